package glossa.grammar;

/**
 * The place in a cited paper: in {@code [@a, pp. 3-5]} the label is {@code page}, the value {@code
 * 3-5}.
 *
 * @param label one of CSL's locator types (CSL 1.0.2, appendix III)
 * @param value what stands behind the label, trimmed
 * @param span the locator's text in the note, with its label
 */
public record Locator(String label, String value, Span span) {}
