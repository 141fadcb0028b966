package glossa.grammar;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One paragraph, list item or row of a note: what an annotation is made of.
 *
 * @param quote the number of the block quote it stands in, from 1; 0 outside of one
 * @param section how often something stood before it that parts what comes from what was
 * @param pieces its lines, without what marks a quote or a list; never empty
 */
record Passage(int quote, int section, List<Span> pieces) {
    Passage {
        pieces = List.copyOf(pieces);
    }

    Span span() {
        return new Span(pieces.getFirst().start(), pieces.getLast().end());
    }

    /** Its words within {@code range}, the lines joined by spaces. */
    String words(String note, Span range) {
        return pieces.stream()
                .map(
                        piece ->
                                new Span(
                                        Math.clamp(range.start(), piece.start(), piece.end()),
                                        Math.clamp(range.end(), piece.start(), piece.end())))
                .filter(piece -> piece.length() > 0)
                .map(piece -> piece.in(note).strip())
                .collect(Collectors.joining(" "));
    }
}
