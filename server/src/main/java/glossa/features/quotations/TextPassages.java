package glossa.features.quotations;

import glossa.corpus.Texts.FoundPage;
import glossa.features.CitationKeys;
import glossa.features.PageNumbers;
import glossa.features.quotations.QuotationMatch.State;
import glossa.features.quotations.TextWords.Word;
import glossa.grammar.Span;
import glossa.paper.Page;
import glossa.paper.Paper;
import glossa.source.reading.TextFiles.TextKind;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where did I read this? The pages of papers that have some words, exactly or nearly: a sentence of
 * which words were left out, changed or badly recognised. What is found is a passage, and no
 * statement about what it supports.
 */
public final class TextPassages {
    /** Pages that are compared with the words. */
    private static final int MAX_CANDIDATES = 12;

    /** UTF-16 units shown before and after the words. */
    private static final int AROUND = 120;

    /** The share of the words that a passage must have. */
    private static final double MIN_SHARE = 0.55;

    /** Words of a longer selection that are looked for. */
    private static final int MAX_LENGTH = 2_000;

    private TextPassages() {}

    /**
     * A passage.
     *
     * @param key the key of its paper
     * @param title of its paper
     * @param file where it was read
     * @param pageIndex its page's position in the file, from 0
     * @param label its page as a note cites it; empty where the text has no pages
     * @param isExact whether it has just these words, apart from typography
     * @param share the share of the words that it has, up to 1
     * @param around what precedes it, itself, and what follows; in one line each
     */
    public record Passage(
            String key,
            String title,
            Path file,
            int pageIndex,
            String label,
            boolean isExact,
            double share,
            List<String> around) {
        public Passage {
            around = List.copyOf(around);
        }

        /** How a note cites it: {@code @owl2020, p. 3}. */
        public String citation() {
            return CitationKeys.citation(key) + (label.isEmpty() ? "" : ", p. " + label);
        }

        /** The address of its page. */
        public String uri() {
            String uri = file.toUri().toString();
            return TextKind.of(file).equals(Optional.of(TextKind.PDF))
                    ? uri + "#page=" + (pageIndex + 1)
                    : uri;
        }
    }

    /**
     * The passages that have these words, exact ones first, then those with most of them.
     *
     * @param words a sentence, or a part of one; markup in it does not count
     */
    public static List<Passage> of(Snapshot snapshot, String words, int limit) {
        String text = words.length() <= MAX_LENGTH ? words : words.substring(0, MAX_LENGTH);
        QuotedText sought = QuotedText.of(text, List.of());
        if (sought.parts().isEmpty()) {
            return List.of();
        }
        List<Passage> passages = new ArrayList<>();
        Map<String, Optional<Paper>> papers = new HashMap<>();
        for (FoundPage page : snapshot.texts().search(text, List.of(), MAX_CANDIDATES)) {
            for (String key : snapshot.texts().keys(page.file()).stream().limit(1).toList()) {
                papers.computeIfAbsent(key, snapshot.corpus()::paper)
                        .flatMap(paper -> passage(page, paper, sought))
                        .ifPresent(passages::add);
            }
        }
        passages.sort(
                Comparator.comparing((Passage passage) -> !passage.isExact())
                        .thenComparing(Comparator.comparingDouble(Passage::share).reversed()));
        List<Passage> different = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Passage passage : passages) {
            // What goes over a page's end is found on both pages.
            if (seen.add(passage.file() + "\n" + passage.around().get(1))) {
                different.add(passage);
            }
        }
        return List.copyOf(different.subList(0, Math.min(limit, different.size())));
    }

    private static Optional<Passage> passage(FoundPage found, Paper paper, QuotedText sought) {
        PaperText text = PaperText.of(found.pages(), Optional.empty(), Optional.of(found.file()));
        QuotationMatch match =
                sought.hasFormula() || !sought.isLongEnough()
                        ? QuotationMatch.UNKNOWN
                        : QuotationMatcher.match(text, sought, word -> true);
        Set<String> words = new HashSet<>();
        sought.parts()
                .forEach(part -> part.words().words().forEach(word -> words.add(word.letters())));
        Span place = match.isFound() ? match.place() : densest(text, words, sought.wordCount());
        double share =
                match.state() == State.EXACT
                        ? 1
                        : (double) countIn(text, place, words).size() / words.size();
        int pageIndex = text.pageIndex(place.start());
        if (share < MIN_SHARE || pageIndex < 0) {
            return Optional.empty();
        }
        Page page = found.pages().get(pageIndex);
        int index = found.index() + pageIndex;
        return Optional.of(
                new Passage(
                        paper.key(),
                        paper.title(),
                        found.file(),
                        index,
                        PageNumbers.citedLabel(page.label(), index, PageNumbers.firstOf(paper)),
                        match.state() == State.EXACT,
                        share,
                        text.around(place, AROUND)));
    }

    /** The part of a text, somewhat longer than what is sought, that has most of its words. */
    private static Span densest(PaperText text, Set<String> sought, int count) {
        List<Word> words = text.words().words();
        int length = Math.min(words.size(), count + count / 2 + 2);
        Map<String, Integer> inside = new HashMap<>();
        int best = 0;
        int most = -1;
        for (int end = 0; end < words.size(); end++) {
            String entering = words.get(end).letters();
            if (sought.contains(entering)) {
                inside.merge(entering, 1, Integer::sum);
            }
            if (end >= length) {
                inside.computeIfPresent(
                        words.get(end - length).letters(), (word, n) -> n == 1 ? null : n - 1);
            }
            if (inside.size() > most) {
                most = inside.size();
                best = Math.max(0, end - length + 1);
            }
        }
        if (words.isEmpty()) {
            return new Span(0, 0);
        }
        // From the first of the words that are sought to the last.
        int from = best;
        int to = Math.min(words.size(), best + length) - 1;
        while (from < to && !sought.contains(words.get(from).letters())) {
            from++;
        }
        while (to > from && !sought.contains(words.get(to).letters())) {
            to--;
        }
        return new Span(words.get(from).start(), words.get(to).end());
    }

    private static Set<String> countIn(PaperText text, Span place, Set<String> sought) {
        Set<String> found = new HashSet<>();
        for (Word word : TextWords.of(text.text(), place).words()) {
            if (sought.contains(word.letters())) {
                found.add(word.letters());
            }
        }
        return found;
    }
}
