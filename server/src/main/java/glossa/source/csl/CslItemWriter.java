package glossa.source.csl;

import glossa.paper.Name;
import glossa.paper.Names;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.fields.CslMarkup;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Writes papers as CSL-JSON items, one to a line.
 *
 * <pre>
 * {"id":"vaswani2017","type":"article-journal","title":"Attention Is All You Need",...}
 * </pre>
 *
 * <p>{@code custom.source} says where the paper was read: its file, and the line of its name, from
 * 1.
 */
public final class CslItemWriter {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    /** CSL's name variables but {@code author}, as {@link Paper#fields} has them. */
    public static final Set<String> NAME_VARIABLES =
            Set.of(
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

    /** CSL's date variables. */
    public static final Set<String> DATE_VARIABLES =
            Set.of("issued", "accessed", "original-date", "event-date", "submitted");

    /** CSL's text variables that {@link Paper#fields} may hold (CSL 1.0.2, appendix IV). */
    public static final Set<String> VARIABLES =
            Set.of(
                    "annote",
                    "archive",
                    "archive-place",
                    "archive_location",
                    "authority",
                    "call-number",
                    "chapter-number",
                    "collection-number",
                    "collection-title",
                    "container-title",
                    "container-title-short",
                    "dimensions",
                    "edition",
                    "event-place",
                    "event-title",
                    "genre",
                    "ISSN",
                    "issue",
                    "jurisdiction",
                    "keyword",
                    "language",
                    "medium",
                    "note",
                    "number",
                    "number-of-pages",
                    "number-of-volumes",
                    "original-publisher",
                    "original-publisher-place",
                    "original-title",
                    "page",
                    "PMCID",
                    "publisher",
                    "publisher-place",
                    "references",
                    "scale",
                    "section",
                    "source",
                    "status",
                    "title-short",
                    "version",
                    "volume",
                    "volume-title");

    /** The field of a title with CSL-JSON's markup, where it has some. */
    static final String RICH_TITLE = "title-html";

    private CslItemWriter() {}

    /**
     * A paper's title with the few tags that CSL-JSON has ("HTML-like markup"); nothing where it
     * has none, or where the title is another source's.
     */
    public static Optional<String> richTitle(Paper paper) {
        return Optional.ofNullable(paper.fields().get(RICH_TITLE))
                .filter(rich -> CslMarkup.plain(rich).equals(paper.title()));
    }

    /** One item in one line, without a line ending. */
    public static String line(Paper paper) {
        return line(paper, file -> file);
    }

    /**
     * One item in one line, without a line ending.
     *
     * @param shown how a source's file is written
     */
    public static String line(Paper paper, UnaryOperator<Path> shown) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            write(paper, shown, json);
        }
        return line.toString();
    }

    private static void write(Paper paper, UnaryOperator<Path> shown, JsonGenerator json) {
        Map<String, String> fields = new TreeMap<>(paper.fields());
        json.writeStartObject();
        json.writeStringProperty("id", paper.key());
        json.writeStringProperty("type", paper.type().isEmpty() ? "document" : paper.type());
        text(json, "title", paper.title());
        // A work that has only editors, or only a director, has them as its authors too.
        String authors = Names.join(paper.authors());
        boolean edited = authors.equals(fields.getOrDefault("editor", fields.get("director")));
        if (!paper.authors().isEmpty() && !edited) {
            names(json, "author", paper.authors());
        }
        String issued = fields.getOrDefault("issued", paper.year());
        date(json, "issued", issued);
        if (!paper.venue().isEmpty()
                && !paper.venue().equals(fields.get("container-title"))
                && !paper.venue().equals(fields.get("publisher"))) {
            fields.putIfAbsent("container-title", paper.venue());
        }
        for (Map.Entry<String, String> field : fields.entrySet()) {
            String variable = field.getKey();
            if (VARIABLES.contains(variable)) {
                text(json, variable, field.getValue());
            } else if (NAME_VARIABLES.contains(variable)) {
                names(json, variable, Names.split(field.getValue()));
            } else if (DATE_VARIABLES.contains(variable) && !variable.equals("issued")) {
                date(json, variable, field.getValue());
            }
        }
        text(json, "abstract", paper.abstractText());
        Map<String, String> identifiers = paper.identifiers();
        text(json, "DOI", identifiers.getOrDefault("doi", ""));
        text(json, "ISBN", identifiers.getOrDefault("isbn", ""));
        text(json, "PMID", identifiers.getOrDefault("pmid", ""));
        String arxiv = identifiers.getOrDefault("arxiv", "");
        String url = identifiers.getOrDefault("url", "");
        text(
                json,
                "URL",
                url.isEmpty() && !arxiv.isEmpty() ? "https://arxiv.org/abs/" + arxiv : url);
        custom(paper, shown, json);
        json.writeEndObject();
    }

    private static void custom(Paper paper, UnaryOperator<Path> shown, JsonGenerator json) {
        json.writeName("custom");
        json.writeStartObject();
        String arxiv = paper.identifiers().getOrDefault("arxiv", "");
        text(json, "arxiv", arxiv);
        if (!paper.aliases().isEmpty()) {
            json.writeName("aliases");
            json.writeStartArray();
            for (String alias : paper.aliases()) {
                json.writeString(alias);
            }
            json.writeEndArray();
        }
        Source source = paper.sources().getFirst();
        json.writeName("source");
        json.writeStartObject();
        json.writeStringProperty("file", shown.apply(source.file()).toString());
        json.writeNumberProperty("line", source.name().start().line() + 1);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String variable, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(variable, value);
        }
    }

    private static void names(JsonGenerator json, String variable, List<Name> names) {
        json.writeName(variable);
        json.writeStartArray();
        for (Name name : names) {
            json.writeStartObject();
            if (name.given().isEmpty()) {
                json.writeStringProperty("literal", name.family());
            } else {
                json.writeStringProperty("family", name.family());
                json.writeStringProperty("given", name.given());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** {@code 2017-05/2018} as {@code date-parts}; what is no date as {@code literal}. */
    private static void date(JsonGenerator json, String variable, String date) {
        if (date.isEmpty()) {
            return;
        }
        json.writeName(variable);
        json.writeStartObject();
        if (date.matches("-?\\d{1,6}(-\\d\\d){0,2}(/(-?\\d{1,6}(-\\d\\d){0,2})?)?")) {
            json.writeName("date-parts");
            json.writeStartArray();
            for (String one : date.split("/")) {
                json.writeStartArray();
                boolean before = one.startsWith("-");
                String[] parts = (before ? one.substring(1) : one).split("-");
                for (int i = 0; i < parts.length; i++) {
                    int number = Integer.parseInt(parts[i]);
                    json.writeNumber(before && i == 0 ? -number : number);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        } else {
            json.writeStringProperty("literal", date);
        }
        json.writeEndObject();
    }
}
