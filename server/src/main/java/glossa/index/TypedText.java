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
 * The typed text of a query, in the readings that it may have.
 *
 * @param identifier the text as identifiers are compared: in lower case, without {@code doi:} and
 *     the like
 * @param squeezed the text as keys are compared: folded letters and digits only
 * @param readings the lists of words that the text may mean; a paper must match each word of one.
 *     {@code self-attention} is two words or one, and so is {@code gpt4}
 */
record TypedText(String identifier, String squeezed, List<List<String>> readings) {
    /** UTF-16 units; longer text was pasted, not typed. */
    private static final int MAX_LENGTH = 200;

    private static final int MAX_WORDS = 12;

    /** Schemes that notes write before identifiers. */
    private static final Pattern SCHEME = Pattern.compile("^(?:doi|arxiv|pmid|pmcid|isbn|acl):");

    static TypedText of(String typed) {
        String text = typed.length() > MAX_LENGTH ? typed.substring(0, MAX_LENGTH) : typed;
        Set<List<String>> readings = new LinkedHashSet<>();
        addReading(readings, PaperTokens.atEdges(text));
        List<String> whole = new ArrayList<>();
        for (String word : text.split("[^\\p{L}\\p{N}\\p{M}'’‐-]+")) {
            whole.add(TextFolding.squeeze(word));
        }
        boolean hasIdeographs = whole.stream().anyMatch(TypedText::hasIdeographs);
        if (!hasIdeographs) {
            addReading(readings, whole);
        }
        return new TypedText(
                SCHEME.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst(""),
                TextFolding.squeeze(text),
                List.copyOf(readings));
    }

    private static void addReading(Set<List<String>> readings, List<String> words) {
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

    /**
     * An author and year at the start of the text: {@code vaswani2017} of {@code vaswani2017att}.
     */
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
     * Whether the text may be the beginning of a DOI or another identifier: it has digits, and
     * starts with one or has a character that only identifiers have, as in {@code 10.1145/33},
     * {@code P18-4021}, {@code math.GT/0309136}.
     */
    boolean isIdentifier() {
        return identifier.length() >= 4
                && identifier.chars().allMatch(c -> c > ' ')
                && identifier.chars().anyMatch(Character::isDigit)
                && (Character.isDigit(identifier.charAt(0))
                        || identifier.chars().anyMatch(c -> "./-".indexOf(c) >= 0));
    }

    /**
     * How many typing errors a typed word may have: one from four letters, two from eight, none in
     * a number.
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
