package glossa.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds Obsidian's comments, {@code %%…%%}, within a line or over many (Obsidian's help,
 * "Comments"). One that nothing closes is none, so that a comment half typed doesn't swallow the
 * rest of the note.
 */
final class ObsidianComments {
    private static final String MARK = "%%";

    private ObsidianComments() {}

    /**
     * The comments of {@code note} from {@code start} on.
     *
     * @param opaque where none begins, in code say: sorted
     */
    static List<Span> in(String note, int start, List<Span> opaque) {
        List<Span> comments = new ArrayList<>();
        int next = 0;
        int at = note.indexOf(MARK, start);
        while (at >= 0) {
            while (next < opaque.size() && opaque.get(next).end() <= at) {
                next++;
            }
            boolean isOpaque = next < opaque.size() && opaque.get(next).start() <= at;
            int close = isOpaque ? -1 : note.indexOf(MARK, at + MARK.length());
            if (!isOpaque && close < 0) {
                break;
            }
            int after = isOpaque ? opaque.get(next).end() : close + MARK.length();
            if (!isOpaque) {
                comments.add(new Span(at, after));
            }
            at = note.indexOf(MARK, after);
        }
        return comments;
    }

    /** The citations without the items that stand in one of {@code comments}. */
    static List<Citation> without(List<Span> comments, List<Citation> citations) {
        List<Citation> left = new ArrayList<>();
        for (Citation citation : citations) {
            List<CitationItem> items =
                    citation.items().stream()
                            .filter(item -> !SpanSets.contain(comments, item.span().start()))
                            .toList();
            if (items.size() == citation.items().size()) {
                left.add(citation);
            } else if (!items.isEmpty()) {
                left.add(new Citation(citation.span(), items));
            }
        }
        return left;
    }
}
