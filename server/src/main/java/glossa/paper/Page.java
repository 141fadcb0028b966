package glossa.paper;

/**
 * One page of a paper's text.
 *
 * @param label the number printed on the page, {@code iv} or {@code 327}; its position in the file,
 *     from 1, if the file has no labels
 * @param text its text, with line feeds between lines; may be empty
 */
public record Page(String label, String text) {}
