package glossa.source.csl;

import glossa.grammar.Span;
import glossa.paper.Identifiers;
import glossa.paper.Name;
import glossa.paper.Names;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.SourceText;
import glossa.source.fields.BibDates;
import glossa.source.fields.CitableKeys;
import glossa.source.fields.CslMarkup;
import glossa.source.json.JsonValue;
import glossa.source.json.JsonWriter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the CSL variables of one record, of CSL-JSON itself or of any format whose reader
 * translates to CSL, and builds the {@link Paper}.
 *
 * <pre>
 * new CslDraft()
 *         .text("title", "Attention Is All You Need")
 *         .name("author", new Name("Vaswani", "Ashish"))
 *         .paper(source, record, title)
 * </pre>
 *
 * <p>Of several values of a variable, the first is kept. Texts and names may contain CSL-JSON's
 * markup, which the paper keeps only in its field for a rich title. Variables that CSL does not
 * have are kept as fields of the paper.
 *
 * <p>{@code glossa.source.PaperDraft} is the other draft: it is filled in the terms of {@link
 * Paper}, by readers of pages and services, whose values become plain, and are checked to be
 * identifiers or dates, as they are added.
 */
public final class CslDraft {
    /** Separators of ISSNs and ISBNs, and remarks on them in parentheses. */
    private static final Pattern SERIAL_SEPARATOR =
            Pattern.compile("[;,]\\s*|(?<!\\s)\\s+(?=\\d{4})|(?<!\\s)\\s*\\([^)]{0,200}\\)\\s*");

    /**
     * The variable in which an item of Manubot has the key that notes cite (Manubot's
     * documentation, "Reference metadata").
     */
    public static final String STANDARD_CITATION = "standard_citation";

    /** The same in the lines of {@code note}; Manubot writes it there. */
    private static final Pattern STANDARD_ID =
            Pattern.compile("(?m)^standard_(?:id|citation): ?(\\S+)$");

    /** Variables whose values become components of the paper instead of its fields. */
    private static final Set<String> COMPONENTS =
            Set.of(
                    "id",
                    "citation-key",
                    STANDARD_CITATION,
                    "other-ids",
                    "type",
                    "title",
                    "author",
                    "abstract",
                    "DOI",
                    "PMID",
                    "ISBN",
                    "URL");

    /** The {@code custom} object of {@link CslItemWriter}: the original source of the paper. */
    private static final Pattern WRITTEN_CUSTOM =
            Pattern.compile(
                    "\\{(?:\"arxiv\":\"[^\"]*\",)?(?:\"aliases\":\\[[^]]*\\],)?"
                            + "\"source\":\\{\"file\":.*,\"line\":\\d+\\}\\}");

    /** Builders, because a file may append to a variable a million times. */
    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();

    private final Map<String, List<Name>> names = new LinkedHashMap<>();
    private final Map<String, String> dates = new HashMap<>();

    /** Values in forms that CSL does not define, as JSON. */
    private final Map<String, String> structures = new HashMap<>();

    /** Sets a variable, unless it has a value already or {@code value} is blank. */
    public CslDraft text(String variable, String value) {
        if (!value.isBlank()) {
            texts.computeIfAbsent(variable, any -> new StringBuilder(value.strip()));
        }
        return this;
    }

    /** Appends to a variable, after {@code separator} if it has a value already. */
    public CslDraft more(String variable, String separator, String value) {
        if (!value.isBlank()) {
            StringBuilder text = texts.computeIfAbsent(variable, any -> new StringBuilder());
            text.append(text.isEmpty() ? "" : separator).append(value.strip());
        }
        return this;
    }

    /** Adds a name to one of CSL's name variables, unless it is empty. */
    public CslDraft name(String variable, Name name) {
        String family = CslMarkup.plain(name.family());
        String given = CslMarkup.plain(name.given());
        if (!family.isEmpty()) {
            names.computeIfAbsent(variable, key -> new ArrayList<>()).add(new Name(family, given));
        }
        return this;
    }

