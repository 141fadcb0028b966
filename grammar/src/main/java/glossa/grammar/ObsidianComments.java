package glossa.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds Obsidian's comments, {@code %%…%%}, within one line or over several (Obsidian's help,
 * "Comments"). An unclosed comment is not a comment, so that an unfinished one does not hide the
 * rest of the note.
 */
final class ObsidianComments {
    private static final String DELIMITER = "%%";

    private ObsidianComments() {}

    /**
     * The comments of {@code note} from {@code start} on.
     *
     * @param opaque sorted spans in which no comment begins, such as code
     */
    static List<Span> in(String note, int start, List<Span> opaque) {
        List<Span> comments = new ArrayList<>();
        int next = 0;
        int at = note.indexOf(DELIMITER, start);
        while (at >= 0) {
            while (next < opaque.size() && opaque.get(next).end() <= at) {
                next++;
            }
            boolean isOpaque = next < opaque.size() && opaque.get(next).start() <= at;
            int close = isOpaque ? -1 : note.indexOf(DELIMITER, at + DELIMITER.length());
            if (!isOpaque && close < 0) {
                break;
            }
            int after = isOpaque ? opaque.get(next).end() : close + DELIMITER.length();
            if (!isOpaque) {
                comments.add(new Span(at, after));
            }
            at = note.indexOf(DELIMITER, after);
        }
        return comments;
    }

    /** The citations without the items that are in {@code comments}. */
    static List<Citation> without(List<Span> comments, List<Citation> citations) {
        List<Citation> left = new ArrayList<>();
        for (Citation citation : citations) {
            List<CitationItem> items =
                    citation.items().stream()
                            .filter(item -> !SpanSets.contains(comments, item.span().start()))
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
