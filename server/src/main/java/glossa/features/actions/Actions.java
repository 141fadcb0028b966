package glossa.features.actions;

import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.List;

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

    /** What can be done in {@code selection}. */
    public static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        return ReplaceUnknownKey.at(snapshot, note, selection);
    }
}
