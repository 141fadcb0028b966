package glossa.grammar;

/**
 * The YAML metadata block at the head of a note (pandoc manual, "yaml_metadata_block").
 *
 * @param span the block with its two fences
 * @param content the YAML between the fences
 */
public record FrontMatter(Span span, Span content) {}
