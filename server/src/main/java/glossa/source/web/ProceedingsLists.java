package glossa.source.web;

import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.source.PaperDraft;
import glossa.source.fields.PageNames;

import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Saved tables of contents: the open access sites of CVF and ECVA, journals with Open Journal
 * Systems (AAAI), IJCAI, ISCA, JMLR. One method for each kind of entry.
 */
final class ProceedingsLists {
    /** {@code ; (1):1-91, 2024.} after the authors in JMLR. */
    private static final Pattern JMLR =
            Pattern.compile("\\((\\d+)\\):\\s*(\\d+)\\s*[-–−]\\s*(\\d+),\\s*(\\d{4})");

    private static final Pattern PAGES = Pattern.compile("\\d+(?:\\s*[-–]\\s*\\d+)?");

    private static final Pattern YEAR_IN_PATH = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)(?!\\d)");

    private ProceedingsLists() {}

    static List<Paper> papers(SavedPage page) {
        List<Paper> papers = new ArrayList<>();
        page.html().select("dt.ptitle").forEach(term -> papers.add(openAccess(page, term)));
        page.html()
                .select(".obj_article_summary")
                .forEach(article -> journalSystem(page, article, papers));
        page.html().select(".paper_wrapper").forEach(paper -> wrapped(page, paper, papers));
        page.html()
                .select("a.w3-text:has(> p > span.w3-text)")
                .forEach(link -> papers.add(speech(page, link)));
        page.html()
                .select("dl:has(> dd > b > i) > dt")
                .forEach(term -> journal(page, term, papers));
        return papers;
    }

    /** CVF and ECVA: {@code dt.ptitle}, then {@code dd} with the authors, then with the links. */
    private static Paper openAccess(SavedPage page, Element term) {
        PaperDraft draft = new PaperDraft().type("paper-conference").title(term.text());
        Span record = page.span(term);
        for (Element next = term.nextElementSibling();
                next != null && next.normalName().equals("dd");
                next = next.nextElementSibling()) {
            record = SavedPage.enclosing(record, page.span(next));
            for (Element input : next.select("input[name=query_author]")) {
                draft.author(PageNames.of(input.attr("value")));
            }
            if (!draft.hasAuthors() && next.selectFirst("a") == null) {
                draft.authors(PageNames.list(next.text().replace("*", "")));
            }
            for (Element link : next.select("a[href]")) {
                draft.arxiv(link.attr("href"));
            }
        }
        Element link = term.selectFirst("a[href]");
        if (link != null) {
            draft.url(link.attr("href")).issued(yearIn(link.attr("href")));
        }
        return draft.paper(page.source(), record, page.textSpan(term));
    }

    private static void journalSystem(SavedPage page, Element article, List<Paper> papers) {
        Element title = article.selectFirst(".title");
        if (title == null) {
            return;
        }
        PaperDraft draft = new PaperDraft().type("article-journal").title(title.text());
        Element link = title.selectFirst("a[href]");
        if (link != null) {
            draft.url(link.attr("href"));
        }
        draft.authors(PageNames.list(article.select(".authors").text()));
        String pages = article.select(".pages").text();
        if (PAGES.matcher(pages).matches()) {
            draft.field("page", pages);
        }
        papers.add(draft.paper(page.source(), page.span(article), page.textSpan(title)));
    }

    private static void wrapped(SavedPage page, Element paper, List<Paper> papers) {
        Element title = paper.selectFirst(".title");
        if (title == null) {
            return;
        }
        PaperDraft draft =
                new PaperDraft()
                        .type("paper-conference")
                        .title(title.text())
                        .authors(PageNames.list(paper.select(".authors").text()));
        for (Element link : paper.select(".details a[href]")) {
            draft.issued(yearIn(link.attr("href")));
        }
        papers.add(draft.paper(page.source(), page.span(paper), page.textSpan(title)));
    }

    private static Paper speech(SavedPage page, Element link) {
        Element authors = link.expectFirst("p > span.w3-text");
        PaperDraft draft =
                new PaperDraft().type("paper-conference").authors(PageNames.list(authors.text()));
        Matcher year = Pattern.compile("(\\d{2})_interspeech").matcher(link.attr("href"));
        if (year.find()) {
            draft.issued("20" + year.group(1));
        }
        authors.remove();
        draft.title(link.text());
        return draft.paper(page.source(), page.span(link), page.textSpan(link));
    }

    private static void journal(SavedPage page, Element term, List<Paper> papers) {
        Element description = term.nextElementSibling();
        if (description == null || description.selectFirst("b > i") == null) {
            return;
        }
        PaperDraft draft =
                new PaperDraft()
                        .type("article-journal")
                        .title(term.text())
                        .authors(PageNames.list(description.select("b > i").text()));
        Matcher place = JMLR.matcher(description.text());
        if (place.find()) {
            draft.field("issue", place.group(1))
                    .page(place.group(2), place.group(3))
                    .issued(place.group(4));
        }
        papers.add(
                draft.paper(
                        page.source(),
                        SavedPage.enclosing(page.span(term), page.span(description)),
                        page.textSpan(term)));
    }

    private static String yearIn(String path) {
        // CVPR2025, eccv_2024: the year may follow letters, but not digits.
        Matcher matcher = YEAR_IN_PATH.matcher(path);
        return matcher.find() ? matcher.group(1) : "";
    }
}
