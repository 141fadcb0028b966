package glossa.source.xml;

import glossa.grammar.Span;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;
import glossa.source.fields.RecordDates;
import glossa.source.fields.RecordNames;
import glossa.source.fields.RecordTypes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * EndNote's XML export, which Bookends and Papers write too (EndNote, "RSXML.dtd").
 *
 * <pre>
 * &lt;record>&lt;ref-type name="Journal Article">17&lt;/ref-type>&lt;titles>&lt;title>Attention&lt;/title>...
 * </pre>
 *
 * <p>{@code label} is the key where it is one word, as EndNote's own BibTeX export has it. Pandoc
 * would take {@code rec-number}, which counts anew in each library: here it is kept as a field, and
 * the paper is named like all that bring no key.
 */
public final class EndNoteXml implements Format {
    private static final Pattern HEAD =
            Pattern.compile(
                    "<record[\\s>][\\s\\S]{0,4000}?<(?:ref-type|source-app|rec-number)[\\s>]");

    /** EndNote's numbers of types, where an exporter leaves their names out. */
    private static final Map<String, String> NUMBERS =
            Map.ofEntries(
                    Map.entry("5", "book section"),
                    Map.entry("6", "book"),
                    Map.entry("9", "computer program"),
                    Map.entry("10", "conference proceedings"),
                    Map.entry("12", "web page"),
                    Map.entry("17", "journal article"),
                    Map.entry("19", "magazine article"),
                    Map.entry("23", "newspaper article"),
                    Map.entry("25", "patent"),
                    Map.entry("27", "report"),
                    Map.entry("28", "edited book"),
                    Map.entry("32", "thesis"),
                    Map.entry("34", "unpublished work"),
                    Map.entry("43", "electronic article"),
                    Map.entry("47", "conference paper"),
                    Map.entry("59", "dataset"));

    public static final Map<String, String> NAMES =
            Map.of(
                    "authors", "author",
                    "secondary-authors", "editor",
                    "tertiary-authors", "collection-editor",
                    "subsidiary-authors", "translator",
                    "translated-authors", "translator");

    public static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("pages", "page"),
                    Map.entry("volume", "volume"),
                    Map.entry("num-vols", "number-of-volumes"),
                    Map.entry("edition", "edition"),
                    Map.entry("section", "section"),
                    Map.entry("pub-location", "publisher-place"),
                    Map.entry("publisher", "publisher"),
                    Map.entry("orig-pub", "original-publisher"),
                    Map.entry("call-num", "call-number"),
                    Map.entry("abstract", "abstract"),
                    Map.entry("notes", "note"),
                    Map.entry("research-notes", "annote"),
                    Map.entry("language", "language"),
                    Map.entry("work-type", "genre"),
                    Map.entry("remote-database-name", "source"),
                    Map.entry("electronic-resource-num", "DOI"));

    private static final Set<String> TITLES =
            Set.of(
                    "title",
                    "secondary-title",
                    "alt-title",
                    "tertiary-title",
                    "short-title",
                    "translated-title");

    /** What {@link #draft} says by other means, and what is about the library only. */
    private static final Set<String> SAID_ELSEWHERE =
            Set.of(
                    "contributors",
                    "titles",
                    "periodical",
                    "dates",
                    "urls",
                    "database",
                    "source-app",
                    "foreign-keys",
                    "ref-type",
                    "label",
                    "number",
                    "isbn",
                    "keywords",
                    "access-date");

    @Override
    public String name() {
        return "EndNote XML";
    }

    @Override
    public boolean recognises(SourceText source) {
        return XmlRecords.begins(source, HEAD);
    }

    @Override
    public ReadResult read(SourceText source) {
        return XmlRecords.read(source, "record", EndNoteXml::read);
    }

    private static void read(XmlRecord record, ReadResult.Builder result) {
        CslDraft draft = draft(record.element());
        if (draft.saysNothing()) {
            result.warning(
                    record.start(),
                    "endnote-record",
                    "this record has no title, names or identifier; write <titles><title>...");
            return;
        }
        Optional<Span> name =
                draft.has("id") ? record.content("label") : record.content("titles", "title");
        result.add(record.paper(draft, name));
    }

    private static CslDraft draft(XmlElement record) {
        CslDraft draft = new CslDraft();
        String kind =
                record.first("ref-type")
                        .map(
                                type ->
                                        type.attribute("name").isEmpty()
                                                ? NUMBERS.getOrDefault(type.text(), "")
                                                : type.attribute("name"))
                        .orElse("");
        String type = RecordTypes.endNote(kind);
        String label = record.text("label");
        draft.text("type", type).text(label.matches("\\S+") ? "id" : "label", label);
        record.all("contributors")
                .forEach(
                        contributors ->
                                contributors.children().forEach(group -> names(draft, group)));
        titles(draft, record, RecordTypes.isBook(type));
        draft.text(RecordTypes.isArticle(type) ? "issue" : "number", record.text("number"));
        draft.serial(record.text("isbn"));
        record.all("keywords", "keyword").forEach(word -> draft.more("keyword", ", ", word.text()));
        record.first("urls")
                .ifPresent(
                        urls ->
                                List.of("web-urls", "related-urls")
                                        .forEach(
                                                group ->
                                                        draft.text(
                                                                "URL", urls.text(group, "url"))));
        draft.text("accessed", RecordDates.of(record.text("access-date")).whole());
        String year = record.text("dates", "year");
        String day = record.text("dates", "pub-dates", "date");
        draft.text("issued", RecordDates.of(year, day).whole());
        record.first("titles").ifPresent(titles -> titles.keepOthers(draft, TITLES));
        record.first("dates")
                .ifPresent(dates -> dates.keepOthers(draft, Set.of("year", "pub-dates")));
        record.first("urls")
                .ifPresent(urls -> urls.keepOthers(draft, Set.of("web-urls", "related-urls")));
        for (XmlElement element : record.children()) {
            if (!SAID_ELSEWHERE.contains(element.name())) {
                String variable = VARIABLES.getOrDefault(element.name(), element.name());
                draft.more(variable, "; ", element.text());
            }
        }
        return draft;
    }

    private static void names(CslDraft draft, XmlElement group) {
        String role = NAMES.getOrDefault(group.name(), "");
        for (XmlElement person : group.children()) {
            if (role.isEmpty()) {
                draft.more(group.name(), "; ", person.text());
            } else {
                draft.name(role, RecordNames.of(person.text()));
            }
        }
    }

    private static void titles(CslDraft draft, XmlElement record, boolean isBook) {
        draft.text("title", record.text("titles", "title"));
        String second = record.text("titles", "secondary-title");
        draft.text(isBook ? "collection-title" : "container-title", second);
        draft.text("container-title", isBook ? "" : record.text("periodical", "full-title"));
        draft.text("container-title-short", record.text("periodical", "abbr-1"));
        draft.text("container-title-short", record.text("titles", "alt-title"));
        draft.text("collection-title", record.text("titles", "tertiary-title"));
        draft.text("title-short", record.text("titles", "short-title"));
        draft.text("translated-title", record.text("titles", "translated-title"));
    }
}
