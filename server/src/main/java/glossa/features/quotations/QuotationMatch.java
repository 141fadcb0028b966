package glossa.features.quotations;

import glossa.grammar.Span;

import java.util.List;

/**
 * What comparing a quotation with a paper's text gave.
 *
 * @param state how alike they are
 * @param place where the paper has it, in its text; empty for {@link State#NOT_FOUND} and {@link
 *     State#UNKNOWN}
 * @param pages the pages of all places that have the words, that of {@code place} first; empty
 *     without pages
 * @param differences for {@link State#CHANGED}, in the order of the text
 */
public record QuotationMatch(
        State state, Span place, List<PageRange> pages, List<Difference> differences) {
    /** How a quotation and a paper's text compare. */
    public enum State {
        /** The same words; what typography changes may differ. */
        EXACT,
        /** Nearly the same words. */
        CHANGED,
        /** The paper does not have these words. */
        NOT_FOUND,
        /** It cannot be told: there is no text, or none that is good enough. */
        UNKNOWN
    }

    /** The indices of pages, first and last. */
    public record PageRange(int first, int last) {}

    /**
     * One difference.
     *
     * @param place the words in the note; empty, between words, where the paper has more
     * @param quoted these words; may be empty
     * @param inPaper the paper's words in their place; may be empty
     */
    public record Difference(Span place, String quoted, String inPaper) {}

    static final QuotationMatch UNKNOWN =
            new QuotationMatch(State.UNKNOWN, new Span(0, 0), List.of(), List.of());

    static final QuotationMatch NOT_FOUND =
            new QuotationMatch(State.NOT_FOUND, new Span(0, 0), List.of(), List.of());

    public QuotationMatch {
        pages = List.copyOf(pages);
        differences = List.copyOf(differences);
    }

    /** Whether the paper has the words, or nearly. */
    public boolean isFound() {
        return state == State.EXACT || state == State.CHANGED;
    }
}
