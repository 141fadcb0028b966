package glossa.source.services;

import glossa.paper.Identifiers;
import glossa.paper.Name;
import glossa.source.PaperDraft;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.bibtex.BibTypes;
import glossa.source.fields.CslTypes;
import glossa.source.fields.PageDates;
import glossa.source.json.JsonFormat;
import glossa.source.json.JsonRecordReader;
import glossa.source.json.JsonValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Plain JSON or JSONL lists of papers from scripts and data sets, such as arXiv's metadata
 * snapshot.
 *
 * <pre>
 * {"key": "fox2023", "title": "Foxes", "authors": ["Ada Fox", {"given": "Bo", "family": "Li"}], "year": 2023}
 * {"id": "2401.00001", "title": "Owls", "authors": "A. Fox, B. Hare and C. Owl", "abstract": "…"}
 * </pre>
 *
 * <p>Tried after all other JSON formats, and strict: an object with a title is a paper only if it
 * also has members that are typical of papers. An {@code id} is not a key, because it is seldom
 * meant for citing; if it has the form of an identifier, it is one.
 */
public final class PlainJsonPapers implements JsonFormat {
    /** Members that contain lists of papers. */
    private static final Set<String> WRAPPERS =
            Set.of(
                    "papers",
                    "publications",
                    "articles",
                    "works",
                    "entries",
                    "items",
                    "records",
                    "documents",
                    "results",
                    "data",
                    "bibliography",
                    "library");

    /** Lists of other papers, and numbers that do not help a reader. */
    private static final Set<String> SKIPPED =
            Set.of("references", "citations", "embedding", "embeddings", "vector");

    /** Members of other things with titles: packages, pages, schemas, notebooks, maps. */
    private static final Set<String> FOREIGN =
            Set.of(
                    "name",
                    "slug",
                    "body",
                    "content",
                    "contents",
                    "html",
                    "content_html",
                    "content_text",
                    "permalink",
                    "relpermalink",
                    "selftext",
                    "scripts",
                    "dependencies",
                    "compilerOptions",
                    "cells",
                    "geometry",
                    "properties",
                    "ingredients",
                    "itemType",
                    "$schema",
                    "@context");

    private static final Set<String> KEYS =
            Set.of("key", "citekey", "citation_key", "citationKey", "bibkey", "bibtex_key");

    private static final Set<String> VENUES =
            Set.of("venue", "journal", "booktitle", "container-title", "conference", "proceeding");

    /**
     * Members that {@link #draft} reads; all others are kept as fields, under CSL's name if there
     * is one.
     */
    private static final Set<String> READ =
            Set.of(
                    "title",
                    "authors",
                    "author",
                    "authors_parsed",
                    "year",
                    "date",
                    "abstract",
                    "doi",
                    "arxiv",
                    "arxiv_id",
                    "url",
                    "url_abs",
                    "url_pdf",
                    "pdf_url",
                    "pmid",
                    "pubmed_id",
                    "acl_id",
                    "isbn",
                    "venue",
                    "journal",
                    "booktitle",
                    "conference",
                    "proceeding",
                    "container-title",
                    "type",
                    "ENTRYTYPE");

    /** Members that have another name in CSL. */
    private static final Map<String, String> CSL =
            Map.of(
                    "number", "issue",
                    "pages", "page",
                    "keywords", "keyword",
                    "categories", "keyword",
                    "comments", "note",
                    "report-no", "number",
                    "lang", "language",
                    "address", "publisher-place",
                    "issn", "ISSN");

    private static final Pattern TITLE = Pattern.compile("\"title\"\\s*:");
    private static final Pattern TYPE = Pattern.compile(CslTypes.ALTERNATIVES);
    private static final Pattern ACL =
            Pattern.compile("\\d{4}\\.[a-z0-9_]+-[a-z0-9]+\\.\\d+|[A-Z]\\d{2}-\\d{4,5}");
    private static final Pattern YEAR = Pattern.compile("1[5-9]\\d\\d|20\\d\\d|21\\d\\d");

