package glossa.index;

import java.util.List;

/** How well a paper answers what was typed. For one thread, since it has a memory of its own. */
final class MatchScorer {
    /** How far from the letter a stage looks. */
    enum Tolerance {
        /** Every typed word begins a word of the paper. */
        AS_TYPED,
        /** Or is made of the beginnings of several, or of initials. */
        ABBREVIATED,
        /** Or has slips, or leaves letters out. */
        TYPOS
    }

    private static final int EXACT_KEY = 1000;
    private static final int KEY_PREFIX = 500;
    private static final int WHOLE_TITLE = 300;
    private static final int TITLE_PREFIX = 150;

    /** Points that do not tell one paper from another. */
    private static final int STEP = 5;

    /** Of a whole word; more than the beginning of one. */
    private static final double BEGINNING = 0.6;

    private static final double SLIP = 0.4;
    private static final double TWO_SLIPS = 0.25;
    private static final double LEFT_OUT = 0.2;

    private final TypedText typed;
    private final AbbreviationMatcher abbreviations = new AbbreviationMatcher();

    MatchScorer(TypedText typed) {
        this.typed = typed;
    }

    /** Points; 0 where it does not fit. */
    int score(MatchCandidate candidate, Tolerance tolerance) {
        int best = nameScore(candidate);
        if (best < KEY_PREFIX) {
            int byWords = 0;
            for (List<String> words : typed.readings()) {
                byWords = Math.max(byWords, wordsScore(candidate, words, tolerance));
            }
            best = Math.max(best, byWords + (byWords > 0 ? titleBonus(candidate) : 0));
        }
        return best;
    }

    private int nameScore(MatchCandidate candidate) {
        int best = 0;
        for (int i = 0; i < candidate.names(); i++) {
            int score =
                    !candidate.nameStartsWith(i, typed.squeezed())
                            ? 0
                            : candidate.nameLength(i) == typed.squeezed().length()
                                    ? EXACT_KEY
                                    : KEY_PREFIX;
            // An alias counts a little less than a key.
            best = Math.max(best, i == 0 ? score : score - 1);
        }
        return best;
    }

    /** Who types more than one word of a title from its beginning means that title. */
    private int titleBonus(MatchCandidate candidate) {
        String squeezed = typed.squeezed();
        int at = 0;
        for (int word = candidate.titleFrom(); word < candidate.titleTo(); word++) {
            for (int i = 0; i < candidate.length(word); i++) {
                if (squeezed.charAt(at) != candidate.charAt(word, i)) {
                    return 0;
                }
                if (++at == squeezed.length()) {
                    boolean whole =
                            word == candidate.titleTo() - 1 && i == candidate.length(word) - 1;
                    return whole ? WHOLE_TITLE : word > candidate.titleFrom() ? TITLE_PREFIX : 10;
                }
            }
        }
        return 0;
    }

    /** By how well each word is answered, longer ones counting more; 0 if one of them is not. */
    private int wordsScore(MatchCandidate candidate, List<String> words, Tolerance tolerance) {
        double sum = 0;
        int letters = 0;
        int before = -2;
        for (String word : words) {
            int best = 0;
            double most = 0;
            for (int i = 0; i < candidate.words(); i++) {
                int weight = candidate.weight(i);
                if (weight > most) {
                    double points = weight * wordScore(word, candidate, i, tolerance);
                    if (points > 0 && i == before + 1 && isOfTitle(candidate, i)) {
                        // Words that are neighbours in the title too.
                        points += 15;
                    }
                    if (points > most) {
                        most = points;
                        best = i;
                    }
                }
            }
            if (tolerance != Tolerance.AS_TYPED && most < AbbreviationMatcher.MAX_SCORE) {
                most = Math.max(most, abbreviations.score(word, candidate));
            }
            if (most == 0) {
                return 0;
            }
            before = best;
            sum += most * word.length();
            letters += word.length();
        }
        return (int) Math.round(sum / letters / STEP) * STEP;
    }

    private static boolean isOfTitle(MatchCandidate candidate, int word) {
        return word >= candidate.titleFrom() && word < candidate.titleTo();
    }

    /** 1 for the whole word, less for its beginning, least for a slip; 0 for another word. */
    private static double wordScore(
            String word, MatchCandidate candidate, int at, Tolerance tolerance) {
        int length = candidate.length(at);
        if (candidate.startsWith(at, word)) {
            return length == word.length() ? 1 : BEGINNING + 0.3 * word.length() / length;
        }
        if (tolerance != Tolerance.TYPOS) {
            return 0;
        }
        int allowed = TypedText.maxEdits(word);
        if (allowed > 0
                && length >= word.length() - allowed
                && sharesEarlyLetter(word, candidate, at)) {
            int slips = EditDistance.toPrefix(word, candidate.word(at), allowed);
            if (slips <= allowed) {
                // Where the word ends with what was typed, it is likelier the one that was meant.
                double whole = Math.abs(length - word.length()) <= 1 ? 0.1 : 0;
                return (slips == 1 ? SLIP : TWO_SLIPS) + whole;
            }
        }
        return isSubsequence(word, candidate, at)
                ? LEFT_OUT * (1 + 1.0 * word.length() / length)
                : 0;
    }

    /** A slip or two leave one of the first three letters where they were, or nearly there. */
    private static boolean sharesEarlyLetter(String word, MatchCandidate candidate, int at) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < Math.min(3, candidate.length(at)); j++) {
                if (word.charAt(i) == candidate.charAt(at, j)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the typed letters, from the first on, are letters of the word in its order. */
    private static boolean isSubsequence(String word, MatchCandidate candidate, int at) {
        int length = candidate.length(at);
        if (word.length() < 3
                || length <= word.length()
                || word.charAt(0) != candidate.charAt(at, 0)
                || Character.isDigit(word.charAt(0))) {
            return false;
        }
        int next = 1;
        for (int i = 1; i < length && next < word.length(); i++) {
            if (candidate.charAt(at, i) == word.charAt(next)) {
                next++;
            }
        }
        return next == word.length();
    }

    /** How many of the words, folded, the title has; of long words the beginning is enough. */
    static int sharedWords(List<String> sentence, MatchCandidate candidate) {
        int shared = 0;
        for (String word : sentence) {
            String stem = word.length() > 6 ? word.substring(0, word.length() - 2) : word;
            for (int i = candidate.titleFrom(); i < candidate.titleTo(); i++) {
                if (candidate.startsWith(i, stem) && candidate.length(i) <= word.length() + 3) {
                    shared++;
                    break;
                }
            }
        }
        return shared;
    }
}
