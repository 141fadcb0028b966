package glossa.workspace.paths;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of paths in the settings: {@code *} and {@code ?} within a name, {@code **} over
 * folders, {@code [abc]}, {@code [!a-z]} and {@code {bib,ris}}.
 *
 * <p>The time of a match is bounded by the length of the pattern times the length of the path, for
 * any pattern, because settings are not trusted. (The JDK compiles globs to regular expressions,
 * which can take exponential time.)
 */
public final class PathGlob {
    /** The maximum length in UTF-16 units; a longer pattern matches nothing. */
    public static final int MAX_LENGTH = 1_000;

    /** The maximum number of patterns that {@code {a,b}} expands to. */
    private static final int MAX_ALTERNATIVES = 64;

    private final List<String> alternatives;

    private PathGlob(List<String> alternatives) {
        this.alternatives = alternatives;
    }

    /** A pattern of paths, with {@code /} as the separator; never fails. */
    public static PathGlob of(String pattern) {
        List<String> alternatives = new ArrayList<>();
        if (pattern.length() <= MAX_LENGTH) {
            expand(pattern, alternatives);
        }
        return new PathGlob(alternatives);
    }

    /** Whether a relative path matches; {@code **} followed by a slash also matches no folder. */
    public boolean fits(Path relative) {
        String path = relative.toString().replace('\\', '/');
        return alternatives.stream().anyMatch(pattern -> fits(pattern, path));
    }

    /** Adds all expansions of the braces in {@code pattern}. */
    private static void expand(String pattern, List<String> into) {
        int open = pattern.indexOf('{');
        int close = pattern.indexOf('}', open + 1);
        if (open < 0 || close < 0) {
            if (into.size() < MAX_ALTERNATIVES) {
                into.add(pattern);
            }
            return;
        }
        for (String choice : pattern.substring(open + 1, close).split(",", -1)) {
            if (into.size() < MAX_ALTERNATIVES) {
                expand(pattern.substring(0, open) + choice + pattern.substring(close + 1), into);
            }
        }
    }

    /** Simulates an automaton: follows all reachable positions of the pattern at once. */
    private static boolean fits(String pattern, String path) {
        boolean[] at = new boolean[pattern.length() + 1];
        at[0] = true;
        skipStars(pattern, at);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean[] next = new boolean[pattern.length() + 1];
            for (int p = 0; p < pattern.length(); p++) {
                if (!at[p]) {
                    continue;
                }
                char wanted = pattern.charAt(p);
                if (wanted == '*') {
                    boolean overFolders = pattern.startsWith("**", p);
                    next[p] |= overFolders || c != '/';
                } else if (wanted == '[' && pattern.indexOf(']', p + 2) > 0) {
                    int end = pattern.indexOf(']', p + 2);
                    next[end + 1] |= c != '/' && isIn(pattern.substring(p + 1, end), c);
                } else {
                    next[p + 1] |= wanted == '?' ? c != '/' : wanted == c;
                }
            }
            skipStars(pattern, next);
            at = next;
        }
        return at[pattern.length()];
    }

    /** A star can match nothing, and {@code **} with its slash no folder. */
    private static void skipStars(String pattern, boolean[] at) {
        for (int p = 0; p < pattern.length(); p++) {
            if (at[p] && pattern.charAt(p) == '*') {
                if (pattern.startsWith("**", p)) {
                    at[p + 2] = true;
                    if (pattern.startsWith("**/", p)) {
                        at[p + 3] = true;
                    }
                } else {
                    at[p + 1] = true;
                }
            }
        }
    }

    private static boolean isIn(String set, char c) {
        boolean negated = set.startsWith("!") || set.startsWith("^");
        boolean found = false;
        for (int i = negated ? 1 : 0; i < set.length(); i++) {
            if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                found |= set.charAt(i) <= c && c <= set.charAt(i + 2);
                i += 2;
            } else {
                found |= set.charAt(i) == c;
            }
        }
        return found != negated;
    }
}
