package glossa.source.list;

import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.paper.Whitespace;
import glossa.source.Format;
import glossa.source.PaperDraft;
import glossa.source.ReadResult;
import glossa.source.SourceText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists of papers saved as text by browsers and text tools: titles as Markdown headings or on lines
 * of their own, followed by abstracts, with or without blank lines, and with addresses, buttons and
 * counts between them.
 *
 * <pre>
 * Subscribe
 * Daily Papers
 * LoGAH: Predicting Transformers using Graph HyperNetworks
 * A good initialization of deep learning models is essential ... (one long line)
 * </pre>
 *
 * <p>The format is recognised by its layout alone. Text that names no paper (buttons, dates,
 * captions) is skipped. A text whose short lines are headings of its own sections is not a list.
 */
public final class TextPaperList implements Format {
    /** The length that {@link #recognises} examines, in UTF-16 units. */
    private static final int LOOKED_AT = 1 << 19;

    /** A paper of a list, the span of its title, and the end of its record. */
    record Entry(PaperDraft draft, Span title, int end) {}

    @Override
    public String name() {
        return "paper list as text";
    }

    @Override
    public boolean recognises(SourceText source) {
        String text = source.text();
        if (text.length() > LOOKED_AT) {
            int end = Math.max(text.lastIndexOf('\n', LOOKED_AT), LOOKED_AT / 2);
            return !entries(SourceText.of(source.file(), text.substring(0, end))).isEmpty();
        }
        return !entries(source).isEmpty();
    }

    @Override
    public ReadResult read(SourceText source) {
        List<Paper> papers = new ArrayList<>();
        for (Entry entry : entries(source)) {
            Span record =
                    new Span(entry.title().start(), Math.max(entry.end(), entry.title().end()));
            papers.add(entry.draft().type("article").paper(source, record, entry.title()));
        }
        return new ReadResult(papers, List.of());
    }

    private static List<Entry> entries(SourceText source) {
        String name = source.fileName();
        boolean markdown = name.endsWith(".md") || name.endsWith(".markdown");
        if (!markdown && !name.endsWith(".txt") && !name.endsWith(".text")) {
            return List.of();
        }
        List<ListLine> lines = new ArrayList<>();
        for (int line = 0; line < source.lines().count(); line++) {
            lines.add(ListLine.of(source, line));
        }
        List<Entry> headed = new HeadedList(source, lines).entries();
        if (!headed.isEmpty()) {
            return headed;
        }
        List<ListLine> said =
                lines.stream().filter(line -> line.kind() != ListLine.LineKind.BLANK).toList();
        List<Entry> addressed = addressed(source, said);
        // Markdown without such marks is a note.
        if (!addressed.isEmpty() || markdown) {
            return addressed;
        }
        List<Entry> entries = new ArrayList<>(new PlainList(source, lines).entries());
        entries.addAll(counted(source, said, entries));
        entries.sort(Comparator.comparingInt(entry -> entry.title().start()));
        return entries;
    }

    /** Entries with the address twice: title, the paper's address, abstract, the same address. */
    private static List<Entry> addressed(SourceText source, List<ListLine> said) {
        List<Entry> entries = new ArrayList<>();
        int used = -1;
        for (int i = 1; i + 2 < said.size(); i++) {
            String id = ListLine.paper(said.get(i).address());
            boolean address = said.get(i).kind() == ListLine.LineKind.ADDRESS && !id.isEmpty();
            if (!address || i - 1 <= used || said.get(i - 1).kind() != ListLine.LineKind.TEXT) {
                continue;
            }
            int next = i + 1;
            while (next < said.size()
                    && next - i < MAX_WRAPPED_LENGTH
                    && !isPaper(said.get(next))) {
                next++;
            }
            boolean same =
                    next < said.size()
                            && next > i + 1
                            && ListLine.paper(said.get(next).address()).equals(id);
            if (!same) {
                continue;
            }
            ListLine first = said.get(i - 1);
            StringBuilder title = new StringBuilder(first.text());
            // The lines of a title must be adjacent.
            if (i - 2 > used
                    && said.get(i - 2).kind() == ListLine.LineKind.TEXT
                    && said.get(i - 2).number() == first.number() - 1) {
                first = said.get(i - 2);
                title.insert(0, first.text() + " ");
            }
            PaperDraft draft =
                    new PaperDraft()
                            .title(title.toString())
                            .url(said.get(i).address())
                            .abstractText(joined(said.subList(i + 1, next)));
            entries.add(
                    new Entry(
                            draft,
                            place(source, first, said.get(i - 1)),
                            end(source, said.get(next - 1))));
            used = next;
        }
        return entries;
    }

