package glossa.grammar;

/**
 * A heading, ATX or setext.
 *
 * @param level 1 to 6
 * @param span the heading's lines, markers included
 * @param text its content as written, without the markers
 */
public record Heading(int level, Span span, String text) {}
