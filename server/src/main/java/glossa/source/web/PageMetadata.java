package glossa.source.web;

import glossa.grammar.Span;
import glossa.paper.Identifiers;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.source.PaperDraft;
import glossa.source.fields.PageNames;

import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The metadata in a paper's page for search engines and reference managers, in order of precedence:
 * Highwire's {@code citation_*}, bepress, Eprints, PRISM, Dublin Core, JSON-LD, Open Graph (Google
 * Scholar, "Inclusion guidelines for webmasters").
 *
 * <pre>
 * {@code <meta name="citation_title" content="A Title"><meta name="DC.creator" content="Lovelace, Ada">}
 * </pre>
 */
public final class PageMetadata {
    public static final List<String> TITLES =
            List.of(
                    "citation_title",
                    "bepress_citation_title",
                    "eprints.title",
                    "prism.title",
                    "wkhealth_title",
                    "dc.title",
                    "dcterms.title");

    public static final List<String> AUTHORS =
            List.of(
                    "citation_author",
                    "citation_authors",
                    "bepress_citation_author",
                    "eprints.creators_name",
                    "wkhealth_authors",
                    "dc.creator",
                    "dc.creator.personalname",
                    "dcterms.creator",
                    "dc.contributor.author");

    public static final List<String> DATES =
            List.of(
                    "citation_publication_date",
                    "citation_date",
                    "citation_cover_date",
                    "citation_year",
                    "bepress_citation_date",
                    "eprints.date",
                    "prism.publicationdate",
                    "prism.coverdate",
                    "dc.date.issued",
                    "dcterms.issued",
                    "dc.issued",
                    "dc.date",
                    "dcterms.date",
                    "citation_online_date",
                    "article:published_time",
                    "datepublished");

    public static final List<String> ABSTRACTS =
            List.of(
                    "citation_abstract",
                    "bepress_citation_abstract",
                    "eprints.abstract",
                    "dcterms.abstract",
                    "dc.description.abstract",
                    "dc.description",
                    "dcterms.description");

    /**
     * The abstract in the text of the page, for pages whose metadata lack it or contain only its
     * start.
     */
    private static final String SHOWN_ABSTRACT =
            "blockquote.abstract, .acl-abstract span, #abstract-content, section#abstract,"
                    + " #Abs1-content, .abstract .abstract-content, div.abstract > p,"
                    + " .wd-jnl-art-abstract, .page-header__intro p, .abstract.author > div";

    private static final Set<String> ARTICLES =
            Set.of("article", "paper", "scholarlyarticle", "research", "book", "books.book");

    private final Map<String, List<Element>> metas = new LinkedHashMap<>();
    private final SavedPage page;

