package glossa.source.csl;

import glossa.grammar.Span;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.SourceText;

import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.util.TokenBuffer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A record of any format, while its reader says it in CSL's variables.
 *
 * <pre>
 * draft.text("title", "Attention Is All You Need").name("author", new Name("Vaswani", "Ashish"))
 * </pre>
 *
 * <p>What the variables mean for a {@link Paper} is {@link CslItem}'s to say, here as in CSL-JSON;
 * a draft is handed to it token by token.
 */
public final class CslDraft {
    /** Marks between ISSNs and ISBNs, and what is said of them in parentheses. */
    private static final Pattern SERIALS =
            Pattern.compile("[;,]\\s*|\\s+(?=\\d{4})|\\s*\\([^)]*\\)\\s*");

    /** Builders, since a file may add to one variable a million times. */
    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();

    private final Map<String, List<Name>> names = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Sets a variable, unless it has a value already or {@code value} is blank. */
    public CslDraft text(String variable, String value) {
        if (!value.isBlank()) {
            texts.computeIfAbsent(variable, any -> new StringBuilder(value.strip()));
        }
        return this;
    }

    /** Adds to a variable, after {@code separator} where it has a value already. */
    public CslDraft more(String variable, String separator, String value) {
        if (!value.isBlank()) {
            StringBuilder text = texts.computeIfAbsent(variable, any -> new StringBuilder());
            text.append(text.isEmpty() ? "" : separator).append(value.strip());
        }
        return this;
    }

    /** Adds a name to one of CSL's name variables; a name of nobody is none. */
    public CslDraft name(String variable, Name name) {
        if (!name.family().isBlank()) {
            names.computeIfAbsent(variable, key -> new ArrayList<>()).add(name);
        }
        return this;
    }

    /**
     * Sets a variable to names or a date as CSL-JSON would have them: a text, a list or a map of
     * such values.
     */
    public CslDraft value(String variable, Object value) {
        values.putIfAbsent(variable, value);
        return this;
    }

    /** Adds the numbers of a field that ISSN and ISBN share; the first of each counts. */
    public CslDraft serial(String value) {
        for (String number : SERIALS.split(value)) {
            String digits = number.replaceAll("[^\\dXx]", "").toUpperCase(Locale.ROOT);
            boolean journal = digits.length() == 8;
            text(journal ? "ISSN" : "ISBN", digits.isEmpty() ? "" : number);
        }
        return this;
    }

    /** What {@code variable} has, or an empty text. */
    public String get(String variable) {
        StringBuilder value = texts.get(variable);
        return value == null ? "" : value.toString();
    }

    /** Takes {@code variable} out, and gives what it had, or an empty text. */
    public String take(String variable) {
        StringBuilder value = texts.remove(variable);
        return value == null ? "" : value.toString();
    }

    public boolean has(String variable) {
        return texts.containsKey(variable) || names.containsKey(variable);
    }

    /** Whether nothing here tells one work from another: no title, no name, no identifier. */
    public boolean saysNothing() {
        return names.isEmpty()
                && List.of("title", "DOI", "PMID", "ISBN", "URL", "container-title").stream()
                        .noneMatch(texts::containsKey);
    }

    /** The paper, read from {@code record} of {@code source} and named there by {@code name}. */
    public Paper paper(SourceText source, Span record, Span name) {
        List<Paper> papers = new ArrayList<>();
        try (TokenBuffer tokens = TokenBuffer.forGeneration()) {
            tokens.writeStartObject();
            texts.forEach(
                    (variable, text) -> tokens.writeStringProperty(variable, text.toString()));
            names.forEach((variable, list) -> write(tokens, variable, list));
            values.forEach(
                    (variable, value) -> {
                        tokens.writeName(variable);
                        write(tokens, value);
                    });
            tokens.writeEndObject();
            try (JsonParser parser = new Placeless(tokens.asParser())) {
                parser.nextToken();
                CslItem.read(parser).add(source, new Span(0, 0), papers, new ArrayList<>());
            }
        }
        return placed(
                papers.getFirst(),
                new Source(
                        source.file(), source.lines().range(record), source.lines().range(name)));
    }

    private static Paper placed(Paper paper, Source source) {
        return paper.toBuilder().source(source).pages(List.of()).build();
    }

    private static void write(TokenBuffer tokens, String variable, List<Name> names) {
        tokens.writeName(variable);
        tokens.writeStartArray();
        for (Name name : names) {
            tokens.writeStartObject();
            if (name.given().isEmpty()) {
                tokens.writeStringProperty("literal", name.family());
            } else {
                tokens.writeStringProperty("family", name.family());
                tokens.writeStringProperty("given", name.given());
            }
            tokens.writeEndObject();
        }
        tokens.writeEndArray();
    }

    private static void write(TokenBuffer tokens, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                tokens.writeStartObject();
                map.forEach(
                        (name, part) -> {
                            tokens.writeName(String.valueOf(name));
                            write(tokens, part);
                        });
                tokens.writeEndObject();
            }
            case List<?> list -> {
                tokens.writeStartArray();
                list.forEach(item -> write(tokens, item));
                tokens.writeEndArray();
            }
            default -> tokens.writeString(String.valueOf(value));
        }
    }

    /** Tokens that stand nowhere: the places of a record are those of its own text. */
    private static final class Placeless extends JsonParserDelegate {
        private static final TokenStreamLocation START =
                new TokenStreamLocation(ContentReference.unknown(), 0, 0, 1, 1);

        Placeless(JsonParser parser) {
            super(parser);
        }

        @Override
        public TokenStreamLocation currentTokenLocation() {
            return START;
        }

        @Override
        public TokenStreamLocation currentLocation() {
            return START;
        }
    }
}
