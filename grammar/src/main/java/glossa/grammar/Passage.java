package glossa.grammar;

import java.util.List;

/**
 * One paragraph, list item or table row of a note, the unit of annotations.
 *
 * @param quote the number of the block quote that contains it, from 1; 0 outside block quotes
 * @param section the number of separators before it, such as headings and code blocks
 * @param pieces its lines without the markers of quotes and lists; never empty
 */
public record Passage(int quote, int section, List<Span> pieces) {
    public Passage {
        pieces = List.copyOf(pieces);
    }

    /** The span from its first to its last character. */
    public Span span() {
        return new Span(pieces.getFirst().start(), pieces.getLast().end());
    }

    /** Its text within {@code range}, the lines joined by spaces. */
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

    /** The index of the first piece that ends after {@code start}. */
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