    private static final int MAX_WRAPPED_LENGTH = 60;

    private static boolean isPaper(ListLine line) {
        return line.kind() == ListLine.LineKind.ADDRESS
                && !ListLine.paper(line.address()).isEmpty();
    }

    private static final Pattern AUTHORS = Pattern.compile("^[-*•·]?\\s*\\d[\\d,]* authors?$");

    /** A short abstract, as generated by a program. */
    private static final Pattern SENTENCE = Pattern.compile("^.{90,}[.!?]$");

    /**
     * Entries that end with the number of authors, with a short abstract or none: title, a bullet,
     * {@code 5 authors}.
     */
    private static List<Entry> counted(SourceText source, List<ListLine> said, List<Entry> known) {
        List<Entry> entries = new ArrayList<>();
        int previous = -1;
        for (int i = 0; i < said.size(); i++) {
            if (!AUTHORS.matcher(said.get(i).text()).find()) {
                continue;
            }
            Optional<ListLine> last = above(said, i, previous);
            if (last.isPresent() && !isKnown(source, known, said, previous, i)) {
                ListLine title = last.get();
                PaperDraft draft = new PaperDraft();
                if (SENTENCE.matcher(title.text()).find()) {
                    Optional<ListLine> before = above(said, said.indexOf(title), previous);
                    if (before.isPresent()) {
                        draft.abstractText(title.text());
                        title = before.get();
                    }
                }
                entries.add(
                        new Entry(
                                draft.title(title.text()),
                                place(source, title, title),
                                end(source, last.get())));
            }
            previous = i;
        }
        return entries.size() + known.size() < 2 ? List.of() : entries;
    }

    private static Optional<ListLine> above(List<ListLine> said, int from, int stop) {
        for (int i = from - 1; i > stop; i--) {
            if (said.get(i).kind() == ListLine.LineKind.TEXT) {
                return Optional.of(said.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isKnown(
            SourceText source, List<Entry> known, List<ListLine> said, int previous, int here) {
        int from = previous < 0 ? 0 : source.lines().start(said.get(previous).number());
        int to = source.lines().start(said.get(here).number());
        return known.stream()
                .anyMatch(entry -> entry.title().start() >= from && entry.title().start() < to);
    }

    /** Wrapped lines as one text. */
    static String joined(List<ListLine> lines) {
        StringBuilder text = new StringBuilder();
        for (ListLine line : lines) {
            if (line.kind() != ListLine.LineKind.BLANK) {
                text.append(text.isEmpty() ? "" : " ").append(line.text());
            }
        }
        return unescaped(text.toString());
    }

    private static final Pattern HARD_BREAK = Pattern.compile("(?<!\\\\)\\\\+(?:\\s+|$)");

    /** The text without the backslashes that tools insert before line ends in links. */
    static String unescaped(String text) {
        Matcher matcher = HARD_BREAK.matcher(text);
        return matcher.find() ? Whitespace.collapsed(matcher.replaceAll(" ")) : text;
    }

    /** The span of a title from the start of one line's text to the end of another's. */
    static Span place(SourceText source, ListLine first, ListLine last) {
        int start = source.lines().start(first.number()) + first.start();
        return new Span(
                start,
                Math.max(
                        start,
                        source.lines().start(last.number()) + last.start() + last.text().length()));
    }

    static int end(SourceText source, ListLine line) {
        return source.lines().end(line.number());
    }
}
