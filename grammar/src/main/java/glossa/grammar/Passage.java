package glossa.grammar;

import java.util.List;

/**
 * One paragraph, list item or row of a note: what an annotation is made of.
 *
 * @param quote the number of the block quote it stands in, from 1; 0 outside of one
 * @param section how often something stood before it that parts what comes from what was
 * @param pieces its lines, without what marks a quote or a list; never empty
 */
public record Passage(int quote, int section, List<Span> pieces) {
    public Passage {
        pieces = List.copyOf(pieces);
    }

    /** All of it. */
    public Span span() {
        return new Span(pieces.getFirst().start(), pieces.getLast().end());
    }

    /** Its words within {@code range}, the lines joined by spaces. */
    String words(String note, Span range) {
        StringBuilder words = new StringBuilder();
        for (int i = firstWithin(range.start()); i < pieces.size(); i++) {
            Span piece = pieces.get(i);
            if (piece.start() >= range.end()) {
                break;
            }
            int from = Math.max(piece.start(), range.start());
            int to = Math.min(piece.end(), range.end());
            words.append(words.isEmpty() ? "" : " ").append(note.substring(from, to).strip());
        }
        return words.toString();
    }

    /** The first piece that ends behind {@code start}. */
    private int firstWithin(int start) {
        int low = 0;
        int high = pieces.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pieces.get(middle).end() <= start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
