package glossa.grammar;

import java.util.List;

/**
 * One citation: a bracket {@code [see @a, p. 3; @b]}, one {@code @a} in running text, or one
 * {@code @a [p. 3]}.
 *
 * @param span the whole citation, including brackets
 * @param items its items, in the order of the text; never empty
 */
public record Citation(Span span, List<CitationItem> items) {
    public Citation {
        items = List.copyOf(items);
    }
}
