package glossa.source.bibtex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.grammar.Range;
import glossa.paper.Paper;
import glossa.source.SourceText;
import glossa.source.reading.ReadingLines;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

final class BibTexTest {
    private static final String SAMPLE =
            """
            % A comment, and an address: someone@example.org
            @string{jml = "Journal of Made-Up Learning"}
            @preamble{ "\\newcommand{\\noop}[1]{}" }
            @comment{@article{hidden, title = {Not read}}}

            @article{vaswani2017,
              title = {Attention Is All You Need},
              author = {Vaswani, Ashish and Noam Shazeer and others},
              journal = jml # { B},
              volume = 30, pages = {5998--6008}, year = 2017, month = jun,
              doi = {https://doi.org/10.5555/a_b}, eprint = {1706.03762v5}, archivePrefix = {arXiv},
            }

            @book(knuth1984,
              title = "The {\\TeX}book",
              author = "Donald E. Knuth",
              publisher = {Addison-Wesley},
              date = {1984-05/1986},
            )

            @inproceedings{child, crossref = {parent}, title = {A Part}, author = {Ada de la Cruz}}
            @proceedings{parent, title = {Proceedings of It}, date = {2001-07}, editor = {Eve Ed}}
            """;

    @Test
    void readsEntriesOfAllKinds() {
        check(
                SAMPLE,
                """
                6:10 vaswani2017 article-journal "Attention Is All You Need" Vaswani, Ashish; Shazeer, Noam 2017
                14:7 knuth1984 book "The TeXbook" Knuth, Donald E. 1984
                21:16 child paper-conference "A Part" de la Cruz, Ada 2001
                22:14 parent book "Proceedings of It" Ed, Eve 2001
                """);
    }

    @Test
    void givesEveryFieldItsPlace() {
        Paper paper = papers(SAMPLE).getFirst();
        assertEquals("Journal of Made-Up Learning B", paper.venue());
        assertEquals(Map.of("doi", "10.5555/a_b", "arxiv", "1706.03762"), paper.identifiers());
        assertEquals("2017-06", paper.fields().get("issued"));
        assertEquals("5998-6008", paper.fields().get("page"));
        assertEquals("30", paper.fields().get("volume"));
        assertEquals(Range.of(5, 0, 11, 1), paper.sources().getFirst().record());
        assertEquals(Range.of(5, 9, 5, 20), paper.sources().getFirst().name());
    }

    @Test
    void inheritsFromParents() {
        List<Paper> papers =
                papers(
                        """
                        @xdata{house, publisher = {Made-Up House}, location = {Here}}
                        @inbook{part, title = {Part}, crossref = {whole}}
                        @book{whole, title = {Whole}, author = {Ann A}, xdata = {house}, ids = {w, ww}}
                        @book{self, title = {Self}, crossref = {self}}
                        @set{both, entryset = {whole, self}}
                        """);
        Paper part = papers.getFirst();
        assertEquals("Whole", part.venue());
        assertEquals("Made-Up House", part.fields().get("publisher"));
        assertEquals("Ann A", part.authors().getFirst().display());
        assertEquals(List.of("w", "ww"), papers.get(1).aliases());
        assertEquals("Whole", papers.get(3).title());
    }

