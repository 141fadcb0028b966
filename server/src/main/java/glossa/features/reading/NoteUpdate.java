package glossa.features.reading;

import glossa.features.reading.GeneratedBlocks.Block;
import glossa.features.reading.LiteratureNoteText.Rendered;
import glossa.features.reading.PaperMarks.FoundMarks;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.settings.Settings;
import glossa.source.edit.SourceEdits;
import glossa.workspace.RenderedNotes;
import glossa.workspace.RenderedNotes.RenderedName;
import glossa.workspace.Snapshot;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All of a note that is made by Glossa, brought up to date: what a literature note has of its
 * paper, and generated blocks.
 */
public final class NoteUpdate {
    private final NoteRefresh refresh;
    private final Optional<RenderedName> name;
    private final Optional<String> rendered;
    private final Optional<String> problem;
    private final List<Block> blocks;
    private final String beforeBlocks;

    private NoteUpdate(
            NoteRefresh refresh,
            Optional<RenderedName> name,
            Optional<String> rendered,
            Optional<String> problem,
            List<Block> blocks,
            String beforeBlocks) {
        this.refresh = refresh;
        this.name = name;
        this.rendered = rendered;
        this.problem = problem;
        this.blocks = blocks;
        this.beforeBlocks = beforeBlocks;
    }

    /**
     * Where the values come from.
     *
     * @param rendered what was rendered last
     * @param marks reads the marks of a paper; takes a while
     * @param today the day that a template may name
     */
    public record Inputs(
            Settings settings,
            RenderedNotes rendered,
            Function<Paper, FoundMarks> marks,
            LocalDate today) {}

    /**
     * The update of a note.
     *
     * @param isOffering whether what is new in the record is offered where nothing is known of what
     *     was rendered last
     */
    public static NoteUpdate of(Snapshot snapshot, Note note, Inputs inputs, boolean isOffering) {
        Optional<Paper> about = note.paper().flatMap(snapshot.in(note).corpus()::paper);
        Optional<RenderedName> name =
                about.map(paper -> LiteratureNoteText.renderedName(paper, note.uri()));
        Optional<String> last = name.flatMap(of -> inputs.rendered().last(of, note.text()));
        NoteRefresh refresh = new NoteRefresh(note.text(), note.text(), List.of());
        Optional<String> rendered = Optional.empty();
        Optional<String> problem = Optional.empty();
        if (about.isPresent() && name.isPresent() && (last.isPresent() || isOffering)) {
            FoundMarks marks = inputs.marks().apply(about.get());
            Rendered text =
                    LiteratureNoteText.of(
                            snapshot,
                            inputs.settings(),
                            about.get(),
                            marks.all(),
                            inputs.rendered().day(name.get()).orElse(inputs.today()));
            problem = text.problem().or(marks::problem);
            if (text.problem().isEmpty()) {
                // Marks that cannot be read now are not gone.
                boolean isKeeping = marks.problem().isPresent();
                refresh = NoteRefresh.of(note.text(), last, text.text(), isKeeping);
                rendered = isKeeping ? Optional.empty() : Optional.of(text.text());
            }
        }
        Note merged =
                refresh.isUpToDate()
                        ? note
                        : Note.of(note.uri(), 0, refresh.after(), note.conventions());
        List<Block> blocks =
                GeneratedBlocks.of(snapshot, merged, note.conventions(), inputs.rendered());
        return new NoteUpdate(
                new NoteRefresh(note.text(), withBlocks(refresh.after(), blocks), refresh.offers()),
                name,
                rendered,
                problem,
                blocks,
                refresh.after());
    }

    private static String withBlocks(String text, List<Block> blocks) {
        StringBuilder changed = new StringBuilder(text);
        List<SourceEdits.Edit> edits = new ArrayList<>();
        blocks.forEach(block -> block.edit().ifPresent(edits::add));
        for (SourceEdits.Edit edit : edits.reversed()) {
            changed.replace(edit.replaced().start(), edit.replaced().end(), edit.text());
        }
        return changed.toString();
    }

    /** The change of the note. */
    public NoteRefresh change() {
        return refresh;
    }

    /** Why the note is not wholly brought up to date: its template, or marks that are not read. */
    public Optional<String> problem() {
        return problem;
    }

    /**
     * Records what was rendered.
     *
     * @param isWritten whether the note has the change; else an editor may make it or not
     */
    public void remember(RenderedNotes to, boolean isWritten) throws IOException {
        if (rendered.isPresent() && name.isPresent() && isWritten) {
            to.written(name.get(), rendered.get());
        } else if (rendered.isPresent() && name.isPresent() && !refresh.isUpToDate()) {
            to.proposed(name.get(), refresh.before(), refresh.after(), rendered.get());
        }
        for (Block block : blocks) {
            block.remember(to, beforeBlocks, isWritten);
        }
    }
}
