package glossa.source.csl;

import glossa.grammar.Span;
import glossa.paper.Identifiers;
import glossa.paper.Name;
import glossa.paper.Names;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;
import glossa.source.SourceText;
import glossa.source.fields.BibDates;
import glossa.source.fields.CslDates;
import glossa.source.fields.CslMarkup;
import glossa.source.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.util.TokenBuffer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One item of CSL-JSON while it is read (CSL-JSON schema, {@code csl-data.json}). */
final class CslItem {
    private static final List<String> NAME_VARIABLES =
            List.of(
                    "author",
                    "editor",
                    "translator",
                    "director",
                    "container-author",
                    "collection-editor",
                    "composer",
                    "editorial-director",
                    "illustrator",
                    "interviewer",
                    "original-author",
                    "recipient",
                    "reviewed-author");

    /** What {@link CslItemWriter} writes: it tells of the source that was read then. */
    private static final Pattern OURS =
            Pattern.compile(
                    "\\{(?:\"arxiv\":\"[^\"]*\",)?(?:\"aliases\":\\[[^]]*\\],)?"
                            + "\"source\":\\{\"file\":.*,\"line\":\\d+\\}\\}");

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<Name>> names = new HashMap<>();
    private final Map<String, String> dates = new HashMap<>();

    /** What CSL has no variable for, as it is written. */
    private final Map<String, String> nested = new HashMap<>();

    private final List<String> wrong = new ArrayList<>();
    private @Nullable Span id;
    private @Nullable Span title;

    private CslItem() {}

