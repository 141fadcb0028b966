package glossa.features.quotations;

import glossa.features.quotations.QuotationMatch.Difference;
import glossa.features.quotations.QuotationMatch.PageRange;
import glossa.features.quotations.QuotationMatch.State;
import glossa.features.quotations.QuotedText.Part;
import glossa.features.quotations.TextWords.Word;
import glossa.grammar.Span;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks for a quotation in the text of a paper: first for the same letters, then for the place that
 * agrees best with its words.
 */
final class QuotationMatcher {
    /** Words of a part that are compared one by one; of a longer one the rest is not. */
    private static final int MAX_WORDS = 600;

    /** Places of one part that are tried. */
    private static final int MAX_PLACES = 200;

    /** Places whose words are aligned. */
    private static final int MAX_ALIGNED = 4;

    /**
     * The share of the letters that agree in a changed quotation; with fewer it is another text.
     */
    private static final double CHANGED = 0.6;

    /** The share of a quotation's words that a paper in the same language has somewhere. */
    private static final double SAME_LANGUAGE = 0.3;

    private final PaperText paper;
    private final TextWords words;
    private final QuotedText quoted;
    private final DifferenceFilter filter;

    private QuotationMatcher(PaperText paper, QuotedText quoted, Predicate<String> isKnown) {
        this.paper = paper;
        this.words = paper.words();
        this.quoted = quoted;
        this.filter = new DifferenceFilter(paper, isKnown);
    }

    /**
     * Compares a quotation with a paper's text.
     *
     * @param isKnown whether another paper has a word; a word that none has may be badly recognised
     */
    static QuotationMatch match(PaperText paper, QuotedText quoted, Predicate<String> isKnown) {
        if (paper.isEmpty() || !quoted.isLongEnough()) {
            return QuotationMatch.UNKNOWN;
        }
        return new QuotationMatcher(paper, quoted, isKnown).match();
    }

    private QuotationMatch match() {
        List<Span> same = sameLetters();
        if (!same.isEmpty()) {
            return found(State.EXACT, same, List.of());
        }
        if (quoted.hasFormula()) {
            return QuotationMatch.UNKNOWN;
        }
        return nearest();
    }

    /** A match at places, in offsets of the paper's letters. */
    private QuotationMatch found(State state, List<Span> letters, List<Difference> differences) {
        List<PageRange> pages = new ArrayList<>();
        for (Span one : letters) {
            Span place = placeOf(one);
            if (paper.file().isPresent()) {
                pages.add(
                        new PageRange(
                                paper.pageIndex(place.start()),
                                paper.pageIndex(Math.max(place.start(), place.end() - 1))));
            }
        }
        return new QuotationMatch(state, placeOf(letters.getFirst()), pages, differences);
    }

    private Span placeOf(Span letters) {
        return place(words.wordAt(letters.start()), words.wordAt(letters.end() - 1) + 1);
    }

    /** The place of some words in the paper's text. */
    private Span place(int from, int to) {
        return new Span(words.words().get(from).start(), words.words().get(to - 1).end());
    }

    /** Where the paper has the letters of all parts, in their order; in offsets of the letters. */
    private List<Span> sameLetters() {
        String first = quoted.parts().getFirst().words().letters();
        List<Span> found = new ArrayList<>();
        int tried = 0;
        for (int at = next(first, 0);
                at >= 0 && tried < MAX_PLACES;
                at = next(first, at + 1), tried++) {
            int end = restFrom(at + first.length());
            if (end > 0) {
                found.add(new Span(at, end));
            }
        }
        return found;
    }

    /** The end of the last part, where all parts but the first follow; otherwise -1. */
    private int restFrom(int from) {
        int end = from;
        for (Part part : quoted.parts().subList(1, quoted.parts().size())) {
            String letters = part.words().letters();
            int at = next(letters, end, end + part.gap());
            if (at < 0) {
                return -1;
            }
            end = at + letters.length();
        }
        return end;
    }

    /** Where whole words of the paper have these letters next; -1 if nowhere. */
    private int next(String letters, int from) {
        return next(letters, from, words.letters().length());
    }

    /** The same, if they begin at no later offset than {@code most}. */
    private int next(String letters, int from, int most) {
        String all = words.letters();
        int end = Math.min(all.length(), most + letters.length());
        int at = from > end ? -1 : all.indexOf(letters, from, end);
        while (at >= 0 && !(words.isEdge(at) && words.isEdge(at + letters.length()))) {
            at = all.indexOf(letters, at + 1, end);
        }
        return at;
    }

