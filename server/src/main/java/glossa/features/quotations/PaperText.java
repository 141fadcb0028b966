package glossa.features.quotations;

import glossa.features.PageNumbers;
import glossa.grammar.Span;
import glossa.paper.DisplayText;
import glossa.paper.Page;
import glossa.paper.Paper;
import glossa.workspace.PaperTexts;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The running text of a paper, in which quotations are looked for: its pages, or its abstract where
 * nothing else is known of it.
 */
public final class PaperText {
    /** UTF-16 units of a place that are shown. */
    private static final int MAX_SHOWN = 800;

    /** UTF-16 units of a text that is no summary. */
    private static final int MIN_WHOLE_LENGTH = 15_000;

    private final String text;
    private final List<Page> pages;
    private final int[] pageStarts;
    private final TextWords words;
    private final Map<String, Integer> counts = new HashMap<>();

    private final Optional<Integer> firstPage;
    private final Optional<Path> file;
    private final boolean isReadWhole;

    private PaperText(
            String text,
            List<Page> pages,
            int[] pageStarts,
            Optional<Integer> firstPage,
            Optional<Path> file,
            boolean isReadWhole) {
        this.text = text;
        this.firstPage = firstPage;
        this.file = file;
        this.isReadWhole = isReadWhole;
        this.pages = List.copyOf(pages);
        this.pageStarts = pageStarts;
        this.words = TextWords.of(text, new Span(0, text.length()));
        words.words().forEach(word -> counts.merge(word.letters(), 1, Integer::sum));
    }

    /** The files of a paper that have a text, the preferred first. */
    static List<Path> files(Snapshot snapshot, Paper paper, List<Paper> records) {
        return PaperTexts.withText(snapshot.files(), paper.names(), records).stream()
                .filter(snapshot.texts()::has)
                .toList();
    }

    /** The text of a file of a paper. */
    static PaperText of(Snapshot snapshot, Paper paper, Path file) {
        return of(
                snapshot.texts().pages(file),
                PageNumbers.firstOf(paper),
                Optional.of(file),
                snapshot.texts().problem(file).isEmpty());
    }

    /** The abstract of a paper, where it has no other text. */
    static PaperText ofAbstract(Paper paper) {
        return new PaperText(
                paper.abstractText(),
                List.of(),
                new int[0],
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /**
     * The text of these pages.
     *
     * @param firstPage the number of the first one in its volume
     * @param file where they are
     */
    static PaperText of(List<Page> pages, Optional<Integer> firstPage, Optional<Path> file) {
        return of(pages, firstPage, file, true);
    }

    private static PaperText of(
            List<Page> pages,
            Optional<Integer> firstPage,
            Optional<Path> file,
            boolean isReadWhole) {
        StringBuilder text = new StringBuilder();
        int[] starts = new int[pages.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = text.length();
            text.append(pages.get(i).text()).append('\n');
        }
        return new PaperText(text.toString(), pages, starts, firstPage, file, isReadWhole);
    }

    /** Whether nothing is known of it. */
    public boolean isEmpty() {
        return words.words().isEmpty();
    }

    /** The file that it was read from; otherwise it is an abstract. */
    public Optional<Path> file() {
        return file;
    }

    /**
     * Whether it is all of the paper: (almost) all pages have text, which scanned ones have not; a
     * text without pages is long, since a saved page may be no more than a summary.
     */
    boolean isWhole() {
        long blank = pages.stream().filter(page -> page.text().isBlank()).count();
        boolean isPaged = pages.size() > 1 || !pages.isEmpty() && !label(0).isEmpty();
        return isReadWhole
                && (isPaged ? blank * 10 <= pages.size() : text.length() >= MIN_WHOLE_LENGTH);
    }

    String text() {
        return text;
    }

    TextWords words() {
        return words;
    }

    /** How often a word occurs, as {@link TextWords} folds it. */
    int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    /** The index of the page at an offset, from 0; -1 without pages. */
    public int pageIndex(int offset) {
        int index = -1;
        for (int start : pageStarts) {
            if (start > offset) {
                break;
            }
            index++;
        }
        return index;
    }

    /** The number of the first page in its volume. */
    Optional<Integer> firstPage() {
        return firstPage;
    }

    /** The label of a page; empty where the text has no pages. */
    String label(int pageIndex) {
        return pages.get(pageIndex).label();
    }

    /**
     * The words around a part, in one line: the sentence before and after, as far as {@code most}
     * UTF-16 units reach.
     *
     * @return before, the part, after
     */
    public List<String> around(Span part, int most) {
        int from = Math.max(0, part.start() - most);
        int to = Math.min(text.length(), part.end() + most);
        while (from > 0 && from < part.start() && !Character.isWhitespace(text.charAt(from - 1))) {
            from++;
        }
        while (to < text.length() && to > part.end() && !Character.isWhitespace(text.charAt(to))) {
            to--;
        }
        List<String> parts = new ArrayList<>();
        parts.add((from > 0 ? "…" : "") + inOneLine(text.substring(from, part.start())));
        parts.add(shortened(inOneLine(text.substring(part.start(), part.end()))));
        parts.add(
                inOneLine(text.substring(part.end(), to)).stripTrailing()
                        + (to < text.strip().length() ? "…" : ""));
        return parts;
    }

    /** Of parts that stand far apart, what is between them need not be read. */
    private static String shortened(String part) {
        return part.length() <= MAX_SHOWN
                ? part
                : part.substring(0, MAX_SHOWN / 2)
                        + " […] "
                        + part.substring(part.length() - MAX_SHOWN / 2);
    }

    /**
     * Where a file has the words of a part of this text, which is without what is printed around
     * it; nothing where it does not.
     *
     * @param raw the text of the file
     */
    public Optional<Span> placeIn(String raw, Span part) {
        TextWords all = TextWords.of(raw, new Span(0, raw.length()));
        String letters = TextWords.of(text, part).letters();
        int at = letters.isEmpty() ? -1 : all.letters().indexOf(letters);
        return at < 0
                ? Optional.empty()
                : Optional.of(
                        new Span(
                                all.words().get(all.wordAt(at)).start(),
                                all.words().get(all.wordAt(at + letters.length() - 1)).end()));
    }

    /** The text of a part as a note has it: in one line, without hyphens at line ends. */
    String wording(Span part) {
        return inOneLine(text.substring(part.start(), part.end())).strip();
    }

    /** A part of a text without line ends and the hyphens at them. */
    static String inOneLine(String part) {
        String joined =
                part.replaceAll("(?<=\\p{Ll})[-\u00AD\u2010][ \\t]*\\R[ \\t]*(?=\\p{Ll})", "");
        return DisplayText.line(joined.replaceAll("\\s+", " "));
    }
}
