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
 * Finds titles in words: stretches that may be one are looked up as the index knows titles, by
 * their letters. A stretch may be one if it is set off by quotation marks, emphasis or a link's
 * brackets, if its words begin with capitals, or if it is long.
 */
final class MentionedTitles {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’]*");

    /** Words that are small in titles too. */
    private static final Set<String> LOWERCASE_TITLE_WORDS =
            Set.of(
                    ("a an the and or nor but for of in on at to by with from into via as vs is are"
                                    + " be than per over under without between using through")
                            .split(" "));

    private static final String OPENING_MARKS = "\"“„«‘*_[";
    private static final String CLOSING_MARKS = "\"”“»’*_]";
    private static final int MIN_WORDS = 3;
    private static final int MAX_WORDS = 30;

    /** Words of a title that nothing sets off: "Long Short-Term Memory" is more than a paper. */
    private static final int MIN_BARE_WORDS = 5;

    /** So many words in a row are no accident, whatever their capitals. */
    private static final int LONG_TITLE_WORDS = 6;

    /** So many capitals tell that words are a title. */
    private static final int MIN_CAPITALS = 3;

    private final Corpus corpus;
    private final DiagnosticsCache memory;

    MentionedTitles(Corpus corpus, DiagnosticsCache memory) {
        this.corpus = corpus;
        this.memory = memory;
    }

    private record TitleWord(int start, int end, boolean capitalized, boolean lowercaseAllowed) {}

    /** The titles in {@code text}, in its order. */
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
            words.add(
                    new TitleWord(
                            word.start(),
                            word.end(),
                            Character.isUpperCase(first) || Character.isDigit(first),
                            LOWERCASE_TITLE_WORDS.contains(word.group().toLowerCase(Locale.ROOT))));
        }
        return words;
    }

    /** Adds the longest title that begins at a word; the word behind it, or 0. */
    private int addLongestTitle(
            String text, List<TitleWord> words, int from, List<PassageMention> found) {
        boolean opened = isOpenedAt(text, words.get(from).start());
        int capitals = 0;
        boolean titled = true;
        List<Integer> ends = new ArrayList<>();
        for (int i = from; i < words.size() && i < from + MAX_WORDS; i++) {
            TitleWord word = words.get(i);
            if (i > from && separates(text, words.get(i - 1).end(), word.start())) {
                break;
            }
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
                    memory.namedPaper(slug(text, words, from, last), this::paperWithSlug);
            Span span = new Span(words.get(from).start(), words.get(last).end());
            boolean setOff = opened && isClosedAt(text, span.end()) && last - from + 1 > MIN_WORDS;
            // What stands before a title's colon is often the name of more than this paper.
            if (paper.filter(named -> setOff || isWhole(named, span.in(text))).isPresent()) {
                found.add(new PassageMention(span, MentionKind.TITLE, paper.get()));
                return last + 1;
            }
        }
        return 0;
    }

    /** Whether all of the title stands there, and not only what is before its colon. */
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

    private static String slug(String text, List<TitleWord> words, int from, int last) {
        StringBuilder slug = new StringBuilder();
        for (TitleWord word : words.subList(from, last + 1)) {
            slug.append(slug.isEmpty() ? "" : "-")
                    .append(
                            text.substring(word.start(), word.end())
                                    .replaceAll("['’]", "")
                                    .toLowerCase(Locale.ROOT));
        }
        return slug.toString();
    }

    private static boolean isOpenedAt(String text, int start) {
        return start > 0 && OPENING_MARKS.indexOf(text.charAt(start - 1)) >= 0;
    }

    /** Whether a mark of the kind that opens stands behind the words, a full stop before it. */
    private static boolean isClosedAt(String text, int end) {
        int at = end;
        while (at < text.length() && ".,?!".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && CLOSING_MARKS.indexOf(text.charAt(at)) >= 0;
    }

    /** Whether what stands between two words can not stand within a title. */
    private static boolean separates(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == MentionedPapers.BLANK || "\"“”„«»[]|".indexOf(c) >= 0) {
                return true;
            }
        }
        return text.substring(from, to).contains(". ");
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
