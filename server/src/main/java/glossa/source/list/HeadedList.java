package glossa.source.list;

import glossa.paper.TextFolding;
import glossa.paper.Whitespace;
import glossa.source.PaperDraft;
import glossa.source.SourceText;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists with titles as Markdown headings, as converters of web pages write them.
 *
 * <pre>
 * ### [A Title](https://huggingface.co/papers/2401.00001)
 *
 * What the paper is about.
 * - 8 authors
 * [LINK: GitHub 11.3k](https://github.com/x/y)
 * </pre>
 *
 * <p>A heading is a title if it links to a paper's page, or if text typical of lists follows: the
 * number of authors, a button, the arXiv page. A document without such headings is not a list.
 */
final class HeadedList {
    private static final Pattern SAID_OF_PAPERS =
            Pattern.compile(
                    "(?i)(?<![\\w,])\\d[\\d,]* authors?\\b|^\\[LINK:|^\\[?Upvote\\b|^Submitted"
                            + " by\\b|\\[arxiv page\\]");

    private static final Pattern DATE =
            Pattern.compile("(?<!\\w)\\p{Lu}\\p{Ll}{2,8}\\.? \\d{1,2}, \\d{4}\\b");

    /** {@code 32. https://…}, {@code [32]: https://…}: the target of a number in brackets. */
    private static final Pattern REFERENCE =
            Pattern.compile("^\\s*\\[?(\\d{1,5})(?:\\.|\\]:|\\]|:)\\s+(https?://\\S+)\\s*$");

    /** The end of a link that began on an earlier line. */
    private static final Pattern LINK_END =
            Pattern.compile("^(.*?)\\](?:\\((\\S{1,2000})\\)|\\[(\\d+)\\]?)\\s*$");

    private static final double LISTED = 0.6;
    private static final int MIN_ABSTRACT_LENGTH = 80;

    private final SourceText source;
    private final List<ListLine> lines;
    private final Map<String, String> references = new HashMap<>();

    HeadedList(SourceText source, List<ListLine> lines) {
        this.source = source;
        this.lines = lines;
    }

    /** A possible title, and the lines up to the next heading. */
    private record Section(
            ListLine first, ListLine last, String title, String address, int from, int to) {}

    List<TextPaperList.Entry> entries() {
        if (lines.stream().noneMatch(line -> line.heading() > 0)) {
            return List.of();
        }
        for (ListLine line : lines) {
            Matcher reference = REFERENCE.matcher(raw(line));
            if (reference.find()) {
                references.put(reference.group(1), reference.group(2));
            }
        }
        List<Section> sections = sections();
        int[] listed = new int[7];
        int[] all = new int[7];
        for (Section section : sections) {
            all[section.first().heading()]++;
            listed[section.first().heading()] += isListed(section) ? 1 : 0;
        }
        int level = 1;
        for (int i = 2; i <= 6; i++) {
            level = listed[i] > listed[level] ? i : level;
        }
        if (listed[level] == 0 || listed[level] < LISTED * all[level]) {
            return List.of();
        }
        List<TextPaperList.Entry> entries = new ArrayList<>();
        String before = "";
        for (Section section : sections) {
            if (section.first().heading() != level || !isListed(section)) {
                continue;
            }
            // Pages that show each paper as an image and as text contain it twice in a row.
            String squeezed = TextFolding.squeeze(section.title());
            if (!squeezed.equals(before)) {
                entries.add(entry(section));
            }
            before = squeezed;
        }
        return entries;
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).heading() == 0) {
                continue;
            }
            int from = i + 1;
            ListLine first = lines.get(i);
            ListLine last = first;
            StringBuilder title = new StringBuilder(first.text());
            String address = first.address();
            boolean open = first.text().startsWith("[") && address.isEmpty();
            if (open) {
                title.deleteCharAt(0);
                first = moved(first, 1);
                last = first;
            }
            // A title continues if its link is open, or if the next line is indented.
            while (from < lines.size() && lines.get(from).kind() != ListLine.LineKind.BLANK) {
                String raw = raw(lines.get(from));
                Matcher end = LINK_END.matcher(raw);
                if (open && end.find()) {
                    title.append(' ').append(end.group(1).strip());
                    address = end.group(2) == null ? "[" + end.group(3) + "]" : end.group(2);
                    last = cut(lines.get(from), raw, end.group(1));
                    from++;
                    break;
                }
                if (!open
                                && (!raw.startsWith("  ")
                                        || lines.get(from).kind() != ListLine.LineKind.TEXT)
                        || lines.get(from).heading() > 0) {
                    break;
                }
                title.append(' ').append(raw.strip());
                last = cut(lines.get(from), raw, raw);
                from++;
            }
            int to = from;
            while (to < lines.size() && lines.get(to).heading() == 0) {
                to++;
            }
            sections.add(
                    new Section(
                            first,
                            last,
                            TextPaperList.unescaped(Whitespace.collapsed(title)),
                            resolved(address),
                            from,
                            to));
            i = to - 1;
        }
        return sections;
    }

    private static ListLine moved(ListLine line, int by) {
        return new ListLine(
                line.number(),
                line.start() + by,
                line.text().substring(by),
                line.address(),
                line.heading(),
                line.kind());
    }

    /** The part of a line that belongs to a title. */
    private static ListLine cut(ListLine line, String raw, String part) {
        String text = part.strip();
        return new ListLine(
                line.number(), raw.indexOf(text), text, "", line.heading(), ListLine.LineKind.TEXT);
    }

    private String resolved(String address) {
        return address.startsWith("[")
                ? references.getOrDefault(address.replaceAll("\\D", ""), address)
                : address;
    }

    private boolean isListed(Section section) {
        if (section.title().indexOf(' ') < 0 && section.title().length() < 4) {
            return false;
        }
        if (!ListLine.paper(section.address()).isEmpty()) {
            return true;
        }
        for (int i = section.from(); i < section.to(); i++) {
            if (SAID_OF_PAPERS.matcher(raw(lines.get(i)).strip()).find()) {
                return section.first().heading() > 1 || !section.address().isEmpty();
            }
        }
        return false;
    }

    private TextPaperList.Entry entry(Section section) {
        PaperDraft draft = new PaperDraft().title(section.title()).url(section.address());
        int end = TextPaperList.end(source, section.last());
        int at = section.from();
        StringBuilder text = new StringBuilder();
        while (at < section.to()) {
            ListLine line = lines.get(at);
            boolean bracket = raw(line).stripLeading().startsWith("[");
            int after = bracket ? group(at, section.to()) : paragraph(at, section.to());
            String paragraph = bracket ? unwrapped(at, after) : joined(at, after);
            boolean furniture = !bracket && line.kind() != ListLine.LineKind.TEXT;
            boolean tooShort = paragraph.length() < MIN_ABSTRACT_LENGTH;
            if (!furniture && (!tooShort || text.isEmpty() && !bracket)) {
                text.append(text.isEmpty() ? "" : "\n").append(paragraph);
                end = TextPaperList.end(source, lines.get(after - 1));
            } else if (!text.isEmpty() && line.kind() != ListLine.LineKind.BLANK) {
                break;
            }
            at = Math.max(after, at + 1);
        }
        draft.writtenAbstract(text.toString());
        for (int i = at; i < section.to(); i++) {
            Matcher date = DATE.matcher(raw(lines.get(i)));
            if (date.find()) {
                draft.issued(date.group());
            }
            draft.arxiv(raw(lines.get(i)));
        }
        return new TextPaperList.Entry(
                draft, TextPaperList.place(source, section.first(), section.last()), end);
    }

    /** The end of a paragraph of text; a wrapped line may consist of an address. */
    private int paragraph(int from, int to) {
        int at = from;
        while (at < to
                && (lines.get(at).kind() == ListLine.LineKind.TEXT
                        || at > from
                                && lines.get(at).kind() == ListLine.LineKind.ADDRESS
                                && ListLine.paper(lines.get(at).address()).isEmpty())) {
            at++;
        }
        return at;
    }

    /** The end of a link's text, which may contain blank lines. */
    private int group(int from, int to) {
        for (int at = from; at < to; at++) {
            if (LINK_END.matcher(raw(lines.get(at))).find()) {
                return at + 1;
            }
        }
        return from + 1;
    }

    private String joined(int from, int to) {
        return TextPaperList.joined(lines.subList(from, Math.max(from, to)));
    }

    /** The text of a link over several lines; empty if it consists of images and counts. */
    private String unwrapped(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(text.isEmpty() ? "" : " ").append(raw(lines.get(i)).strip());
        }
        String link = text.toString().strip();
        int end = Math.max(link.lastIndexOf("]("), link.lastIndexOf("]["));
        boolean images = link.startsWith("[![") || link.startsWith("[- ") || link.startsWith("[[");
        return images || end < 1 ? "" : TextPaperList.unescaped(link.substring(1, end).strip());
    }

    private String raw(ListLine line) {
        return source.text()
                .substring(source.lines().start(line.number()), source.lines().end(line.number()));
    }
}
