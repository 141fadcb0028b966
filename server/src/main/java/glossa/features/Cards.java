package glossa.features;

import glossa.corpus.LossyTex;
import glossa.corpus.Paper;
import glossa.corpus.Source;

import java.util.ArrayList;
import java.util.List;
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
    public static String markdown(Paper paper) {
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
        blocks.add(
                "`"
                        + paper.key()
                        + "`"
                        + aliases(paper, "`")
                        + " · "
                        + paper.sources().stream()
                                .map(Cards::sourceLink)
                                .collect(Collectors.joining(", ")));
        return String.join("\n\n", blocks) + "\n";
    }

    /** The card as plain text, for editors that show no Markdown. */
    public static String plain(Paper paper) {
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
        blocks.add(
                paper.key()
                        + aliases(paper, "")
                        + " · "
                        + paper.sources().stream()
                                .map(Cards::place)
                                .collect(Collectors.joining(", ")));
        return String.join("\n\n", blocks) + "\n";
    }

    /** The card as Markdown, the versions of the work, and a line below; what is empty left out. */
    public static String markdown(Paper paper, List<Versions.Version> versions, String line) {
        StringBuilder card = new StringBuilder(markdown(paper));
        for (Versions.Version version : versions) {
            card.append("\n").append(version.label()).append(": ").append(escaped(version.text()));
            card.append(version.key().isEmpty() ? "\n" : " · `" + version.key() + "`\n");
        }
        return card + (line.isEmpty() ? "" : "\n" + escaped(line) + "\n");
    }

    /** The card as plain text, the versions of the work, and a line below. */
    public static String plain(Paper paper, List<Versions.Version> versions, String line) {
        StringBuilder card = new StringBuilder(plain(paper));
        for (Versions.Version version : versions) {
            card.append("\n").append(version.label()).append(": ").append(version.text());
            card.append(version.key().isEmpty() ? "\n" : " · " + version.key() + "\n");
        }
        return card + (line.isEmpty() ? "" : "\n" + line + "\n");
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
    private static String escaped(String text) {
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
