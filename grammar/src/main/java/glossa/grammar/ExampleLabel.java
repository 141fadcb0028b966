package glossa.grammar;

/**
 * The label of an item of an example list (pandoc manual, "example_lists"): {@code good} in {@code
 * (@good) An example}. Elsewhere in the note {@code @good} refers to the item, and cites nothing.
 *
 * @param label the label, without {@code @}
 * @param span its span
 */
public record ExampleLabel(String label, Span span) {}
