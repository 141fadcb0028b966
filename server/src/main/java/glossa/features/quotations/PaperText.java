package glossa.features.quotations;

import glossa.features.PageNumbers;
import glossa.grammar.Span;
import glossa.paper.DisplayText;
import glossa.paper.Page;
import glossa.paper.Paper;

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

    private final String text;
    private final List<Page> pages;
    private final int[] pageStarts;
    private final TextWords words;
    private final Map<String, Integer> counts = new HashMap<>();

    private final Optional<Integer> firstPage;

    private PaperText(
            String text, List<Page> pages, int[] pageStarts, Optional<Integer> firstPage) {
        this.text = text;
        this.firstPage = firstPage;
        this.pages = List.copyOf(pages);
        this.pageStarts = pageStarts;
        this.words = TextWords.of(text, new Span(0, text.length()));
        words.words().forEach(word -> counts.merge(word.letters(), 1, Integer::sum));
    }

    /** The text of a paper as the corpus has it; without pages, its abstract. */
    public static PaperText of(Paper paper) {
        return paper.pages().isEmpty()
                ? new PaperText(paper.abstractText(), List.of(), new int[0], Optional.empty())
                : of(
                        paper.pages(),
                        PageNumbers.of(paper).map(PageNumbers::first).filter(first -> first > 0));
    }

    /**
     * The text of these pages.
     *
     * @param firstPage the number of the first one in its volume
     */
    static PaperText of(List<Page> pages, Optional<Integer> firstPage) {
        StringBuilder text = new StringBuilder();
        int[] starts = new int[pages.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = text.length();
            text.append(pages.get(i).text()).append('\n');
        }
        return new PaperText(text.toString(), pages, starts, firstPage);
    }

    /** Whether nothing is known of it. */
    public boolean isEmpty() {
        return words.words().isEmpty();
    }

    /** Whether it has pages; otherwise it is an abstract. */
    public boolean hasPages() {
        return !pages.isEmpty();
    }

    /** Whether (almost) all pages have text; scanned ones have none. */
    boolean isWhole() {
        long blank = pages.stream().filter(page -> page.text().isBlank()).count();
        return hasPages() && blank * 10 <= pages.size();
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
    int pageIndex(int offset) {
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

    /** The label of a page. */
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
        parts.add((from > 0 ? "…" : "") + line(text.substring(from, part.start())));
        parts.add(shortened(line(text.substring(part.start(), part.end()))));
        parts.add(
                line(text.substring(part.end(), to)).stripTrailing()
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

    /** The text of a part as a note has it: in one line, without hyphens at line ends. */
    String wording(Span part) {
        return line(text.substring(part.start(), part.end())).strip();
    }

    private static String line(String part) {
        String joined =
                part.replaceAll("(?<=\\p{Ll})[-\u00AD\u2010][ \\t]*\\R[ \\t]*(?=\\p{Ll})", "");
        return DisplayText.line(joined.replaceAll("\\s+", " "));
    }
}
