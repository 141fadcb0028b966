package glossa.corpus;

import glossa.grammar.Range;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The saved page of one paper, read by the metadata that publishers put into its head for search
 * engines: Highwire's {@code citation_*}, else Dublin Core's {@code DC.*}.
 */
public final class PaperPage implements Format {
    private static final Pattern YEAR = Pattern.compile("\\b(1[5-9]\\d\\d|20\\d\\d)\\b");

    @Override
    public String name() {
        return "paper page as HTML";
    }

    @Override
    public boolean recognises(SourceText source) {
        String head =
                source.text()
                        .substring(0, Math.min(512, source.text().length()))
                        .stripLeading()
                        .toLowerCase(Locale.ROOT);
        return head.startsWith("<!doctype html")
                || head.startsWith("<html")
                || (source.fileName().endsWith(".html") && head.startsWith("<"));
    }

    @Override
    public Reading read(SourceText source) {
        Document page = Jsoup.parse(source.text(), "", Parser.htmlParser().setTrackPosition(true));
        Map<String, List<Element>> metas = new LinkedHashMap<>();
        for (Element meta : page.select("meta[name][content]")) {
            metas.computeIfAbsent(
                            meta.attr("name").toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .add(meta);
        }
        List<Element> titles =
                metas.getOrDefault("citation_title", metas.getOrDefault("dc.title", List.of()));
        if (titles.isEmpty()) {
            return new Reading(
                    List.of(),
                    List.of(
                            new Problem(
                                    Range.of(0, 0, 0, 0),
                                    Problem.Severity.INFORMATION,
                                    "page-without-metadata",
                                    "no paper was found in this page: it has no citation_title or"
                                            + " DC.title in its head")));
        }
        Element title = titles.getFirst();
        Range place =
                source.lines()
                        .range(
                                new glossa.grammar.Span(
                                        title.sourceRange().startPos(),
                                        title.sourceRange().endPos()));
        Map<String, String> identifiers = new LinkedHashMap<>();
        put(
                identifiers,
                "doi",
                first(metas, "citation_doi", "dc.identifier.doi")
                        .replaceFirst("(?i)^(https?://(dx\\.)?doi\\.org/|doi:)", ""));
        put(identifiers, "arxiv", first(metas, "citation_arxiv_id").replaceFirst("v\\d+$", ""));
        put(identifiers, "pmid", first(metas, "citation_pmid"));
        put(identifiers, "isbn", first(metas, "citation_isbn"));
        put(
                identifiers,
                "url",
                first(metas, "citation_abstract_html_url", "citation_public_url", "og:url"));
        put(identifiers, "pdf", first(metas, "citation_pdf_url"));
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "volume", first(metas, "citation_volume"));
        put(fields, "issue", first(metas, "citation_issue"));
        String firstPage = first(metas, "citation_firstpage");
        String lastPage = first(metas, "citation_lastpage");
        put(fields, "page", lastPage.isEmpty() ? firstPage : firstPage + "-" + lastPage);
        put(fields, "publisher", first(metas, "citation_publisher", "dc.publisher"));
        String journal = first(metas, "citation_journal_title");
        String conference = first(metas, "citation_conference_title", "citation_inbook_title");
        Matcher year =
                YEAR.matcher(
                        first(
                                metas,
                                "citation_publication_date",
                                "citation_date",
                                "citation_online_date",
                                "citation_year",
                                "dc.date"));
        Paper paper =
                new Paper(
                        "",
                        List.of(),
                        !journal.isEmpty()
                                ? "article-journal"
                                : !conference.isEmpty() ? "paper-conference" : "article",
                        title.attr("content").strip(),
                        authors(metas),
                        year.find() ? year.group() : "",
                        journal.isEmpty() ? conference : journal,
                        first(metas, "citation_abstract", "dc.description", "description"),
                        identifiers,
                        fields,
                        List.of(new Source(source.file(), place, place)));
        return new Reading(List.of(paper), List.of());
    }

    private static List<Name> authors(Map<String, List<Element>> metas) {
        List<Name> names = new ArrayList<>();
        for (Element meta :
                metas.getOrDefault(
                        "citation_author", metas.getOrDefault("dc.creator", List.of()))) {
            String name = meta.attr("content").strip();
            int comma = name.indexOf(',');
            int space = name.lastIndexOf(' ');
            if (comma > 0) {
                names.add(
                        new Name(
                                name.substring(0, comma).strip(),
                                name.substring(comma + 1).strip()));
            } else if (space > 0) {
                names.add(new Name(name.substring(space + 1), name.substring(0, space).strip()));
            } else if (!name.isEmpty()) {
                names.add(new Name(name, ""));
            }
        }
        return names;
    }

    private static String first(Map<String, List<Element>> metas, String... names) {
        for (String name : names) {
            List<Element> found = metas.get(name);
            if (found != null && !found.getFirst().attr("content").isBlank()) {
                return found.getFirst().attr("content").strip();
            }
        }
        return "";
    }

    private static void put(Map<String, String> map, String name, String value) {
        if (!value.isEmpty()) {
            map.put(name, value);
        }
    }
}
