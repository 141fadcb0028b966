package glossa.source.yaml;

import glossa.grammar.Span;
import glossa.paper.Name;
import glossa.paper.Names;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;
import glossa.source.fields.BibDates;
import glossa.source.fields.CitableKeys;
import glossa.source.fields.RecordDates;
import glossa.source.fields.RecordNames;
import glossa.source.json.JsonValue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hayagriva, the YAML format of Typst's bibliographies (Hayagriva, "The Hayagriva YAML File
 * Format").
 *
 * <pre>
 * vaswani2017:
 *   type: Article
 *   title: Attention Is All You Need
 *   author: [ "Vaswani, Ashish" ]
 *   parent: { type: Periodical, title: Journal of Made-Up Learning, volume: 30 }
 * </pre>
 *
 * <p>The name of an entry is its key. It inherits the fields of its parents that it lacks.
 */
public final class Hayagriva implements Format {
    public static final String TYPES =
            "article|chapter|entry|anthos|report|thesis|web|scene|artwork|patent|case|newspaper"
                + "|legislation|manuscript|original|post|misc|performance|periodical|proceedings"
                + "|book|blog|reference|conference|anthology|repository|thread|video|audio"
                + "|exhibition";

    private static final Pattern NAME =
            Pattern.compile("[^\\s#\\-{\\[&*!|>%@`][^\\n]*:[ \\t]*(?:#.*)?");

    private static final Pattern TYPE =
            Pattern.compile("(?i)[ \\t]+type:[ \\t]*[\"']?(?:" + TYPES + ")[\"']?[ \\t]*(?:#.*)?");

    private static final Pattern TOLD =
            Pattern.compile("[ \\t]+(?:title|author|parent|editor|date|url):(?:[ \\t].*)?");

    /** Fields at the top level: a single entry without a name, as Papis writes it. */
    private static final Pattern NAMELESS =
            Pattern.compile("(?:type|title|author|parent|doi):(?:[ \\t].*)?");

    /** The number of lines that {@link #recognises} examines. */
    private static final int LINES = 400;

