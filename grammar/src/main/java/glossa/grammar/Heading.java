package glossa.grammar;

/**
 * A heading, ATX or setext.
 *
 * @param level 1 to 6
 * @param span the heading's lines, markers included
 * @param text the content as written, without markers
 */
public record Heading(int level, Span span, String text) {}
