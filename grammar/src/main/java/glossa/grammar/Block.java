package glossa.grammar;

import java.util.Optional;

/**
 * One run of inlines and the block that contains it.
 *
 * @param kind the kind of the block
 * @param text the text of the inlines
 * @param footnote the label of the footnote, if the block is in its definition
 */
record Block(BlockKind kind, InlineText text, Optional<String> footnote) {
    /** The kinds of blocks that contain inlines. */
    enum BlockKind {
        PARAGRAPH,
        /** The only line of a list item or cell (pandoc's Plain). */
        PLAIN,
        HEADING,
        METADATA,
        /** A value of a field that a later metadata block has too. */
        OVERRIDDEN_METADATA,
        /** A text in a chunk of code, which pandoc does not see. */
        CHUNK_TEXT
    }
}
