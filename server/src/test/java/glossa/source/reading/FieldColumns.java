package glossa.source.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The formats in the tables of {@link FieldsTest}, and how a record of each is written. */
final class FieldColumns {
    private FieldColumns() {}

    /**
     * A column of the table.
     *
     * @param file a file name with the ending of the format
     * @param fields the fields that its reader knows
     * @param record writes an article or a book with an additional field of this value
     */
    record Column(String name, String file, Set<String> fields, Writer record) {}

    interface Writer {
        String write(boolean book, String field, String value);
    }

    static final List<Column> ALL =
            List.of(
                    new Column(
                            "BibTeX, BibLaTeX",
                            "a.bib",
                            fields(
                                    "address location language langid eprint pages",
                                    ReaderTables.names("bibtex.BibPapers", "VARIABLES"),
                                    ReaderTables.names("bibtex.BibDataModel", "FIELD_ALIASES"),
                                    ReaderTables.names("bibtex.BibPapers", "SAID_ELSEWHERE")),
                            (book, field, value) ->
                                    "@"
                                            + (book ? "book" : "article")
                                            + "{k, "
                                            + (field.equals("title") ? "" : "title = {T}, ")
                                            + (field.equals("eprint")
                                                    ? "eprinttype = {arxiv}, "
                                                    : "")
                                            + field
                                            + " = {"
                                            + value
                                            + "}}"),
                    new Column(
                            "RIS",
                            "a.ris",
                            fields(
                                    "ID TI T1 CT BT T2 JF JO J2 JA J1 PY Y1 DA Y2 IS CP KW UR LK N1"
                                            + " RN N2 SN SP EP M3",
                                    ReaderTables.names("tagged.RisRecord", "VARIABLES"),
                                    ReaderTables.names("tagged.RisRecord", "NAMES")),
                            tagged("TY  - JOUR\n", "TY  - BOOK\n", "TI", "  - ", "ER  -\n")),
                    new Column(
                            "EndNote (refer)",
                            "a.enw",
                            fields(
                                    "F D J B N K R @ 9 [",
                                    ReaderTables.names("tagged.Refer", "VARIABLES"),
                                    ReaderTables.names("tagged.Refer", "NAMES")),
                            (book, field, value) ->
                                    "%0 "
                                            + (book ? "Book" : "Journal Article")
                                            + "\n"
                                            + (field.equals("T") ? "" : "%T T\n")
                                            + "%"
                                            + field
                                            + " "
                                            + value
                                            + "\n"),
                    new Column(
                            "EndNote XML",
                            "a.xml",
                            fields(
                                    "label number isbn keywords/keyword access-date dates/year"
                                        + " urls/related-urls/url urls/web-urls/url titles/title"
                                        + " titles/secondary-title periodical/full-title"
                                        + " periodical/abbr-1 titles/alt-title"
                                        + " titles/tertiary-title titles/short-title",
                                    ReaderTables.names("xml.EndNoteXml", "VARIABLES"),
                                    ReaderTables.names("xml.EndNoteXml", "NAMES").stream()
                                            .map(name -> "contributors/" + name + "/author")
                                            .toList()),
                            xml(
                                    "xml/records/record/",
                                    "ref-type@name=Journal Article",
                                    "ref-type@name=Book",
                                    "titles/title")),
                    new Column(
                            "nbib",
                            "a.nbib",
                            fields(
                                    "FAU FED CN AU ED DP AID LID IS ISBN OT BTI",
                                    ReaderTables.names("tagged.Nbib", "VARIABLES")),
                            tagged(
                                    "PMID- 1\nPT  - Journal Article\n",
                                    "PMID- 1\nPT  - Book\n",
                                    "TI",
                                    "- ",
                                    "")),
                    new Column(
                            "PubMed XML",
                            "a.xml",
                            fields(
                                    "PMID KeywordList/Keyword MedlineJournalInfo/MedlineTA"
                                        + " Article/ArticleTitle Article/AuthorList/Author/LastName"
                                        + " Article/Journal/Title Article/Journal/ISOAbbreviation"
                                        + " Article/Journal/ISSN"
                                        + " Article/Journal/JournalIssue/Volume"
                                        + " Article/Journal/JournalIssue/Issue"
                                        + " Article/Journal/JournalIssue/PubDate/Year"
                                        + " Article/ArticleDate/Year Article/Pagination/MedlinePgn"
                                        + " Article/Pagination/StartPage Article/Language"
                                        + " Article/Abstract/AbstractText Article/VernacularTitle"
                                        + " Article/ELocationID@EIdType=doi"),
                            xml(
                                    "PubmedArticleSet/PubmedArticle/MedlineCitation/",
                                    "",
                                    "",
                                    "Article/ArticleTitle")),
                    new Column(
                            "MODS",
                            "a.xml",
                            fields(
                                    "titleInfo/title titleInfo/subTitle titleInfo/partName"
                                        + " titleInfo@type=abbreviated/title name/namePart"
                                        + " originInfo/publisher originInfo/edition"
                                        + " originInfo/place/placeTerm originInfo/dateIssued"
                                        + " originInfo/copyrightDate originInfo/dateCaptured"
                                        + " language/languageTerm abstract note subject/topic"
                                        + " location/url location/physicalLocation"
                                        + " location/shelfLocator part/detail@type=volume/number"
                                        + " part/detail@type=issue/number part/extent/list"
                                        + " part/date relatedItem@type=host/titleInfo/title"
                                        + " relatedItem@type=host/name/namePart"
                                        + " relatedItem@type=series/titleInfo/title genre",
                                    ReaderTables.names("xml.ModsRecord", "IDENTIFIERS").stream()
                                            .map(type -> "identifier@type=" + type)
                                            .toList()),
                            xml("mods/", "typeOfResource", "typeOfResource", "titleInfo/title")),
                    new Column(
                            "Web of Science",
                            "a.ciw",
                            fields(
                                    "AU AF ED BE CA GP DT PY BP EP AR DE ID",
                                    ReaderTables.names("tagged.Isi", "VARIABLES")),
                            tagged("PT J\n", "PT B\n", "TI", " ", "ER\n")),
                    new Column(
                            "Hayagriva",
                            "a.yaml",
                            fields(
                                    "title title/short author editor date url url/date publisher"
                                            + " publisher/location serial-number parent/title"
                                            + " parent/author parent/volume",
                                    ReaderTables.names("yaml.Hayagriva", "VARIABLES")),
                            FieldColumns::hayagriva),
                    new Column(
                            "CFF",
                            "CITATION.cff",
                            fields(
                                    "year date-published date-released year-original start keywords"
                                            + " languages publisher institution conference number"
                                            + " repository-code",
                                    ReaderTables.names("yaml.Cff", "VARIABLES"),
                                    ReaderTables.names("yaml.Cff", "NAMES")),
                            (book, field, value) ->
                                    "cff-version: 1.2.0\n"
                                            + (field.equals("title") ? "" : "title: T\n")
                                            + "type: "
                                            + (book ? "book" : "article")
                                            + "\n"
                                            + field
                                            + ": "
                                            + (ReaderTables.names("yaml.Cff", "NAMES")
                                                            .contains(field)
                                                    ? "[{family-names: \"" + value + "\"}]"
                                                    : "\"" + value + "\"")
                                            + "\n"),
                    new Column(
                            "pages' `<meta>`",
                            "a.html",
                            fields(
                                    "citation_doi prism.doi citation_arxiv_id citation_pmid"
                                            + " citation_isbn citation_abstract_html_url"
                                            + " citation_public_url og:url citation_journal_title"
                                            + " prism.publicationname citation_conference_title"
                                            + " citation_inbook_title citation_book_title"
                                            + " citation_dissertation_institution"
                                            + " citation_technical_report_institution"
                                            + " citation_publisher dc.publisher citation_volume"
                                            + " prism.volume citation_issue prism.number"
                                            + " citation_firstpage prism.startingpage citation_issn"
                                            + " prism.issn citation_language dc.language"
                                            + " citation_journal_abbrev citation_keywords"
                                            + " citation_technical_report_number",
                                    ReaderTables.names("web.PageMetadata", "TITLES"),
                                    ReaderTables.names("web.PageMetadata", "AUTHORS"),
                                    ReaderTables.names("web.PageMetadata", "DATES"),
                                    ReaderTables.names("web.PageMetadata", "ABSTRACTS")),
                            (book, field, value) ->
                                    "<html><head>"
                                            + (ReaderTables.names("web.PageMetadata", "TITLES")
                                                            .contains(field)
                                                    ? ""
                                                    : "<meta name=\"citation_title\""
                                                            + " content=\"T\">")
                                            + "<meta name=\""
                                            + field
                                            + "\" content=\""
                                            + value
                                            + "\"></head><body></body></html>"));

