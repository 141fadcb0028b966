package glossa.features.display;

import glossa.features.MarkdownText;
import glossa.features.PaperLabels;
import glossa.features.PaperVersions;
import glossa.paper.DisplayText;
import glossa.paper.LossyTex;
import glossa.paper.Paper;
import glossa.paper.Source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A paper as text for people: title, authors, year, venue, abstract, links, and its sources.
 *
 * <p>These texts come from sources, which are not trusted. They are escaped: Markdown and HTML in
 * them are shown as written, and only web addresses become links.
 */
public final class PaperCards {
    private PaperCards() {}

    /** The card as Markdown (CommonMark). */
    private static String markdown(Paper paper, PaperOrigins sources) {
        List<String> blocks = new ArrayList<>();
        if (!PaperLabels.title(paper).isEmpty()) {
            blocks.add("**" + MarkdownText.escaped(PaperLabels.title(paper)) + "**");
        }
        String byline =
                byline(
                        MarkdownText.escaped(PaperLabels.allAuthors(paper)),
                        MarkdownText.escaped(paper.year()),
                        paper.venue().isEmpty()
                                ? ""
                                : "*" + MarkdownText.escaped(paper.venue()) + "*");
        if (!byline.isEmpty()) {
            blocks.add(byline);
        }
        if (!paper.abstractText().isEmpty()) {
            blocks.add(MarkdownText.escaped(LossyTex.readable(paper.abstractText())));
        }
        List<String> links = new ArrayList<>();
        link(links, paper, "doi", "doi:", "https://doi.org/");
        link(links, paper, "arxiv", "arXiv:", "https://arxiv.org/abs/");
        link(links, paper, "pmid", "PMID:", "https://pubmed.ncbi.nlm.nih.gov/");
        String url = paper.identifiers().get("url");
        if (url != null && links.isEmpty()) {
            links.add(
                    MarkdownText.isWebAddress(url)
                            ? "<" + MarkdownText.linkDestination(url) + ">"
                            : MarkdownText.escaped(url));
        }
        if (!links.isEmpty()) {
            blocks.add(String.join(" · ", links));
        }
        String name =
                MarkdownText.code(paper.key())
                        + aliases(paper.aliases().stream().map(MarkdownText::code).toList());
        blocks.add(
                sources.isEmpty()
                        ? name + " · " + places(paper, PaperCards::sourceLink)
                        : name + "\n\n" + sources.markdown(PaperCards::sourceLink));
        return String.join("\n\n", blocks) + "\n";
    }

    /** The card as plain text, for editors that show no Markdown. */
    private static String plain(Paper paper, PaperOrigins sources) {
        List<String> blocks = new ArrayList<>();
        if (!PaperLabels.title(paper).isEmpty()) {
            blocks.add(PaperLabels.title(paper));
        }
        String byline =
                byline(
                        DisplayText.line(PaperLabels.allAuthors(paper)),
                        DisplayText.line(paper.year()),
                        DisplayText.line(paper.venue()));
        if (!byline.isEmpty()) {
            blocks.add(byline);
        }
        if (!paper.abstractText().isEmpty()) {
            blocks.add(DisplayText.line(LossyTex.readable(paper.abstractText())));
        }
        for (String scheme : List.of("doi", "arxiv", "pmid", "url")) {
            String value = paper.identifiers().get(scheme);
            if (value != null) {
                blocks.add(scheme + ": " + DisplayText.line(value));
            }
        }
        String name =
                DisplayText.line(paper.key())
                        + aliases(paper.aliases().stream().map(DisplayText::line).toList());
        blocks.add(
                sources.isEmpty()
                        ? name + " · " + places(paper, PaperCards::place)
                        : name + "\n\n" + sources.plain(PaperCards::place));
        return String.join("\n\n", blocks) + "\n";
    }

    /**
     * The card as Markdown, with the versions of the work, a line and a list below it; empty parts
     * are omitted.
     */
    public static String markdown(
            Paper paper,
            PaperOrigins sources,
            List<PaperVersions.Version> versions,
            String line,
            List<String> list) {
        StringBuilder card = new StringBuilder(markdown(paper, sources));
        for (PaperVersions.Version version : versions) {
            card.append("\n")
                    .append(version.relation().label())
                    .append(": ")
                    .append(MarkdownText.escaped(version.description()));
            card.append(
                    version.key().isEmpty()
                            ? "\n"
                            : " · " + MarkdownText.code(version.key()) + "\n");
        }
        card.append(line.isEmpty() ? "" : "\n" + MarkdownText.escaped(line) + "\n");
        card.append(list.isEmpty() ? "" : "\n");
        list.forEach(one -> card.append("- ").append(MarkdownText.escaped(one)).append("\n"));
        return card.toString();
    }

    /** The card as plain text, with the versions of the work, a line and a list below it. */
    public static String plain(
            Paper paper,
            PaperOrigins sources,
            List<PaperVersions.Version> versions,
            String line,
            List<String> list) {
        StringBuilder card = new StringBuilder(plain(paper, sources));
        for (PaperVersions.Version version : versions) {
            card.append("\n").append(version.relation().label()).append(": ");
            card.append(DisplayText.line(version.description()));
            card.append(
                    version.key().isEmpty()
                            ? "\n"
                            : " · " + DisplayText.line(version.key()) + "\n");
        }
        card.append(line.isEmpty() ? "" : "\n" + line + "\n");
        card.append(list.isEmpty() ? "" : "\n");
        list.forEach(one -> card.append("- ").append(DisplayText.line(one)).append("\n"));
        return card.toString();
    }

    private static String places(Paper paper, Function<Source, String> shown) {
        return paper.sources().stream().map(shown).collect(Collectors.joining(", "));
    }

    private static String byline(String authors, String year, String venue) {
        List<String> parts = new ArrayList<>();
        for (String part : List.of(authors, year, venue)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join(" · ", parts);
    }

    private static String aliases(List<String> shown) {
        return shown.isEmpty() ? "" : " (also " + String.join(", ", shown) + ")";
    }

    private static void link(
            List<String> links, Paper paper, String scheme, String label, String resolver) {
        String value = paper.identifiers().get(scheme);
        if (value != null) {
            links.add(
                    "["
                            + label
                            + MarkdownText.escaped(value)
                            + "]("
                            + resolver
                            + MarkdownText.linkDestination(
                                    value.replace("#", "%23").replace("?", "%3F"))
                            + ")");
        }
    }

    private static String sourceLink(Source source) {
        return "["
                + MarkdownText.escaped(place(source))
                + "]("
                + MarkdownText.linkDestination(source.file().toUri().toString())
                + "#L"
                + (source.name().start().line() + 1)
                + ")";
    }

    private static String place(Source source) {
        return DisplayText.line(String.valueOf(source.file().getFileName()))
                + ":"
                + (source.name().start().line() + 1);
    }
}
