package glossa.source.reading;

import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.source.ReadResult;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Limits the size of a paper. An unclosed brace can turn a whole file into a title, and a wrong
 * export into a list of authors; the excess is cut off.
 */
final class PaperBounds {
    /** The maximum length of a name or title, and of a longer text, in UTF-16 units. */
    static final int MAX_NAME_LENGTH = 2_000;

    static final int MAX_TEXT_LENGTH = 100_000;

    /** The longest known list of authors has about 5,000 (Physical Review Letters 114, 191803). */
    static final int MAX_AUTHORS = 10_000;

    static final int MAX_ALIASES = 1_000;

    /** The maximum number of fields, and of identifiers. */
    static final int MAX_FIELDS = 1_000;

    private PaperBounds() {}

    /** {@code reading} with all papers within the bounds. */
    static ReadResult bounded(ReadResult reading) {
        return reading.papers().stream().allMatch(PaperBounds::isBounded)
                ? reading
                : new ReadResult(
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
                && paper.abstractText().length() <= MAX_TEXT_LENGTH
                && paper.authors().size() <= MAX_AUTHORS
                && paper.authors().stream()
                        .allMatch(name -> isShort(name.family()) && isShort(name.given()))
                && paper.aliases().size() <= MAX_ALIASES
                && paper.aliases().stream().allMatch(PaperBounds::isShort)
                && isBounded(paper.identifiers(), MAX_NAME_LENGTH)
                && isBounded(paper.fields(), MAX_TEXT_LENGTH);
    }

    private static boolean isBounded(Map<String, String> texts, int longest) {
        return texts.size() <= MAX_FIELDS
                && texts.keySet().stream().allMatch(PaperBounds::isShort)
                && texts.values().stream().allMatch(text -> text.length() <= longest);
    }

    private static boolean isShort(String text) {
        return text.length() <= MAX_NAME_LENGTH;
    }

    private static Paper bounded(Paper paper) {
        return Paper.builder()
                .key(cut(paper.key(), MAX_NAME_LENGTH))
                .aliases(
                        first(paper.aliases(), MAX_ALIASES).stream()
                                .map(alias -> cut(alias, MAX_NAME_LENGTH))
                                .toList())
                .type(paper.type())
                .title(cut(paper.title(), MAX_NAME_LENGTH))
                .authors(
                        first(paper.authors(), MAX_AUTHORS).stream()
                                .map(PaperBounds::bounded)
                                .toList())
                .year(cut(paper.year(), MAX_NAME_LENGTH))
                .venue(cut(paper.venue(), MAX_NAME_LENGTH))
                .abstractText(cut(paper.abstractText(), MAX_TEXT_LENGTH))
                .identifiers(bounded(paper.identifiers(), MAX_NAME_LENGTH))
                .fields(bounded(paper.fields(), MAX_TEXT_LENGTH))
                .sources(paper.sources())
                .build();
    }

    private static Name bounded(Name name) {
        return new Name(cut(name.family(), MAX_NAME_LENGTH), cut(name.given(), MAX_NAME_LENGTH));
    }

    /** Sorted by name, so that the same source always gives the same result. */
    private static Map<String, String> bounded(Map<String, String> texts, int longest) {
        return texts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MAX_FIELDS)
                .collect(
                        Collectors.toMap(
                                text -> cut(text.getKey(), MAX_NAME_LENGTH),
                                text -> cut(text.getValue(), longest),
                                (one, other) -> one));
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.size() <= most ? all : all.subList(0, most);
    }

    /** Never between two surrogates of one character. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