    @SafeVarargs
    private static Set<String> fields(String words, Collection<String>... more) {
        Set<String> fields = new TreeSet<>(Arrays.asList(words.split(" ")));
        for (Collection<String> list : more) {
            fields.addAll(list);
        }
        return fields;
    }

    private static Writer tagged(
            String article, String book, String title, String mark, String end) {
        BiFunction<String, String, String> line =
                (tag, value) ->
                        (mark.startsWith("-") ? (tag + "    ").substring(0, 4) : tag)
                                + mark
                                + value
                                + "\n";
        return (isBook, field, value) ->
                (isBook ? book : article).replaceFirst(field.equals("PMID") ? "PMID.*\n" : "^", "")
                        + (field.equals("PMID") ? line.apply(field, value) : "")
                        + (field.equals(title) || field.equals("CT") || field.equals("T1")
                                ? ""
                                : line.apply(title, "T"))
                        + (field.isEmpty() || field.equals("PMID") ? "" : line.apply(field, value))
                        + end;
    }

    /** An element with attributes, {@code name@type=host}, and its content. */
    private static Writer xml(String around, String article, String book, String title) {
        return (isBook, field, value) -> {
            List<String> paths = new ArrayList<>();
            if (!field.isEmpty()) {
                paths.add(around + field + "=>" + value);
            }
            if (!field.equals(title)) {
                paths.add(around + title + "=>T");
            }
            String kind = isBook ? book : article;
            if (!kind.isEmpty()) {
                paths.add(around + kind + "=>x");
            }
            return elements(paths);
        };
    }

