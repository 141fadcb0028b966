package glossa.notes;

import glossa.grammar.Range;

/**
 * One place where a paper is cited.
 *
 * @param note the outline of the note that cites it
 * @param item the cited key in it
 */
public record CitationPlace(NoteSummary note, NoteSummary.Item item) {
    /** The range of the key with its {@code @}, in UTF-16 units. */
    public Range range() {
        return note.lines().range(item.span());
    }
}
