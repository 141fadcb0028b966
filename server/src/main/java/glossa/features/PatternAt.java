package glossa.features;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern's match that begins at a given offset.
 *
 * <p>{@code find(from)} tries every later offset before it fails, also where the pattern begins
 * with {@code \G}; called for each citation, that takes time that grows as the square of the text.
 */
public final class PatternAt {
    private PatternAt() {}

    /** Whether {@code pattern} matches {@code text} from {@code start} on. */
    public static boolean matches(Pattern pattern, String text, int start) {
        return from(pattern, text, start).lookingAt();
    }

    /** The match of {@code pattern} that begins at {@code start}, if there is one. */
    public static Optional<MatchResult> find(Pattern pattern, String text, int start) {
        Matcher matcher = from(pattern, text, start);
        return matcher.lookingAt() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /** What stands before {@code start} is seen by lookbehinds and word boundaries. */
    private static Matcher from(Pattern pattern, String text, int start) {
        return pattern.matcher(text)
                .region(start, text.length())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }
}
