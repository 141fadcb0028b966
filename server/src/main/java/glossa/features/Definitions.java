package glossa.features;

import glossa.corpus.Source;
import glossa.grammar.Span;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import java.util.List;
import java.util.Optional;

/** Go to definition: from a citation to the paper's record in each of its sources. */
public final class Definitions {
    private Definitions() {}

    /**
     * Where a citation leads.
     *
     * @param origin {@code @key} in the note
     * @param sources the records, the most trusted first
     */
    public record Definition(Span origin, List<Source> sources) {}

    /** Where the citation under the cursor leads. */
    public static Optional<Definition> at(Snapshot snapshot, Cursor cursor) {
        return cursor.note()
                .itemAt(cursor.offset())
                .flatMap(
                        item ->
                                snapshot.corpus()
                                        .paper(item.key())
                                        .map(paper -> shown(paper.sources()))
                                        .filter(sources -> !sources.isEmpty())
                                        .map(sources -> new Definition(item.span(), sources)));
    }

    /** A database is no text: an editor that opened one would show its bytes. */
    private static List<Source> shown(List<Source> sources) {
        return sources.stream()
                .filter(source -> !source.file().toString().endsWith(".sqlite"))
                .toList();
    }
}
