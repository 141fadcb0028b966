package glossa.features;

import glossa.corpus.LossyTex;
import glossa.corpus.Paper;
import glossa.corpus.Source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A paper as a reader wants to see it: title, authors, year, venue, abstract, links, where it was
 * read.
 */
public final class Cards {
    private static final int SHORT_TITLE = 50;

    private Cards() {}

    /** One line: {@code Vaswani et al. 2017. Attention Is All You Need}. */
    public static String line(Paper paper) {
        String authors = Authors.brief(paper);
        String title = LossyTex.readable(paper.title());
        return authors.isEmpty() ? title : authors + ". " + title;
    }

    /** Authors and year alone; empty where neither is known. */
    public static String authors(Paper paper) {
        return Authors.brief(paper);
    }

    /** The title, readable. */
    public static String title(Paper paper) {
        return LossyTex.readable(paper.title());
    }

    /** The beginning of the title, cut between words. */
    public static String shortTitle(Paper paper) {
        String title = title(paper);
        if (title.length() <= SHORT_TITLE) {
            return title;
        }
        int end = title.lastIndexOf(' ', SHORT_TITLE);
        return title.substring(0, end < SHORT_TITLE / 2 ? SHORT_TITLE : end) + "…";
    }

    /** The card as Markdown (CommonMark). */
    private static String markdown(Paper paper, Origins sources) {
        List<String> blocks = new ArrayList<>();
        blocks.add("**" + escaped(title(paper)) + "**");
        String byline =
                byline(paper, escaped(Authors.all(paper)), "*" + escaped(paper.venue()) + "*");
        if (!byline.isEmpty()) {
            blocks.add(byline);
        }
        if (!paper.abstractText().isEmpty()) {
            blocks.add(escaped(LossyTex.readable(paper.abstractText())));
        }
        List<String> links = new ArrayList<>();
        link(links, paper, "doi", "doi:", "https://doi.org/");
        link(links, paper, "arxiv", "arXiv:", "https://arxiv.org/abs/");
        link(links, paper, "pmid", "PMID:", "https://pubmed.ncbi.nlm.nih.gov/");
        String url = paper.identifiers().get("url");
        if (url != null && links.isEmpty()) {
            links.add("<" + url.replace(" ", "%20") + ">");
        }
        if (!links.isEmpty()) {
            blocks.add(String.join(" · ", links));
        }
        String name = "`" + paper.key() + "`" + aliases(paper, "`");
        blocks.add(
                sources.isEmpty()
                        ? name + " · " + places(paper, Cards::sourceLink)
                        : name + "\n\n" + sources.markdown(Cards::sourceLink));
        return String.join("\n\n", blocks) + "\n";
    }

    /** The card as plain text, for editors that show no Markdown. */
    private static String plain(Paper paper, Origins sources) {
        List<String> blocks = new ArrayList<>();
        blocks.add(title(paper));
        String byline = byline(paper, Authors.all(paper), paper.venue());
        if (!byline.isEmpty()) {
            blocks.add(byline);
        }
        if (!paper.abstractText().isEmpty()) {
            blocks.add(LossyTex.readable(paper.abstractText()));
        }
        for (String scheme : List.of("doi", "arxiv", "pmid", "url")) {
            String value = paper.identifiers().get(scheme);
            if (value != null) {
                blocks.add(scheme + ": " + value);
            }
        }
        String name = paper.key() + aliases(paper, "");
        blocks.add(
                sources.isEmpty()
                        ? name + " · " + places(paper, Cards::place)
                        : name + "\n\n" + sources.plain(Cards::place));
        return String.join("\n\n", blocks) + "\n";
    }

    /** The card as Markdown, and a line below it; as it is where there is no line. */
    public static String markdown(Paper paper, Origins sources, String line) {
        return markdown(paper, sources) + (line.isEmpty() ? "" : "\n" + escaped(line) + "\n");
    }

    /** The card as plain text, and a line below it. */
    public static String plain(Paper paper, Origins sources, String line) {
        return plain(paper, sources) + (line.isEmpty() ? "" : "\n" + line + "\n");
    }

    private static String places(Paper paper, Function<Source, String> shown) {
        return paper.sources().stream().map(shown).collect(Collectors.joining(", "));
    }

    private static String byline(Paper paper, String authors, String venue) {
        List<String> parts = new ArrayList<>();
        for (String part : List.of(authors, paper.year(), paper.venue().isEmpty() ? "" : venue)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join(" · ", parts);
    }

    private static String aliases(Paper paper, String quote) {
        return paper.aliases().isEmpty()
                ? ""
                : paper.aliases().stream()
                        .map(alias -> quote + alias + quote)
                        .collect(Collectors.joining(", ", " (also ", ")"));
    }

    private static void link(
            List<String> links, Paper paper, String scheme, String label, String resolver) {
        String value = paper.identifiers().get(scheme);
        if (value != null) {
            links.add(
                    "["
                            + label
                            + escaped(value)
                            + "]("
                            + resolver
                            + value.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
                            + ")");
        }
    }

    private static String sourceLink(Source source) {
        return "["
                + escaped(place(source))
                + "]("
                + source.file().toUri()
                + "#L"
                + (source.name().start().line() + 1)
                + ")";
    }

    private static String place(Source source) {
        return source.file().getFileName() + ":" + (source.name().start().line() + 1);
    }

    /** A backslash before what Markdown would read as its own. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\`*_[]<>$~|#&".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
