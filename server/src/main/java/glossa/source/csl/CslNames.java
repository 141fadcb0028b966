package glossa.source.csl;

import glossa.paper.Name;
import glossa.source.fields.CslMarkup;
import glossa.source.json.JsonValue;

import java.util.List;

/**
 * Names of CSL-JSON: {@code family}, {@code given}, particles, {@code literal} (CSL-JSON schema).
 */
final class CslNames {
    private CslNames() {}

    /** The names in the value of a name variable: a name or an array of them. */
    static List<Name> of(JsonValue value) {
        return value.each().stream()
                .map(CslNames::name)
                .filter(name -> !name.family().isEmpty())
                .toList();
    }

    /** A name; its family name is empty if {@code value} is not a name. */
    static Name name(JsonValue value) {
        String literal = value.isScalar() ? plain(value) : plain(value.at("literal"));
        if (!literal.isEmpty()) {
            return new Name(literal, "");
        }
        String family =
                (plain(value.at("dropping-particle"))
                                + " "
                                + plain(value.at("non-dropping-particle"))
                                + " "
                                + plain(value.at("family")))
                        .strip()
                        .replace("  ", " ");
        String given = plain(value.at("given"));
        String suffix = plain(value.at("suffix"));
        if (family.isEmpty()) {
            return new Name(given.isEmpty() ? plain(value.at("name")) : given, "");
        }
        boolean both = !given.isEmpty() && !suffix.isEmpty();
        return new Name(family, both ? given + ", " + suffix : given + suffix);
    }

    private static String plain(JsonValue part) {
        return CslMarkup.plain(part.text());
    }
}
