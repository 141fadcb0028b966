package glossa.grammar;

/**
 * Words of a paper that select a place in it (W3C Web Annotation, TextQuoteSelector).
 *
 * @param exact the words as the note has them, without quotation marks and the markers of a block
 *     quote, each line ending one space
 * @param span where they stand
 */
public record Quotation(String exact, Span span) {}
