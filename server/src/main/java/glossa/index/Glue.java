package glossa.index;

import java.util.Arrays;

/**
 * The beginnings of several words typed as one, {@code latmask} for 'Latent Masked', and the
 * initials of a title, {@code aiayn}. For one thread, since it has a memory of its own.
 */
final class Glue {
    /** More points than it ever gives. */
    static final int MOST = 95;

    private static final int PIECES = 80;
    private static final int INITIALS = 60;

    /** Taken off for what is seldom meant. */
    private static final int SHORT_PIECE = 8;

    private static final int SKIPPED = 4;
    private static final int FURTHER_PIECE = 6;
    private static final int OTHER_START = 4;

    static final int SHORTEST = 4;
    private static final int LONGEST = 40;

    /** By typed letter and word that the letters before it end in: the most points, or -1. */
    private int[] points = new int[0];

    private int[] pieces = new int[0];

    /** Points for a typed word; 0 where it is neither. */
    int points(String typed, Target target) {
        if (typed.length() > LONGEST || target.titleTo() == target.titleFrom()) {
            return 0;
        }
        int best = initials(typed, target);
        return typed.length() < SHORTEST ? best : Math.max(best, pieces(typed, target));
    }

    /** The title's words with the first author's name before them. */
    private int pieces(String typed, Target target) {
        int first = target.titleFrom();
        int words = target.titleTo() - first;
        int length = typed.length();
        int width = words + 1;
        if (points.length < (length + 1) * width) {
            points = new int[(length + 1) * width];
            pieces = new int[points.length];
        }
        Arrays.fill(points, 0, (length + 1) * width, -1);
        int best = 0;
        // Word 0 is the author's name, word n the title's nth.
        for (int word = 0; word < width; word++) {
            int at = word == 0 ? target.family() : first + word - 1;
            if (at < 0) {
                continue;
            }
            for (int start = 0; start < length - 1; start++) {
                int before = start == 0 ? start(word, target) : bestBefore(start, word, width, target);
                if (before <= 0) {
                    continue;
                }
                int so = start == 0 ? 0 : soFar;
                int most = Math.min(target.length(at), length - start);
                for (int n = 0; n < most && typed.charAt(start + n) == target.charAt(at, n); n++) {
                    if (n == 0) {
                        continue;
                    }
                    int got = before - (n == 1 ? SHORT_PIECE : 0) - (so >= 2 ? FURTHER_PIECE : 0);
                    int end = start + n + 1;
                    int slot = end * width + word;
                    if (got > points[slot]) {
                        points[slot] = got;
                        pieces[slot] = so + 1;
                    }
                    if (end == length && so >= 1) {
                        best = Math.max(best, got);
                    }
                }
            }
        }
        return best;
    }

    private int soFar;

    private int start(int word, Target target) {
        boolean begins = word <= 1 || target.titleFrom() + word - 1 == target.afterColon();
        return begins ? PIECES : PIECES - OTHER_START;
    }

    /** The best way to have typed all before {@code end} with words before {@code word}. */
    private int bestBefore(int end, int word, int width, Target target) {
        int best = -1;
        int skipped = 0;
        for (int before = word - 1; before >= 0; before--) {
            int got = points[end * width + before];
            if (got >= 0 && got - skipped > best) {
                best = got - skipped;
                soFar = pieces[end * width + before];
            }
            boolean small = before > 0 && Starts.isSmall(target.word(target.titleFrom() + before - 1));
            skipped += before == 0 || small ? 0 : SKIPPED;
        }
        return best;
    }

    /** The initials of the title, or of what stands behind its colon, from the first on. */
    private static int initials(String typed, Target target) {
        if (typed.length() < 3) {
            return 0;
        }
        int best = 0;
        for (int from : new int[] {target.titleFrom(), target.afterColon()}) {
            for (int kind = 0; kind < 4; kind++) {
                best = Math.max(best, initials(typed, target, from, kind));
            }
        }
        return best;
    }

    private static int initials(String typed, Target target, int from, int kind) {
        boolean small = (kind & 1) == 0;
        boolean joint = (kind & 2) == 0;
        int next = 0;
        int all = 0;
        for (int word = from; word < target.titleTo(); word++) {
            if (!joint && target.isJoint(word) || !small && Starts.isSmall(target.word(word))) {
                continue;
            }
            all++;
            if (next < typed.length()) {
                if (typed.charAt(next) != target.charAt(word, 0)) {
                    return 0;
                }
                next++;
            }
        }
        return next < typed.length() ? 0 : INITIALS + 30 * typed.length() / all;
    }
}
