package glossa.grammar;

import java.util.List;
import java.util.Optional;

/**
 * What the reader says (the body) about a place of a paper (the target), and why (W3C Web
 * Annotation Data Model).
 *
 * <pre>
 * &gt; Words of the paper. [&#64;a, p. 3]      a quotation of a, page 3
 * - No baseline is given by &#64;b. #question   a remark on b, to question it
 * </pre>
 *
 * @param cited the papers it is about; none for the paper that the whole note is about
 * @param place the place in the note's paper, where nothing is cited and a place is named
 * @param quotation the words that select the place, if any are quoted
 * @param body what the reader says; absent where nothing is said of a quotation
 * @param motivations why, in the order of the text
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

    /** Where it begins in the note. */
    public int start() {
        int quoted = quotation.map(words -> words.span().start()).orElse(Integer.MAX_VALUE);
        return Math.min(quoted, body.map(Span::start).orElse(Integer.MAX_VALUE));
    }
}
