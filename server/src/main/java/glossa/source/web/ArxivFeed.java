package glossa.source.web;

import glossa.paper.Paper;
import glossa.source.Format;
import glossa.source.PaperDraft;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.fields.PageNames;

import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Responses of arXiv's API: Atom (arXiv API User's Manual, section 3.3).
 *
 * <pre>
 * {@code <entry><id>http://arxiv.org/abs/2401.00001v1</id><title>A Title</title>…</entry>}
 * </pre>
 *
 * <p>Reads entry by entry without a document type: there are no entities to expand, and nothing is
 * downloaded. An incomplete feed gives the entries before its end.
 */
public final class ArxivFeed implements Format {
    private static final int HEAD_LENGTH = 4096;

    @Override
    public String name() {
        return "arXiv feed (Atom)";
    }

    @Override
    public boolean recognises(SourceText source) {
        String text = source.text();
        String head =
                text.substring(0, Math.min(HEAD_LENGTH, text.length()))
                        .stripLeading()
                        .toLowerCase(Locale.ROOT);
        return (head.startsWith("<?xml") || head.startsWith("<feed"))
                && head.contains("<feed")
                && head.contains("arxiv");
    }

    @Override
    public ReadResult read(SourceText source) {
        List<Paper> papers = new ArrayList<>();
        try (StreamParser parser = new StreamParser(Parser.xmlParser().setTrackPosition(true))) {
            String text = source.text();
            parser.parse(text.substring(0, SavedPage.endlessName(text)), "");
            for (Element entry = parser.selectNext("entry");
                    entry != null;
                    entry = parser.selectNext("entry")) {
                Element title = entry.selectFirst("> title");
                String id = said(entry, "> id");
                // An error is an entry, too; its id is an address of the API.
                if (title != null && !id.contains("/api/errors") && !title.text().isBlank()) {
                    papers.add(paper(new SavedPage(source, parser.document()), entry, title, id));
                }
                entry.remove();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory is read without fail", e);
        }
        return new ReadResult(papers, List.of());
    }

    private static Paper paper(SavedPage feed, Element entry, Element title, String id) {
        PaperDraft draft =
                new PaperDraft()
                        .type("article")
                        .title(title.text())
                        .arxiv(id)
                        .url(id.replaceFirst("v\\d+$", ""))
                        .doi(said(entry, "> arxiv|doi"))
                        .issued(said(entry, "> published"))
                        .abstractText(said(entry, "> summary"))
                        .field("note", said(entry, "> arxiv|comment"))
                        .field("journal-ref", said(entry, "> arxiv|journal_ref"));
        for (Element author : entry.select("> author > name")) {
            draft.author(PageNames.of(author.text()));
        }
        Element link = entry.selectFirst("> link[title=pdf]");
        if (link != null) {
            draft.identifier("pdf", link.attr("href"));
        }
        draft.field("keyword", String.join(", ", entry.select("> category").eachAttr("term")));
        return draft.paper(feed.source(), feed.span(entry), feed.textSpan(title));
    }

    private static String said(Element entry, String selector) {
        Element element = entry.selectFirst(selector);
        return element == null ? "" : element.text();
    }
}
