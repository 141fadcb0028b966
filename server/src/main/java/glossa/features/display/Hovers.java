package glossa.features.display;

import glossa.features.PaperAtCursor;
import glossa.features.PaperVersions;
import glossa.features.ReadingStates;
import glossa.features.navigation.References;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.CitationPlace;
import glossa.notes.Cursor;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
     * @param readingState the reading state from its literature note; empty if there is none
     */
    public record Hover(
            Span span,
            Paper paper,
            List<Paper> records,
            List<PaperVersions.Version> versions,
            String readingState) {}

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
                                                                ReadingStates.summary(
                                                                                snapshot, paper)
                                                                        .orElse(""))));
    }

    /**
     * The paper to show in a source.
     *
     * @param name the range of the record's name if the cursor is in it; otherwise empty
     * @param summary its reading state as in {@link Hover}, and how often notes cite it
     */
    public record SourceHover(
            Optional<Range> name,
            Paper paper,
            List<Paper> records,
            List<PaperVersions.Version> versions,
            String summary) {}

    /** The paper whose record is at a position of a source. */
    public static Optional<SourceHover> at(Snapshot snapshot, Path file, Position position) {
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
                                    Stream.of(
                                                    ReadingStates.summary(snapshot, paper)
                                                            .orElse(""),
                                                    citationCount(snapshot, paper))
                                            .filter(part -> !part.isEmpty())
                                            .collect(Collectors.joining(" · ")));
                        });
    }

    /** {@code cited 7 times in 3 notes}; empty if no note cites it. */
    private static String citationCount(Snapshot snapshot, Paper paper) {
        List<CitationPlace> citations = References.of(snapshot, paper.key()).citations();
        long notes = citations.stream().map(cited -> cited.note().uri()).distinct().count();
        return citations.isEmpty()
                ? ""
                : "cited "
                        + (citations.size() == 1 ? "once" : citations.size() + " times")
                        + (notes == 1 ? " in one note" : " in " + notes + " notes");
    }
}
