package glossa.source.web;

import glossa.paper.Paper;
import glossa.source.PaperDraft;
import glossa.source.fields.PageNames;

import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Saved listings of arXiv: new, recent and past papers of a subject, and search results.
 *
 * <pre>
 * {@code <dt><a href="/abs/2401.00001" title="Abstract">arXiv:2401.00001</a> …</dt>
 * <dd><div class='list-title mathjax'><span class='descriptor'>Title:</span> A Title</div>…</dd>}
 * </pre>
 */
final class ArxivListings {
    private ArxivListings() {}

    static List<Paper> papers(SavedPage page) {
        List<Paper> papers = new ArrayList<>();
        Set<Element> seen = new HashSet<>();
        for (Element title : page.html().select("dd .list-title")) {
            Element description = title.closest("dd");
            Element term = description == null ? null : description.previousElementSibling();
            if (description != null && term != null && seen.add(description)) {
                papers.add(listed(page, term, description, title));
            }
        }
        for (Element result : page.html().select("li.arxiv-result")) {
            Element title = result.selectFirst("p.title");
            if (title != null) {
                papers.add(found(page, result, title));
            }
        }
        return papers;
    }

    private static Paper listed(SavedPage page, Element term, Element description, Element title) {
        PaperDraft draft = new PaperDraft().type("article");
        Element link = term.selectFirst("a[href*=/abs/], a[title=Abstract]");
        if (link != null) {
            identify(draft, link);
        }
        Element abstractText = description.selectFirst("p.mathjax");
        if (abstractText != null) {
            draft.abstractText(abstractText.text());
        }
        draft.field("note", said(description, ".list-comments"))
                .field("journal-ref", said(description, ".list-journal-ref"))
                .field("keyword", said(description, ".list-subjects"));
        return paper(
                page,
                draft,
                title,
                description.select(".list-authors a").eachText(),
                SavedPage.enclosing(page.span(term), page.span(description)));
    }

    private static Paper found(SavedPage page, Element result, Element title) {
        PaperDraft draft = new PaperDraft().type("article");
        Element link = result.selectFirst("p.list-title a[href*=/abs/]");
        if (link != null) {
            identify(draft, link);
        }
        Element abstractText = result.selectFirst(".abstract-full");
        if (abstractText != null) {
            abstractText.select("a").remove();
            draft.abstractText(abstractText.text());
        }
        for (Element line : result.select("p.is-size-7")) {
            if (line.text().startsWith("Submitted")) {
                draft.issued(line.text());
            }
        }
        return paper(
                page, draft, title, result.select("p.authors a").eachText(), page.span(result));
    }

    /**
     * Adds the id from a link: a full address, or only its path, depending on how the page was
     * saved.
     */
    private static void identify(PaperDraft draft, Element link) {
        String href = link.attr("href");
        String path = href.substring(Math.max(0, href.indexOf("/abs/")));
        draft.url("https://arxiv.org" + path.replaceFirst("v\\d+$", ""));
        if (draft.hasIdentifier("arxiv")) {
            return;
        }
        draft.arxiv(link.text());
    }

    private static Paper paper(
            SavedPage page,
            PaperDraft draft,
            Element title,
            List<String> authors,
            glossa.grammar.Span record) {
        title.select(".descriptor").remove();
        authors.forEach(author -> draft.author(PageNames.of(author)));
        draft.title(title.text());
        return draft.paper(page.source(), record, page.textSpan(title));
    }

    private static String said(Element description, String selector) {
        Element element = description.selectFirst(selector);
        if (element == null) {
            return "";
        }
        element.select(".descriptor").remove();
        return element.text();
    }
}
