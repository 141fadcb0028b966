package glossa.source.csl;

import glossa.paper.Name;
import glossa.paper.Names;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.fields.CslMarkup;
import glossa.source.json.JsonWriter;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Writes papers as CSL-JSON items, one to a line.
 *
 * <pre>
 * {"id":"vaswani2017","type":"article-journal","title":"Attention Is All You Need",...}
 * </pre>
 *
 * <p>{@code custom.source} is the origin of the paper: its file, and the line of its name, from 1.
 */
public final class CslItemWriter {
    /** A date or a range of dates, as {@link Paper#fields} has them. */
    private static final Pattern DATE =
            Pattern.compile("-?\\d{1,6}(-\\d\\d){0,2}(/(-?\\d{1,6}(-\\d\\d){0,2})?)?");

    /** CSL's name variables except {@code author}, as {@link Paper#fields} has them. */
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

    /** CSL's text variables that {@link Paper#fields} may contain (CSL 1.0.2, appendix IV). */
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

    /** The field of a title with CSL-JSON's markup, if it has any. */
    static final String RICH_TITLE = "title-html";

    private CslItemWriter() {}

    /**
     * A paper's title with the tags of CSL-JSON ("HTML-like markup"); empty if it has none, or if
     * the title is from another source.
     */
    public static Optional<String> richTitle(Paper paper) {
        return Optional.ofNullable(paper.fields().get(RICH_TITLE))
                .filter(rich -> CslMarkup.plain(rich).equals(paper.title()));
    }

    /**
     * One item in one line, without a line ending.
     *
     * @param shown converts the path of a source's file to its displayed form
     */
    public static String line(Paper paper, UnaryOperator<Path> shown) {
        return JsonWriter.object(item -> write(paper, shown, item));
    }

    private static void write(Paper paper, UnaryOperator<Path> shown, JsonWriter item) {
        Map<String, String> fields = new TreeMap<>(paper.fields());
        item.put("id", paper.key());
        item.put("type", paper.type().isEmpty() ? "document" : paper.type());
        text(item, "title", paper.title());
        if (paper.hasOwnAuthors()) {
            names(item, "author", paper.authors());
        }
        date(item, "issued", fields.getOrDefault("issued", paper.year()));
        if (!paper.venue().isEmpty()
                && !paper.venue().equals(fields.get("container-title"))
                && !paper.venue().equals(fields.get("publisher"))) {
            fields.putIfAbsent("container-title", paper.venue());
        }
        fields.forEach(
                (variable, value) -> {
                    if (VARIABLES.contains(variable)) {
                        text(item, variable, value);
                    } else if (NAME_VARIABLES.contains(variable)) {
                        names(item, variable, Names.split(value));
                    } else if (DATE_VARIABLES.contains(variable) && !variable.equals("issued")) {
                        date(item, variable, value);
                    }
                });
        text(item, "abstract", paper.abstractText());
        Map<String, String> identifiers = paper.identifiers();
        text(item, "DOI", identifiers.getOrDefault("doi", ""));
        text(item, "ISBN", identifiers.getOrDefault("isbn", ""));
        text(item, "PMID", identifiers.getOrDefault("pmid", ""));
        String arxiv = identifiers.getOrDefault("arxiv", "");
        String url = identifiers.getOrDefault("url", "");
        text(
                item,
                "URL",
                url.isEmpty() && !arxiv.isEmpty() ? "https://arxiv.org/abs/" + arxiv : url);
        item.putObject("custom", custom -> custom(paper, shown, custom));
    }

    private static void custom(Paper paper, UnaryOperator<Path> shown, JsonWriter custom) {
        text(custom, "arxiv", paper.identifiers().getOrDefault("arxiv", ""));
        if (!paper.aliases().isEmpty()) {
            custom.putArray("aliases", paper.aliases());
        }
        Source source = paper.sources().getFirst();
        custom.putObject(
                "source",
                place ->
                        place.put("file", shown.apply(source.file()).toString())
                                .put("line", source.name().start().line() + 1));
    }

    private static void text(JsonWriter item, String variable, String value) {
        if (!value.isEmpty()) {
            item.put(variable, value);
        }
    }

    private static void names(JsonWriter item, String variable, List<Name> names) {
        item.putArray(variable, list -> names.forEach(name -> list.addObject(o -> name(o, name))));
    }

    private static void name(JsonWriter object, Name name) {
        if (name.given().isEmpty()) {
            object.put("literal", name.family());
        } else {
            object.put("family", name.family()).put("given", name.given());
        }
    }

    /** {@code 2017-05/2018} as {@code date-parts}; any other text as {@code literal}. */
    private static void date(JsonWriter item, String variable, String date) {
        if (DATE.matcher(date).matches()) {
            item.putObject(
                    variable,
                    object ->
                            object.putArray(
                                    "date-parts",
                                    dates -> {
                                        for (String day : date.split("/")) {
                                            dates.addArray(parts -> parts(day, parts));
                                        }
                                    }));
        } else if (!date.isEmpty()) {
            item.putObject(variable, object -> object.put("literal", date));
        }
    }

    /** Adds year, month and day; a year before the common era is negative. */
    private static void parts(String day, JsonWriter parts) {
        boolean negative = day.startsWith("-");
        for (String part : (negative ? day.substring(1) : day).split("-")) {
            int number = Integer.parseInt(part);
            parts.add(negative ? -number : number);
            negative = false;
        }
    }
}
