package glossa.source.list;

import glossa.paper.Identifiers;
import glossa.source.SourceText;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a list of papers saved as text, without markup.
 *
 * <pre>
 * ### [A Title](https://huggingface.co/papers/2401.00001)     heading 3, "A Title", the address
 * 1. **A Title**                                              "A Title"
 * [GitHub 131](https://github.com/x/y)                        furniture
 * · Published on Oct 4, 2026                                  furniture
 * </pre>
 *
 * @param number the line, from 0
 * @param start the offset of {@code text} in it, in UTF-16 units
 * @param text its text
 * @param address the address that it links to or consists of; a reference {@code [12]} as written;
 *     otherwise empty
 * @param heading the level of a Markdown heading, otherwise 0
 * @param kind its kind
 */
record ListLine(int number, int start, String text, String address, int heading, LineKind kind) {
    enum LineKind {
        BLANK,
        /** Only an address. */
        ADDRESS,
        /** Buttons, counts, dates, rules: text around the papers of a page. */
        FURNITURE,
        TEXT
    }

    private static final Pattern HEADING = Pattern.compile("^\\s{0,3}(#{1,6})\\s+");

    private static final Pattern MARKS =
            Pattern.compile(
                    "^(?:\\s+|[-*•+]\\s+(?=\\S)|\\d{1,3}[.)]\\s+(?=\\p{Lu}|\\[|\\*\\*)|\\*\\*|__(?=\\p{L}))++");

    /** Buttons of pages with such lists; text tools join them with the following text. */
    private static final Pattern GLUED_BUTTON =
            Pattern.compile("^(?:Subscribe|Upvote|Daily Papers|Trending Papers)(?=\\p{Lu}|\\p{N})");

    private static final Pattern LINK =
            Pattern.compile("^\\[(.+?)\\](?:\\((\\S{1,2000}?)\\)|(\\[\\d+\\]))\\s*(?:\\*\\*)?$");

    private static final Pattern ADDRESS = Pattern.compile("^<?(https?://\\S+?)>?$");

    private static final int MAX_FURNITURE_LENGTH = 240;

    private static final String DATE =
            "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.? \\d{1,2}(?:, \\d{4})?";

    private static final Pattern FURNITURE =
            Pattern.compile(
                    "(?i)^(?:[^\\p{L}]*|[-*•]?\\s*\\[?-?\\s*\\d[\\d,.]*k?"
                        + " authors?\\b.*|(?:submitted by|upvote|subscribe|daily papers|trending"
                        + " papers|daily|weekly|monthly)\\b.{0,12}|[·•-]?\\s*(?:published on )?"
                            + DATE
                            + "\\b.{0,40}"
                            + "|[·•].*"
                            + "|\\[?LINK:.*"
                            + "|!?\\[.*\\]\\(\\S{1,2000}\\).*"
                            + "|\\[{1,2}[^\\]]*\\].{0,60}\\]\\[\\d+\\]"
                            + "|\\[[^\\]]*\\]\\[\\d+\\]"
                            + "|\\]\\[?\\d*\\]?"
                            + "|[-*•]?\\s*!?\\[[^\\]]{0,80}\\]"
                            + "|\\[\\p{L}{0,12}[^\\p{L}]*\\]?"
                            + "|.{0,40}\\]\\(https?:\\S+\\)"
                            + "|<a (?:id|name)=.*"
                            + "|(?:github|arxiv page)\\b.{0,10})$");

    /** The line {@code line} of {@code source}. */
    static ListLine of(SourceText source, int line) {
        int from = source.lines().start(line);
        String whole = source.text().substring(from, source.lines().end(line));
        String stripped = whole.strip();
        if (stripped.isEmpty()) {
            return new ListLine(line, 0, "", "", 0, LineKind.BLANK);
        }
        Matcher address = ADDRESS.matcher(stripped);
        if (address.find()) {
            return new ListLine(
                    line, whole.indexOf(stripped), stripped, address.group(1), 0, LineKind.ADDRESS);
        }
        Matcher heading = HEADING.matcher(whole);
        int level = 0;
        int start = 0;
        if (heading.find()) {
            level = heading.group(1).length();
            start = heading.end();
        } else if (isFurniture(stripped)) {
            return new ListLine(line, whole.indexOf(stripped), stripped, "", 0, LineKind.FURNITURE);
        }
        Matcher marks = MARKS.matcher(whole.substring(start));
        if (marks.find()) {
            start += marks.end();
        }
        Matcher button = GLUED_BUTTON.matcher(whole.substring(start));
        if (button.find()) {
            start += button.end();
        }
        String text = whole.substring(start).strip();
        Matcher link = LINK.matcher(text);
        if (link.find()) {
            String target = link.group(2) == null ? link.group(3) : link.group(2);
            return new ListLine(
                    line, start + 1, link.group(1).strip(), target, level, LineKind.TEXT);
        }
        if (text.endsWith("**")) {
            text = text.substring(0, text.length() - 2).strip();
        }
        return new ListLine(line, start, text, "", level, LineKind.TEXT);
    }

    private static boolean isFurniture(String line) {
        return line.startsWith("![")
                || line.startsWith("[![")
                || line.length() < MAX_FURNITURE_LENGTH
                        && FURNITURE.matcher(line).matches()
                        && !isPaperLink(line);
    }

    /** Whether a line is a link to a paper, whose text is a title; other links are buttons. */
    private static boolean isPaperLink(String line) {
        Matcher link = LINK.matcher(line);
        return link.find()
                && link.group(2) != null
                && !paper(link.group(2)).isEmpty()
                && link.group(1).indexOf(' ') > 0;
    }

    /** The arXiv id in the address of a paper; otherwise empty. */
    static String paper(String address) {
        if (address.indexOf('#') >= 0 || address.contains("/login")) {
            return "";
        }
        String id = Identifiers.huggingFaceIn(address);
        return id.isEmpty() ? Identifiers.arxivIn(address) : id;
    }
}
