package glossa.index;

import glossa.paper.TextFolding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What was typed, in the ways in which it may be meant.
 *
 * @param identifier in lower case and without {@code doi:} and the like, as identifiers are
 *     compared
 * @param squeezed its letters and digits, folded, as keys are compared
 * @param readings the words that it may be; each must be answered. {@code self-attention} is two
 *     words or one, {@code gpt4} too
 */
record TypedText(String identifier, String squeezed, List<List<String>> readings) {
    /** More is no query, but a text that was pasted. */
    private static final int MAX_LENGTH = 200;

    private static final int MAX_WORDS = 12;

    /** What notes may write before an identifier. */
    private static final Pattern SCHEME = Pattern.compile("^(?:doi|arxiv|pmid|pmcid|isbn|acl):");

    static TypedText of(String typed) {
        String text = typed.length() > MAX_LENGTH ? typed.substring(0, MAX_LENGTH) : typed;
        Set<List<String>> readings = new LinkedHashSet<>();
        add(readings, PaperTokens.atEdges(text));
        List<String> whole = new ArrayList<>();
        for (String word : text.split("[^\\p{L}\\p{N}\\p{M}'’‐-]+")) {
            whole.add(TextFolding.squeeze(word));
        }
        boolean apart = whole.stream().anyMatch(TypedText::hasIdeographs);
        if (!apart) {
            add(readings, whole);
        }
        return new TypedText(
                SCHEME.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst(""),
                TextFolding.squeeze(text),
                List.copyOf(readings));
    }

    private static void add(Set<List<String>> readings, List<String> words) {
        List<String> distinct =
                words.stream().filter(word -> !word.isEmpty()).limit(MAX_WORDS).toList();
        if (!distinct.isEmpty()) {
            readings.add(distinct);
        }
    }

    private static boolean hasIdeographs(String word) {
        return word.codePoints().anyMatch(PaperTokens::isWithoutSpaces);
    }

    boolean isEmpty() {
        return squeezed.isEmpty();
    }

    /** An author with a year, if it begins so: {@code vaswani2017} of {@code vaswani2017att}. */
    Optional<String> authorAndYear() {
        List<String> parts = readings.isEmpty() ? List.of() : readings.getFirst();
        for (int i = 1; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.length() == 4 && part.chars().allMatch(Character::isDigit)) {
                return Optional.of(String.join("", parts.subList(0, i + 1)));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether it may be the beginning of a DOI or of another number of a paper: digits, and what
     * stands in numbers only, as in {@code 10.1145/33}, {@code P18-4021}, {@code math.GT/0309136}.
     */
    boolean isIdentifier() {
        return identifier.length() >= 4
                && identifier.chars().allMatch(c -> c > ' ')
                && identifier.chars().anyMatch(Character::isDigit)
                && (Character.isDigit(identifier.charAt(0))
                        || identifier.chars().anyMatch(c -> "./-".indexOf(c) >= 0));
    }

    /**
     * How many slips are forgiven in a typed word: one from four letters, two from eight; none in
     * numbers, where each is another number.
     */
    static int maxEdits(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return 0;
            }
        }
        return word.length() >= 8 ? 2 : word.length() >= 4 ? 1 : 0;
    }
}