    /**
     * Sets a variable to a value of CSL-JSON: a text, names, or a date. An array of texts or names
     * is joined, an array or object of any other form is kept as JSON; an object as the title is
     * ignored.
     */
    public CslDraft value(String variable, JsonValue value) {
        switch (value.type()) {
            case NULL -> {}
            case STRING, LITERAL ->
                    // CSL 1.0.2 renamed the variable.
                    text(variable.equals("event") ? "event-title" : variable, value.text());
            case ARRAY -> array(variable, value);
            case OBJECT -> object(variable, value);
        }
        return this;
    }

    private void array(String variable, JsonValue array) {
        if (isNames(variable)) {
            names(variable, CslNames.of(array));
            return;
        }
        boolean deep = array.items().stream().anyMatch(item -> item.type() == JsonValue.Type.ARRAY);
        List<String> strings =
                array.items().stream().filter(JsonValue::isScalar).map(JsonValue::text).toList();
        List<Name> people =
                array.items().stream()
                        .filter(item -> item.type() == JsonValue.Type.OBJECT)
                        .map(CslNames::name)
                        .toList();
        boolean named = people.stream().noneMatch(name -> name.family().isEmpty());
        if (!deep && people.isEmpty() && !strings.isEmpty()) {
            // Crossref writes titles and container titles as arrays of one item.
            boolean first = variable.equals("title") || variable.equals("container-title");
            text(variable, first ? strings.getFirst() : String.join(", ", strings));
        } else if (!deep && strings.isEmpty() && !people.isEmpty() && named) {
            text(variable, Names.join(people));
        } else if (!array.items().isEmpty()) {
            structures.putIfAbsent(variable, JsonWriter.of(array));
        }
    }

    private void object(String variable, JsonValue object) {
        if (isDate(variable)) {
            dates.putIfAbsent(variable, CslDates.of(object));
        } else if (isNames(variable)) {
            names(variable, CslNames.of(object));
        } else if (!object.members().isEmpty() && !variable.equals("title")) {
            String json = JsonWriter.of(object);
            if (!variable.equals("custom") || !WRITTEN_CUSTOM.matcher(json).matches()) {
                structures.putIfAbsent(variable, json);
            }
        }
    }

    private void names(String variable, List<Name> list) {
        if (!list.isEmpty()) {
            names.putIfAbsent(variable, list);
        }
    }

    private static boolean isNames(String variable) {
        return variable.equals("author") || CslItemWriter.NAME_VARIABLES.contains(variable);
    }

    private static boolean isDate(String variable) {
        return variable.equals("issued")
                || variable.equals("accessed")
                || variable.equals("submitted")
                || variable.endsWith("-date");
    }

    /** Adds the numbers of a field that contains ISSNs and ISBNs; the first of each is kept. */
    public CslDraft serial(String value) {
        for (String number : SERIAL_SEPARATOR.split(value)) {
            String digits = number.replaceAll("[^\\dXx]", "").toUpperCase(Locale.ROOT);
            boolean journal = digits.length() == 8;
            text(journal ? "ISSN" : "ISBN", digits.isEmpty() ? "" : number);
        }
        return this;
    }

    /** The text of {@code variable}; empty if it has none. */
    public String get(String variable) {
        StringBuilder value = texts.get(variable);
        return value == null ? "" : value.toString();
    }

    /** Removes and returns the text of {@code variable}; empty if it has none. */
    public String take(String variable) {
        StringBuilder value = texts.remove(variable);
        return value == null ? "" : value.toString();
    }

    /** Whether {@code variable} has a text or names. */
    public boolean has(String variable) {
        return texts.containsKey(variable) || names.containsKey(variable);
    }

    /** Whether nothing identifies the work: no title, no names, no identifier. */
    public boolean saysNothing() {
        return names.isEmpty()
                && List.of("title", "DOI", "PMID", "ISBN", "URL", "container-title").stream()
                        .noneMatch(texts::containsKey);
    }

    /**
     * The key: Manubot's {@code standard_citation}, otherwise the {@code id}, otherwise the {@code
     * citation-key}; may be empty.
     */
    public String key() {
        String standard = get(STANDARD_CITATION);
        if (!standard.isEmpty()) {
            return standard;
        }
        return has("id") ? get("id") : get("citation-key");
    }

