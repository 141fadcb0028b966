package glossa.source.web;

import glossa.paper.Identifiers;
import glossa.paper.Paper;
import glossa.source.PaperDraft;
import glossa.source.fields.PageNames;

import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Saved lists of the ACL Anthology: volumes, events, people.
 *
 * <pre>
 * {@code <p class="d-sm-flex align-items-stretch">…<strong><a class=align-middle
 * href=/2024.acl-long.1/>A Title</a></strong><br><a href=/people/ada-lovelace/>Ada Lovelace</a>…}
 * </pre>
 */
final class AnthologyLists {
    private static final Pattern PATH =
            Pattern.compile("^(?:https?://[^/]+)?(?:/anthology)?/" + Identifiers.ACL_ID + "/?$");

    private AnthologyLists() {}

    static List<Paper> papers(SavedPage page) {
        List<Paper> papers = new ArrayList<>();
        Element heading = page.html().selectFirst("h2#title");
        String volume = heading == null ? "" : heading.text();
        for (Element title : page.html().select("p strong > a[href]")) {
            Matcher id = PATH.matcher(title.attr("href"));
            Element entry = title.closest("p");
            if (entry != null && id.find()) {
                papers.add(paper(page, entry, title, id.group(1), volume));
            }
        }
        return papers;
    }

    private static Paper paper(
            SavedPage page, Element entry, Element title, String id, String volume) {
        boolean whole = id.matches(".*\\.0|[A-Z]\\d{2}-\\d000|W\\d{2}-\\d\\d00");
        PaperDraft draft =
                new PaperDraft()
                        .type(whole ? "book" : "paper-conference")
                        .title(title.text())
                        .url("https://aclanthology.org/" + id + "/")
                        .issued(year(id));
        if (!whole) {
            draft.venue(volume).field("container-title", volume);
        }
        for (Element author : entry.select("a[href*=/people/]")) {
            draft.author(PageNames.of(author.text()));
        }
        Element following = entry.nextElementSibling();
        glossa.grammar.Span record = page.span(entry);
        if (following != null && following.hasClass("abstract-collapse")) {
            draft.abstractText(following.text());
            record = SavedPage.enclosing(record, page.span(following));
        }
        return draft.paper(page.source(), record, page.textSpan(title));
    }

    /** Old ids contain the last two digits of the year, from 1960 on. */
    private static String year(String id) {
        if (Character.isDigit(id.charAt(0))) {
            return id.substring(0, 4);
        }
        String digits = id.substring(1, 3);
        return (Integer.parseInt(digits) < 60 ? "20" : "19") + digits;
    }
}
