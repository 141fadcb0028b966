package glossa.features;

import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;

import java.util.ArrayList;
import java.util.List;

/** Where the items of a citation stand, with their prefixes and suffixes. */
public final class CitationItemSpans {
    private CitationItemSpans() {}

    /**
     * Each item from what parts it from the one before to what parts it from the next, without
     * blanks: {@code see @a, p. 3} and {@code -@b} of {@code [see @a, p. 3; -@b]}.
     *
     * @param text of the note that the citation stands in
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
                // Of the parts between two keys pandoc takes the last one for the prefix.
                int limit = cited.get(i + 1).span().start();
                int semicolon = text.lastIndexOf(';', limit);
                boolean parts = semicolon >= cited.get(i).span().end();
                end = parts ? semicolon : limit;
                next = parts ? semicolon + 1 : limit;
            }
            int from = start;
            while (from < end && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
            if (from < end) {
                items.add(new Span(from, Sections.trimmedEnd(text, from, end)));
            }
            start = next;
        }
        return items;
    }
}
