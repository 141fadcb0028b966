package glossa.features;

import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;

import java.util.ArrayList;
import java.util.List;

/** The spans of the items of a citation, with their prefixes and suffixes. */
public final class CitationItemSpans {
    private CitationItemSpans() {}

    /**
     * The span of each item between its separators, without surrounding spaces: {@code see @a, p.
     * 3} and {@code -@b} of {@code [see @a, p. 3; -@b]}.
     *
     * @param text the text of the note
     */
    public static List<Span> items(String text, Citation citation) {
        Span span = citation.span();
        boolean isGroup = text.charAt(span.start()) == '[';
        List<Span> items = new ArrayList<>();
        int start = span.start() + (isGroup ? 1 : 0);
        int close = span.end() - (isGroup ? 1 : 0);
        List<CitationItem> cited = citation.items();
        for (int i = 0; i < cited.size(); i++) {
            int end = close;
            int next = close;
            if (i + 1 < cited.size()) {
                // Pandoc takes the last part between two keys as the prefix of the second.
                int limit = cited.get(i + 1).span().start();
                int least = cited.get(i).span().end();
                int semicolon = limit;
                while (semicolon >= least && text.charAt(semicolon) != ';') {
                    semicolon--;
                }
                boolean isSeparated = semicolon >= least;
                end = isSeparated ? semicolon : limit;
                next = isSeparated ? semicolon + 1 : limit;
            }
            int itemStart = start;
            while (itemStart < end && Character.isWhitespace(text.charAt(itemStart))) {
                itemStart++;
            }
            if (itemStart < end) {
                items.add(new Span(itemStart, Sections.trimmedEnd(text, itemStart, end)));
            }
            start = next;
        }
        return items;
    }
}