    /** The item whose opening brace {@code parser} stands at; it stands at the closing one then. */
    static CslItem read(JsonParser parser) {
        CslItem item = new CslItem();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String variable = parser.currentName();
            JsonToken token = parser.nextToken();
            if (variable.equals("id") && token.isScalarValue()) {
                item.id = span(parser);
            } else if (variable.equals("title") && token.isScalarValue()) {
                item.title = span(parser);
            }
            item.readVariable(variable, token, parser);
        }
        return item;
    }

    private static Span span(JsonParser parser) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        // The text is read before the end is asked for: Jackson reads strings late.
        boolean quoted = parser.currentToken() == JsonToken.VALUE_STRING;
        parser.getString();
        int end = (int) parser.currentLocation().getCharOffset();
        return quoted && end - start >= 2
                ? new Span(start + 1, end - 1)
                : new Span(start, Math.max(start, end));
    }

    private void readVariable(String variable, JsonToken token, JsonParser parser) {
        switch (token) {
            case VALUE_STRING -> text(variable, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    text(variable, parser.getString());
            case VALUE_NULL -> {}
            case START_ARRAY -> readArray(variable, parser);
            case START_OBJECT -> readObject(variable, parser);
            default -> parser.skipChildren();
        }
    }

    private void text(String variable, String value) {
        if (NAME_VARIABLES.contains(variable)) {
            // Some exporters write a name as one text.
            names.put(variable, List.of(new Name(CslMarkup.plain(value), "")));
        } else if (isDate(variable)) {
            dates.put(variable, value.strip());
        } else {
            // CSL 1.0.2 renamed it.
            texts.put(variable.equals("event") ? "event-title" : variable, value);
        }
    }

    private static boolean isDate(String variable) {
        return variable.equals("issued")
                || variable.equals("accessed")
                || variable.equals("submitted")
                || variable.endsWith("-date");
    }

    private void readArray(String variable, JsonParser parser) {
        if (!NAME_VARIABLES.contains(variable)) {
            readList(variable, parser);
            return;
        }
        List<Name> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                Name name = name(readParts(parser));
                if (!name.family().isEmpty()) {
                    list.add(name);
                }
            } else if (token.isScalarValue()) {
                list.add(new Name(CslMarkup.plain(parser.getString()), ""));
            } else {
                parser.skipChildren();
            }
        }
        names.put(variable, list);
    }

    /** A list of texts, of names that are no variable's of CSL, or of anything. */
    private void readList(String variable, JsonParser parser) {
        try (TokenBuffer list = TokenBuffer.forGeneration()) {
            list.copyCurrentStructure(parser);
            List<String> strings = new ArrayList<>();
            List<Name> people = new ArrayList<>();
            boolean deep = false;
            try (JsonParser again = list.asParser()) {
                again.nextToken();
                for (JsonToken token = again.nextToken();
                        token != null && token != JsonToken.END_ARRAY;
                        token = again.nextToken()) {
                    if (token == JsonToken.START_OBJECT) {
                        people.add(name(readParts(again)));
                    } else if (token.isScalarValue()) {
                        strings.add(again.getString());
                    } else {
                        deep = true;
                        again.skipChildren();
                    }
                }
            }
            boolean named =
                    !people.isEmpty() && people.stream().noneMatch(name -> name.family().isEmpty());
            if (!deep && people.isEmpty() && !strings.isEmpty()) {
                // Crossref gives titles and containers in arrays of one.
                texts.put(
                        variable,
                        variable.equals("title") || variable.equals("container-title")
                                ? strings.getFirst()
                                : String.join(", ", strings));
            } else if (!deep && named && strings.isEmpty()) {
                texts.put(variable, Names.join(people));
            } else {
                try (JsonParser again = list.asParser()) {
                    again.nextToken();
                    nested.put(variable, JsonText.of(again));
                }
            }
        }
    }

    private void readObject(String variable, JsonParser parser) {
        if (isDate(variable)) {
            dates.put(variable, CslDates.read(parser));
        } else if (NAME_VARIABLES.contains(variable)) {
            names.put(variable, List.of(name(readParts(parser))));
        } else if (variable.equals("title")) {
            wrong.add(variable);
            parser.skipChildren();
        } else {
            String written = JsonText.of(parser);
            if (!variable.equals("custom") || !OURS.matcher(written).matches()) {
                nested.put(variable, written);
            }
        }
    }

    private static Map<String, String> readParts(JsonParser parser) {
        Map<String, String> parts = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String part = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                parts.put(part, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return parts;
    }

    private static Name name(Map<String, String> parts) {
        String literal = part(parts, "literal");
        if (!literal.isEmpty()) {
            return new Name(literal, "");
        }
        String family =
                (part(parts, "dropping-particle")
                                + " "
                                + part(parts, "non-dropping-particle")
                                + " "
                                + part(parts, "family"))
                        .strip()
                        .replace("  ", " ");
        String given = part(parts, "given");
        String suffix = part(parts, "suffix");
        if (family.isEmpty()) {
            return new Name(given.isEmpty() ? part(parts, "name") : given, "");
        }
        String rest = suffix.isEmpty() || given.isEmpty() ? given + suffix : given + ", " + suffix;
        return new Name(family, rest);
    }

    private static String part(Map<String, String> parts, String name) {
        return CslMarkup.plain(parts.getOrDefault(name, ""));
    }

    /** Adds the paper, or what is wrong with it. */
    void add(SourceText source, Span whole, List<Paper> papers, List<Problem> problems) {
        for (String variable : wrong) {
            problems.add(
                    new Problem(
                            source.lines().range(new Span(whole.start(), whole.start() + 1)),
                            Problem.Severity.ERROR,
                            "csl-item",
                            "this item is left out: its " + variable + " is no text"));
        }
        if (!wrong.isEmpty()) {
            return;
        }
        String key = texts.getOrDefault("id", "").strip();
        if (key.isEmpty()) {
            key = texts.getOrDefault("citation-key", "").strip();
        }
        if (key.isEmpty()) {
            problems.add(
                    new Problem(
                            source.lines().range(new Span(whole.start(), whole.start() + 1)),
                            Problem.Severity.WARNING,
                            "csl-id",
                            "this item has no id; write \"id\": \"key\" to cite it by one"));
        }
        Span name = id != null && !key.isEmpty() ? id : title != null ? title : whole;
        Source place =
                new Source(source.file(), source.lines().range(whole), source.lines().range(name));
        papers.add(paper(key, place));
    }

    private Paper paper(String key, Source place) {
        Map<String, String> fields = new HashMap<>();
        nested.forEach((variable, value) -> put(fields, variable, value));
        texts.forEach((variable, value) -> put(fields, variable, CslMarkup.plain(value)));
        dates.forEach((variable, value) -> put(fields, variable, value));
        names.forEach((variable, list) -> put(fields, variable, Names.join(list)));
        String issued = fields.getOrDefault("issued", "");
        String year = BibDates.firstYear(issued);
        if (issued.equals(year)) {
            fields.remove("issued");
        }
        List<Name> authors = names.getOrDefault("author", List.of());
        for (String role : List.of("editor", "director")) {
            authors = authors.isEmpty() ? names.getOrDefault(role, List.of()) : authors;
        }
        fields.remove("author");
        if (CslMarkup.isRich(texts.getOrDefault("title", ""))) {
            put(fields, CslItemWriter.RICH_TITLE, texts.getOrDefault("title", ""));
        }
        String container = fields.getOrDefault("container-title", "");
        List<String> aliases = new ArrayList<>();
        for (String alias : texts.getOrDefault("other-ids", "").split(",")) {
            if (!alias.isBlank()) {
                aliases.add(alias.strip());
            }
        }
        String citationKey = texts.getOrDefault("citation-key", "").strip();
        if (!citationKey.isEmpty() && !citationKey.equals(key)) {
            aliases.add(citationKey);
        }
        Map<String, String> identifiers = identifiers();
        for (String said :
                List.of(
                        "id",
                        "citation-key",
                        "other-ids",
                        "type",
                        "title",
                        "abstract",
                        "DOI",
                        "PMID",
                        "ISBN",
                        "URL")) {
            fields.remove(said);
        }
        String type = texts.getOrDefault("type", "");
        return Paper.builder()
                .key(key)
                .aliases(aliases)
                .type(type.isEmpty() ? "document" : type)
                .title(CslMarkup.plain(texts.getOrDefault("title", "")))
                .authors(authors)
                .year(year)
                .venue(container.isEmpty() ? fields.getOrDefault("publisher", "") : container)
                .abstractText(CslMarkup.plain(texts.getOrDefault("abstract", "")))
                .identifiers(identifiers)
                .fields(fields)
                .source(place)
                .build();
    }

    private Map<String, String> identifiers() {
        Map<String, String> identifiers = new TreeMap<>();
        String url = texts.getOrDefault("URL", "").strip();
        String doi = Identifiers.doi(texts.getOrDefault("DOI", ""));
        put(identifiers, "doi", doi.isEmpty() ? Identifiers.doiIn(url) : doi);
        put(identifiers, "url", url);
        put(identifiers, "pmid", texts.getOrDefault("PMID", "").strip());
        put(identifiers, "isbn", texts.getOrDefault("ISBN", "").strip());
        for (String variable :
                List.of("arxiv", "URL", "number", "note", "container-title", "DOI")) {
            String value = texts.getOrDefault(variable, "");
            if (!identifiers.containsKey("arxiv") && !value.isEmpty()) {
                put(identifiers, "arxiv", Identifiers.arxivIn(value));
            }
        }
        return identifiers;
    }

    private static void put(Map<String, String> map, String name, String value) {
        if (!value.isEmpty()) {
            map.put(name, value);
        }
    }
}
