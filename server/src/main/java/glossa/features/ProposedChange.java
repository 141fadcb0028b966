package glossa.features;

import glossa.grammar.Span;

import java.nio.file.Path;
import java.util.List;

/**
 * A change of files that is offered to the reader: nothing happens unless the editor makes it.
 *
 * <pre>{@code
 * new Change(
 *         List.of(new Change.Edit(note.uri(), item.keySpan(), "vaswani2017", "")),
 *         List.of(),
 *         List.of())
 * }</pre>
 *
 * @param edits those of one file in its order, none over another
 * @param renames files that get another name, after the edits
 * @param creations files that come to be, before the edits; none of them is there yet
 */
public record ProposedChange(List<Edit> edits, List<Rename> renames, List<Creation> creations) {
    public ProposedChange {
        edits = List.copyOf(edits);
        renames = List.copyOf(renames);
        creations = List.copyOf(creations);
    }

    /** A change that is edits only. */
    public static ProposedChange of(List<Edit> edits) {
        return new ProposedChange(edits, List.of(), List.of());
    }

    /** Whether nothing would change. */
    public boolean isEmpty() {
        return edits.isEmpty() && renames.isEmpty() && creations.isEmpty();
    }

    /**
     * One edit.
     *
     * @param uri of a note or a source, as an editor would write it
     * @param replaced of its text as the editor has it, else as it is on the disk
     * @param text what takes its place
     * @param label why the editor should show it before it is made (LSP 3.17, "ChangeAnnotation"),
     *     such as {@code In sources}; empty where it is what the reader looks at
     */
    public record Edit(String uri, Span replaced, String text, String label) {}

    /** A file that gets another name; refused by the editor where that is taken. */
    public record Rename(Path from, Path to, String label) {}

    /** A file that comes to be, with this text. */
    public record Creation(Path file, String text, String label) {}
}
