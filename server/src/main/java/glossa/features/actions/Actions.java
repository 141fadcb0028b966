package glossa.features.actions;

import glossa.features.ProposedChange;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.settings.Settings;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** All actions, in the order in which they are offered. */
public final class Actions {
    private Actions() {}

    /** What kind of change is offered (LSP 3.17, "CodeActionKind"). */
    public enum ActionKind {
        QUICK_FIX("quickfix"),
        REWRITE("refactor.rewrite"),
        /** A file that comes to be. */
        CREATE("refactor.create"),
        SOURCE("source"),
        SORT("source.sort"),
        TIDY("source.tidy"),
        FIX_ALL("source.fixAll");

        private final String protocolName;

        ActionKind(String written) {
            this.protocolName = written;
        }

        /** Its name in the protocol. */
        public String protocolName() {
            return protocolName;
        }
    }

    /**
     * One change that is offered.
     *
     * @param title what the reader sees
     * @param code the problem that it mends; empty where it mends none
     * @param range where that problem stands in the note or source that is looked at
     * @param change what it changes, worked out when it is wanted
     */
    public record Action(
            String title,
            ActionKind kind,
            String code,
            Range range,
            Supplier<ProposedChange> change) {}

    /** What can be done in {@code selection} of a note where nothing is set. */
    public static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        return at(snapshot, Settings.DEFAULT, note, selection);
    }

    /** What can be done in {@code selection} of a note; what mends a problem first. */
    public static List<Action> at(Snapshot snapshot, Settings settings, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        actions.addAll(ReplaceUnknownKey.at(snapshot, note, selection));
        actions.addAll(UsePaperKey.at(snapshot, note, selection));
        actions.addAll(FixCitation.at(note, selection));
        actions.addAll(CiteMention.at(snapshot, note, selection));
        actions.addAll(ConvertCitation.at(note, selection));
        actions.addAll(AddPageLocator.at(snapshot, note, selection));
        actions.addAll(ReorderCitation.at(snapshot, note, selection));
        actions.addAll(CreateLiteratureNote.at(snapshot, settings, note, selection));
        actions.addAll(ListReferences.at(snapshot, note));
        actions.addAll(FixAll.at(snapshot, note));
        return actions;
    }

    /**
     * What can be written into bibliographies of what a note cites.
     *
     * @param texts of sources, as the editor has them; nothing for those that are too large
     */
    public static List<Action> forBibliographies(
            Snapshot snapshot, Note note, Span selection, Function<Path, Optional<String>> texts) {
        List<Action> actions = new ArrayList<>();
        actions.addAll(AddToBibliography.at(snapshot, note, selection, texts));
        actions.addAll(WriteBibliography.of(snapshot, note, texts));
        return actions;
    }

    /** What can be done with a source as a whole. */
    public static List<Action> onSource(Path file, Function<Path, Optional<String>> texts) {
        return ArrangeEntries.in(file, texts);
    }

    /**
     * What can be done in {@code selection} of a source.
     *
     * @param texts of sources, as the editor has them; nothing for those that are too large
     */
    public static List<Action> inSource(
            Snapshot snapshot, Path file, Range selection, Function<Path, Optional<String>> texts) {
        return ResolveDisagreement.at(snapshot.corpus(), file, selection, texts);
    }
}
