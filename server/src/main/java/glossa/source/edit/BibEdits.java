package glossa.source.edit;

import glossa.grammar.Span;
import glossa.paper.Disagreement.ComparedField;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibEntry;
import glossa.source.bibtex.BibEntry.Field;
import glossa.source.edit.SourceEdits.Edit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Edits of one BibTeX entry, and text written as LaTeX. */
final class BibEdits {
    /** Math, which is copied as it is. */
    private static final Pattern MATH = Pattern.compile("\\$[^$\\\\^_]*+[\\\\^_][^$]*+\\$");

    /** A word whose capitals a bibliography style would lower: {@code BERT}, {@code LaTeX}. */
    private static final Pattern CAPITALS =
            Pattern.compile("(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]+\\p{Lu}[\\p{L}\\p{N}]*");

    private BibEdits() {}

    /**
     * The edit that changes a field of an entry to the value of {@code model}; none if the entry
     * lacks the field or has a syntax error.
     *
     * @param entry the text of the entry
     * @param part the field
     * @param role the meaning of the model's authors: {@code author} or {@code editor}
     * @param modelEntry the model's own entry, if it is BibTeX too; its value is copied as written
     */
    static List<Edit> of(
            String entry,
            ComparedField part,
            Paper model,
            String role,
            Optional<String> modelEntry) {
        String name =
                switch (part) {
                    case TITLE -> "title";
                    case YEAR -> field(entry, "date").isPresent() ? "date" : "year";
                    case AUTHORS -> role;
                };
        Optional<Field> field = field(entry, name);
        if (field.isEmpty()) {
            return List.of();
        }
        String text =
                modelEntry
                        .flatMap(
                                other ->
                                        field(other, name)
                                                .flatMap(Field::inner)
                                                .map(at -> at.in(other)))
                        .filter(copy -> !copy.isEmpty())
                        .orElseGet(() -> written(part, model, name));
        Span value = field.get().valueSpan();
        boolean bare = Character.isDigit(entry.charAt(value.start())) && text.matches("\\d+");
        return List.of(new Edit(value, bare ? text : "{" + text + "}"));
    }

    /** A field of the only entry in a text; empty where the entry has a syntax error. */
    private static Optional<Field> field(String text, String name) {
        return BibDocument.of(text).nodes().stream()
                .findFirst()
                .filter(BibEntry::isWhole)
                .flatMap(entry -> entry.field(name));
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

    /** A title in LaTeX, with braces around words whose capitals must be kept. */
    static String title(String title) {
        StringBuilder written = new StringBuilder();
        Matcher math = MATH.matcher(title);
        int at = 0;
        while (math.find()) {
            written.append(protectedWords(title.substring(at, math.start()))).append(math.group());
            at = math.end();
        }
        return written.append(protectedWords(title.substring(at))).toString();
    }

    private static String protectedWords(String text) {
        return CAPITALS.matcher(escaped(text)).replaceAll("{$0}");
    }

    /** A name in BibTeX's form {@code von Last, Jr, First}; a single name in braces. */
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

    /** A text with LaTeX's special characters escaped (The LaTeX Companion). */
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
}
