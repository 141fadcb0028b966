package glossa.features.display;

import glossa.features.PaperAtCursor;
import glossa.features.PaperVersions;
import glossa.features.reading.PaperNotes;
import glossa.grammar.NoteConventions;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Hover: the paper that a citation's key names, or whose record is at the cursor in a source. */
public final class Hovers {
    private Hovers() {}

    /**
     * The paper to show, and the part of the note that it belongs to.
     *
     * @param span {@code @key}, without the rest of the citation
     * @param paper the merged paper
     * @param records the record of each source, in order of precedence
     * @param versions its preprint or published version
     * @param summary its reading state, and how often notes cite it; empty if there is neither
     * @param written the best of what the reader wrote about it elsewhere, a line each
     */
    public record Hover(
            Span span,
            Paper paper,
            List<Paper> records,
            List<PaperVersions.Version> versions,
            String summary,
            List<String> written) {}

    /** The paper under the cursor. */
    public static Optional<Hover> at(Snapshot snapshot, Cursor cursor) {
        return cursor.note()
                .itemAt(cursor.offset())
                .filter(item -> cursor.offset() < item.span().end())
                .flatMap(
                        item ->
                                snapshot.corpus()
                                        .paper(item.key())
                                        .map(
                                                paper ->
                                                        new Hover(
                                                                item.span(),
                                                                paper,
                                                                snapshot.corpus()
                                                                        .records(item.key()),
                                                                PaperVersions.of(
                                                                        snapshot.corpus(), paper),
                                                                PaperNotes.summary(
                                                                        snapshot, paper, true),
                                                                written(
                                                                        snapshot,
                                                                        cursor,
                                                                        item.key()))));
    }

    private static List<String> written(Snapshot snapshot, Cursor cursor, String key) {
        Note note = cursor.note();
        int line = note.lines().position(cursor.offset()).line();
        return PaperNotes.shown(
                snapshot,
                key,
                note.conventions(),
                Optional.of(new PaperNotes.Here(note.uri(), line)));
    }

    /**
     * The paper to show in a source.
     *
     * @param name the range of the record's name if the cursor is in it; otherwise empty
     * @param summary as in {@link Hover}
     * @param written as in {@link Hover}
     */
    public record SourceHover(
            Optional<Range> name,
            Paper paper,
            List<Paper> records,
            List<PaperVersions.Version> versions,
            String summary,
            List<String> written) {}

    /** The paper whose record is at a position of a source. */
    public static Optional<SourceHover> at(
            Snapshot snapshot, Path file, Position position, NoteConventions conventions) {
        return PaperAtCursor.inSource(snapshot, file, position)
                .map(
                        record -> {
                            Paper paper = snapshot.corpus().paper(record.key()).orElse(record);
                            Range name = record.sources().getFirst().name();
                            boolean isOnName =
                                    name.start().compareTo(position) <= 0
                                            && position.compareTo(name.end()) <= 0;
                            return new SourceHover(
                                    isOnName ? Optional.of(name) : Optional.empty(),
                                    paper,
                                    snapshot.corpus().records(paper.key()),
                                    PaperVersions.of(snapshot.corpus(), paper),
                                    PaperNotes.summary(snapshot, paper, false),
                                    PaperNotes.shown(
                                            snapshot, paper.key(), conventions, Optional.empty()));
                        });
    }
}
