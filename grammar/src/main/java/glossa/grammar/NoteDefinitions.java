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
 * @param examples the examples of example lists, by their labels
 * @param terms the locator terms of the language of the note
 */
record NoteDefinitions(
        Set<String> linkLabels,
        Set<String> footnotes,
        Map<String, Example> examples,
        LocatorTerms terms) {
    /**
     * An example of an example list.
     *
     * @param number the number that pandoc gives it
     * @param offset where its label is defined first
     */
    record Example(String number, int offset) {}

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

    /** Whether an example before {@code offset} has this label. */
    boolean isExampleBefore(String label, int offset) {
        Example example = examples.get(label);
        return example != null && example.offset() < offset;
    }

    /** The number of the example that {@code label} names. */
    Optional<String> exampleNumber(String label) {
        return Optional.ofNullable(examples.get(label)).map(Example::number);
    }

    /** A label as pandoc compares it: without brackets, in lower case, white space collapsed. */
    static String normalized(String bracketed) {
        String label = bracketed.substring(1, bracketed.length() - 1).strip();
        return BLANKS.matcher(label.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}