    private QuotationMatch nearest() {
        List<Difference> differences = new ArrayList<>();
        int agreeing = 0;
        int compared = 0;
        int from = Integer.MAX_VALUE;
        int to = 0;
        boolean isUncertain = false;
        for (Part part : quoted.parts()) {
            List<Word> all = part.words().words();
            List<Word> some = all.subList(0, Math.min(all.size(), MAX_WORDS));
            WordAlignment.Aligned best = best(part.words(), some);
            int letters = part.words().start(some.size());
            compared += letters;
            if (best == null || best.agreeing() < CHANGED * letters && quoted.parts().size() == 1) {
                return joined(part.words()).orElseGet(this::notFound);
            }
            agreeing += best.agreeing();
            from = Math.min(from, best.paperFrom());
            to = Math.max(to, best.paperTo());
            for (WordAlignment.Region region : best.regions()) {
                switch (filter.judge(part.words(), region)) {
                    case SAME -> agreeing += letters(part.words(), region);
                    case UNCERTAIN -> isUncertain = true;
                    case DIFFERENT -> differences.add(difference(part.words(), region));
                }
            }
        }
        if (agreeing < CHANGED * compared || from >= to) {
            return isUncertain ? QuotationMatch.UNKNOWN : notFound();
        }
        State state =
                differences.isEmpty() ? isUncertain ? State.UNKNOWN : State.EXACT : State.CHANGED;
        boolean isTold =
                state == State.EXACT
                        || state == State.CHANGED
                                && !filter.isPoor(from, to)
                                && !filter.isDoubtful(from, to, differences, isUncertain);
        return isTold
                ? found(state, List.of(new Span(words.start(from), words.start(to))), differences)
                : QuotationMatch.UNKNOWN;
    }

    private static int letters(TextWords quote, WordAlignment.Region region) {
        return quote.start(region.quoteTo()) - quote.start(region.quoteFrom());
    }

    /** The best of the places that have most of the words in about this order. */
    private WordAlignment.@Nullable Aligned best(TextWords part, List<Word> some) {
        WordAlignment.Aligned best = null;
        for (int place : places(part, some.size())) {
            int slack = 8 + some.size() / 3;
            int from = Math.max(0, place - slack);
            int to = Math.min(words.words().size(), place + some.size() + slack);
            if (from >= to) {
                continue;
            }
            WordAlignment.Aligned aligned = WordAlignment.of(some, words.words(), from, to);
            if (best == null || aligned.agreeing() > best.agreeing()) {
                best = aligned;
            }
        }
        return best;
    }

    /** The words of the paper at which a part most likely begins, the likeliest first. */
    private List<Integer> places(TextWords part, int count) {
        Map<Integer, Integer> votes = new HashMap<>();
        int bucket = Math.max(4, count / 4);
        for (int length = Math.min(3, count); length >= 1 && votes.isEmpty(); length--) {
            for (int i = 0; i + length <= count; i++) {
                String letters = part.letters(i, i + length);
                if (letters.length() < 4 + length && count > 4) {
                    continue;
                }
                int at = next(letters, 0);
                for (int tried = 0; at >= 0 && tried < MAX_PLACES; tried++) {
                    votes.merge(Math.floorDiv(words.wordAt(at) - i, bucket), 1, Integer::sum);
                    at = next(letters, at + 1);
                }
            }
        }
        return votes.entrySet().stream()
                .sorted(
                        Map.Entry.<Integer, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_ALIGNED)
                .map(vote -> vote.getKey() * bucket + bucket / 2)
                .toList();
    }

    private Difference difference(TextWords part, WordAlignment.Region region) {
        boolean isMissing = region.quoteFrom() == region.quoteTo();
        int before = Math.min(region.quoteFrom(), part.words().size()) - 1;
        Span place =
                isMissing
                        ? gapAfter(part, before)
                        : withBracket(
                                part.words().get(region.quoteFrom()).start(),
                                part.words().get(region.quoteTo() - 1).end());
        String inPaper =
                region.paperFrom() == region.paperTo()
                        ? ""
                        : paper.wording(place(region.paperFrom(), region.paperTo()));
        return new Difference(place, inOneLine(place.in(quoted.text())), inPaper);
    }

    /** The words from one offset to another, with the bracket before {@code I]t}. */
    private Span withBracket(int start, int end) {
        boolean isInside =
                start > 0
                        && quoted.text().charAt(start - 1) == '['
                        && quoted.text().startsWith("]", start + 1);
        return new Span(isInside ? start - 1 : start, end);
    }

    /** Without line ends and the markers of block quotes behind them. */
    private static String inOneLine(String words) {
        return words.replaceAll("\\s+(?:>\\s*)*", " ");
    }

    /** The empty place after a word; before the first one if there is none. */
    private static Span gapAfter(TextWords part, int word) {
        int at = word < 0 ? part.words().getFirst().start() : part.words().get(word).end();
        return new Span(at, at);
    }

    /** Two places of the paper that the note has as one, without a sign of what is left out. */
    private Optional<QuotationMatch> joined(TextWords part) {
        int count = part.words().size();
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (next(part.letters(0, middle), 0) >= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (low < 3 || count - low < 3) {
            return Optional.empty();
        }
        int first = next(part.letters(0, low), 0);
        int second = next(part.letters(low, count), 0);
        if (second < 0) {
            return Optional.empty();
        }
        Span gap = gapAfter(part, low - 1);
        return Optional.of(
                found(
                        State.CHANGED,
                        List.of(new Span(first, first + part.start(low))),
                        List.of(new Difference(gap, "", "[…]"))));
    }

    /** Not found, if the paper is one in whose text these words would be. */
    private QuotationMatch notFound() {
        int known = 0;
        int all = 0;
        for (Part part : quoted.parts()) {
            for (Word word : part.words().words()) {
                all++;
                known += paper.count(word.letters()) > 0 ? 1 : 0;
            }
        }
        boolean isSameLanguage = known >= SAME_LANGUAGE * all;
        return paper.isWhole() && isSameLanguage && !filter.isPoor(0, words.words().size())
                ? QuotationMatch.NOT_FOUND
                : QuotationMatch.UNKNOWN;
    }
}
