package glossa.grammar;

import java.util.Optional;

/**
 * One run of inlines and where it stands.
 *
 * @param kind what holds it
 * @param prose its text
 * @param note the label of the footnote in whose definition it stands
 */
record Block(BlockKind kind, InlineText prose, Optional<String> note) {
    /** What can hold inlines. */
    enum BlockKind {
        PARAGRAPH,
        /** A list item's or a cell's only line, which pandoc calls Plain. */
        PLAIN,
        HEADING,
        METADATA
    }
}