    public static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("abstract", "abstract"),
                    Map.entry("genre", "genre"),
                    Map.entry("organization", "publisher"),
                    Map.entry("location", "publisher-place"),
                    Map.entry("issue", "issue"),
                    Map.entry("volume", "volume"),
                    Map.entry("volume-total", "number-of-volumes"),
                    Map.entry("chapter", "chapter-number"),
                    Map.entry("edition", "edition"),
                    Map.entry("page-range", "page"),
                    Map.entry("page-total", "number-of-pages"),
                    Map.entry("runtime", "dimensions"),
                    Map.entry("language", "language"),
                    Map.entry("archive", "archive"),
                    Map.entry("archive-location", "archive-place"),
                    Map.entry("call-number", "call-number"),
                    Map.entry("note", "note"),
                    Map.entry("doi", "DOI"),
                    Map.entry("isbn", "ISBN"),
                    Map.entry("issn", "ISSN"),
                    Map.entry("pmid", "PMID"),
                    Map.entry("pmcid", "PMCID"));

    private static final Set<String> SAID_ELSEWHERE =
            Set.of(
                    "type",
                    "title",
                    "author",
                    "editor",
                    "affiliated",
                    "date",
                    "url",
                    "publisher",
                    "serial-number",
                    "parent");

    /** CSL names of roles; other roles of affiliated people keep their names. */
    private static final Map<String, String> ROLES =
            Map.of(
                    "translator", "translator",
                    "illustrator", "illustrator",
                    "director", "director",
                    "composer", "composer",
                    "collaborator", "contributor",
                    "foreword", "foreword");

    /** The maximum depth of nested parents. */
    private static final int DEEPEST = 4;

    @Override
    public String name() {
        return "Hayagriva";
    }

    @Override
    public boolean recognises(SourceText source) {
        boolean named = false;
        boolean typed = false;
        boolean told = false;
        for (int line = 0; line < Math.min(LINES, source.lines().count()); line++) {
            String text =
                    source.text().substring(source.lines().start(line), source.lines().end(line));
            if (NAMELESS.matcher(text).matches()) {
                return false;
            }
            if (NAME.matcher(text).matches()) {
                named = true;
                typed = false;
                told = false;
            } else if (named && !text.isBlank()) {
                typed |= TYPE.matcher(text).matches();
                told |= TOLD.matcher(text).matches();
            }
            if (typed && told) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ReadResult read(SourceText source) {
        ReadResult.Builder result = new ReadResult.Builder(source);
        YamlParts yaml = new YamlParts(result);
        for (Span part : yaml.entries()) {
            Optional<YamlParts.Entry> parsed = yaml.entry(part);
            if (parsed.isEmpty()) {
                continue;
            }
            YamlParts.Entry entry = parsed.get();
            if (entry.name().isEmpty() || !entry.value().hasMembers()) {
                result.error(
                        part,
                        "hayagriva-entry",
                        "expected an entry here; write \"key:\" and its fields indented below");
                continue;
            }
            CslDraft draft = new CslDraft().text("id", entry.name().strip());
            CitableKeys.problem(entry.name().strip())
                    .ifPresent(
                            problem ->
                                    result.warning(entry.nameSpan(), "hayagriva-entry", problem));
            say(draft, entry.value(), 0);
            result.add(draft.paper(source, part, entry.nameSpan()));
        }
        return result.build();
    }

    /** Adds the fields of an entry, and then those of its parents that it lacks. */
    private static void say(CslDraft draft, JsonValue entry, int depth) {
        List<JsonValue> parents = entry.at("parent").each();
        String title = phrase(entry.at("title"));
        if (depth == 0) {
            draft.text("type", type(entry, parents));
            draft.text("title", title);
            draft.text("title-short", entry.at("title").text("short"));
        } else {
            draft.text(depth == 1 ? "container-title" : "collection-title", title);
            draft.text("container-title-short", entry.at("title").text("short"));
        }
        names(draft, entry, "author", depth == 0 ? "author" : "container-author");
        names(draft, entry, "editor", "editor");
        for (JsonValue group : entry.at("affiliated").each()) {
            String role = group.text("role");
            String variable = ROLES.getOrDefault(role, "");
            for (JsonValue who : group.at("names").each()) {
                if (variable.isEmpty()) {
                    draft.more(role, "; ", Names.join(List.of(name(who))));
                } else {
                    draft.name(variable, name(who));
                }
            }
        }
        draft.text("issued", RecordDates.of(BibDates.withoutYearZero(entry.text("date"))).whole());
        JsonValue url = entry.at("url");
        draft.text("URL", url.hasMembers() ? url.text("value") : url.text());
        draft.text("accessed", url.text("date"));
        JsonValue publisher = entry.at("publisher");
        draft.text("publisher", publisher.hasMembers() ? publisher.text("name") : publisher.text());
        draft.text("publisher-place", publisher.text("location"));
        JsonValue serial = entry.at("serial-number");
        draft.text("number", serial.hasMembers() ? serial.text("serial") : serial.text());
        say(draft, serial);
        say(draft, entry);
        if (depth < DEEPEST) {
            parents.forEach(parent -> say(draft, parent, depth + 1));
        }
    }

    private static void say(CslDraft draft, JsonValue fields) {
        fields.members()
                .forEach(
                        (field, value) -> {
                            if (!SAID_ELSEWHERE.contains(field) && !field.equals("serial")) {
                                String variable = VARIABLES.getOrDefault(field, field);
                                draft.text(variable, phrase(value));
                                if (!draft.has(variable)) {
                                    draft.value(variable, value);
                                }
                            }
                        });
    }

    private static void names(CslDraft draft, JsonValue entry, String field, String variable) {
        if (!draft.has(variable)) {
            entry.at(field).each().forEach(who -> draft.name(variable, name(who)));
        }
    }

    private static Name name(JsonValue who) {
        if (!who.hasMembers()) {
            return RecordNames.of(who.text());
        }
        // The members of CSL's names are not Hayagriva's, but people write them.
        String family = (who.text("prefix") + " " + who.text("name", "family")).strip();
        String given = who.text("given-name", "given");
        String suffix = who.text("suffix");
        return new Name(
                family, suffix.isEmpty() || given.isEmpty() ? given : given + ", " + suffix);
    }

    /**
     * A text, or the value of an object with other forms of it; braces of Typst only keep the case.
     */
    private static String phrase(JsonValue node) {
        String text = node.hasMembers() ? node.text("value") : node.text();
        return text.indexOf('{') < 0 ? text : text.replaceAll("[{}]", "");
    }

    private static String type(JsonValue entry, List<JsonValue> parents) {
        String parent =
                parents.stream()
                        .map(node -> node.text("type").toLowerCase(Locale.ROOT))
                        .findFirst()
                        .orElse("");
        return switch (entry.text("type").toLowerCase(Locale.ROOT)) {
            case "article" ->
                    switch (parent) {
                        case "periodical" -> "article-journal";
                        case "newspaper" -> "article-newspaper";
                        case "proceedings", "conference" -> "paper-conference";
                        case "blog" -> "post-weblog";
                        default -> "article";
                    };
            case "chapter", "anthos" -> "chapter";
            case "entry" -> parent.equals("reference") ? "entry-encyclopedia" : "entry";
            case "report" -> "report";
            case "thesis" -> "thesis";
            case "web", "blog" -> "webpage";
            case "artwork", "exhibition" -> "graphic";
            case "patent" -> "patent";
            case "case" -> "legal_case";
            case "newspaper", "periodical" -> "periodical";
            case "legislation" -> "legislation";
            case "manuscript" -> "manuscript";
            case "post", "thread" -> "post";
            case "performance", "scene" -> "performance";
            case "proceedings", "book", "reference", "anthology" -> "book";
            case "conference" -> "event";
            case "repository" -> "software";
            case "video" -> "motion_picture";
            case "audio" -> "song";
            default -> "document";
        };
    }
}
