package glossa.source.yaml;

import glossa.grammar.Span;
import glossa.paper.Name;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;
import glossa.source.fields.RecordDates;
import glossa.source.fields.RecordNames;
import glossa.source.fields.RecordTypes;
import glossa.source.json.JsonValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Citation File Format, {@code CITATION.cff} (CFF 1.2.0, schema guide).
 *
 * <pre>
 * cff-version: 1.2.0
 * title: Made-Up Tool
 * authors: [{family-names: Vaswani, given-names: Ashish}]
 * preferred-citation: {type: article, title: On the Made-Up Tool}
 * </pre>
 *
 * <p>A file contains the software or data set itself, its {@code preferred-citation}, and its
 * {@code references}, all without keys.
 */
public final class Cff implements Format {
    private static final Pattern VERSION = Pattern.compile("(?m)^[\"']?cff-version[\"']?\\s*:");

    public static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("article", "article-journal"),
                    Map.entry("audiovisual", "motion_picture"),
                    Map.entry("bill", "bill"),
                    Map.entry("blog", "post-weblog"),
                    Map.entry("book", "book"),
                    Map.entry("conference", "paper-conference"),
                    Map.entry("conference-paper", "paper-conference"),
                    Map.entry("data", "dataset"),
                    Map.entry("database", "dataset"),
                    Map.entry("dataset", "dataset"),
                    Map.entry("dictionary", "book"),
                    Map.entry("edited-work", "book"),
                    Map.entry("encyclopedia", "book"),
                    Map.entry("film-broadcast", "motion_picture"),
                    Map.entry("government-document", "report"),
                    Map.entry("hearing", "hearing"),
                    Map.entry("legal-case", "legal_case"),
                    Map.entry("legal-rule", "regulation"),
                    Map.entry("magazine-article", "article-magazine"),
                    Map.entry("manual", "book"),
                    Map.entry("map", "map"),
                    Map.entry("multimedia", "webpage"),
                    Map.entry("music", "song"),
                    Map.entry("newspaper-article", "article-newspaper"),
                    Map.entry("pamphlet", "pamphlet"),
                    Map.entry("patent", "patent"),
                    Map.entry("personal-communication", "personal_communication"),
                    Map.entry("proceedings", "book"),
                    Map.entry("report", "report"),
                    Map.entry("serial", "periodical"),
                    Map.entry("slides", "speech"),
                    Map.entry("software", "software"),
                    Map.entry("software-code", "software"),
                    Map.entry("software-container", "software"),
                    Map.entry("software-executable", "software"),
                    Map.entry("software-virtual-machine", "software"),
                    Map.entry("sound-recording", "song"),
                    Map.entry("standard", "standard"),
                    Map.entry("statute", "legislation"),
                    Map.entry("thesis", "thesis"),
                    Map.entry("unpublished", "manuscript"),
                    Map.entry("video", "motion_picture"),
                    Map.entry("website", "webpage"));

    public static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("title", "title"),
                    Map.entry("abstract", "abstract"),
                    Map.entry("doi", "DOI"),
                    Map.entry("isbn", "ISBN"),
                    Map.entry("issn", "ISSN"),
                    Map.entry("pmcid", "PMCID"),
                    Map.entry("url", "URL"),
                    Map.entry("version", "version"),
                    Map.entry("journal", "container-title"),
                    Map.entry("collection-title", "container-title"),
                    Map.entry("volume", "volume"),
                    Map.entry("volume-title", "volume-title"),
                    Map.entry("issue", "issue"),
                    Map.entry("edition", "edition"),
                    Map.entry("pages", "number-of-pages"),
                    Map.entry("section", "section"),
                    Map.entry("notes", "note"),
                    Map.entry("date-accessed", "accessed"),
                    Map.entry("medium", "medium"),
                    Map.entry("status", "status"),
                    Map.entry("thesis-type", "genre"),
                    Map.entry("abbreviation", "title-short"));

    public static final Map<String, String> NAMES =
            Map.of(
                    "authors", "author",
                    "editors", "editor",
                    "editors-series", "collection-editor",
                    "translators", "translator",
                    "recipients", "recipient");

    /** Members that {@link #draft} reads, and those about the file itself. */
    private static final Set<String> SAID_ELSEWHERE =
            Set.of(
                    "cff-version",
                    "message",
                    "type",
                    "preferred-citation",
                    "references",
                    "identifiers",
                    "year",
                    "month",
                    "date-published",
                    "date-released",
                    "year-original",
                    "start",
                    "end",
                    "keywords",
                    "languages",
                    "publisher",
                    "institution",
                    "conference",
                    "number");

    @Override
    public String name() {
        return "CFF";
    }

    @Override
    public boolean recognises(SourceText source) {
        return VERSION.matcher(source.text()).find();
    }

    @Override
    public ReadResult read(SourceText source) {
        ReadResult.Builder result = new ReadResult.Builder(source);
        YamlParts yaml = new YamlParts(result);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        Span whole = null;
        for (Span part : yaml.entries()) {
            whole = new Span(whole == null ? part.start() : whole.start(), part.end());
            yaml.parse(part).ifPresent(mapping -> mapping.members().forEach(members::putIfAbsent));
        }
        if (whole == null) {
            return result.build();
        }
        JsonValue file = JsonValue.object(members, whole);
        add(file, "software", result);
        List<JsonValue> others = new ArrayList<>(file.at("preferred-citation").each());
        others.addAll(file.at("references").each());
        for (JsonValue other : others) {
            add(other, "document", result);
        }
        return result.build();
    }

    private static void add(JsonValue node, String type, ReadResult.Builder result) {
        CslDraft draft = draft(node, type);
        Span whole = node.span();
        if (!draft.has("title")) {
            result.warning(
                    new Span(whole.start(), Math.min(whole.start() + 1, whole.end())),
                    "cff-title",
                    "expected a title here; write \"title: ...\"");
        }
        if (!draft.saysNothing()) {
            Span name = node.at("title").isEmpty() ? whole : node.at("title").span();
            result.add(draft.paper(result.source(), whole, name));
        }
    }

    private static CslDraft draft(JsonValue node, String otherwise) {
        CslDraft draft = new CslDraft();
        String kind = node.text("type").toLowerCase(Locale.ROOT);
        String type = TYPES.getOrDefault(kind, kind.equals("generic") ? "document" : otherwise);
        draft.text("type", type);
        NAMES.forEach(
                (field, role) -> node.at(field).each().forEach(who -> draft.name(role, name(who))));
        date(draft, node);
        draft.text("page", RecordTypes.pages(node.text("start"), node.text("end")));
        node.at("keywords").each().forEach(word -> draft.more("keyword", ", ", word.text()));
        node.at("languages").each().forEach(word -> draft.more("language", ", ", word.text()));
        draft.text("publisher", named(node.at("publisher")));
        draft.text("publisher", named(node.at("institution")));
        draft.text("publisher-place", node.at("publisher").text("city"));
        draft.text("event-title", named(node.at("conference")));
        draft.text("event-place", node.at("conference").text("city"));
        boolean numbered = RecordTypes.isArticle(type) && node.text("issue").isEmpty();
        draft.text(numbered ? "issue" : "number", node.text("number"));
        node.members()
                .forEach(
                        (field, value) -> {
                            if (!SAID_ELSEWHERE.contains(field) && !NAMES.containsKey(field)) {
                                String variable = VARIABLES.getOrDefault(field, field);
                                draft.text(variable, value.text());
                                if (!draft.has(variable)) {
                                    draft.value(variable, value);
                                }
                            }
                        });
        for (JsonValue identifier : node.at("identifiers").each()) {
            String scheme = identifier.text("type");
            draft.text(
                    switch (scheme) {
                        case "doi" -> "DOI";
                        case "url" -> "URL";
                        case "" -> "identifier";
                        default -> scheme;
                    },
                    identifier.text("value"));
        }
        draft.text("URL", node.text("repository-code"));
        return draft;
    }

    private static void date(CslDraft draft, JsonValue node) {
        String year = node.text("year");
        draft.text(
                "issued",
                year.isEmpty() ? "" : RecordDates.of(year, node.text("month"), "").whole());
        draft.text("issued", RecordDates.of(node.text("date-published")).whole());
        draft.text("issued", RecordDates.of(node.text("date-released")).whole());
        draft.text("original-date", node.text("year-original"));
    }

    /** The name of an entity, or of a person in one text. */
    private static String named(JsonValue entity) {
        return entity.hasMembers() ? name(entity).display() : entity.text();
    }

    private static Name name(JsonValue who) {
        if (!who.hasMembers()) {
            return RecordNames.of(who.text());
        }
        String family = (who.text("name-particle") + " " + who.text("family-names")).strip();
        if (family.isEmpty()) {
            String name = who.text("name");
            name = name.isEmpty() ? who.text("given-names") : name;
            return new Name(name.isEmpty() ? who.text("alias") : name, "");
        }
        String given = who.text("given-names");
        String suffix = who.text("name-suffix");
        return new Name(
                family, suffix.isEmpty() || given.isEmpty() ? given : given + ", " + suffix);
    }
}
