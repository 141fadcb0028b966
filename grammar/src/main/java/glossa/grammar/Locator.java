package glossa.grammar;

/**
 * A place in a cited paper: in {@code [@a, pp. 3-5]} the label is {@code page} and the value {@code
 * 3-5}.
 *
 * @param label one of CSL's locator types (CSL 1.0.2, appendix III)
 * @param value the text after the label, trimmed
 * @param span the span in the note, including the label
 */
public record Locator(String label, String value, Span span) {}
