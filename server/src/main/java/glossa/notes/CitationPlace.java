package glossa.notes;

import glossa.grammar.Range;

/**
 * One place where a paper is cited.
 *
 * @param note the outline of the note that cites it
 * @param item the cited key in it
 */
public record CitationPlace(NoteSummary note, NoteSummary.Item item) {
    /** Where the key stands with its {@code @}, counted in UTF-16. */
    public Range range() {
        return note.lines().range(item.span());
    }
}
