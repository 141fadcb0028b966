package glossa.source.web;

import glossa.grammar.Span;
import glossa.source.SourceText;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

import java.util.Locale;
import java.util.Map;

/**
 * A web page that a reader saved, parsed; its scripts, styles and drawings are thrown away, but for
 * the data of JSON-LD.
 *
 * @param source the page's text
 * @param html its tree, in which each node knows its place
 */
record SavedPage(SourceText source, Document html) {
    /** A tree takes some twenty times its text; what follows is not read. UTF-16 units. */
    private static final int MAX_LENGTH = 1 << 24;

    /** Tags that are read; the elements of an honest page are fewer by far. */
    private static final int MAX_TAGS = 1_000_000;

    /** Tags deeper than these are put beside each other; no page that people read has as many. */
    private static final int DEEPEST = 128;

    /** No tag's name is as long; jsoup copies it at each {@code <} in it. UTF-16 units. */
    private static final int MAX_NAME_LENGTH = 100_000;

    private static final Map<String, String> ENTITIES =
            Map.of("quot", "\"", "amp", "&", "lt", "<", "gt", ">", "#39", "'", "#x27", "'");

    static SavedPage of(SourceText source) {
        String text = source.text();
        Document html =
                Jsoup.parse(
                        text.substring(0, end(text)),
                        "",
                        Parser.htmlParser().setTrackPosition(true).setMaxDepth(DEEPEST));
        html.select("script:not([type=application/ld+json]), style, svg, noscript").remove();
        return new SavedPage(source, html);
    }

    /** Where reading ends, so that a page built to cost much costs no more than a large one. */
    private static int end(String text) {
        int length = Math.min(MAX_LENGTH, text.length());
        int tags = 0;
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) == '<' && ++tags > MAX_TAGS) {
                length = i;
            }
        }
        return Math.min(length, endlessName(text));
    }

    /** Where a tag's name begins that is longer than any; the text's length where none is. */
    static int endlessName(String text) {
        int name = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '>' || c == '/' || c == '"' || Character.isWhitespace(c)) {
                name = -1;
            } else if (c == '<' && name < 0) {
                name = i;
            } else if (name >= 0 && i - name > MAX_NAME_LENGTH) {
                return name;
            }
        }
        return text.length();
    }

    /** The place of {@code element} with its tags. */
    Span span(Element element) {
        int start = element.sourceRange().startPos();
        int end =
                element.endSourceRange().isTracked()
                        ? element.endSourceRange().endPos()
                        : element.sourceRange().endPos();
        return span(start, end);
    }

    /** The place of the text in {@code element}, from its first letter to its last. */
    Span textSpan(Element element) {
        int[] ends = {-1, -1};
        element.traverse(
                (Node node, int depth) -> {
                    if (node instanceof TextNode text
                            && !text.isBlank()
                            && text.sourceRange().isTracked()) {
                        ends[0] = ends[0] < 0 ? text.sourceRange().startPos() : ends[0];
                        ends[1] = text.sourceRange().endPos();
                    }
                });
        if (ends[0] < 0) {
            return span(element);
        }
        int start = ends[0];
        int end = Math.min(ends[1], source.text().length());
        while (start < end && Character.isWhitespace(source.text().charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(source.text().charAt(end - 1))) {
            end--;
        }
        return span(start, end);
    }

    /** The place of an attribute's value, within its quotes. */
    Span valueSpan(Element element, String attribute) {
        var range = element.attributes().sourceRange(attribute).valueRange();
        return range.isTracked() ? span(range.startPos(), range.endPos()) : span(element);
    }

    private Span span(int start, int end) {
        int length = source.text().length();
        int from = Math.clamp(start, 0, length);
        return new Span(from, Math.clamp(end, from, length));
    }

    /** The span that encloses both. */
    static Span enclosing(Span one, Span other) {
        return new Span(Math.min(one.start(), other.start()), Math.max(one.end(), other.end()));
    }

    /**
     * Where the character {@code offset} of an attribute's value stands in its written form, in
     * which entities are longer than what they stand for.
     *
     * @param written the value as written
     * @param offsets offsets in the value, ascending; replaced by those in {@code written}
     */
    static void written(String written, int[] offsets) {
        int at = 0;
        int decoded = 0;
        for (int i = 0; i < offsets.length; i++) {
            while (at < written.length() && decoded < offsets[i]) {
                int semicolon = written.charAt(at) == '&' ? written.indexOf(';', at) : -1;
                if (semicolon > 0 && semicolon - at <= 32) {
                    String entity = written.substring(at, semicolon + 1);
                    String name = entity.substring(1, entity.length() - 1);
                    String known = ENTITIES.get(name.toLowerCase(Locale.ROOT));
                    decoded +=
                            (known == null ? Parser.unescapeEntities(entity, true) : known)
                                    .length();
                    at = semicolon + 1;
                } else {
                    decoded++;
                    at++;
                }
            }
            offsets[i] = at;
        }
    }
}
