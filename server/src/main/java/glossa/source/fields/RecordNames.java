package glossa.source.fields;

import glossa.paper.Name;
import glossa.paper.Whitespace;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Single names as databases write them.
 *
 * <pre>
 * Vaswani, Ashish      King, Martin Luther, Jr.      Ashish Vaswani      World Health Organization,
 * </pre>
 *
 * <p>A comma ends the family name; a final comma marks the name of an organization (EndNote manual,
 * "Author names"). A name without a comma is parsed as in BibTeX, like in pandoc and JabRef.
 */
public final class RecordNames {
    /** Names that BibTeX would misread are kept as one text. */
    private static final Pattern NOT_SPOKEN =
            Pattern.compile("[{}\\\\$%~]|(?<!\\w)and\\b", Pattern.CASE_INSENSITIVE);

    /** PubMed's {@code Vaswani A}: capitals after the family name are initials. */
    private static final Pattern INITIALS = Pattern.compile("(.+?) (\\p{Lu}{1,4})( \\S+)?");

    private RecordNames() {}

    /** The name in {@code text}. */
    public static Name of(String text) {
        String name = Whitespace.collapsed(text);
        int comma = name.indexOf(',');
        if (comma < 0) {
            List<Name> spoken = NOT_SPOKEN.matcher(name).find() ? List.of() : BibNames.of(name);
            return spoken.size() == 1 ? spoken.getFirst() : new Name(name, "");
        }
        String given = name.substring(comma + 1).strip();
        // The suffix is last here, and in the middle in BibTeX.
        given = given.endsWith(",") ? given.substring(0, given.length() - 1) : given;
        return new Name(name.substring(0, comma).strip(), given);
    }

    /** The name in PubMed's short form: {@code Vaswani A}, {@code King ML Jr}. */
    public static Name withInitials(String text) {
        String name = Whitespace.collapsed(text);
        Matcher matcher = INITIALS.matcher(name);
        if (name.indexOf(',') >= 0 || !matcher.matches()) {
            return name.indexOf(',') >= 0 ? of(name) : new Name(name, "");
        }
        String suffix = matcher.group(3) == null ? "" : "," + matcher.group(3);
        return new Name(matcher.group(1), String.join(" ", matcher.group(2).split("")) + suffix);
    }
}
