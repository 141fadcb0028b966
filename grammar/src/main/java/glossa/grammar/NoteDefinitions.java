package glossa.grammar;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one place of a note defines for others, anywhere in it.
 *
 * @param links the labels that name a link: of reference definitions and of headings, normalised
 * @param notes the labels of footnotes
 * @param examples the labels of example list items, and their numbers
 * @param terms the locator terms of its language
 */
record NoteDefinitions(
        Set<String> links, Set<String> notes, Map<String, String> examples, LocatorTerms terms) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static final NoteDefinitions NONE =
            new NoteDefinitions(Set.of(), Set.of(), Map.of(), LocatorTerms.ENGLISH);

    /** Whether a bracketed label, as written, names a link. */
    boolean isLink(String bracketed) {
        return !links.isEmpty() && links.contains(normal(bracketed));
    }

    boolean isNote(String label) {
        return notes.contains(label);
    }

    boolean isExample(String label) {
        return examples.containsKey(label);
    }

    /** The number of the example that {@code label} names. */
    Optional<String> example(String label) {
        return Optional.ofNullable(examples.get(label));
    }

    /** A label as pandoc compares it: without brackets, in lower case, each blank one space. */
    static String normal(String bracketed) {
        String label = bracketed.substring(1, bracketed.length() - 1).strip();
        return BLANKS.matcher(label.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}
