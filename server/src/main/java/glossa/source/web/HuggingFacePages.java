package glossa.source.web;

import glossa.grammar.Span;
import glossa.paper.Identifiers;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.source.PaperDraft;
import glossa.source.json.JsonRecordReader;
import glossa.source.services.HuggingFacePapers;

import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Saved pages of Hugging Face: the daily list, search, trending papers, a paper's own page.
 *
 * <pre>
 * {@code <div data-target="DailyPapers" data-props="(JSON, escaped)">…
 * <article>…<h3><a href="/papers/2401.00001">A Title</a></h3>…</article>}
 * </pre>
 *
 * <p>A paper is read from the JSON in {@code data-props}, otherwise from its card. Its span is its
 * card if there is one, because the user sees that.
 */
final class HuggingFacePages {
    private static final Pattern PUBLISHED =
            Pattern.compile("Published on (\\p{L}{3,9}\\.? \\d{1,2}, \\d{4})");

    /** Texts of links in a card that are not the title: {@code 12 authors}, {@code 3}. */
    private static final Pattern NO_TITLE = Pattern.compile("[\\d.,k+\\s-]*|.*\\d authors?");

    private static final int MIN_ABSTRACT_LENGTH = 40;

    private HuggingFacePages() {}

    /** A card and its title. */
    private record Card(Element whole, Element title) {}

    static List<Paper> papers(SavedPage page) {
        Map<String, Card> cards = cards(page);
        List<Paper> papers = new ArrayList<>();
        Set<String> read = new HashSet<>();
        Element first = page.html().selectFirst("h1");
        String said = first == null ? "" : TextFolding.squeeze(first.text());
        for (Element element : page.html().select("[data-props*=\"paper\"]")) {
            for (JsonRecordReader.ParsedRecord found : properties(page, element)) {
                PaperDraft draft = found.draft();
                Paper known = draft.paper(page.source(), found.span(), draft.titlePlace());
                String id = known.identifiers().getOrDefault("arxiv", "");
                if (!read.add(id)) {
                    continue;
                }
                Span record = found.span();
                Span name = draft.titlePlace();
                Card card = cards.remove(id);
                Element heading =
                        card != null
                                ? card.title()
                                // The page's heading if it equals the title: this is the paper's
                                // own page.
                                : TextFolding.squeeze(draft.title()).equals(said) ? first : null;
                if (card != null) {
                    record = page.span(card.whole());
                }
                if (heading != null) {
                    name = page.textSpan(heading);
                    record = card == null ? page.span(heading) : record;
                }
                papers.add(draft.paper(page.source(), record, name));
            }
        }
        cards.forEach((id, card) -> papers.add(paper(page, id, card)));
        return papers;
    }

    /** The drafts in an element's properties, with spans in the page's text. */
    private static List<JsonRecordReader.ParsedRecord> properties(SavedPage page, Element element) {
        List<JsonRecordReader.ParsedRecord> drafts = new ArrayList<>();
        HuggingFacePapers.ANSWER.read(element.attr("data-props"), 0, drafts);
        Span value = page.valueSpan(element, "data-props");
        int[] offsets = new int[4 * drafts.size()];
        for (int i = 0; i < drafts.size(); i++) {
            Span title = drafts.get(i).draft().titlePlace();
            offsets[4 * i] = drafts.get(i).span().start();
            offsets[4 * i + 1] = title.start();
            offsets[4 * i + 2] = title.end();
            offsets[4 * i + 3] = drafts.get(i).span().end();
        }
        SavedPage.written(value.in(page.source().text()), offsets);
        List<JsonRecordReader.ParsedRecord> placed = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            int start = value.start();
            PaperDraft draft = drafts.get(i).draft();
            draft.placedAt(new Span(start + offsets[4 * i + 1], start + offsets[4 * i + 2]));
            placed.add(
                    new JsonRecordReader.ParsedRecord(
                            draft, new Span(start + offsets[4 * i], start + offsets[4 * i + 3])));
        }
        return placed;
    }

    /** The cards by paper id; of several cards of one paper, the first. */
    private static Map<String, Card> cards(SavedPage page) {
        Map<String, Card> cards = new LinkedHashMap<>();
        for (Element link :
                page.html().select(":is(h1, h2, h3, h4) a[href*=/papers/], article a[href]")) {
            String id = Identifiers.huggingFaceIn(link.attr("href"));
            String text = link.text();
            if (!id.isEmpty()
                    && link.attr("href").indexOf('#') < 0
                    && text.indexOf(' ') > 0
                    && !NO_TITLE.matcher(text).matches()) {
                Element article = link.closest("article");
                cards.putIfAbsent(id, new Card(article == null ? link : article, link));
            }
        }
        return cards;
    }

    private static Paper paper(SavedPage page, String id, Card card) {
        PaperDraft draft =
                new PaperDraft()
                        .type("article")
                        .title(card.title().text())
                        .arxiv(id)
                        .url("https://huggingface.co/papers/" + id);
        Optional<String> summary =
                card.whole().select("p").stream()
                        .map(Element::text)
                        .filter(text -> text.length() >= MIN_ABSTRACT_LENGTH)
                        .findFirst();
        summary.ifPresent(draft::abstractText);
        Matcher published = PUBLISHED.matcher(card.whole().text());
        if (published.find()) {
            draft.issued(published.group(1));
        }
        return draft.paper(page.source(), page.span(card.whole()), page.textSpan(card.title()));
    }
}
