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
 * A saved and parsed web page, without its scripts, styles and drawings, except for JSON-LD.
 *
 * @param source the page's text
 * @param html its tree, with the position of each node
 */
record SavedPage(SourceText source, Document html) {
    /**
     * The maximum length in UTF-16 units; the rest is not read. A tree needs about twenty times the
     * memory of its text.
     */
    private static final int MAX_LENGTH = 1 << 24;

    /** The maximum number of tags; ordinary pages have far fewer. */
    private static final int MAX_TAGS = 1_000_000;

    /** The maximum depth; deeper tags become siblings. */
    private static final int DEEPEST = 128;

    /**
     * The maximum length of a tag's name in UTF-16 units; jsoup copies the name at each {@code <}
     * in it.
     */
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

    /** The end of the part to read, so that a malicious page costs no more than a large one. */
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

    /** The offset of the first tag name that is too long; the text's length if there is none. */
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

    /** The span of {@code element} with its tags. */
    Span span(Element element) {
        int start = element.sourceRange().startPos();
        int end =
                element.endSourceRange().isTracked()
                        ? element.endSourceRange().endPos()
                        : element.sourceRange().endPos();
        return span(start, end);
    }

    /** The span of the text in {@code element}, without white space around it. */
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

    /** The span of an attribute's value, without quotation marks. */
    Span valueSpan(Element element, String attribute) {
        var range = element.attributes().sourceRange(attribute).valueRange();
        return range.isTracked() ? span(range.startPos(), range.endPos()) : span(element);
    }

    private Span span(int start, int end) {
        int length = source.text().length();
        int from = Math.clamp(start, 0, length);
        return new Span(from, Math.clamp(end, from, length));
    }

    /** The smallest span that contains both. */
    static Span enclosing(Span one, Span other) {
        return new Span(Math.min(one.start(), other.start()), Math.max(one.end(), other.end()));
    }

    /**
     * Converts offsets in an attribute's value to offsets in its written form, in which entities
     * are longer than their characters.
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
