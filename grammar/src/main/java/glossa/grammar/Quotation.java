package glossa.grammar;

/**
 * Words of a paper that select a place in it (W3C Web Annotation, TextQuoteSelector).
 *
 * @param exact the words as written, without quotation marks and the markers of a block quote; each
 *     line ending is one space
 * @param span the span of the words
 */
public record Quotation(String exact, Span span) {}