    private static String elements(List<String> paths) {
        Map<String, List<String>> below = new LinkedHashMap<>();
        for (String path : paths) {
            String steps = path.substring(0, path.indexOf("=>"));
            int slash = steps.indexOf('/');
            String step = slash < 0 ? steps : steps.substring(0, slash);
            below.computeIfAbsent(step, s -> new ArrayList<>())
                    .add(
                            slash < 0
                                    ? path.substring(path.indexOf("=>"))
                                    : path.substring(slash + 1));
        }
        return below.entrySet().stream()
                .map(
                        entry -> {
                            String name = entry.getKey().replaceFirst("@.*", "");
                            String attribute =
                                    entry.getKey()
                                            .substring(name.length())
                                            .replaceFirst("@(\\w+)=(.*)", " $1=\"$2\"");
                            String first = entry.getValue().getFirst();
                            String inner =
                                    first.startsWith("=>")
                                            ? first.substring(2)
                                            : elements(entry.getValue());
                            return "<" + name + attribute + ">" + inner + "</" + name + ">";
                        })
                .collect(Collectors.joining());
    }

    private static String hayagriva(boolean book, String field, String value) {
        int slash = field.indexOf('/');
        String written =
                slash < 0
                        ? field + ": \"" + value + "\""
                        : field.substring(0, slash)
                                + ": {"
                                + (field.startsWith("parent") ? "type: Periodical, " : "value: x, ")
                                + field.substring(slash + 1)
                                + ": \""
                                + value
                                + "\"}";
        return "k:\n  type: "
                + (book ? "Book" : "Article")
                + "\n"
                + (field.startsWith("title") ? "" : "  title: T\n")
                + (field.isEmpty() ? "" : "  " + written + "\n");
    }
}
