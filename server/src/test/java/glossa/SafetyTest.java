package glossa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import glossa.features.display.PaperCards;
import glossa.features.display.PaperOrigins;
import glossa.paper.Paper;
import glossa.source.ReadResult;
import glossa.source.reading.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Sources come from anywhere: what a hostile one can do is here, and that it cannot. */
final class SafetyTest {
    private static final String SECRET = "The words of another file";

    /** No reader may need more of the stack than a thread of the smallest kind has; bytes. */
    private static final long SMALL_STACK = 256 << 10;

    /** What an idle machine does in less than three; tests also run on busy ones. Milliseconds. */
    private static final long LIMIT = 60_000;

    /** A file that opens what another names, in each format of XML; {@code %s} is the address. */
    static List<Hostile> external() {
        return List.of(
                new Hostile("x.xml", doctype("modsCollection"), mods("&x;")),
                new Hostile("x.xml", doctype("xml"), endNote("&x;")),
                new Hostile("x.xml", doctype("PubmedArticleSet"), pubMed("&x;")),
                new Hostile("x.xml", doctype("feed"), atom("&x;")),
                new Hostile("x.xml", "", mods(include())),
                new Hostile("x.xml", "", endNote(include())),
                new Hostile("x.xml", "", pubMed(include())),
                new Hostile("x.xml", "", atom(include())),
                new Hostile("x.html", doctype("html"), page("&x;")),
                new Hostile(
                        "x.html",
                        "<!DOCTYPE html><base href=\"%s\"><link rel=\"import\" href=\"%s\">",
                        page("<iframe src=\"%s\"></iframe>A Title")));
    }

    /** Files that name a file beside them, as their formats can. */
    static List<Hostile> paths() {
        return List.of(
                new Hostile("x.bib", "", "@a{k, title = {\\input{%s}}, file = {:%s:txt}}"),
                new Hostile("x.bib", "@input{%s} @include{%s}", "@a{k, title = {T}}"),
                new Hostile("x.ris", "TY  - JOUR\nTI  - T\n", "L1  - file://%s\nER  - \n"),
                new Hostile("x.enw", "%%0 Book\n%%T T\n", "%%> file://%s\n"),
                new Hostile(
                        "x.yaml", "references:\n- id: k\n  type: book\n", "  title: !include %s\n"),
                new Hostile("x.yml", "k:\n  type: book\n", "  title: !file %s\n"),
                new Hostile("x.cff", "cff-version: 1.2.0\n", "title: !include '%s'\n"),
                new Hostile(
                        "x.json",
                        "",
                        "[{\"id\": \"k\", \"type\": \"book\", \"title\": \"T\", \"note\":"
                                + " {\"$ref\": \"%s\"}}]"),
                new Hostile("x.html", "<!DOCTYPE html>", page("<object data='%s'>T</object>")));
    }

