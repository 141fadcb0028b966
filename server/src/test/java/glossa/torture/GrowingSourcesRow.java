package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.Launcher;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A source of one unit, repeated, is read by {@code glossa papers}. A case: {@code name} (of the
 * file), {@code head}, {@code unit}, {@code tail}.
 */
final class GrowingSourcesRow implements Row {
    private static final Duration MAX_READING = Duration.ofSeconds(25);
    private static final int FIRST_LENGTH = 100_000;
    private static final int LAST_LENGTH = 1_600_000;

    /** Heads of each format, and the units that mean something in it. */
    private static final Map<String, List<String>> HEADS =
            Map.of(
                    "x.bib",
                            List.of(
                                    "",
                                    "@article{k, author = {A ",
                                    "@article{k, title = {",
                                    "@article{k, title = \"",
                                    "@article{k, ",
                                    "@string{",
                                    "@comment{",
                                    "@book{k, editor = {A and ",
                                    "@article{k, file = {",
                                    "@article{k, pages = {"),
                    "x.ris",
                            List.of(
                                    "",
                                    "TY  - JOUR\n",
                                    "TY  - JOUR\nTI  - ",
                                    "TY  - JOUR\nAU  - ",
                                    "TY  - JOUR\nAN  - ",
                                    "TY  - JOUR\nSP  - ",
                                    "TY  - JOUR\nDO  - "),
                    "x.json",
                            List.of(
                                    "[",
                                    "[{\"title\": \"",
                                    "[{\"title\": \"T\", \"authors\": \"",
                                    "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"",
                                    "{\"items\": [",
                                    "[{\"title\": \"T\", \"authors\": ["),
                    "papers.txt",
                            List.of(
                                    "",
                                    "* ",
                                    "1. ",
                                    "- A Title, by ",
                                    "A Title\n",
                                    "Doe, J. (2017). "),
                    "x.yaml",
                            List.of(
                                    "references:\n",
                                    "references:\n- id: a\n  title: ",
                                    "references:\n- id: ",
                                    "a: "),
                    "x.xml",
                            List.of(
                                    "<modsCollection><mods>",
                                    "<modsCollection><mods><titleInfo><title>",
                                    "<xml><records><record>",
                                    "<PubmedArticleSet><PubmedArticle>",
                                    "<feed><id>arxiv</id>"),
                    "x.html",
                            List.of(
                                    "<!DOCTYPE html>",
                                    "<!DOCTYPE html><meta name=citation_title content=\"",
                                    "<!DOCTYPE html><dl>",
                                    "<!DOCTYPE html><table>"),
                    "x.nbib",
                            List.of(
                                    "PMID- 1\n",
                                    "PMID- 1\nTI  - ",
                                    "PMID- 1\nFAU - ",
                                    "PMID- 1\nDP  - "),
                    "x.enw", List.of("%0 Book\n", "%0 Book\n%T ", "%0 Book\n%A "),
                    "x.cff",
                            List.of(
                                    "cff-version: 1.2.0\n",
                                    "cff-version: 1.2.0\ntitle: ",
                                    "cff-version: 1.2.0\nauthors:\n"));

    private static final List<String> UNITS =
            List.of(
                    "%",
                    "{",
                    "}",
                    "\"",
                    "\\",
                    "#",
                    "@",
                    ",",
                    ", ",
                    ";",
                    "and ",
                    " and A",
                    "a",
                    "a ",
                    "1",
                    "1-",
                    "--",
                    "\n",
                    "\n\n",
                    "\r",
                    "\t",
                    " ",
                    "=",
                    "k = {v}, ",
                    "@a{k}\n",
                    "\\'",
                    "{\\'e}",
                    "$",
                    "~",
                    "&",
                    "[",
                    "]",
                    "{\"a\":",
                    "[{",
                    "{}, ",
                    "null, ",
                    "\\u0041",
                    "\"a\", ",
                    "*",
                    "* ",
                    "- ",
                    "- a\n",
                    "1. a\n",
                    ". ",
                    "A. ",
                    "A, B. ",
                    "(",
                    ")",
                    "10.1/a ",
                    "https://a.b ",
                    "arXiv:1706.03762 ",
                    "AU  - A\n",
                    "TY  - JOUR\n",
                    "ER  - \n",
                    "KW  - a\n",
                    "%A A\n",
                    "FAU - A\n",
                    "<a>",
                    "</a>",
                    "<a ",
                    "<!--",
                    "<![CDATA[",
                    "<title>",
                    "&lt;",
                    "&#65;",
                    "k: v\n",
                    "  - a\n",
                    "? ",
                    "&a [*a, ",
                    "\u00E9",
                    "\uD83E\uDD89",
                    "\u4E2D");

    @Override
    public String name() {
        return "growing-sources";
    }

    @Override
    public String claim() {
        return "Reading a source takes time that grows as the source does, not faster.";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        List<String> names = HEADS.keySet().stream().sorted().toList();
        String name = names.get(random.nextInt(names.size()));
        List<String> heads = HEADS.getOrDefault(name, List.of(""));
        StringBuilder unit = new StringBuilder();
        for (int parts = 1 + random.nextInt(2); parts > 0; parts--) {
            unit.append(UNITS.get(random.nextInt(UNITS.size())));
        }
        List<String> tails = List.of("", "", "}}", "\"}]", "\n", "]");
        return TortureCase.of(
                "name",
                name,
                "head",
                heads.get(random.nextInt(heads.size())),
                "unit",
                unit.toString(),
                "tail",
                tails.get(random.nextInt(tails.size())));
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        String unit = tried.text("unit", "a");
        Path file = scratch.workspace().resolve(tried.text("name", "x.bib").strip());
        Duration start = cost(scratch, file, tried, 0);
        double ratio =
                Growth.of(
                        Math.max(1, FIRST_LENGTH / unit.length()),
                        Math.max(4, LAST_LENGTH / unit.length()),
                        repetitions -> {
                            Duration whole = cost(scratch, file, tried, repetitions).minus(start);
                            // A start costs now more, now less; what is within that is nothing.
                            return whole.compareTo(Duration.ofMillis(500)) < 0
                                    ? Duration.ZERO
                                    : whole;
                        });
        return new Figure(100 * ratio, "% of the time for four times the source");
    }

    private static Duration cost(Scratch scratch, Path file, TortureCase tried, int repetitions)
            throws Exception {
        Files.write(
                file,
                TortureCase.bytes(
                        tried.text("head", "")
                                + tried.text("unit", "a").repeat(repetitions)
                                + tried.text("tail", "")));
        Launcher.Result result =
                new Launcher(scratch)
                        .run(MAX_READING, "papers", "--format", "keys", file.toString());
        if (result.printed().contains("\tat ")
                || result.printed().contains("StackOverflow")
                || result.printed().contains("OutOfMemory")) {
            throw new AssertionError(
                    repetitions + " repetitions: " + Editor.shortened(result.printed()));
        }
        return result.processorTime();
    }
}
