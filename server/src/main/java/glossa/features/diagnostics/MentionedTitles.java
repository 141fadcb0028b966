package glossa.features.diagnostics;

import glossa.corpus.Corpus;
import glossa.features.diagnostics.Mentions.MentionKind;
import glossa.features.diagnostics.Mentions.NamedPaper;
import glossa.features.diagnostics.Mentions.PassageMention;
import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.paper.TextFolding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds titles in running text. Candidates are sequences of words in quotation marks, emphasis or a
 * link, that are capitalized, or that are long; each is looked up as a title slug.
 */
final class MentionedTitles {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’]*");

    /** Words that stay lowercase in capitalized titles. */
    private static final Set<String> LOWERCASE_TITLE_WORDS =
            Set.of(
                    ("a an the and or nor but for of in on at to by with from into via as vs is are"
                                    + " be than per over under without between using through")
                            .split(" "));

    private static final String OPENING_MARKS = "\"“„«‘*_[";
    private static final String CLOSING_MARKS = "\"”“»’*_]";
    private static final int MIN_WORDS = 3;
    private static final int MAX_WORDS = 30;

    /**
     * Words of a title without quotation marks: "Long Short-Term Memory" names more than a paper.
     */
    private static final int MIN_BARE_WORDS = 5;

    /** A match of this many words is not a coincidence, regardless of their capitals. */
    private static final int LONG_TITLE_WORDS = 6;

    /** Capitalized words that mark a sequence as a title. */
    private static final int MIN_CAPITALS = 3;

    private final Corpus corpus;
    private final DiagnosticsCache cache;

    MentionedTitles(Corpus corpus, DiagnosticsCache cache) {
        this.corpus = corpus;
        this.cache = cache;
    }

    /**
     * A word.
     *
     * @param slug as it stands in a slug: in lower case, without apostrophes
     */
    private record TitleWord(
            int start, int end, boolean capitalized, boolean lowercaseAllowed, String slug) {}

    /** The titles in {@code text}, in order. */
    List<PassageMention> in(String text) {
        List<TitleWord> words = words(text);
        List<PassageMention> found = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            int end = words.get(i).capitalized() ? addLongestTitle(text, words, i, found) : 0;
            i = end > 0 ? end : i + 1;
        }
        return found;
    }

    private static List<TitleWord> words(String text) {
        List<TitleWord> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            char first = text.charAt(word.start());
            String lower = word.group().toLowerCase(Locale.ROOT);
            words.add(
                    new TitleWord(
                            word.start(),
                            word.end(),
                            Character.isUpperCase(first) || Character.isDigit(first),
                            LOWERCASE_TITLE_WORDS.contains(lower),
                            lower.replace("'", "").replace("’", "")));
        }
        return words;
    }

    /**
     * Adds the longest title that begins at a word.
     *
     * @return the index of the word after it; 0 if no title begins there
     */
    private int addLongestTitle(
            String text, List<TitleWord> words, int from, List<PassageMention> found) {
        boolean opened = isOpenedAt(text, words.get(from).start());
        int capitals = 0;
        boolean titled = true;
        List<Integer> ends = new ArrayList<>();
        // The slug of all words so far, and its length after each.
        StringBuilder slug = new StringBuilder();
        int[] slugLengths = new int[MAX_WORDS];
        for (int i = from; i < words.size() && i < from + MAX_WORDS; i++) {
            TitleWord word = words.get(i);
            if (i > from && separates(text, words.get(i - 1).end(), word.start())) {
                break;
            }
            slug.append(slug.isEmpty() ? "" : "-").append(word.slug());
            slugLengths[i - from] = slug.length();
            capitals += word.capitalized() ? 1 : 0;
            titled &= word.capitalized() || word.lowercaseAllowed();
            int next = i + 1 < words.size() ? words.get(i + 1).start() : text.length();
            boolean bounded = endsPhrase(text, word.end(), next);
            boolean lastCapital =
                    titled
                            && !word.lowercaseAllowed()
                            && i + 1 < words.size()
                            && !words.get(i + 1).capitalized();
            boolean closed = opened && isClosedAt(text, word.end());
            int count = i - from + 1;
            boolean asTitle =
                    titled && capitals >= MIN_CAPITALS && count >= MIN_BARE_WORDS
                            || count >= LONG_TITLE_WORDS;
            if (count >= MIN_WORDS && (closed || (bounded || lastCapital) && asTitle)) {
                ends.add(i);
            }
        }
        for (int last : ends.reversed()) {
            Optional<NamedPaper> paper =
                    cache.namedPaper(
                            slug.substring(0, slugLengths[last - from]), this::paperWithSlug);
            Span span = new Span(words.get(from).start(), words.get(last).end());
            boolean setOff = opened && isClosedAt(text, span.end()) && last - from + 1 > MIN_WORDS;
            // The part of a title before its colon is often the name of more than this paper.
            if (paper.filter(named -> setOff || isWhole(named, span.in(text))).isPresent()) {
                found.add(new PassageMention(span, MentionKind.TITLE, paper.get()));
                return last + 1;
            }
        }
        return 0;
    }

    /** Whether the words are the whole title, not only the part before its colon. */
    private static boolean isWhole(NamedPaper paper, String words) {
        return TextFolding.squeeze(paper.title()).equals(TextFolding.squeeze(words));
    }

    private Optional<NamedPaper> paperWithSlug(String slug) {
        if (!corpus.has(slug)) {
            return Optional.empty();
        }
        Optional<Paper> paper = corpus.paper(slug);
        return paper.map(NamedPaper::of);
    }

    private static boolean isOpenedAt(String text, int start) {
        return start > 0 && OPENING_MARKS.indexOf(text.charAt(start - 1)) >= 0;
    }

    /** Whether a closing mark follows the words, after punctuation at most. */
    private static boolean isClosedAt(String text, int end) {
        int at = end;
        while (at < text.length() && ".,?!".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && CLOSING_MARKS.indexOf(text.charAt(at)) >= 0;
    }

    /** Whether the characters between two words cannot occur within a title. */
    private static boolean separates(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == MentionedPapers.BLANK || "\"“”„«»[]|".indexOf(c) >= 0) {
                return true;
            }
        }
        return text.indexOf(". ", from, to) >= 0;
    }

    private static boolean endsPhrase(String text, int from, int to) {
        if (to >= text.length()) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i)) && text.charAt(i) != '-') {
                return true;
            }
        }
        return false;
    }
}