    /** The digits of an arXiv id begin with its year and month, since 1991. */
    private static final Pattern ARXIV_MONTH =
            Pattern.compile(
                    "(?:arXiv:|[a-z.-]+/)?(\\d\\d)(0[1-9]|1[0-2])(?:\\.\\d{4,5}|\\d{3})(?:v\\d+)?");

    @Override
    public String name() {
        return "papers as JSON";
    }

    /** Whether at least half of the objects at the beginning are papers. */
    @Override
    public boolean recognises(SourceText source) {
        String head = JsonRecordReader.head(source);
        if (!TITLE.matcher(head).find()) {
            return false;
        }
        int[] seen = look(SourceText.of(source.file(), head));
        if (seen[1] == 0 && head.length() < source.text().length()) {
            seen = look(source);
        }
        return seen[0] > 0 && 2 * seen[0] >= seen[1];
    }

    /** The number of papers, and of objects. */
    private static int[] look(SourceText source) {
        int[] seen = new int[2];
        answer(
                        record -> {
                            boolean isPaper = isPaper(record);
                            seen[0] += isPaper ? 1 : 0;
                            seen[1]++;
                            return isPaper
                                    ? Optional.of(
                                            new PaperDraft()
                                                    .title(
                                                            record.at("title").text(),
                                                            record.at("title").span()))
                                    : Optional.empty();
                        })
                .read(source);
        return seen;
    }

    private static JsonRecordReader answer(
            java.util.function.Function<JsonValue, Optional<PaperDraft>> record) {
        return new JsonRecordReader(WRAPPERS, SKIPPED, record);
    }

    @Override
    public ReadResult read(SourceText source) {
        return answer(
                        record ->
                                isPaper(record)
                                        ? Optional.of(draft(record, source.text()))
                                        : Optional.empty())
                .read(source);
    }

    /**
     * Whether an object has a title, and one member that only papers have, or two that are typical
     * of papers.
     */
    private static boolean isPaper(JsonValue record) {
        if (record.text("title").isEmpty()
                || record.members().keySet().stream().anyMatch(FOREIGN::contains)) {
            return false;
        }
        if (!abstractText(record).isEmpty() || JsonAuthors.any(record.at("authors"))) {
            return true;
        }
        boolean dated = YEAR.matcher(record.text("year")).matches();
        boolean published = VENUES.stream().anyMatch(name -> !venue(record, name).isEmpty());
        boolean byOne = JsonAuthors.any(record.at("author"));
        int signs =
                (dated ? 1 : 0) + (published ? 1 : 0) + (byOne ? 1 : 0) + (hasKey(record) ? 1 : 0);
        return signs > 1 || isIdentified(record);
    }

    private static boolean isIdentified(JsonValue record) {
        return Identifiers.doi(record.text("doi")).startsWith("10.")
                || !Identifiers.arxiv(record.text("arxiv", "arxiv_id", "id")).isEmpty()
                || new PaperDraft().url(record.text("url")).hasAnyOf("doi", "arxiv", "acl");
    }

    private static boolean hasKey(JsonValue record) {
        return KEYS.stream().anyMatch(name -> !record.text(name).isEmpty());
    }

    private static PaperDraft draft(JsonValue record, String json) {
        PaperDraft draft =
                new PaperDraft().title(record.at("title").text(), record.at("title").span());
        for (String name : KEYS) {
            draft.key(record.at(name).text(), record.at(name).span());
        }
        if (record.has("ENTRYTYPE")) {
            draft.key(record.at("ID").text(), record.at("ID").span());
        }
        JsonValue parsed = record.at("authors_parsed");
        for (String name : List.of("authors", "author")) {
            List<Name> names = JsonAuthors.of(parsed.items().isEmpty() ? record.at(name) : parsed);
            draft.authors(draft.hasAuthors() ? List.of() : names);
        }
        draft.abstractText(abstractText(record))
                .doi(record.text("doi"))
                .arxiv(record.text("arxiv", "arxiv_id"))
                .url(record.text("url", "url_abs"))
                .identifier("pmid", record.text("pmid", "pubmed_id"))
                .identifier("acl", record.text("acl_id"))
                .identifier("isbn", record.text("isbn"))
                .identifier("pdf", record.text("url_pdf", "pdf_url"));
        id(record.text("id", "paper_id"), draft);
        dates(record, draft);
        String venue = "";
        for (String name : List.of("journal", "booktitle", "venue", "container-title")) {
            venue = venue.isEmpty() ? venue(record, name) : venue;
        }
        venue = venue.isEmpty() ? record.text("conference", "proceeding") : venue;
        draft.type(type(record, venue)).venue(venue).field("container-title", venue);
        others(record, json, draft);
        return draft;
    }

