package glossa.grammar;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The definitions of a note, which may be used anywhere in it.
 *
 * @param linkLabels the labels of links: of reference definitions and headings, normalized
 * @param footnotes the labels of footnotes
 * @param examples the labels of example list items, with their numbers
 * @param terms the locator terms of the language of the note
 */
record NoteDefinitions(
        Set<String> linkLabels,
        Set<String> footnotes,
        Map<String, String> examples,
        LocatorTerms terms) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static final NoteDefinitions NONE =
            new NoteDefinitions(Set.of(), Set.of(), Map.of(), LocatorTerms.ENGLISH);

    /** Whether a bracketed label, as written, is the label of a link. */
    boolean isLink(String bracketed) {
        return !linkLabels.isEmpty() && linkLabels.contains(normalized(bracketed));
    }

    boolean isFootnote(String label) {
        return footnotes.contains(label);
    }

    boolean isExample(String label) {
        return examples.containsKey(label);
    }

    /** The number of the example that {@code label} names. */
    Optional<String> exampleNumber(String label) {
        return Optional.ofNullable(examples.get(label));
    }

    /** A label as pandoc compares it: without brackets, in lower case, white space collapsed. */
    static String normalized(String bracketed) {
        String label = bracketed.substring(1, bracketed.length() - 1).strip();
        return BLANKS.matcher(label.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}
