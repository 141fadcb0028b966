package glossa.features.actions;

import glossa.features.ProposedChange;
import glossa.features.reading.NoteUpdate.Inputs;
import glossa.grammar.CitationItem;
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

/** Code actions: the ordered list of all changes that are offered at a place. */
public final class Actions {
    /** UTF-16 units of a selection whose actions are looked for. */
    private static final int MAX_LENGTH = 20_000;

    /** Cited papers in a selection whose actions are looked for. */
    private static final int MAX_ITEMS = 200;

    private Actions() {}

    /** The kind of a change, as editors group and filter them (LSP 3.17, "CodeActionKind"). */
    public enum ActionKind {
        QUICK_FIX("quickfix"),
        REWRITE("refactor.rewrite"),
        /** Creates a literature note. */
        CREATE("refactor.create"),
        WRITE_BIBLIOGRAPHY("source.bibliography"),
        LIST_REFERENCES("source.references"),
        SORT("source.sort"),
        TIDY("source.tidy"),
        /** Brings a literature note up to date. */
        REFRESH("source.refresh"),
        FIX_ALL("source.fixAll");

        /** Begins the names of the kinds that concern the whole file. */
        private static final String OF_WHOLE_FILE = "source.";

        private final String protocolName;

        ActionKind(String protocolName) {
            this.protocolName = protocolName;
        }

        /** The name of this kind in the protocol. */
        public String protocolName() {
            return protocolName;
        }

        /** Whether a change of this kind concerns the whole file. */
        public boolean isOfWholeFile() {
            return protocolName.startsWith(OF_WHOLE_FILE);
        }

        /** Whether a change of this kind creates a file. */
        public boolean createsFile() {
            return this == CREATE || this == WRITE_BIBLIOGRAPHY;
        }
    }

    /**
     * One change that is offered.
     *
     * @param title the text that the reader chooses it by
     * @param code the code of the problem that it fixes; empty if it fixes none
     * @param range where that problem is in the note or source
     * @param change computes the change; called when the reader chooses the action
     */
    public record Action(
            String title,
            ActionKind kind,
            String code,
            Range range,
            Supplier<ProposedChange> change) {
        /** An action that rewrites a place of a note and fixes no problem. */
        static Action rewrite(String title, Note note, Span span, ProposedChange.Edit edit) {
            return new Action(
                    title,
                    ActionKind.REWRITE,
                    "",
                    note.lines().range(span),
                    () -> ProposedChange.of(List.of(edit)));
        }

        /** An action that fixes the problem {@code code} at {@code span} of a note. */
        static Action quickFix(
                String title, String code, Note note, Span span, ProposedChange.Edit edit) {
            return new Action(
                    title,
                    ActionKind.QUICK_FIX,
                    code,
                    note.lines().range(span),
                    () -> ProposedChange.of(List.of(edit)));
        }
    }

    /**
     * The actions in a selection of a note; those that fix a problem come first. Of a long
     * selection they are those of its beginning: a menu of thousands helps nobody, and takes long.
     */
    public static List<Action> at(Snapshot snapshot, Note note, Span selected) {
        Span selection = bounded(note, selected);
        List<Action> actions = new ArrayList<>();
        actions.addAll(ReplaceUnknownKey.at(snapshot, note, selection));
        actions.addAll(UsePaperKey.at(snapshot, note, selection));
        actions.addAll(FixCitation.at(note, selection));
        actions.addAll(CiteMention.at(snapshot, note, selection));
        actions.addAll(ConvertCitation.at(note, selection));
        actions.addAll(FixQuotation.at(snapshot, note, selection));
        actions.addAll(CitePassage.at(snapshot, note, selection));
        actions.addAll(AddPageLocator.at(snapshot, note, selection));
        actions.addAll(ReorderCitation.at(snapshot, note, selection));
        actions.addAll(ListReferences.at(snapshot, note));
        actions.addAll(FixAll.at(snapshot, note));
        return actions;
    }

    /**
     * The actions that write cited papers into bibliographies.
     *
     * @param texts the texts of sources as the editor has them; empty for sources that are too
     *     large
     */
    public static List<Action> forBibliographies(
            Snapshot snapshot, Note note, Span selected, Function<Path, Optional<String>> texts) {
        Span selection = bounded(note, selected);
        List<Action> actions = new ArrayList<>();
        actions.addAll(AddToBibliography.at(snapshot, note, selection, texts));
        actions.addAll(WriteBibliography.of(snapshot, note, texts));
        return actions;
    }

    /** The actions that make, refresh or mark literature notes. */
    public static List<Action> forLiteratureNotes(
            Snapshot snapshot, Inputs inputs, Note note, Span selected) {
        return new LiteratureNoteActions(snapshot, inputs).at(note, bounded(note, selected));
    }

    /**
     * The actions that change the settings.
     *
     * @param texts the texts of files as they are on disk; empty for files that are too large
     */
    public static List<Action> forSettings(
            Snapshot snapshot,
            Settings settings,
            Note note,
            Span selected,
            Function<Path, Optional<String>> texts) {
        return ListPerson.at(snapshot, settings, note, bounded(note, selected), texts);
    }

    /** The selection as far as {@link #MAX_LENGTH} and {@link #MAX_ITEMS} reach. */
    private static Span bounded(Note note, Span selection) {
        int end = Math.min(selection.end(), selection.start() + MAX_LENGTH);
        int count = 0;
        for (CitationItem item : note.items()) {
            if (item.span().touches(selection) && ++count == MAX_ITEMS) {
                end = Math.min(end, Math.max(selection.start(), item.span().end()));
            }
        }
        return new Span(selection.start(), end);
    }

    /** The actions on a source as a whole. */
    public static List<Action> onSource(Path file, Function<Path, Optional<String>> texts) {
        return ArrangeEntries.in(file, texts);
    }

    /**
     * The actions in {@code selection} of a source.
     *
     * @param texts the texts of sources as the editor has them; empty for sources that are too
     *     large
     */
    public static List<Action> inSource(
            Snapshot snapshot, Path file, Range selection, Function<Path, Optional<String>> texts) {
        return ResolveDisagreement.at(snapshot.corpus(), file, selection, texts);
    }
}