    private PageMetadata(SavedPage page) {
        this.page = page;
        for (Element meta : page.html().select("meta[content]")) {
            for (String attribute : List.of("name", "property", "itemprop", "id")) {
                String name = meta.attr(attribute).toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !meta.attr("content").isBlank()) {
                    metas.computeIfAbsent(name, any -> new ArrayList<>()).add(meta);
                    break;
                }
            }
        }
    }

    static List<Paper> papers(SavedPage page) {
        return new PageMetadata(page).read();
    }

    private List<Paper> read() {
        PaperDraft draft = new PaperDraft();
        identifiers(draft);
        Element title = first(TITLES);
        Span place = title == null ? null : page.valueSpan(title, "content");
        String text = title == null ? "" : title.attr("content");
        if (title == null) {
            List<Paper> linked = LinkedData.papers(page, draft);
            if (!linked.isEmpty()) {
                return linked;
            }
            Element shared = first(List.of("og:title", "twitter:title"));
            boolean article =
                    ARTICLES.contains(said("og:type").toLowerCase(Locale.ROOT))
                            && !said("og:site_name").isEmpty()
                            && (has("citation_doi") || has("article:author"));
            boolean known = draft.hasIdentifier("doi") || draft.hasIdentifier("arxiv");
            Element head = page.html().selectFirst("title");
            if (shared != null && (known || article)) {
                text = shared.attr("content").replaceFirst("^Paper page - ", "");
                place = page.valueSpan(shared, "content");
            } else if (known && head != null && !head.text().isBlank()) {
                text = head.text();
                place = page.textSpan(head);
            }
        }
        if (place == null || text.isBlank()) {
            return List.of();
        }
        draft.title(text);
        authors(draft);
        DATES.forEach(name -> draft.issued(said(name)));
        ABSTRACTS.forEach(name -> draft.abstractText(said(name)));
        Element shown = page.html().selectFirst(SHOWN_ABSTRACT);
        if (shown != null) {
            draft.abstractText(shown.text().replaceFirst("^Abstract:?\\s*", ""));
        }
        draft.abstractText(said("og:description")).abstractText(said("description"));
        venue(draft);
        return List.of(draft.paper(page.source(), place, place));
    }

    private void identifiers(PaperDraft draft) {
        for (String name :
                List.of(
                        "citation_doi",
                        "bepress_citation_doi",
                        "prism.doi",
                        "dc.identifier.doi",
                        "doi",
                        "eprints.id_number")) {
            draft.doi(said(name));
        }
        for (String name : List.of("dc.identifier", "dcterms.identifier")) {
            for (Element meta : metas.getOrDefault(name, List.of())) {
                String value = meta.attr("content").strip();
                if (value.startsWith("doi:") || value.startsWith("10.")) {
                    draft.doi(value);
                } else if (!draft.hasIdentifier("doi")) {
                    draft.doi(Identifiers.doiIn(value));
                }
            }
        }
        draft.arxiv(said("citation_arxiv_id"))
                .identifier("pmid", said("citation_pmid"))
                .identifier("isbn", said("citation_isbn"))
                .url(said("citation_abstract_html_url"))
                .url(said("citation_public_url"))
                .url(said("og:url"));
        Element canonical = page.html().selectFirst("link[rel=canonical][href]");
        if (canonical != null) {
            draft.url(canonical.attr("href"));
        }
        draft.url(said("citation_fulltext_html_url")).identifier("pdf", said("citation_pdf_url"));
    }

    private void authors(PaperDraft draft) {
        for (String name : AUTHORS) {
            for (Element meta : metas.getOrDefault(name, List.of())) {
                String value = meta.attr("content");
                boolean several =
                        value.indexOf(';') >= 0 || value.indexOf(',') != value.lastIndexOf(',');
                if (value.indexOf(';') >= 0) {
                    for (String part : value.split(";")) {
                        draft.author(PageNames.of(part));
                    }
                } else if (several || name.equals("dcterms.creator")) {
                    // A single comma separates family name and given names; several separate
                    // people.
                    boolean people = value.indexOf(',') > value.strip().indexOf(' ');
                    draft.authors(people ? PageNames.list(value) : List.of(PageNames.of(value)));
                } else {
                    draft.author(PageNames.of(value));
                }
            }
            if (draft.hasAuthors()) {
                return;
            }
        }
        draft.authors(LinkedData.authors(page));
        // A selector with :has would take too long in a page with a million elements.
        for (Element family :
                draft.hasAuthors()
                        ? List.<Element>of()
                        : page.html().select(".author-group * > .surname")) {
            Element given =
                    family.parent() == null ? null : family.parent().selectFirst("> .given-name");
            if (given != null) {
                draft.author(new Name(family.text(), given.text()));
            }
        }
        if (!draft.hasAuthors() && !said("article:author").startsWith("http")) {
            draft.author(PageNames.of(said("article:author")));
        }
    }

    private void venue(PaperDraft draft) {
        String journal =
                said(
                        "citation_journal_title",
                        "bepress_citation_journal_title",
                        "prism.publicationname");
        String conference = said("citation_conference_title", "citation_conference");
        String book = said("citation_inbook_title", "citation_book_title");
        String school = said("citation_dissertation_institution");
        String institute = said("citation_technical_report_institution");
        String kind = said("dc.type", "dcterms.type", "eprints.type").toLowerCase(Locale.ROOT);
        if (!journal.isEmpty()) {
            draft.type("article-journal");
        } else if (!conference.isEmpty()) {
            draft.type("paper-conference");
        } else if (!book.isEmpty()) {
            draft.type("chapter");
        } else if (!school.isEmpty() || kind.contains("thesis") || kind.contains("dissertation")) {
            draft.type("thesis");
        } else if (!institute.isEmpty() || kind.contains("report")) {
            draft.type("report");
        } else if (kind.equals("book") || said("og:type").equals("book")) {
            draft.type("book");
        } else if (kind.contains("dataset")) {
            draft.type("dataset");
        } else if (draft.hasIdentifier("doi") && !draft.hasIdentifier("arxiv")) {
            draft.type("article-journal");
        }
        String publisher =
                said(
                        "citation_publisher",
                        "dc.publisher",
                        "dcterms.publisher",
                        "citation_technical_report_institution",
                        "citation_dissertation_institution");
        for (String name : List.of(journal, conference, book)) {
            draft.venue(name).field("container-title", name);
        }
        if (draft.type().equals("article-journal") && !draft.hasField("container-title")) {
            draft.venue(said("og:site_name"));
        }
        draft.venue(publisher)
                .field("publisher", publisher)
                .field("volume", said("citation_volume", "prism.volume"))
                .field("issue", said("citation_issue", "prism.number"))
                .page(
                        said("citation_firstpage", "citation_first_page", "prism.startingpage"),
                        said("citation_lastpage", "citation_last_page", "prism.endingpage"))
                .field("number", said("citation_technical_report_number"))
                .field("ISSN", said("citation_issn", "prism.issn"))
                .field("language", said("citation_language", "dc.language", "dcterms.language"))
                .field("container-title-short", said("citation_journal_abbrev"))
                .field("keyword", said("citation_keywords", "citation_keyword"));
    }

    private boolean has(String name) {
        return metas.containsKey(name);
    }

    private @org.jspecify.annotations.Nullable Element first(List<String> names) {
        for (String name : names) {
            List<Element> found = metas.get(name);
            if (found != null) {
                return found.getFirst();
            }
        }
        return null;
    }

    private String said(String... names) {
        Element meta = first(List.of(names));
        return meta == null ? "" : meta.attr("content").strip();
    }
}