    /** A head, what is repeated, and how it could cost more than its length. */
    static List<Hostile> repeated() {
        return List.of(
                new Hostile("x.bib", "", "@"),
                new Hostile("x.bib", "", "@a{"),
                new Hostile("x.bib", "", "@comment{"),
                new Hostile("x.bib", "", "@string{a = b # "),
                new Hostile("x.bib", "", "\n@a{k,\n a={\n"),
                new Hostile("x.bib", "@a{k, title = {", "{"),
                new Hostile("x.bib", "@a{k, title = {", "\\'{"),
                new Hostile("x.bib", "@a{k, title = {", "\\enquote{"),
                new Hostile("x.bib", "@a{k, title = {", "$"),
                new Hostile("x.bib", "@a{k, author = {", "{a} and "),
                new Hostile("x.bib", "@a{k, file = {", "{:\\"),
                new Hostile("x.bib", "@a{k,", "a = {b},"),
                new Hostile("x.json", "", "["),
                new Hostile("x.json", "", "{\"items\":["),
                new Hostile("x.json", "[{\"id\": ", "{\"a\":"),
                new Hostile("x.json", "[", "{\"id\":\"a\"},"),
                new Hostile("x.json", "[{\"title\": \"", "<i>"),
                new Hostile("x.json", "{\"data\":[{\"paperId\":\"a\",\"title\":\"T\"", ",\"a\":["),
                new Hostile("x.jsonl", "{\"paperId\":\"a\",\"title\":\"T\"}\n", "\n"),
                new Hostile("x.jsonl", "{\"paperId\":\"a\",\"title\":\"T\"}\n", "{\"a\":\n"),
                new Hostile("x.ris", "TY  - JOUR\n", "KW  - a\n"),
                new Hostile("x.ris", "TY  - JOUR\n", "TY  - JOUR\n"),
                new Hostile("x.ris", "TY  - JOUR\nTI  - ", "a\n"),
                new Hostile("x.nbib", "PMID- 1\n", "PT  - a\n"),
                new Hostile("x.isi", "FN ISI\nVR 1.0\nPT J\n", "CR a\n"),
                new Hostile("x.isi", "FN ISI\nVR 1.0\nPT J\n", "ER\n"),
                new Hostile("x.enw", "%0 Book\n", "%X a\n"),
                new Hostile("x.xml", "<modsCollection><mods>", "<a>"),
                new Hostile("x.xml", "<modsCollection>", "<mods "),
                new Hostile("x.xml", "<modsCollection>", "<mods><!--"),
                new Hostile("x.xml", "<xml><records>", "<record>"),
                new Hostile("x.xml", "<PubmedArticleSet>", "<PubmedArticle a=\""),
                new Hostile("x.xml", "<feed><id>arxiv</id>", "<entry"),
                new Hostile("x.xml", "<feed><id>arxiv</id>", "<entry>"),
                new Hostile("x.cff", "cff-version: 1.2.0\n", "["),
                new Hostile("x.cff", "cff-version: 1.2.0\n", "{a: "),
                new Hostile("x.cff", "cff-version: 1.2.0\nabstract: ", "a"),
                new Hostile("x.yaml", "references:\n", "- "),
                new Hostile("x.yaml", "references:\n- id: a\n  x: ", "&a [*a, "),
                new Hostile("x.yml", "k:\n  type: book\n", "? "),
                new Hostile("x.html", "<!DOCTYPE html>", "<div>"),
                new Hostile("x.html", "<!DOCTYPE html>", "<b><i>"),
                new Hostile("x.html", "<!DOCTYPE html>", "<a"),
                new Hostile("x.html", "<!DOCTYPE html>", "<table><tr><td>"),
                new Hostile("x.html", "<!DOCTYPE html>", "<dl><dt>a<dd><p class=list-title>"),
                new Hostile("x.html", page("T"), "<b>"),
                new Hostile("x.html", "<!DOCTYPE html><p data-props=\"paper", "[{"),
                new Hostile("papers.txt", "", "A Title\n"),
                new Hostile("papers.txt", "", "\\\\\narXiv:1706.03762\n"),
                new Hostile("papers.txt", "", "["));
    }

