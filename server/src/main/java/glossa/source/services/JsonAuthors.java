package glossa.source.services;

import glossa.paper.Name;
import glossa.paper.Whitespace;
import glossa.source.fields.Latex;
import glossa.source.fields.PageNames;
import glossa.source.json.JsonValue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Authors in JSON, in the various forms that scripts write.
 *
 * <pre>
 * "A. Fox, B. Hare and C. Owl"   "Fox, Ada and Hare, Bo"   "Fox, A., Hare, B."   "Fox, Ada; Hare, Bo"
 * ["Ada Fox", "Hare, Bo"]   [{"given": "Ada", "family": "Fox"}, {"name": "Bo Hare"}]   [["Fox", "Ada", ""]]
 * </pre>
 */
final class JsonAuthors {
    private static final Pattern AND = Pattern.compile("(?<!\\s)\\s+(?:and|&)\\s+");
    private static final Pattern OTHERS =
            Pattern.compile("(?i)[,;]?(?<!\\s)\\s*(?:and\\s+others|et\\s+al\\.?)\\s*$");

    /** {@code A.}, {@code J.-P.}, {@code A B}. */
    private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}[.]?[\\s-]*){1,4}");

    private static final Pattern IN_BRACKETS = Pattern.compile("(?<!\\s)\\s*\\([^()]*\\)");

    private JsonAuthors() {}

    /** The names in {@code authors}: a text, an object, or an array of them. */
    static List<Name> of(JsonValue authors) {
        if (!authors.text().isEmpty()) {
            return inText(authors.text());
        }
        List<Name> names = new ArrayList<>();
        for (JsonValue author : authors.each()) {
            Name name = one(author);
            if (!name.family().isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** Whether {@code authors} contains a name; examines only the first. */
    static boolean any(JsonValue authors) {
        return !authors.text().isBlank()
                || authors.items().stream().anyMatch(author -> !one(author).family().isEmpty())
                || !one(authors).family().isEmpty();
    }

    private static Name one(JsonValue author) {
        if (!author.items().isEmpty()) {
            List<String> parts = author.items().stream().map(JsonValue::text).toList();
            String given = parts.size() > 1 ? parts.get(1) : "";
            String suffix = parts.size() > 2 ? parts.get(2) : "";
            return named(parts.getFirst(), given, suffix);
        }
        String family =
                author.text("family", "last", "lastName", "last_name", "familyName", "surname");
        if (family.isEmpty()) {
            return PageNames.of(
                    author.text().isEmpty()
                            ? author.text("name", "fullname", "full_name", "literal", "text")
                            : author.text());
        }
        List<String> middle = new ArrayList<>();
        middle.add(author.text("given", "first", "firstName", "first_name", "givenName"));
        author.at("middle").each().forEach(name -> middle.add(name.text()));
        return named(family, String.join(" ", middle), author.text("suffix"));
    }

    private static Name named(String family, String given, String suffix) {
        String first = Whitespace.collapsed(given);
        return new Name(
                Whitespace.collapsed(family),
                suffix.isBlank() ? first : first + ", " + suffix.strip());
    }

    private static List<Name> inText(String written) {
        String text = Whitespace.collapsed(written);
        text = text.indexOf('\\') >= 0 ? Latex.plain(text) : text;
        text = OTHERS.matcher(IN_BRACKETS.matcher(text).replaceAll("")).replaceFirst("");
        if (text.indexOf(';') >= 0) {
            return each(List.of(text.split(";")));
        }
        List<String> parts = List.of(AND.split(text));
        boolean turned = parts.stream().allMatch(JsonAuthors::isTurned);
        if (turned) {
            return each(parts);
        }
        List<String> pieces = List.of(String.join(",", parts).split(",(?:\\s*+,)*+"));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            boolean pair =
                    i + 1 < pieces.size()
                            && INITIALS.matcher(pieces.get(i + 1).strip()).matches()
                            && !INITIALS.matcher(pieces.get(i).strip()).matches();
            names.add(pair ? pieces.get(i) + "," + pieces.get(i + 1) : pieces.get(i));
            i += pair ? 1 : 0;
        }
        return each(names);
    }

    /** Whether a name has one comma, after a family name of at most a few words. */
    private static boolean isTurned(String name) {
        int comma = name.indexOf(',');
        return comma > 0
                && comma == name.lastIndexOf(',')
                && name.substring(0, comma).strip().indexOf(' ') < 0;
    }

    private static List<Name> each(List<String> texts) {
        return texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(PageNames::of)
                .filter(name -> !name.family().isEmpty())
                .toList();
    }
}
