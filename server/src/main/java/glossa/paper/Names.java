package glossa.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Lists of names as one text, as the fields of {@link Paper#fields} for editors and translators
 * have them: {@code Knuth, Donald E.; The Unicode Consortium}.
 */
public final class Names {
    private Names() {}

    /** The names as one text. */
    public static String join(List<Name> names) {
        StringJoiner joined = new StringJoiner("; ");
        for (Name name : names) {
            joined.add(
                    name.given().isEmpty() ? name.family() : name.family() + ", " + name.given());
        }
        return joined.toString();
    }

    /** The names in a text made by {@link #join}. */
    public static List<Name> split(String joined) {
        List<Name> names = new ArrayList<>();
        for (String part : joined.split("; ")) {
            int comma = part.indexOf(", ");
            if (comma >= 0) {
                names.add(new Name(part.substring(0, comma), part.substring(comma + 2)));
            } else if (!part.isBlank()) {
                names.add(new Name(part, ""));
            }
        }
        return names;
    }
}
