package glossa.grammar;

import java.util.List;
import java.util.Optional;

/**
 * What the reader says (the body) about a place in a paper (the target), and why (W3C Web
 * Annotation Data Model).
 *
 * <pre>
 * &gt; Words of the paper. [&#64;a, p. 3]      a quotation of a, page 3
 * - No baseline is given by &#64;b. #question   a remark on b, to question it
 * </pre>
 *
 * @param cited the cited papers that it is about; empty if it is about the paper of the literature
 *     note
 * @param place the place in the paper of the literature note, if the passage names a place and
 *     cites nothing
 * @param quotation the quoted words that select the place, if any
 * @param body what the reader says; absent for a quotation without a comment
 * @param motivations the motivations, in the order of the text
 */
public record Annotation(
        List<CitationItem> cited,
        Optional<Locator> place,
        Optional<Quotation> quotation,
        Optional<Span> body,
        List<Motivation> motivations) {
    public Annotation {
        cited = List.copyOf(cited);
        motivations = List.copyOf(motivations);
    }

    /** The offset in the note at which it begins. */
    public int start() {
        int quoted = quotation.map(words -> words.span().start()).orElse(Integer.MAX_VALUE);
        return Math.min(quoted, body.map(Span::start).orElse(Integer.MAX_VALUE));
    }
}
