package glossa.features;

import glossa.corpus.Paper;
import glossa.grammar.Span;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import java.util.List;
import java.util.Optional;

/** Hover: on a citation's key, the paper it names. */
public final class Hovers {
    private Hovers() {}

    /**
     * What is shown, and for what of the note.
     *
     * @param span {@code @key}, and nothing else of the line
     * @param paper the paper, whole
     * @param records what each source says of it, the most trusted first
     * @param versions its preprint or published version
     * @param state what the reader's own note on it says of having read it; empty where there is
     *     none
     */
    public record Hover(
            Span span,
            Paper paper,
            List<Paper> records,
            List<Versions.Version> versions,
            String state) {}

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
                                                                Versions.of(
                                                                        snapshot.corpus(), paper),
                                                                ReadingStates.of(snapshot, paper)
                                                                        .orElse(""))));
    }
}
