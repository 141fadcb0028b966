package glossa.source.fields;

import glossa.paper.Name;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names as pages and services write them: {@code Ashish Vaswani}, {@code Vaswani, Ashish}.
 *
 * <p>A name in reading order is split as in BibLaTeX ({@link BibNames}), so that the same person
 * has the same name in every source.
 */
public final class PageNames {
    private static final Pattern SUFFIX =
            Pattern.compile("(?i)^(.+?),?\\s+(jr\\.?|sr\\.?|i{2,3}|iv)$");

    /** Footnote marks, and text in parentheses after a name. */
    private static final Pattern MARKS =
            Pattern.compile("(?<!\\s)\\s*(?:(?<![*†‡§¶#])[*†‡§¶#]+|\\([^()]*\\))\\s*$");

    private static final Pattern BETWEEN =
            Pattern.compile("(?<!\\s)\\s*(?:;|,?\\s+and\\s+|\\s&\\s)\\s*");

    private PageNames() {}

    /** The name of one person or organization. */
    public static Name of(String written) {
        String text = MARKS.matcher(CslMarkup.plain(written)).replaceAll("").strip();
        if (text.isEmpty()) {
            return new Name("", "");
        }
        // Braces and TeX characters have no meaning here, and must not be read as TeX.
        if (text.indexOf('{') >= 0 || text.indexOf('\\') >= 0) {
            text = Latex.plain(text);
        }
        int comma = text.indexOf(',');
        var suffix = SUFFIX.matcher(text);
        if (comma < 0 && suffix.find()) {
            Name name = parted(suffix.group(1));
            return name.given().isEmpty()
                    ? new Name(text, "")
                    : new Name(name.family(), name.given() + ", " + suffix.group(2));
        }
        return parted(text);
    }

    /** A name without a suffix behind it. */
    private static Name parted(String text) {
        int comma = text.indexOf(',');
        if (comma > 0) {
            String family = text.substring(0, comma).strip();
            String given = text.substring(comma + 1).strip();
            return new Name(family, given);
        }
        List<Name> names = BibNames.of(text);
        return names.size() == 1 ? names.getFirst() : new Name(text, "");
    }

    /** The names in one text: {@code Ada Lovelace, Charles Babbage and Alan Turing}. */
    public static List<Name> list(String written) {
        List<Name> names = new ArrayList<>();
        for (String part : BETWEEN.split(CslMarkup.plain(written))) {
            for (String name : part.split(",")) {
                if (!name.isBlank()) {
                    names.add(of(name.strip()));
                }
            }
        }
        return names;
    }
}