    /** The name of a journal, as a text or in an object. */
    private static String venue(JsonValue record, String name) {
        JsonValue value = record.at(name);
        return value.members().isEmpty() ? record.text(name) : value.text("name", "title");
    }

    /** An abstract, as one text or as an array of sentences. */
    private static String abstractText(JsonValue record) {
        List<String> parts = new ArrayList<>();
        record.at("abstract").each().forEach(part -> parts.add(part.text()));
        return String.join(" ", parts).strip();
    }

    /** Adds an {@code id} as an identifier if it has the form of one. */
    private static void id(String id, PaperDraft draft) {
        String bare = id.replaceFirst("(?i)^(?:acl|doi|arxiv):\\s*", "");
        if (ACL.matcher(bare).matches()) {
            draft.identifier("acl", bare);
        } else if (bare.startsWith("10.")) {
            draft.doi(bare);
        } else if (id.startsWith("http")) {
            draft.url(id);
        } else if (!Identifiers.arxiv(bare).isEmpty()) {
            draft.arxiv(bare);
        }
    }

    /** Adds the most exact date; dates that differ from the given year are ignored. */
    private static void dates(JsonValue record, PaperDraft draft) {
        String year = record.text("year");
        String date = PageDates.iso(record.text("date", "published", "publication_date"));
        List<String> parts = new ArrayList<>();
        record.at("issued").at("date-parts").first().each().forEach(p -> parts.add(p.text()));
        String issued = PageDates.iso(String.join("-", parts));
        String first = PageDates.iso(record.at("versions").first().text("created"));
        String month = PageDates.iso(record.text("month") + " " + year);
        for (String told : List.of(date, issued, first, month)) {
            if (!told.isEmpty() && (year.isEmpty() || told.startsWith(year))) {
                draft.issued(told);
            }
        }
        draft.issued(year);
        var id = ARXIV_MONTH.matcher(record.text("arxiv", "arxiv_id", "id"));
        if (id.matches()) {
            String century = id.group(1).compareTo("90") > 0 ? "19" : "20";
            draft.issued(century + id.group(1) + "-" + id.group(2));
        }
    }

    private static String type(JsonValue record, String venue) {
        String told = record.text("type", "ENTRYTYPE").toLowerCase(Locale.ROOT);
        boolean isArticle = told.isEmpty() || told.equals("article");
        if (!isArticle && TYPE.matcher(told).matches()) {
            return told;
        }
        Optional<String> csl = BibTypes.csl(told);
        if (!isArticle && csl.isPresent()) {
            return csl.get();
        }
        if (!venue(record, "journal").isEmpty()) {
            return "article-journal";
        }
        String where = venue.toLowerCase(Locale.ROOT);
        boolean met =
                !record.text("booktitle", "conference", "proceeding").isEmpty()
                        || where.contains("proceedings")
                        || where.contains("conference")
                        || where.contains("workshop");
        return met ? "paper-conference" : "article";
    }

    /** Adds all other members: texts unchanged, arrays of texts joined, the rest as JSON. */
    private static void others(JsonValue record, String json, PaperDraft draft) {
        record.members()
                .forEach(
                        (name, value) -> {
                            if (KEYS.contains(name) || READ.contains(name)) {
                                return;
                            }
                            boolean texts =
                                    value.members().isEmpty()
                                            && value.items().stream()
                                                    .noneMatch(item -> item.text().isEmpty());
                            String text =
                                    !texts
                                            ? value.span().in(json)
                                            : value.items().isEmpty()
                                                    ? value.text()
                                                    : String.join(
                                                            ", ",
                                                            value.items().stream()
                                                                    .map(JsonValue::text)
                                                                    .toList());
                            draft.field(CSL.getOrDefault(name, name), text);
                        });
    }
}
