package glossa.features.actions;

import glossa.features.CitationKeys;
import glossa.features.PaperAtCursor;
import glossa.features.ProposedChange;
import glossa.features.ProposedChange.Edit;
import glossa.features.ReadingView;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.features.reading.GeneratedBlocks;
import glossa.features.reading.LiteratureNoteText;
import glossa.features.reading.LiteratureNoteText.Rendered;
import glossa.features.reading.NoteFields;
import glossa.features.reading.NoteRefresh;
import glossa.features.reading.NoteUpdate;
import glossa.features.reading.NoteUpdate.Inputs;
import glossa.grammar.CitationItem;
import glossa.grammar.Instruction;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.notes.ReadingState;
import glossa.paper.Paper;
import glossa.source.edit.SourceEdits;
import glossa.workspace.RenderedNotes.RenderedName;
import glossa.workspace.Snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Creates the literature note of a cited paper that has none, from a template; brings notes up to
 * date when the record or the marks of their papers have changed; sets how far a paper is read.
 */
final class LiteratureNoteActions {
    private static final String CREATE = "Create the literature note";
    private static final String OFFERED = Edit.OFFERED + ": new in the source; your text stays";

    private final Snapshot snapshot;
    private final Inputs inputs;

    LiteratureNoteActions(Snapshot snapshot, Inputs inputs) {
        this.snapshot = snapshot;
        this.inputs = inputs;
    }

    /** The actions in a selection of a note. */
    List<Action> at(Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (CitationItem item : note.items()) {
            if (item.span().touches(selection)
                    && !CitationKeys.namesNoPaper(snapshot, note, item)) {
                create(note, item).ifPresent(actions::add);
            }
        }
        refresh(note).ifPresent(actions::add);
        actions.addAll(markAs(note, selection));
        return actions;
    }

    private Optional<Action> create(Note note, CitationItem item) {
        Optional<Paper> found = snapshot.corpus().paper(item.key());
        if (found.isEmpty()
                || !snapshot.notes().about(item.key()).isEmpty()
                || !LiteratureNoteText.existing(snapshot, found.get()).isEmpty()) {
            return Optional.empty();
        }
        Paper paper = found.get();
        Optional<Path> file =
                workspaceFolder(note)
                        .flatMap(
                                folder ->
                                        LiteratureNoteText.newFile(
                                                snapshot, inputs.settings(), folder, paper));
        String title = CREATE + " of @" + paper.key();
        return file.map(
                path ->
                        new Action(
                                title,
                                ActionKind.CREATE,
                                "",
                                note.lines().range(item.span()),
                                () -> creation(paper, path)));
    }

    private ProposedChange creation(Paper paper, Path file) {
        Rendered text =
                LiteratureNoteText.of(
                        snapshot,
                        inputs.settings(),
                        paper,
                        inputs.marks().apply(paper).all(),
                        inputs.today());
        String uri = file.toUri().toString();
        RenderedName name = LiteratureNoteText.renderedName(paper, uri);
        remember(() -> inputs.rendered().proposed(name, "", text.text(), text.text()));
        String label = CREATE + text.problem().map(why -> ": " + why).orElse("");
        return new ProposedChange(
                List.of(),
                List.of(),
                List.of(new ProposedChange.Creation(file, text.text(), label)));
    }

    /** The folder of the workspace that the note is in, otherwise the first one. */
    private Optional<Path> workspaceFolder(Note note) {
        List<Path> folders = snapshot.files().folders();
        return folders.stream()
                .filter(folder -> note.file().filter(file -> file.startsWith(folder)).isPresent())
                .findFirst()
                .or(() -> folders.stream().findFirst());
    }

    /** For literature notes, and notes with generated blocks. */
    private Optional<Action> refresh(Note note) {
        Optional<Paper> paper = note.paper().flatMap(snapshot.in(note).corpus()::paper);
        boolean hasBlocks =
                Instruction.in(note.text(), note.syntax()).stream()
                        .anyMatch(GeneratedBlocks::isMade);
        return paper.isEmpty() && !hasBlocks
                ? Optional.empty()
                : Optional.of(
                        new Action(
                                paper.map(about -> "Refresh the literature note of @" + about.key())
                                        .orElse("Refresh the generated blocks"),
                                ActionKind.REFRESH,
                                "",
                                note.lines().range(new Span(0, 0)),
                                () -> refreshed(note)));
    }

    private ProposedChange refreshed(Note note) {
        NoteUpdate update = NoteUpdate.of(snapshot, note, inputs, true);
        List<Edit> edits = new ArrayList<>();
        for (SourceEdits.Edit edit : update.change().edits()) {
            edits.add(new Edit(note.uri(), edit.replaced(), edit.text(), ""));
        }
        for (NoteRefresh.Offered offer : update.change().offers()) {
            boolean isAtEnd = offer.line() >= note.lines().count();
            int at = isAtEnd ? note.text().length() : note.lines().start(offer.line());
            String lineEnd = isAtEnd && !note.text().endsWith("\n") ? "\n" : "";
            edits.add(new Edit(note.uri(), new Span(at, at), lineEnd + offer.text(), OFFERED));
        }
        edits.sort(Comparator.comparingInt(edit -> edit.replaced().start()));
        remember(() -> update.remember(inputs.rendered(), false));
        return ProposedChange.of(edits);
    }

    /** The states that the paper at the cursor may get, in its literature note. */
    private List<Action> markAs(Note note, Span selection) {
        Optional<PaperAtCursor.Subject> subject =
                PaperAtCursor.at(new Cursor(note, selection.start()));
        Optional<Paper> found =
                subject.flatMap(here -> snapshot.in(note).corpus().paper(here.key()));
        if (found.isEmpty()) {
            return List.of();
        }
        Paper paper = found.get();
        ReadingState now = ReadingView.of(snapshot, paper).state();
        List<Action> actions = new ArrayList<>();
        for (ReadingState state : ReadingState.values()) {
            if (state != now && !LiteratureNoteText.existing(snapshot, paper).isEmpty()) {
                actions.add(
                        new Action(
                                "Mark @" + paper.key() + " as " + state.word(),
                                ActionKind.REWRITE,
                                "",
                                note.lines().range(subject.get().span()),
                                () -> marked(note, paper, state)));
            }
        }
        return actions;
    }

    private ProposedChange marked(Note here, Paper paper, ReadingState state) {
        List<Edit> edits = new ArrayList<>();
        String uri = LiteratureNoteText.existing(snapshot, paper).getFirst().uri();
        Optional<String> text =
                snapshot.notes().note(uri).map(Note::text).or(() -> snapshot.files().text(uri));
        text.ifPresent(
                written ->
                        NoteFields.set(written, fields(state))
                                .forEach(
                                        edit ->
                                                edits.add(
                                                        new Edit(
                                                                uri,
                                                                edit.replaced(),
                                                                edit.text(),
                                                                uri.equals(here.uri())
                                                                        ? ""
                                                                        : "In the literature"
                                                                                + " note"))));
        return ProposedChange.of(edits);
    }

    /** A paper that is read gets the day. */
    private Map<String, String> fields(ReadingState state) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("status", state.word());
        if (state == ReadingState.READ) {
            fields.put("read", inputs.today().toString());
        }
        return fields;
    }

    private interface Remembering {
        void run() throws IOException;
    }

    private static void remember(Remembering rendered) {
        try {
            rendered.run();
        } catch (IOException e) {
            // Without it the next refresh replaces nothing and offers what is new.
        }
    }
}