    @Test
    void aBrokenEntryCostsItselfOnly() {
        check(
                """
                @article{open, title = {Never closed, year = 2001

                @article{after1, title = {After}, year = 2002}
                @article{comma title = {No comma} year = 2003}
                @article{quote, title = "Open, year = 2004}
                @article{after2, title = {After}, year = 2005
                @article{extra, title = {Extra}}, year = 2006}
                @article{bad, what is this, title = {Bad}, year = 2007}
                @article{, title = {No key}}
                @article missing = {brace}
                @article{value, title = , year = 2008}
                @article{last, title = {Half typ
                """,
                """
                1:10 open article-journal "Never closed, year = 2001"
                3:10 after1 article-journal "After" 2002
                4:10 comma article-journal "No comma" 2003
                5:10 quote article-journal "Open, year = 2004"
                6:10 after2 article-journal "After" 2005
                7:10 extra article-journal "Extra" 2006
                8:10 bad article-journal "Bad" 2007
                9:21 - article-journal "No key"
                11:10 value article-journal "" 2008
                12:10 last article-journal "Half typ"
                1:24 error bib-syntax: this brace is never closed; add }
                4:16 error bib-syntax: expected , before this field; add it
                4:35 error bib-syntax: expected , before this field; add it
                5:25 error bib-syntax: this quote is never closed; add "
                6:9 error bib-syntax: this entry is never closed; add }
                7:32 error bib-syntax: the entry goes on behind this }; remove it
                8:15 error bib-syntax: expected name = {value} here; fix or remove this
                9:2 warning bib-key: this entry has no key; write @article{key, ...}
                10:1 error bib-syntax: expected { here; write @article{key, ...}
                11:25 error bib-syntax: expected a value here; write title = {value}
                12:24 error bib-syntax: this brace is never closed; add }
                """);
    }

    @Test
    void anOpenValueEndsWhereTheNextFieldBegins() {
        check(
                """
                @article{a,
                  title = {Open,
                  author = {Ada Lovelace},
                  year = 1843
                }
                @misc{b, title = unknown # { and } # "known", note = {C:\\papers\\}}
                """,
                """
                1:10 a article-journal "Open" Lovelace, Ada 1843
                6:7 b document "unknown and known"
                2:11 error bib-syntax: this brace is never closed; add }
                6:18 information bib-string: no @string named unknown; define it, or write title = {unknown}
                """);
    }

    @Test
    void readsNamesInTheirParts() {
        check(
                """
                @misc{a, author = {Ludwig van Beethoven and {van Gogh}, Vincent and de la Fontaine, Jean}}
                @misc{b, author = {King, Jr, Martin Luther and {Barnes and Noble, Inc.} and Plato}}
                @misc{c, author = {family=Berg, given=Jan, prefix=van den, useprefix=true AND J{\\'o}n Jónsson}}
                @misc{d, author = {Aalst, Wil M. P. van der and {\\O}rsted, H. C. and Jean-Paul~Sartre}}
                """,
                """
                1:7 a document "" van Beethoven, Ludwig; van Gogh, Vincent; de la Fontaine, Jean
                2:7 b document "" King, Martin Luther, Jr; Barnes and Noble, Inc.; Plato
                3:7 c document "" van den Berg, Jan; Jónsson, Jón
                4:7 d document "" van der Aalst, Wil M. P.; Ørsted, H. C.; Sartre, Jean-Paul
                """);
    }

    @Test
    void makesPlainTextOfLatex() {
        checkTitle("G{\\\"o}del, Escher \\& Bach", "Gödel, Escher & Bach");
        checkTitle(
                "{\\'E}tude: na\\\"{\\i}ve, \\v{C}apek, \\c c, \\o re",
                "Étude: naïve, Čapek, ç, øre");
        checkTitle("``Quoted'' and `so' --- 1--2 don't", "“Quoted” and ‘so’ — 1–2 don’t");
        checkTitle(
                "\\emph{In} \\textbf{{NASA}}'s $O(n^{2})$ \\LaTeX\\ book",
                "In NASA’s $O(n^{2})$ LaTeX book");
        checkTitle(
                "A~B\n  C\\,D \\href{http://x.y}{E} \\enquote{F \\enquote{G}}",
                "A B C D E “F “G””");
        checkTitle("$R_{1\\text{$\\rho$}}$ costs \\$5, $5", "$R_{1\\text{$\\rho$}}$ costs $5, $5");
        checkTitle("\\unknown{kept} \\begin{it}x\\end{it}", "kept x");
    }

