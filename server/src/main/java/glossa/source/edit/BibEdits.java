package glossa.source.edit;

import glossa.grammar.Span;
import glossa.paper.Disagreement.ComparedField;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.source.bibtex.BibScanner;
import glossa.source.bibtex.BibValues;
import glossa.source.bibtex.BibValues.Value;
import glossa.source.edit.SourceEdits.Edit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Changes of one BibTeX entry: a field's value in braces, escaped as LaTeX has it. */
final class BibEdits {
    /** Math that stays as it is. */
    private static final Pattern MATH = Pattern.compile("\\$[^$]*[\\\\^_][^$]*\\$");

    /** A word whose capitals a bibliography style would take away: {@code BERT}, {@code LaTeX}. */
    private static final Pattern CAPITALS =
            Pattern.compile("[\\p{L}\\p{N}]+\\p{Lu}[\\p{L}\\p{N}]*");

    private BibEdits() {}

    /**
     * @param role {@code author} or {@code editor}
     * @param raw the model's own entry, where it is BibTeX too
     */
    static List<Edit> of(
            String entry, ComparedField part, Paper model, String role, Optional<String> raw) {
        Map<String, Span> fields = fields(entry);
        String field =
                switch (part) {
                    case TITLE -> "title";
                    case YEAR -> fields.containsKey("date") ? "date" : "year";
                    case AUTHORS -> role;
                };
        Span value = fields.get(field);
        if (value == null) {
            return List.of();
        }
        String text =
                raw.map(body -> copied(body, field))
                        .filter(copy -> !copy.isEmpty())
                        .orElseGet(() -> written(part, model, field));
        boolean bare = Character.isDigit(entry.charAt(value.start())) && text.matches("\\d+");
        return List.of(new Edit(value, bare ? text : "{" + text + "}"));
    }

    /** The value in the model's entry, where it stands between one pair of delimiters. */
    private static String copied(String entry, String field) {
        Span value = fields(entry).get(field);
        if (value == null) {
            return "";
        }
        Value read = new BibValues(entry, new BibScanner(entry)).read(value.start());
        boolean delimited = "{\"".indexOf(entry.charAt(value.start())) >= 0;
        return delimited && read.inner().end() + 1 == value.end() ? read.inner().in(entry) : "";
    }

    private static String written(ComparedField part, Paper model, String field) {
        return switch (part) {
            case TITLE -> title(model.title());
            case YEAR ->
                    field.equals("date") ? String.join("-", SourceEdits.date(model)) : model.year();
            case AUTHORS ->
                    model.authors().stream()
                            .map(BibEdits::name)
                            .collect(Collectors.joining(" and "));
        };
    }

    static String title(String title) {
        StringBuilder written = new StringBuilder();
        Matcher math = MATH.matcher(title);
        int at = 0;
        while (math.find()) {
            written.append(words(title.substring(at, math.start()))).append(math.group());
            at = math.end();
        }
        return written.append(words(title.substring(at))).toString();
    }

    static String words(String text) {
        return CAPITALS.matcher(escaped(text)).replaceAll("{$0}");
    }

    static String name(Name name) {
        String family = escaped(name.family());
        if (name.given().isEmpty()) {
            return family.matches("\\S+") ? family : "{" + family + "}";
        }
        int comma = name.given().lastIndexOf(", ");
        return comma < 0
                ? family + ", " + escaped(name.given())
                : family
                        + ", "
                        + escaped(name.given().substring(comma + 2))
                        + ", "
                        + escaped(name.given().substring(0, comma));
    }

    /** LaTeX's own characters as text (The LaTeX Companion, "special characters"). */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Where the values of an entry's fields stand, delimiters and all; none of a broken entry. */
    private static Map<String, Span> fields(String entry) {
        BibScanner scanner = new BibScanner(entry);
        BibValues values = new BibValues(entry, scanner);
        Map<String, Span> fields = new HashMap<>();
        int open = scanner.skipSpace(scanner.typeEnd(1));
        if (!scanner.at(open, '{') && !scanner.at(open, '(')) {
            return fields;
        }
        char close = scanner.at(open, '{') ? '}' : ')';
        int at = scanner.keyEnd(scanner.skipSpace(open + 1), close);
        while (true) {
            at = scanner.skipSpace(at);
            if (scanner.at(at, ',')) {
                at++;
            } else if (scanner.at(at, '%')) {
                at = scanner.lineEnd(at);
            } else if (scanner.at(at, close)) {
                return fields;
            } else {
                int end = scanner.nameEnd(at);
                int equals = scanner.skipSpace(end);
                if (end == at || !scanner.at(equals, '=')) {
                    return Map.of();
                }
                Value value = values.read(equals + 1);
                if (!value.isWhole()) {
                    return Map.of();
                }
                String name = entry.substring(at, end).toLowerCase(Locale.ROOT);
                fields.put(name, new Span(scanner.skipSpace(equals + 1), value.end()));
                at = value.end();
            }
        }
    }
}
