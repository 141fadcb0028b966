package glossa.features.reading;

import glossa.features.reading.GeneratedBlocks.Block;
import glossa.features.reading.LiteratureNoteText.Rendered;
import glossa.notes.Note;
import glossa.paper.Mark;
import glossa.paper.Paper;
import glossa.settings.Settings;
import glossa.source.edit.SourceEdits;
import glossa.workspace.RenderedNotes;
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
    private final Optional<Paper> paper;
    private final Rendered text;
    private final List<Block> blocks;
    private final String beforeBlocks;

    private NoteUpdate(
            NoteRefresh refresh,
            Optional<Paper> paper,
            Rendered text,
            List<Block> blocks,
            String beforeBlocks) {
        this.refresh = refresh;
        this.paper = paper;
        this.text = text;
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
            Function<Paper, List<Mark>> marks,
            LocalDate today) {}

    /**
     * The update of a note.
     *
     * @param isOffering whether what is new in the record is offered where nothing is known of what
     *     was rendered last
     */
    public static NoteUpdate of(Snapshot snapshot, Note note, Inputs inputs, boolean isOffering) {
        Optional<Paper> about = note.paper().flatMap(snapshot.in(note).corpus()::paper);
        NoteRefresh refresh = new NoteRefresh(note.text(), note.text(), List.of());
        Rendered text = new Rendered("", Optional.empty());
        Optional<String> last =
                about.flatMap(paper -> inputs.rendered().last(paper.key(), note.text()));
        boolean isRefreshed = about.isPresent() && (last.isPresent() || isOffering);
        if (isRefreshed) {
            text =
                    LiteratureNoteText.of(
                            snapshot,
                            inputs.settings(),
                            about.get(),
                            inputs.marks().apply(about.get()),
                            inputs.today());
            refresh = NoteRefresh.of(note.text(), last, text.text());
        }
        Note merged =
                refresh.isUpToDate()
                        ? note
                        : Note.of(note.uri(), 0, refresh.after(), note.conventions());
        List<Block> blocks =
                GeneratedBlocks.of(snapshot, merged, note.conventions(), inputs.rendered());
        return new NoteUpdate(
                new NoteRefresh(note.text(), withBlocks(refresh.after(), blocks), refresh.offers()),
                isRefreshed ? about : Optional.empty(),
                text,
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

    /** What is wrong with the template; then the default one was taken. */
    public Optional<String> problem() {
        return text.problem();
    }

    /**
     * Records what was rendered.
     *
     * @param isWritten whether the note has the change; else an editor may make it or not
     */
    public void remember(RenderedNotes to, boolean isWritten) throws IOException {
        if (paper.isPresent() && isWritten) {
            to.written(paper.get().key(), text.text());
        } else if (paper.isPresent() && !refresh.isUpToDate()) {
            to.proposed(paper.get().key(), refresh.before(), refresh.after(), text.text());
        }
        for (Block block : blocks) {
            block.remember(to, beforeBlocks, isWritten);
        }
    }
}
