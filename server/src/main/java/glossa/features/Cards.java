package glossa.features;

import glossa.corpus.LossyTex;
import glossa.corpus.Paper;
import glossa.corpus.Shown;
import glossa.corpus.Source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A paper as a reader wants to see it: title, authors, year, venue, abstract, links, where it was
 * read.
 *
 * <p>Whoever wrote the source wrote these texts, so they are shown and never obeyed: Markdown and
 * HTML in them mean themselves, and only addresses of the web become links.
 */
public final class Cards {
    private static final int SHORT_TITLE = 50;

    private Cards() {}

    /** One line: {@code Vaswani et al. 2017. Attention Is All You Need}. */
    public static String line(Paper paper) {
        String authors = authors(paper);
        String title = title(paper);
        return authors.isEmpty() ? title : authors + ". " + title;
    }

    /** Authors and year alone; empty where neither is known. */
    public static String authors(Paper paper) {
        return Shown.line(Authors.brief(paper));
    }

    /** The title, readable. */
    public static String title(Paper paper) {
        return Shown.line(LossyTex.readable(paper.title()));
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
                byline(
                        escaped(Authors.all(paper)),
                        escaped(paper.year()),
                        paper.venue().isEmpty() ? "" : "*" + escaped(paper.venue()) + "*");
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
            links.add(isWeb(url) ? "<" + address(url) + ">" : escaped(url));
        }
        if (!links.isEmpty()) {
            blocks.add(String.join(" · ", links));
        }
        String name =
                code(paper.key()) + aliases(paper.aliases().stream().map(Cards::code).toList());
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
        String byline =
                byline(
                        Shown.line(Authors.all(paper)),
                        Shown.line(paper.year()),
                        Shown.line(paper.venue()));
        if (!byline.isEmpty()) {
            blocks.add(byline);
        }
        if (!paper.abstractText().isEmpty()) {
            blocks.add(Shown.line(LossyTex.readable(paper.abstractText())));
        }
        for (String scheme : List.of("doi", "arxiv", "pmid", "url")) {
            String value = paper.identifiers().get(scheme);
            if (value != null) {
                blocks.add(scheme + ": " + Shown.line(value));
            }
        }
        String name =
                Shown.line(paper.key())
                        + aliases(paper.aliases().stream().map(Shown::line).toList());
        blocks.add(
                sources.isEmpty()
                        ? name + " · " + places(paper, Cards::place)
                        : name + "\n\n" + sources.plain(Cards::place));
        return String.join("\n\n", blocks) + "\n";
    }

    /** The card as Markdown, the versions of the work, and a line below; what is empty left out. */
    public static String markdown(
            Paper paper, Origins sources, List<Versions.Version> versions, String line) {
        StringBuilder card = new StringBuilder(markdown(paper, sources));
        for (Versions.Version version : versions) {
            card.append("\n").append(version.label()).append(": ").append(escaped(version.text()));
            card.append(version.key().isEmpty() ? "\n" : " · " + code(version.key()) + "\n");
        }
        return card + (line.isEmpty() ? "" : "\n" + escaped(line) + "\n");
    }

    /** The card as plain text, the versions of the work, and a line below. */
    public static String plain(
            Paper paper, Origins sources, List<Versions.Version> versions, String line) {
        StringBuilder card = new StringBuilder(plain(paper, sources));
        for (Versions.Version version : versions) {
            card.append("\n").append(version.label()).append(": ");
            card.append(Shown.line(version.text()));
            card.append(version.key().isEmpty() ? "\n" : " · " + Shown.line(version.key()) + "\n");
        }
        return card + (line.isEmpty() ? "" : "\n" + line + "\n");
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
                            + escaped(value)
                            + "]("
                            + resolver
                            + address(value.replace("#", "%23").replace("?", "%3F"))
                            + ")");
        }
    }

    private static String sourceLink(Source source) {
        return "["
                + escaped(place(source))
                + "]("
                + address(source.file().toUri().toString())
                + "#L"
                + (source.name().start().line() + 1)
                + ")";
    }

    private static String place(Source source) {
        return Shown.line(String.valueOf(source.file().getFileName()))
                + ":"
                + (source.name().start().line() + 1);
    }

    static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "http://", 0, 7)
                || url.regionMatches(true, 0, "https://", 0, 8);
    }

    /** An address in which nothing ends a link: all but RFC 3986's characters in percent signs. */
    static String address(String url) {
        StringBuilder address = new StringBuilder(url.length() + 16);
        for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean kept =
                    c < 0x80 && Character.isLetterOrDigit(c)
                            || "-._~:/?#@!$&'*+,;=%".indexOf(c) >= 0;
            address.append(kept ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return address.toString();
    }

    /** {@code text} as code; as text where a backtick in it would end that. */
    private static String code(String text) {
        return text.indexOf('`') < 0 ? "`" + Shown.line(text) + "`" : escaped(text);
    }

    /** A backslash before what Markdown would read as its own. */
    static String escaped(String written) {
        String text = Shown.line(written);
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
