package glossa.paper;

/**
 * One page of a paper's text.
 *
 * @param label what stands on the page as its number, {@code iv} or {@code 327}; by its place in
 *     the file, from 1, where the file says nothing
 * @param text its text, lines apart by line feeds; may be empty
 */
public record Page(String label, String text) {}
