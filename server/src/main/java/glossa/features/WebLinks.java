package glossa.features;

import glossa.grammar.Span;
import glossa.notes.Note;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of a note that are a web address or the text of a link to one. Pandoc reads citations
 * there too.
 *
 * <pre>
 * https://example.org/@ada    [by @ada](https://example.org)    &lt;a href="…"&gt;@ada&lt;/a&gt;
 * [@ada][1], [@ada][], [@ada]: with [1]: https://example.org or [@ada]: https://example.org
 * </pre>
 */
final class WebLinks {
    /** UTF-16 units of an address, and of a link's text on each side of a place. */
    private static final int MAX_LENGTH = 1_000;

    /** Brackets around a place. */
    private static final int MAX_DEPTH = 3;

    private static final String ADDRESS = "<?(?:https?:|mailto:|//|www\\.)";

    /** A scheme, {@code www.}, or a host with a path: what an address before an {@code @} has. */
    private static final Pattern START_OF_ADDRESS =
            Pattern.compile(
                    "(?i)[*_~;:“‘«]{0,8}(?:[a-z][a-z0-9+.-]{1,15}://|www\\.|[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}/)"
                        + ".*");

    private static final Pattern DESTINATION =
            Pattern.compile("\\(\\s*" + ADDRESS, Pattern.CASE_INSENSITIVE);

    private static final Pattern LABEL = Pattern.compile("[ ]?\\[([^\\[\\]]{1,300})\\]");

    /** Of a web page, or of an identifier, as Manubot defines keys. */
    private static final Pattern DEFINITION =
            Pattern.compile(
                    "(?m)^[ \\t>*+-]{0,12}\\[([^\\[\\]\\n"
                            + "]{1,300})\\]:[ \\t]{0,20}+\\R?[ \\t]{0,20}+(?:"
                            + ADDRESS
                            + "|(?:url|doi|arxiv|pmid|pmcid|isbn|wikidata):)",
                    Pattern.CASE_INSENSITIVE);

    /** The start tag of a link to another place than one in the same page, and its end tag. */
    private static final Pattern ANCHOR =
            Pattern.compile(
                    "<a\\s[^<>]{0,1000}href\\s*=\\s*[\"']?+(?!#)[^<>]{0,1000}>|</a\\s*>",
                    Pattern.CASE_INSENSITIVE);

    private final Note note;
    private @Nullable Set<String> labels;
    private @Nullable List<Span> anchors;

    WebLinks(Note note) {
        this.note = note;
    }

    /** Whether the {@code @} at {@code offset} continues an address: {@code https://a.org/@ada}. */
    static boolean isInAddress(String text, int offset) {
        if (offset == 0 || "/=:~&?#+%_".indexOf(text.charAt(offset - 1)) < 0) {
            return false;
        }
        int limit = Math.max(0, offset - MAX_LENGTH);
        int start = offset;
        while (start > limit && isOfAddress(text.charAt(start - 1))) {
            start--;
        }
        return START_OF_ADDRESS.matcher(text).region(start, offset).matches();
    }

    private static boolean isOfAddress(char c) {
        return c > ' ' && "<>()[]{}\"'`|\\".indexOf(c) < 0;
    }

    /** Whether a span is in the text of a link to a web page. */
    boolean isLinkText(Span span) {
        return isInBrackets(span) || isInAnchor(span);
    }

    private boolean isInBrackets(Span span) {
        String text = note.text();
        Span inside = span;
        for (int i = 0; i < MAX_DEPTH; i++) {
            int open = opening(text, inside.start());
            int close = open < 0 ? -1 : closing(text, inside.end());
            if (close < 0) {
                return false;
            }
            if (isLink(text, open, close)) {
                return true;
            }
            inside = new Span(open, close + 1);
        }
        return false;
    }

    /** The bracket before {@code from} that is open there; -1 if there is none in the paragraph. */
    private static int opening(String text, int from) {
        int depth = 0;
        int limit = Math.max(0, from - MAX_LENGTH);
        for (int i = from - 1; i >= limit; i--) {
            char c = text.charAt(i);
            if (c == '\n' && i > 0 && text.charAt(i - 1) == '\n') {
                return -1;
            }
            boolean isBracket = (c == '[' || c == ']') && (i == 0 || text.charAt(i - 1) != '\\');
            if (isBracket && c == ']') {
                depth++;
            } else if (isBracket && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int closing(String text, int from) {
        int depth = 0;
        int limit = Math.min(text.length(), from + MAX_LENGTH);
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '\n' && i + 1 < limit && text.charAt(i + 1) == '\n') {
                return -1;
            }
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean isLink(String text, int open, int close) {
        int after = close + 1;
        if (PatternAt.matches(DESTINATION, text, after)) {
            return true;
        }
        String written = text.substring(open + 1, close);
        return PatternAt.find(LABEL, text, after)
                        .filter(label -> labels().contains(normalized(label.group(1))))
                        .isPresent()
                || labels().contains(normalized(written));
    }

    private Set<String> labels() {
        Set<String> known = labels;
        if (known == null) {
            known = new HashSet<>();
            Matcher definition = DEFINITION.matcher(note.text());
            while (definition.find()) {
                known.add(normalized(definition.group(1)));
            }
            labels = known;
        }
        return known;
    }

    /** Labels match without case, and with blanks of any length (pandoc manual, "Links"). */
    private static String normalized(String label) {
        return label.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private boolean isInAnchor(Span span) {
        List<Span> all = anchors();
        int low = 0;
        int high = all.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span anchor = all.get(middle);
            if (span.start() < anchor.start()) {
                high = middle - 1;
            } else if (span.start() >= anchor.end()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    private List<Span> anchors() {
        List<Span> known = anchors;
        if (known == null) {
            known = new ArrayList<>();
            Matcher tag = ANCHOR.matcher(note.text());
            int open = -1;
            while (tag.find()) {
                boolean isEnd = note.text().startsWith("</", tag.start());
                if (isEnd && open >= 0) {
                    known.add(new Span(open, tag.start()));
                }
                open = isEnd ? -1 : tag.end();
            }
            anchors = known;
        }
        return known;
    }
}
