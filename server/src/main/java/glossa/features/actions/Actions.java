package glossa.features.actions;

import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All actions, in the order in which they are offered. */
public final class Actions {
    private Actions() {}

    /**
     * One change that is offered.
     *
     * @param title what the reader sees
     * @param code the problem that it mends
     * @param place where that problem stands
     * @param replaced what of the note is replaced
     * @param text what takes its place
     */
    public record Action(String title, String code, Span place, Span replaced, String text) {}

    /**
     * One change of sources that is offered.
     *
     * @param title what the reader sees
     * @param code the problem that it mends
     * @param place where that problem stands in the source that is looked at
     * @param edits what it changes, in that source or others; those of one file in its order
     */
    public record SourceAction(String title, String code, Range place, List<SourceEdit> edits) {
        public SourceAction {
            edits = List.copyOf(edits);
        }
    }

    /** What is replaced in a source, in offsets of its text as the editor has it, and by what. */
    public record SourceEdit(Path file, Span replaced, String text) {}

    /**
     * What can be done in {@code selection} of a source.
     *
     * @param texts of sources, as the editor has them; nothing for those that are too large
     */
    public static List<SourceAction> in(
            Snapshot snapshot, Path file, Range selection, Function<Path, Optional<String>> texts) {
        return TakeThisOne.at(snapshot.corpus(), file, selection, texts);
    }

    /** What can be done in {@code selection}. */
    public static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        return ReplaceUnknownKey.at(snapshot, note, selection);
    }
}