    @Test
    void readsDates() {
        checkYear("date = {2017-05/2018}", "2017", "2017-05/2018");
        checkYear("year = 1999, month = \"5~\" # may", "1999", "1999-05");
        checkYear("year = {1999}, month = 12, day = 3", "1999", "1999-12-03");
        checkYear("year = {in press}", "", "in press");
        checkYear("date = {199X}", "1990", "199X");
        checkYear("date = {2004~}", "2004", "");
        checkYear("date = {2013-07-29T10:00:00Z}", "2013", "2013-07-29");
        checkYear("date = {May 2011}, year = 2012", "2012", "");
    }

    @Test
    void knowsItsOwn() {
        BibTex format = new BibTex();
        assertTrue(format.recognises(SourceText.of(Path.of("/empty.bib"), "")));
        assertTrue(format.recognises(SourceText.of(Path.of("/refs.txt"), SAMPLE)));
        assertTrue(!format.recognises(SourceText.of(Path.of("/note.txt"), "As @vaswani2017 {x}.")));
    }

    @Test
    void everyPrefixIsRead() {
        for (int end = 0; end <= SAMPLE.length(); end++) {
            papers(SAMPLE.substring(0, end));
            papers(SAMPLE.substring(end));
        }
    }

    @Test
    void damageNeverReachesTheEntriesAfterIt() {
        Random random = new Random(20170612);
        String marks = "{}\"(),=@#\\%\n x";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder(SAMPLE);
            int last = 0;
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(text.length());
                char mark = marks.charAt(random.nextInt(marks.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, mark);
                    case 1 -> text.insert(at, mark);
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(9)));
                }
                last = Math.max(last, at);
            }
            String after =
                    "\n@article{whole1, title = {One}}\ntext\n@book{whole2, title = {Two}}\n";
            List<String> keys = papers(text + after).stream().map(Paper::key).toList();
            String broken = "round " + round + ":\n" + text;
            assertTrue(keys.contains("whole1") && keys.contains("whole2"), broken);
        }
    }

    @Test
    void whatOtherToolsStumbleOverIsTold() {
        assertEquals(
                """
                1:7 one document "One" 2020
                2:7 two document "Two"
                1:27 warning bib-syntax: no field stands before this comma; remove the comma
                2:7 warning bib-crossref: this entry inherits from itself; name another entry in its crossref or xdata\
                """,
                ReadingLines.lines(
                        new BibTex(),
                        """
                        @misc{one, title = {One}, , year = 2020}
                        @misc{two, title = {Two}, crossref = {two}}
                        """));
    }

    @Test
    void hugeAndDeepTextsTakeLinearTime() {
        int n = 200_000;
        for (String text :
                List.of(
                        "@a{b, title = {" + "{".repeat(n) + "}".repeat(n) + "}}",
                        "@a{b, title = " + "{".repeat(n),
                        "@a{b, title = {" + "\\enquote{".repeat(n) + "}".repeat(n) + "}}",
                        "@a{b, title = {" + "\\'{".repeat(n) + "}".repeat(n) + "}}",
                        "@a{b, title = {" + "${".repeat(n) + "}".repeat(n) + "}}",
                        "@a{b, author = {" + "a and ".repeat(n) + "}}",
                        "\n@a{b, title = {".repeat(n / 10),
                        "\n@comment{".repeat(n),
                        "@".repeat(n),
                        "@a{b, c = {d}} ".repeat(n / 10))) {
            papers(text);
        }
    }

    private static List<Paper> papers(String bib) {
        return new BibTex().read(SourceText.of(Path.of("/papers/sample.bib"), bib)).papers();
    }

    private static void checkTitle(String latex, String expected) {
        assertEquals(expected, papers("@misc{a, title = {" + latex + "}}").getFirst().title());
    }

    private static void checkYear(String fields, String year, String issued) {
        Paper paper = papers("@misc{a, " + fields + "}").getFirst();
        assertEquals(year, paper.year());
        assertEquals(issued, paper.fields().getOrDefault("issued", ""));
    }

    private static void check(String bib, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new BibTex(), bib));
    }
}
