package glossa.features;

import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.source.edit.SourceEdits;

import java.nio.file.Path;
import java.util.List;

/**
 * A change of files that is proposed to the editor, which makes it or not.
 *
 * <pre>{@code
 * ProposedChange.of(List.of(Edit.in(note, item.keySpan(), "vaswani2017")))
 * }</pre>
 *
 * @param edits the edits; those of one file in the order of its text, without overlap
 * @param renames renamed files, after the edits
 * @param creations new files, before the edits; none of them exists
 */
public record ProposedChange(List<Edit> edits, List<Rename> renames, List<Creation> creations) {
    public ProposedChange {
        edits = List.copyOf(edits);
        renames = List.copyOf(renames);
        creations = List.copyOf(creations);
    }

    /** A change that consists of edits. */
    public static ProposedChange of(List<Edit> edits) {
        return new ProposedChange(edits, List.of(), List.of());
    }

    /** Whether this changes nothing. */
    public boolean isEmpty() {
        return edits.isEmpty() && renames.isEmpty() && creations.isEmpty();
    }

    /**
     * The replacement of one span of a note or a source.
     *
     * @param uri the file, as the editor writes its uri
     * @param replaced the span of the text that the editor has, otherwise of the text on disk
     * @param text the new text
     * @param label a group name under which the editor asks for confirmation (LSP 3.17,
     *     "ChangeAnnotation"), such as {@code In sources}; empty for the file that the reader looks
     *     at
     */
    public record Edit(String uri, Span replaced, String text, String label) {
        /**
         * Begins the label of an edit that the reader has to agree to: an editor that cannot ask
         * does not get it.
         */
        public static final String OFFERED = "Offered";

        /** Whether the reader has to agree to it. */
        public boolean isOffered() {
            return label.startsWith(OFFERED);
        }

        /** An edit of the note that the reader looks at. */
        public static Edit in(Note note, Span replaced, String text) {
            return new Edit(note.uri(), replaced, text, "");
        }

        /** An edit of a source. */
        public static Edit in(Path source, SourceEdits.Edit edit, String label) {
            return new Edit(source.toUri().toString(), edit.replaced(), edit.text(), label);
        }
    }

    /** A file that gets another name; the editor refuses if that name is taken. */
    public record Rename(Path from, Path to, String label) {}

    /** A new file with its text. */
    public record Creation(Path file, String text, String label) {}
}