    /**
     * Builds the paper. If notes cannot cite its key ({@link CitableKeys}), the key becomes an
     * alias, and the paper gets a generated key as one that has none.
     *
     * @param record the span of the record in {@code source}
     * @param name the span of the key or title
     */
    public Paper paper(SourceText source, Span record, Span name) {
        Map<String, List<Name>> people = people();
        Map<String, String> fields = fields(people);
        String issued = fields.getOrDefault("issued", "");
        String year = BibDates.firstYear(issued);
        if (issued.equals(year)) {
            fields.remove("issued");
        }
        List<Name> own = people.getOrDefault("author", List.of());
        List<Name> authors = own;
        for (String role : List.of("editor", "director")) {
            authors = authors.isEmpty() ? people.getOrDefault(role, List.of()) : authors;
        }
        String title = get("title");
        if (CslMarkup.isRich(title)) {
            fields.put(CslItemWriter.RICH_TITLE, title);
        }
        String container = fields.getOrDefault("container-title", "");
        return (own.isEmpty() ? Paper.builder().authors(authors) : Paper.builder().ownAuthors(own))
                .key(CitableKeys.has(key()) ? key() : "")
                .aliases(aliases())
                .type(has("type") ? get("type") : "document")
                .title(CslMarkup.plain(title))
                .year(year)
                .venue(container.isEmpty() ? fields.getOrDefault("publisher", "") : container)
                .abstractText(CslMarkup.plain(get("abstract")))
                .identifiers(identifiers())
                .fields(fields)
                .source(
                        new Source(
                                source.file(),
                                source.lines().range(record),
                                source.lines().range(name)))
                .build();
    }

    /** The names of each name variable; some exporters write them as one text. */
    private Map<String, List<Name>> people() {
        Map<String, List<Name>> people = new HashMap<>(names);
        texts.forEach(
                (variable, text) -> {
                    if (isNames(variable)) {
                        Name name = new Name(CslMarkup.plain(text.toString()), "");
                        people.putIfAbsent(variable, List.of(name));
                    }
                });
        return people;
    }

    private Map<String, String> fields(Map<String, List<Name>> people) {
        Map<String, String> fields = new HashMap<>();
        structures.forEach((variable, json) -> put(fields, variable, json));
        texts.forEach(
                (variable, text) -> {
                    if (isDate(variable)) {
                        put(fields, variable, text.toString());
                    } else if (!isNames(variable)) {
                        put(fields, variable, CslMarkup.plain(text.toString()));
                    }
                });
        dates.forEach((variable, date) -> put(fields, variable, date));
        people.forEach((variable, list) -> put(fields, variable, Names.join(list)));
        return fields;
    }

    private static void put(Map<String, String> fields, String variable, String value) {
        if (!value.isEmpty() && !COMPONENTS.contains(variable)) {
            fields.put(variable, value);
        }
    }

    private List<String> aliases() {
        List<String> aliases = new ArrayList<>();
        for (String alias : get("other-ids").split(",")) {
            if (!alias.isBlank()) {
                aliases.add(alias.strip());
            }
        }
        String key = key();
        Matcher standardId = STANDARD_ID.matcher(get("note"));
        for (String other :
                List.of(
                        CitableKeys.has(key) ? "" : key,
                        get("id"),
                        get("citation-key"),
                        standardId.find() ? standardId.group(1) : "")) {
            if (!other.isEmpty()
                    && (!other.equals(key) || !CitableKeys.has(key))
                    && !aliases.contains(other)) {
                aliases.add(other);
            }
        }
        return aliases;
    }

    private Map<String, String> identifiers() {
        Map<String, String> identifiers = new TreeMap<>();
        String doi = Identifiers.doi(get("DOI"));
        String url = Identifiers.firstAddress(get("URL"));
        identify(identifiers, "doi", doi.isEmpty() ? Identifiers.doiIn(url) : doi);
        identify(identifiers, "url", url);
        identify(identifiers, "pmid", get("PMID"));
        identify(identifiers, "isbn", get("ISBN"));
        for (String variable :
                List.of("arxiv", "URL", "number", "note", "container-title", "DOI")) {
            identify(identifiers, "arxiv", Identifiers.arxivIn(get(variable)));
        }
        identify(
                identifiers,
                "arxiv",
                Identifiers.arxivOfVolume(get("container-title"), get("volume")));
        return identifiers;
    }

    private static void identify(Map<String, String> identifiers, String scheme, String value) {
        if (!value.isEmpty()) {
            identifiers.putIfAbsent(scheme, value);
        }
    }
}