    @ParameterizedTest
    @MethodSource("external")
    void noEntityOpensAnything(Hostile hostile, @TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), SECRET);
        try (ServerSocketChannel web = ServerSocketChannel.open()) {
            web.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            web.configureBlocking(false);
            int port = ((InetSocketAddress) web.getLocalAddress()).getPort();
            for (String address :
                    List.of(other.toUri().toString(), "http://127.0.0.1:" + port + "/other")) {
                String text = (hostile.head() + hostile.rest()).replace("%s", address);
                ReadResult reading = read(folder.resolve(hostile.file()), text);
                assertFalse(reading.papers().toString().contains(SECRET));
                assertNull(web.accept(), "a connection was made");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noPathIsFollowed(Hostile hostile, @TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), SECRET);
        String text =
                (hostile.head() + hostile.rest())
                        .replace("%s", other.toString())
                        .replace("%%", "%");
        ReadResult reading = read(folder.resolve(hostile.file()), text);
        assertFalse(reading.papers().isEmpty());
        assertFalse(reading.papers().toString().contains(SECRET));
    }

    @Test
    void entitiesDoNotMultiply() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE d [<!ENTITY l0 \"laugh\">");
        StringBuilder aliases = new StringBuilder("l0: &l0 [laugh]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
            aliases.append("l%d: &l%d [*l%d, *l%d]\n".formatted(i, i, i - 1, i - 1));
        }
        laughs.append("]>");
        for (String rest : List.of(mods("&l39;"), endNote("&l39;"), pubMed("&l39;"))) {
            checkSize("x.xml", laughs + rest);
        }
        checkSize("x.xml", laughs + atom("&l39;"));
        checkSize("x.html", laughs + page("&l39;"));
        checkSize("x.yaml", aliases + "references:\n- id: k\n  title: *l39\n");
        checkSize("x.cff", "cff-version: 1.2.0\n" + aliases + "title: *l39\n");
        checkSize("x.yml", aliases + "k:\n  type: book\n  title: *l39\n");
    }

    @Test
    void macrosDoNotMultiply() {
        StringBuilder doubling = new StringBuilder("@string{m0 = {laugh}}\n");
        for (int i = 1; i < 60; i++) {
            doubling.append("@string{m%d = m%d # m%d}\n".formatted(i, i - 1, i - 1));
        }
        ReadResult reading = checkSize("x.bib", doubling + "@a{k, title = m59, note = m59 # m59}");
        assertEquals(1, reading.problems().size());
        assertTrue(reading.problems().getFirst().message().contains("expand to too much text"));
    }

    @Test
    void parentsDoNotMultiply() {
        String heirs = "@a{k, crossref = {p}, title = {T}}\n".repeat(20_000);
        checkSize("x.bib", heirs + "@book{p, note = {" + "long ".repeat(100_000) + "}}");
        String chain = "@xdata{a, xdata = {b}}\n@xdata{b, xdata = {a, b}, title = {T}}\n";
        ReadResult loop = read(Path.of("/x.bib"), chain + "@book{k, xdata = {a}, crossref = {k}}");
        assertEquals("T", loop.papers().getFirst().title());
    }

    @ParameterizedTest
    @MethodSource("repeated")
    void noDepthAndNoNumberCostsMuch(Hostile hostile) throws InterruptedException {
        long once = cost(hostile, 20_000);
        long twice = cost(hostile, 40_000);
        // Three, not two: buffers grow in steps. Small readings are noise.
        assertTrue(
                twice < 3 * once || twice < 64 << 20,
                () -> hostile + ": " + once + " bytes for 20,000, " + twice + " for 40,000");
    }

    /** The bytes that reading allocates, on a thread with a small stack. */
    private static long cost(Hostile hostile, int times) throws InterruptedException {
        String text = hostile.head() + hostile.rest().repeat(times);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long[] bytes = new long[1];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Thread reader =
                new Thread(
                        null,
                        () -> {
                            long before = threads.getCurrentThreadAllocatedBytes();
                            read(Path.of("/papers", hostile.file()), text);
                            bytes[0] = threads.getCurrentThreadAllocatedBytes() - before;
                        },
                        "reader",
                        SMALL_STACK);
        reader.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
        reader.setDaemon(true);
        reader.start();
        reader.join(LIMIT);
        assertFalse(reader.isAlive(), () -> hostile + " is not read in time");
        assertNull(failure.get(), hostile::toString);
        return bytes[0];
    }

    @Test
    void problemsAreBounded() {
        assertEquals(10_000, read(Path.of("/x.ris"), "TY  - A\n".repeat(30_000)).problems().size());
        assertEquals(
                10_000, read(Path.of("/x.bib"), "@a{k, !}\n".repeat(30_000)).problems().size());
    }

    @Test
    void noScriptIsKept() {
        for (String script :
                List.of(
                        "<script>alert(1)</script>",
                        "<SCRIPT src='x'>alert(1)</SCRIPT >",
                        "<style>alert(1)</style>",
                        "<svg onload='alert(1)'><script>alert(1)</script></svg>",
                        "<noscript><img src=x onerror='alert(1)'></noscript>",
                        "<img src=x onerror='alert(1)'>",
                        "<a href='javascript:alert(1)'></a>")) {
            String meta = script.replace("\"", "'");
            for (String text :
                    List.of(
                            page(script + "A Title"),
                            "<!DOCTYPE html><meta name=\"citation_title\" content=\"A Title\">"
                                    + "<link rel=canonical href='javascript:alert(1)'>"
                                    + "<blockquote class=abstract>"
                                    + script
                                    + "Text</blockquote>")) {
                ReadResult reading = read(Path.of("/x.html"), text);
                assertEquals("A Title", reading.papers().getFirst().title(), text);
                assertFalse(reading.papers().toString().contains("alert"), text);
            }
            if (meta.startsWith("<script") || meta.startsWith("<style")) {
                String head = "<!DOCTYPE html><meta name=citation_title content=\"";
                ReadResult reading = read(Path.of("/x.html"), head + meta + " A Title\">");
                assertEquals("A Title", reading.papers().getFirst().title());
            }
        }
    }

    /** What stands in a title is shown, and neither run, linked nor obeyed. */
    @Test
    void cardsShowAndDoNotObey() {
        check("](command:evil) [x](y)", "**\\](command:evil) \\[x\\](y)**");
        check("<img src=x onerror=y>", "**\\<img src=x onerror=y\\>**");
        check("`code` **b** $(zap) &lt;", "**\\`code\\` \\*\\*b\\*\\* \\$(zap) \\<**");
        check("a\u202Egnp.exe\u2069\u0007\u001B[2J\u009B1m b", "**agnp.exe\\[2J1m b**");
        check("a\uD800b\uDC00 \uD83E\uDD89\u0000", "**a\uFFFDb\uFFFD \uD83E\uDD89**");
        check("line\u2028# heading\n- item", "**line \\# heading - item**");
    }

    @Test
    void keysAndAddressesStayWithinTheirMarks() {
        String card =
                card(
                        read(
                                        Path.of("/papers/a](b) (c).json"),
                                        """
                                        [{"id": "a`](x)\\n\\n# b", "type": "book", "title": "T", "URL": "javascript:x",
                                          "issued": {"literal": "*2017*"}}]
                                        """)
                                .papers()
                                .getFirst());
        assertFalse(card.contains("](x)") && !card.contains("\\](x)"), card);
        assertFalse(card.contains("\n# b"), card);
        assertFalse(card.contains("<javascript"), card);
        assertTrue(card.contains("file:///papers/a%5D%28b%29%20%28c%29.json#L1"), card);
        String link =
                card(
                        read(
                                        Path.of("/x.json"),
                                        "[{\"id\": \"k\", \"type\": \"book\", \"title\": \"T\","
                                                + " \"DOI\": \"10.1/a)[b](c<d>\", \"URL\":"
                                                + " \"http://x/>y z\"}]")
                                .papers()
                                .getFirst());
        assertTrue(link.contains("(https://doi.org/10.1/a%29%5Bb%5D%28c%3Cd%3E)"), link);
    }

    private static void check(String title, String expected) {
        String json = "[{\"id\": \"k\", \"type\": \"book\", \"title\": " + quoted(title) + "}]";
        Paper paper = read(Path.of("/x.json"), json).papers().getFirst();
        assertEquals(expected, card(paper).lines().findFirst().orElse(""));
    }

    private static String card(Paper paper) {
        return PaperCards.markdown(paper, PaperOrigins.NONE, List.of(), "", List.of());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append("\\u%04x".formatted(c)));
        return quoted.append('"').toString();
    }

    /** What is read stays a small multiple of what is there. */
    private static ReadResult checkSize(String file, String text) {
        ReadResult reading = read(Path.of("/papers", file), text);
        long size = 0;
        for (Paper paper : reading.papers()) {
            size += paper.title().length() + paper.abstractText().length();
            size += paper.fields().values().stream().mapToLong(String::length).sum();
        }
        assertTrue(size < 20L * text.length() + (4 << 20), file + " gives " + size + " characters");
        return reading;
    }

    private static ReadResult read(Path file, String text) {
        return SourceFiles.read(file, text);
    }

    private static String doctype(String root) {
        return "<?xml version=\"1.0\"?>\n<!DOCTYPE "
                + root
                + " [<!ENTITY % p SYSTEM \"%s\"> %p; <!ENTITY x SYSTEM \"%s\">]>\n";
    }

    private static String include() {
        return "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"%s\""
                + " parse=\"text\"/>";
    }

    private static String mods(String title) {
        return "<modsCollection><mods><titleInfo><title>T "
                + title
                + "</title></titleInfo></mods></modsCollection>";
    }

    private static String endNote(String title) {
        return "<xml><records><record><titles><title>T "
                + title
                + "</title></titles></record></records></xml>";
    }

    private static String pubMed(String title) {
        return "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>T"
                   + " "
                + title
                + "</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>";
    }

    private static String atom(String title) {
        return "<feed"
                   + " xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>http://arxiv.org/abs/1</id><title>T"
                   + " "
                + title
                + "</title></entry></feed>";
    }

    private static String page(String title) {
        return "<html><body><dl><dt class=ptitle>" + title + "</dt><dd>A, B</dd></dl>";
    }

    /** A file's name, its beginning, and what follows. */
    record Hostile(String file, String head, String rest) {}
}
