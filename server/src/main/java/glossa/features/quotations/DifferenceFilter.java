package glossa.features.quotations;

import glossa.features.quotations.QuotationMatch.Difference;
import glossa.features.quotations.TextWords.Word;
import glossa.features.quotations.WordAlignment.Region;
import glossa.grammar.Span;
import glossa.paper.EditDistance;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells differences that the reader made from those that typesetting, the extraction of the text or
 * the habits of quoting make.
 */
final class DifferenceFilter {
    /** What a difference is. */
    enum Judgement {
        SAME,
        UNCERTAIN,
        DIFFERENT
    }

    /** The share of words that stand nowhere else from which a text is badly recognised. */
    private static final double POOR = 0.08;

    /** The share up to which a text has no faults of recognition, only rare words. */
    private static final double FAULTLESS = 0.01;

    /** The share from which a text has faults of recognition. */
    private static final double DOUBTFUL = 0.012;

    /** Words before and after a place that tell how well it is recognised: about a page. */
    private static final int AROUND = 250;

    /** Letters of words so short that most of their misreadings are words, too. */
    private static final int SHORT_WORD = 3;

    /** Words from which their share tells something. */
    private static final int MIN_COUNTED = 100;

    /**
     * References in a paper's text that quotations leave out: {@code [12, 13]}, {@code (Doe,
     * 2017)}.
     */
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "[\\s.,;:!?]*(?:\\[\\s*\\d[\\d,;\\s\\u2010-\\u2015-]{0,80}\\]"
                        + "|\\([^()]{0,200}\\b(?:1[5-9]|20)\\d\\d[a-z]?\\b[^()]{0,100}\\)"
                        + "|(?<=[\\p{L}.,;:!?\\u201D\"'\\u2019)])\\d{1,3}(?:\\s?[,\\u2013-]\\s?\\d{1,3})*"
                        + "|[*\\u2020\\u2021])[\\s.,;:]*");

    private static final Pattern NUMBER_BESIDE = Pattern.compile("^\\d{1,3}|\\d{1,3}$");

    /** Letters of a note in the margin. */
    private static final int MIN_NOTE = 4;

    private final PaperText paper;
    private final Predicate<String> isKnown;

    DifferenceFilter(PaperText paper, Predicate<String> isKnown) {
        this.paper = paper;
        this.isKnown = isKnown;
    }

    /** What a region of an alignment is. */
    Judgement judge(TextWords quote, Region region) {
        TextWords words = paper.words();
        String quoted = quote.letters(region.quoteFrom(), region.quoteTo());
        String printed = words.letters(region.paperFrom(), region.paperTo());
        if (quoted.equals(printed)
                || hasLettersForBrackets(quote, region, printed)
                || hasNumberBeside(quoted, printed)) {
            return Judgement.SAME;
        }
        List<Word> inPaper = words.words().subList(region.paperFrom(), region.paperTo());
        if (quoted.isEmpty() && isReference(region)) {
            return Judgement.SAME;
        }
        if (isFormula(inPaper) || isBadlyRecognised(quoted, printed, region)) {
            return Judgement.UNCERTAIN;
        }
        return Judgement.DIFFERENT;
    }

    /**
     * Whether words copied from a PDF differ only by an {@code h} before and an {@code i} behind
     * some of them: the angle brackets of TeX's symbols, in a font that does not say what they are.
     */
    private static boolean hasLettersForBrackets(TextWords quote, Region region, String printed) {
        int at = 0;
        for (Word word : quote.words().subList(region.quoteFrom(), region.quoteTo())) {
            String letters = word.letters();
            boolean hasOpening = letters.startsWith("h") && !printed.startsWith(letters, at);
            String rest = letters.substring(hasOpening ? 1 : 0);
            boolean hasClosing = rest.endsWith("i") && !printed.startsWith(rest, at);
            String inside = rest.substring(0, rest.length() - (hasClosing ? 1 : 0));
            if (inside.isEmpty() || !printed.startsWith(inside, at)) {
                return false;
            }
            at += inside.length();
        }
        return at > 0 && at == printed.length();
    }

    private boolean isReference(Region region) {
        List<Word> words = paper.words().words();
        int start = region.paperFrom() == 0 ? 0 : words.get(region.paperFrom() - 1).end();
        int end =
                region.paperTo() == words.size()
                        ? paper.text().length()
                        : words.get(region.paperTo()).start();
        // The last word before may have the mark of a footnote at its end.
        return REFERENCE
                .matcher(paper.text())
                .useTransparentBounds(true)
                .region(start, end)
                .matches();
    }

    /** Whether these are letters and digits of a formula, whose order in the text is anything. */
    private static boolean isFormula(List<Word> words) {
        long single = words.stream().filter(word -> word.letters().length() == 1).count();
        return words.size() >= 3 && single * 2 > words.size();
    }

    /** Whether the paper's words are such as text recognition makes of the quoted ones. */
    private boolean isBadlyRecognised(String quoted, String printed, Region region) {
        List<Word> inPaper = paper.words().words().subList(region.paperFrom(), region.paperTo());
        if (inPaper.isEmpty() || quoted.isEmpty()) {
            return false;
        }
        boolean isUnknown =
                inPaper.stream()
                        .anyMatch(
                                word ->
                                        word.letters().chars().noneMatch(Character::isDigit)
                                                && paper.count(word.letters()) == 1
                                                && !isKnown.test(word.letters()));
        return isUnknown
                && (hasNoteBeside(quoted, printed)
                        || areAlike(quoted, printed)
                                && unknownShare(region.paperFrom(), region.paperTo()) > FAULTLESS);
    }

    /** Whether the paper's word has the mark of a footnote or the number of a line beside it. */
    private static boolean hasNumberBeside(String quoted, String printed) {
        return !quoted.isEmpty()
                && NUMBER_BESIDE.matcher(printed).replaceAll("").equals(quoted)
                && quoted.chars().noneMatch(Character::isDigit);
    }

    /**
     * Whether a word that nothing else has is the quoted one with a note of the margin beside it.
     */
    private static boolean hasNoteBeside(String quoted, String printed) {
        return printed.length() >= quoted.length() + MIN_NOTE
                && (printed.startsWith(quoted) || printed.endsWith(quoted));
    }

    /**
     * The share of the words around a place that stand nowhere else; 0 where there are too few.
     * Only short words are counted: of long ones a good text, too, has many that stand nowhere
     * else.
     */
    private double unknownShare(int fromWord, int toWord) {
        List<Word> all = paper.words().words();
        int counted = 0;
        int unknown = 0;
        for (Word word :
                all.subList(
                        Math.max(0, fromWord - AROUND), Math.min(all.size(), toWord + AROUND))) {
            String letters = word.letters();
            if (letters.length() >= 2
                    && letters.length() <= 6
                    && letters.chars().allMatch(Character::isLetter)) {
                counted++;
                unknown += paper.count(letters) == 1 && !isKnown.test(letters) ? 1 : 0;
            }
        }
        return counted < MIN_COUNTED ? 0 : (double) unknown / counted;
    }

    /** Whether the words around a place are of a recognition too poor to tell anything. */
    boolean isPoor(int fromWord, int toWord) {
        return unknownShare(fromWord, toWord) > POOR;
    }

    /**
     * Whether differences may well be of the recognition: its faults are around, and what differs
     * is alike, or something else of the quotation is badly recognised.
     */
    boolean isDoubtful(
            int fromWord, int toWord, List<Difference> differences, boolean isUncertain) {
        return unknownShare(fromWord, toWord) > DOUBTFUL
                && (isUncertain || differences.stream().allMatch(this::mayBeMisread));
    }

    /** Whether the paper's words are such as recognition may make of the quoted ones. */
    private boolean mayBeMisread(Difference difference) {
        String quoted = folded(difference.quoted());
        String printed = folded(difference.inPaper());
        boolean isWord =
                printed.length() > SHORT_WORD
                        && (paper.count(printed) > 1 || isKnown.test(printed));
        return (!isWord || isOneLetterOff(quoted, printed))
                && digits(quoted).equals(digits(printed))
                && areAlike(quoted, printed);
    }

    private static String digits(String letters) {
        return letters.replaceAll("\\D", "");
    }

    /** Whether one letter is another: {@code type} and {@code typo}. */
    private static boolean isOneLetterOff(String one, String other) {
        return one.length() == other.length()
                && IntStream.range(0, one.length())
                                .filter(i -> one.charAt(i) != other.charAt(i))
                                .count()
                        == 1;
    }

    private static String folded(String words) {
        return TextWords.of(words, new Span(0, words.length())).letters();
    }

    private static boolean areAlike(String one, String other) {
        int most = Math.max(1, Math.max(one.length(), other.length()) / 3);
        return EditDistance.between(one, other, most) <= most;
    }
}
