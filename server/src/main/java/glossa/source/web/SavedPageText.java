package glossa.source.web;

import glossa.paper.Page;
import glossa.paper.Whitespace;
import glossa.source.FileText;
import glossa.source.SourceText;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The running text of saved pages: of their main part, a line for each paragraph. */
public final class SavedPageText {
    /** The main part of a page (HTML, "The main element"), and its forms before there was one. */
    private static final List<String> MAIN =
            List.of("article", "main, [role=main]", "#content, #main-content", "body");

    private static final String AROUND =
            "nav, header, footer, aside, form, button, [role=navigation], [aria-hidden=true],"
                    + " script, template";

    /** The least length of a main part, in UTF-16 units: an article of a list of them is short. */
    private static final int MIN_LENGTH = 500;

    private static final Set<String> INLINE_BREAKS = Set.of("br", "td", "th");

    private SavedPageText() {}

    /** The running text of a page; without any where nothing is left of it. */
    public static FileText of(SourceText source) {
        Element html = SavedPage.of(source).html();
        html.select(AROUND).remove();
        String text = "";
        for (String main : MAIN) {
            Element part = html.selectFirst(main);
            text = part == null ? text : text(part);
            if (text.length() >= MIN_LENGTH) {
                break;
            }
        }
        return text.isBlank()
                ? FileText.none("no text found on the page")
                : new FileText(List.of(new Page("", text)), Optional.empty());
    }

    private static String text(Element part) {
        StringBuilder text = new StringBuilder();
        part.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words && text.length() < FileText.MAX_LENGTH) {
                            text.append(words.getWholeText().replace('\n', ' '));
                        } else if (breaks(node)) {
                            text.append('\n');
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (breaks(node)) {
                            text.append('\n');
                        }
                    }
                });
        StringBuilder lines = new StringBuilder();
        text.toString()
                .lines()
                .map(Whitespace::collapsed)
                .filter(line -> !line.isEmpty())
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString().strip();
    }

    private static boolean breaks(Node node) {
        return node instanceof Element element
                && (element.isBlock() || INLINE_BREAKS.contains(element.normalName()));
    }
}
