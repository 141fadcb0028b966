package glossa.corpus;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much of a paper is kept. An unclosed brace can make a title of a whole file, and a wrong
 * export a list of authors: more than anyone reads is cut.
 *
 * <p>Pages are left as they are: {@link PdfReader} bounds them while they are read.
 */
final class PaperBounds {
    /** UTF-16 units of a name or title, and of a longer text. */
    static final int LONGEST_NAME = 2_000;

    static final int LONGEST_TEXT = 100_000;

    /** The longest list of authors so far has some 5,000 (Physical Review Letters 114, 191803). */
    static final int MOST_AUTHORS = 10_000;

    static final int MOST_ALIASES = 1_000;

    /** Fields, and likewise identifiers. */
    static final int MOST_FIELDS = 1_000;

    private PaperBounds() {}

    /** What {@code reading} gives, each paper within the bounds. */
    static Reading bounded(Reading reading) {
        return reading.papers().stream().allMatch(PaperBounds::isBounded)
                ? reading
                : new Reading(
                        reading.papers().stream()
                                .map(paper -> isBounded(paper) ? paper : bounded(paper))
                                .toList(),
                        reading.problems());
    }

    private static boolean isBounded(Paper paper) {
        return isShort(paper.key())
                && isShort(paper.title())
                && isShort(paper.year())
                && isShort(paper.venue())
                && paper.abstractText().length() <= LONGEST_TEXT
                && paper.authors().size() <= MOST_AUTHORS
                && paper.authors().stream()
                        .allMatch(name -> isShort(name.family()) && isShort(name.given()))
                && paper.aliases().size() <= MOST_ALIASES
                && paper.aliases().stream().allMatch(PaperBounds::isShort)
                && isBounded(paper.identifiers(), LONGEST_NAME)
                && isBounded(paper.fields(), LONGEST_TEXT);
    }

    private static boolean isBounded(Map<String, String> texts, int longest) {
        return texts.size() <= MOST_FIELDS
                && texts.keySet().stream().allMatch(PaperBounds::isShort)
                && texts.values().stream().allMatch(text -> text.length() <= longest);
    }

    private static boolean isShort(String text) {
        return text.length() <= LONGEST_NAME;
    }

    private static Paper bounded(Paper paper) {
        return new Paper(
                cut(paper.key(), LONGEST_NAME),
                first(paper.aliases(), MOST_ALIASES).stream()
                        .map(alias -> cut(alias, LONGEST_NAME))
                        .toList(),
                paper.type(),
                cut(paper.title(), LONGEST_NAME),
                first(paper.authors(), MOST_AUTHORS).stream().map(PaperBounds::bounded).toList(),
                cut(paper.year(), LONGEST_NAME),
                cut(paper.venue(), LONGEST_NAME),
                cut(paper.abstractText(), LONGEST_TEXT),
                bounded(paper.identifiers(), LONGEST_NAME),
                bounded(paper.fields(), LONGEST_TEXT),
                paper.sources(),
                paper.pages());
    }

    private static Name bounded(Name name) {
        return new Name(cut(name.family(), LONGEST_NAME), cut(name.given(), LONGEST_NAME));
    }

    /** By their names' order, so that the same source always gives the same. */
    private static Map<String, String> bounded(Map<String, String> texts, int longest) {
        return texts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_FIELDS)
                .collect(
                        Collectors.toMap(
                                text -> cut(text.getKey(), LONGEST_NAME),
                                text -> cut(text.getValue(), longest),
                                (one, other) -> one));
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.size() <= most ? all : all.subList(0, most);
    }

    /** Never in the midst of a character of two units. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
