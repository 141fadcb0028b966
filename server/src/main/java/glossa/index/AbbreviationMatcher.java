package glossa.index;

import java.util.Arrays;

/**
 * The beginnings of several words typed as one, {@code latmask} for 'Latent Masked', and the
 * initials of a title, {@code aiayn}. For one thread, since it has a memory of its own.
 */
final class AbbreviationMatcher {
    /** More points than it ever gives. */
    static final int MAX_SCORE = 95;

    private static final int PIECES = 80;
    private static final int INITIALS = 60;

    /** Taken off for what is seldom meant. */
    private static final int SHORT_PIECE = 8;

    private static final int SKIPPED = 4;
    private static final int FURTHER_PIECE = 6;
    private static final int OTHER_START = 4;

    static final int MIN_LENGTH = 4;
    private static final int MAX_LENGTH = 40;

    /** By typed letter: the most points of those before it, and what that came to. */
    private int[] points = new int[MAX_LENGTH + 1];

    private int[] pieces = new int[MAX_LENGTH + 1];
    private int[] place = new int[MAX_LENGTH + 1];

    /** Points for a typed word; 0 where it is neither. */
    int score(String typed, MatchCandidate candidate) {
        if (typed.length() > MAX_LENGTH || candidate.titleTo() == candidate.titleFrom()) {
            return 0;
        }
        int best = initials(typed, candidate);
        return typed.length() < MIN_LENGTH ? best : Math.max(best, pieces(typed, candidate));
    }

    /** Of the title's words in their order, with the first author's name before them. */
    private int pieces(String typed, MatchCandidate candidate) {
        int length = typed.length();
        Arrays.fill(points, 0, length + 1, 0);
        // How many words that count stand before this one.
        int at = 0;
        for (int word = candidate.titleFrom() - 1; word < candidate.titleTo(); word++) {
            boolean author = word < candidate.titleFrom();
            int of = author ? candidate.family() : word;
            if (of < 0) {
                continue;
            }
            boolean begins =
                    author || word == candidate.titleFrom() || word == candidate.afterColon();
            // From the end, so that no word follows itself.
            for (int start = length - 2; start >= 0; start--) {
                if (start > 0 && points[start] == 0) {
                    continue;
                }
                int so = start == 0 ? 0 : pieces[start];
                int before =
                        start == 0
                                ? PIECES - (begins ? 0 : OTHER_START)
                                : points[start]
                                        - SKIPPED * Math.max(0, at - place[start] - 1)
                                        - (so >= 2 ? FURTHER_PIECE : 0);
                int most = Math.min(candidate.length(of), length - start);
                for (int n = 0;
                        n < most && typed.charAt(start + n) == candidate.charAt(of, n);
                        n++) {
                    int got = before - (n == 1 ? SHORT_PIECE : 0);
                    int end = start + n + 1;
                    if (n > 0 && got > points[end] && (end < length || so > 0)) {
                        points[end] = got;
                        pieces[end] = so + 1;
                        place[end] = at;
                    }
                }
            }
            at += author || candidate.isSmall(word) ? 0 : 1;
        }
        return points[length];
    }

    /** The initials of the title, or of what stands behind its colon, from the first on. */
    private static int initials(String typed, MatchCandidate candidate) {
        if (typed.length() < 3) {
            return 0;
        }
        int best = 0;
        for (int from : new int[] {candidate.titleFrom(), candidate.afterColon()}) {
            for (int kind = 0; kind < 4; kind++) {
                best = Math.max(best, initials(typed, candidate, from, kind));
            }
        }
        return best;
    }

    private static int initials(String typed, MatchCandidate candidate, int from, int kind) {
        boolean small = (kind & 1) == 0;
        boolean joint = (kind & 2) == 0;
        int next = 0;
        int all = 0;
        for (int word = from; word < candidate.titleTo(); word++) {
            if (!joint && candidate.isJoint(word)
                    || !small && candidate.isSmall(word)
                    || Character.isDigit(candidate.charAt(word, 0))) {
                continue;
            }
            all++;
            if (next < typed.length()) {
                if (typed.charAt(next) != candidate.charAt(word, 0)) {
                    return 0;
                }
                next++;
            }
        }
        return all == 0 || next < typed.length() ? 0 : INITIALS + 30 * typed.length() / all;
    }
}
