package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.paper.Names;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.ReadResult;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.TreeMap;

/**
 * What records of real libraries mean, kind by kind. A case is a record in its format, an arrow,
 * and what is read: authors, year, title, identifiers.
 */
final class RecordKindsTest {
    /** LaTeX2e reference manual, "Boxes", "Color"; csquotes; BibLaTeX manual, section 4.10.4. */
    @Test
    void argumentsThatAreNoText() {
        title("Erd\\ifmmode \\mbox{\\H{o}}\\else \\H{o}\\fi{}s graphs", "Erdős graphs");
        title("$\\ifmmode\\pm\\else\\textpm\\fi$ 3", "$\\pm$ 3");
        title("\\texorpdfstring{$\\alpha$}{alpha}-decay", "$\\alpha$-decay");
        title("An \\raisebox{0.5ex}[1ex][2ex]{up} \\scalebox{2}[1]{Big} word", "An up Big word");
        title("\\makebox[3em][l]{left} \\framebox{in} \\parbox[t]{3cm}{box}", "left in box");
        title("\\colorbox[rgb]{1,0,0}{red} \\fcolorbox{a}{b}{and} \\textcolor{c}{d}", "red and d");
        title("A\\rule[2pt]{1em}{2em} B \\includegraphics[width=1cm]{x.png}C", "A B C");
        title("{\\color[gray]{0.5} grey} \\fontsize{9}{10}\\selectfont small", "grey small");
        title("\\iflanguage{english}{Thesis}{Dissertation} on moss", "Thesis on moss");
        title("\\begin{otherlanguage*}{german}Moos\\end{otherlanguage*}", "Moos");
        title("\\foreignlanguage{ngerman}{Moos} und \\enquote{Farn}", "Moos und “Farn”");
        title("\\enquote*{Moss} \\mkbibparens{a} \\mkbibbrackets{b}", "‘Moss’ (a) [b]");
        title("\\textquote[Ann]{Moss}, \\foreignquote{german}{Farn}", "“Moss”, “Farn”");
        title("Moss\\vskip 2pt and\\hskip .5em fern and\\kern-1pt more", "Moss and fern andmore");
        title("T\\kern-.1667em\\lower.5ex\\hbox{E}\\kern-.125emX", "TEX");
        title("\\MakeUppercase{moss} \\lowercase{FERN}", "MOSS fern");
        title("Moss\\footnote{Or not.}\\thanks{To Ann} \\label{m}", "Moss");
        title("\\href[x]{http://a.b}{Moss} \\ensuremath{x^2}", "Moss $x^2$");
        title("\\unknown{Moss} and \\foo", "Moss and");
    }

    /** A blank behind a control word belongs to it (The TeXbook, chapter 8). */
    @Test
    void namesWithCommands() {
        author("Bj\\o rn Lomborg", "Lomborg, Bjørn");
        author("\\L ukasz Kaiser and Erd\\H os, Paul", "Kaiser, Łukasz; Erdős, Paul");
        author("Hans Wei\\ss and Karl Gro\\ss mann", "Weiß, Hans; Großmann, Karl");
        author("J\\\" urgen Habermas and {\\AA}ke \\AA kerlund", "Habermas, Jürgen; Åkerlund, Åke");
        author("D.\\ E. Knuth and L.~Lamport", "Knuth, D. E.; Lamport, L.");
        author("Paul Erd\\ifmmode \\mbox{\\H{o}}\\else \\H{o}\\fi{}s", "Erdős, Paul");
    }

    @Test
    void whatPeopleAddToNames() {
        author("Shie Mannor and Tong Zhang 0001", "Mannor, Shie; Zhang, Tong");
        author("Zhang 0012, Tong", "Zhang, Tong");
        author("T. Hansen, Ed. and Sheeran, Ed", "Hansen, T.; Sheeran, Ed");
        author("Hansen, T., Ed.", "Hansen, T.");
        author(
                "Smith, Michael, III and Smith, III, Michael",
                "Smith, Michael, III; Smith, Michael, III");
        author(
                "Martin Luther King Jr. and Charles de Gaulle III",
                "King, Martin Luther, Jr.; de Gaulle, Charles, III");
        author("Martin Luther King, Jr.", "King, Martin Luther, Jr.");
        author("Robert Downey jr. and John Smith 3rd", "Downey, Robert, jr.; Smith, John, 3rd");
        author("Doe, Jane et al. and Roe, Ann (Ed.)", "Doe, Jane; Roe, Ann");
        author("Andr&eacute; Weil and Erd&#337;s, Paul", "Weil, André; Erdős, Paul");
        author("World Health Organization and {UNESCO}", "Organization, World Health; UNESCO");
    }

    @Test
    void authorsWhoAreTheEditors() {
        checkOwn(true, "p.bib", "@book{p, author = {Puff, C.}, editor = {Puff, C.}, title = {M}}");
        checkOwn(false, "p.bib", "@book{p, editor = {Puff, C.}, title = {M}}");
        checkOwn(true, "p.ris", "TY  - BOOK\nAU  - Puff, C.\nED  - Puff, C.\nTI  - M\nER  - \n");
        checkOwn(false, "p.ris", "TY  - BOOK\nED  - Puff, C.\nTI  - M\nER  - \n");
        String name = "[{\"family\": \"Puff\", \"given\": \"C.\"}]";
        String csl = "[{\"id\": \"p\", \"type\": \"book\", \"title\": \"M\", \"editor\": " + name;
        checkOwn(true, "p.json", csl + ", \"author\": " + name + "}]");
        checkOwn(false, "p.json", csl + "}]");
    }

    /** RefMan, "RIS format specifications"; what exporters make of them. */
    @Test
    void looseRis() {
        // Each record has its own form.
        check(
                "a.ris",
                "TY  - JOUR\nTI  - One\nAB  - Not\nTI - this\nER  - \nTY - JOUR\nTI - Two\nER -\n",
                "  One {}\n  Two {}\n");
        // Tags before the type.
        check(
                "a.ris",
                "ID  - x\n"
                        + "AU  - Doe, J\n"
                        + "TY  - JOUR\n"
                        + "TI  - One\n"
                        + "ER  - \n\n"
                        + "TI  - Two\n"
                        + "TY  - BOOK\n"
                        + "ER  - \n",
                "Doe, J  One {}\n  Two {}\n");
        // Ovid's lines behind the end.
        check(
                "a.ris",
                "1. \n"
                        + "TY  - JOUR\n"
                        + "TI  - One\n"
                        + "ER  - \n"
                        + "NL  - J Moss\n\n"
                        + "Link: http://x\n\n"
                        + "2. \n"
                        + "TY  - JOUR\n"
                        + "TI  - Two\n"
                        + "ER  - \n"
                        + "NL  - J Fern\n",
                "  One {}\n  Two {}\n");
        // A file with another ending.
        check(
                "a.ris",
                "PMID- 1\nTI  - Moss\nAU  - Doe J\nDP  - 2001\n",
                "Doe, J 2001 Moss {pmid=1}\n");
        check("a.bib", "TY  - JOUR\nTI  - Moss\nPY  - 2001\nER  - \n", " 2001 Moss {}\n");
        check("a.ris", "@book{a, title = {Moss}, year = 2001}\n", " 2001 Moss {}\n");
        check("a.txt", "@book{a, title = {Moss}, year = 2001}\n", " 2001 Moss {}\n");
        check("a.bib", "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"Moss\"}]", "  Moss {}\n");
        // Records that do not end, and have no type.
        check(
                "a.ris",
                "TI  - A\nAU  - X, Y\n\nTY  - JOUR\nTI  - B\nER  - \n",
                "X, Y  A {}\n  B {}\n1:1 ris-end\n1:1 ris-type\n");
        // An unknown year.
        check("a.ris", "TY  - JOUR\nTI  - Moss\nPY  - 0000\nER  - \n", "  Moss {}\n");
    }

    /** A line that begins with a per cent sign is a comment to those who write it. */
    @Test
    void entriesInComments() {
        check(
                "a.bib",
                "%@ARTICLE{a, title = {Moss}}\n"
                        + "% @book{b,\n"
                        + "%  title = {Fern}\n"
                        + "% }\n"
                        + "@misc{c, title = {50% @home}}\n",
                "  50% @home {}\n");
    }

    /** A list is what pandoc reads; these are what services and scripts write. */
    @Test
    void itemsOutsideOfLists() {
        String item = "{\"id\": \"%s\", \"type\": \"book\", \"title\": \"Moss\", \"issued\": %s}";
        String date = "{\"date-parts\": [[2001, 5]]}";
        check("a.json", item.formatted("a", date), " 2001 Moss {}\n");
        check(
                "a.json",
                item.formatted("a", date) + "\n" + item.formatted("b", date) + "\n",
                " 2001 Moss {}\n 2001 Moss {}\n");
        check(
                "a.jsonl",
                item.formatted("a", date) + "\n{\"id\": ]\n" + item.formatted("b", date) + "\n",
                " 2001 Moss {}\n 2001 Moss {}\n2:8 json-syntax\n");
        check(
                "a.json",
                "{\"a\": "
                        + item.formatted("a", date)
                        + ", \"b\": {\"type\": \"book\", \"title\": \"Fern\"}}",
                " 2001 Moss {}\n  Fern {}\n1:7 csl-id\n");
        check("a.json", "// mine\n[" + item.formatted("a", date) + "]", " 2001 Moss {}\n");
        check("a.json", "[" + item.formatted("a", "[[2020, 2, 11]]") + "]", " 2020 Moss {}\n");
        check(
                "a.json",
                "[" + item.formatted("a", "{\"raw\": \"11 Feb 2020\"}") + "]",
                " 2020 Moss {}\n");
        check(
                "a.json",
                "{\"type\": \"article-journal\", \"title\": \"Moss\", \"DOI\": \"10.1000/x\","
                        + " \"author\": [{\"family\": \"Doe\"}]}",
                "Doe  Moss {doi=10.1000/x}\n1:1 csl-id\n");
    }

    /** What scripts write is read as before, and so are notes that quote an entry. */
    @Test
    void whatIsNoCsl() {
        check(
                "a.jsonl",
                "{\"id\": \"2401.00001\", \"type\": \"article\", \"title\": \"T\", \"author\": \"A."
                        + " Fox\", \"year\": 2023, \"doi\": \"10.1000/x\"}\n",
                "Fox, A. 2023 T {arxiv=2401.00001, doi=10.1000/x}\n");
        check("a.json", "{\"id\": 1, \"type\": \"event\", \"title\": \"Meeting\"}", "");
        check(
                "a.md",
                "---\n"
                        + "references:\n"
                        + "- id: a\n"
                        + "  type: book\n"
                        + "  title: Moss\n"
                        + "---\n\n"
                        + "```\n"
                        + "@article{x, title = {No}}\n"
                        + "```\n",
                "  Moss {}\n");
    }

    /** DOI Handbook, section 2.2; ANSI/NISO Z39.56 for SICI. */
    @Test
    void dois() {
        doi("https://doi.org/10.1000/ABC.123", "10.1000/ABC.123");
        doi("DOI: 10.1000/abc123.", "10.1000/abc123");
        doi("10.9999/abc-1     LK  - https://x.y/z", "10.9999/abc-1");
        doi("10.1000/abc, 10.1000/def", "10.1000/abc");
        doi("10.1000/abc;10.1000/def", "10.1000/abc");
        doi("https://doi-org.proxy.uni.edu/10.1000/abc", "10.1000/abc");
        doi("https://doi.org.ezproxy.uni.edu/10.1000/abc?x=1", "10.1000/abc");
        doi("https://pub.example/doi/full/10.1080/1234?casa=1", "10.1080/1234");
        doi("https://pub.example/doi/10.1002/abc.1/abstract", "10.1002/abc.1");
        doi("10.1000%2Fabc", "10.1000/abc");
        doi(
                "10.1002/(SICI)1097(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
                "10.1002/(SICI)1097(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2");
        doi(
                "10.1002/(SICI)1097(1998)17:1$<$16::AID-S9$>$3.0.CO;2-2",
                "10.1002/(SICI)1097(1998)17:1<16::AID-S9>3.0.CO;2-2");
        doi(
                "10.1002/(SICI)1097(1998)17:1{\\textless}16::AID-S9{\\textgreater}3.0.CO;2-2",
                "10.1002/(SICI)1097(1998)17:1<16::AID-S9>3.0.CO;2-2");
        doi(
                "https://doi.org/10.1002/(SICI)1521(1998)37:13%3C1803::AID-A3%3E3.0.CO;2-%23",
                "10.1002/(SICI)1521(1998)37:13<1803::AID-A3>3.0.CO;2-#");
        doi("10.1000\\slash abc\\_1", "10.1000/abc_1");
        doi("\\href{https://doi.org/10.1000/abc}{10.1000/abc}", "10.1000/abc");
        doi("\\url{https://doi.org/10.1000/abc}", "10.1000/abc");
        doi("n/a", "");
        doi("-", "");
    }

    @Test
    void identifiersElsewhere() {
        for (String tag : new String[] {"M3", "L1", "L2", "L3", "N1", "DI"}) {
            check(
                    "a.ris",
                    "TY  - JOUR\nTI  - Moss\n" + tag + "  - 10.9999/x.1\nER  - \n",
                    "  Moss {doi=10.9999/x.1}\n");
        }
        fields("ee = {https://doi.org/10.1000/a}", "{doi=10.1000/a}");
        fields("howpublished = {\\url{https://doi.org/10.1000/a}}", "{doi=10.1000/a}");
        fields("note = {doi:10.1000/a}", "{doi=10.1000/a}");
        fields("note = {Reply to 10.1000/a}", "{}");
        fields("note = {doi:10.1000/182. {S}ee also}", "{doi=10.1000/182}");
        fields(
                "howpublished = {\\url{https://doi.org/10.5281/zenodo.1}, \\textit{Zenodo}}",
                "{doi=10.5281/zenodo.1}");
        fields("pmid = {PMC3531190}", "{}");
        fields("journal = {ArXiv}, volume = {abs/1706.03762}", "{arxiv=1706.03762}");
        fields("journal = {CoRR}, volume = {abs/cs/0506438v2}", "{arxiv=cs/0506438}");
        fields("journal = {J. Moss}, volume = {abs/1706.03762}", "{}");
        fields("pmid = {PMID: 123}", "{pmid=123}");
        fields("url = {https://a.b/c https://d.e/f}", "{url=https://a.b/c}");
        fields("url = {https://a.b/c; https://d.e/f}", "{url=https://a.b/c}");
        fields("url = {https://a.b/\n    long}", "{url=https://a.b/long}");
    }

    /** HTML, section 13.5, in all formats. */
    @Test
    void characterReferences() {
        String text = "Moss &#8211; caf&eacute; &amp; fern&#x2019;s &amp;#945; AT&T";
        String plain = "  Moss – café & fern’s α AT&T {}\n";
        check(
                "a.bib",
                "@misc{a, title = {" + text.replace("&", "\\&").replace("#", "\\#") + "}}",
                plain);
        check("a.ris", "TY  - JOUR\nTI  - " + text + "\nER  - \n", plain);
        check("a.nbib", "PMID- 1\nTI  - " + text + "\n", plain.replace("{}", "{pmid=1}"));
        check("a.enw", "%0 Book\n%T " + text + "\n", plain);
        check(
                "a.json",
                "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"" + text + "\"}]",
                plain);
        check("a.yaml", "a:\n  type: book\n  title: \"" + text + "\"\n", plain);
        check(
                "b.ris",
                "TY  - JOUR\nAU  - Andr&eacute;, J; Doe, A\nTI  - T\nER  - \n",
                "André, J; Doe, A  T {}\n");
    }

    /** ISO 8601 has a year 0, so that -0043 is 44 BC; CSL has none. */
    @Test
    void yearsBeforeChrist() {
        check("a.bib", "@book{a, title = {Moss}, date = {-0043-03}}", " -0044 Moss {}\n");
        check("a.bib", "@book{a, title = {Moss}, year = {0000}}", "  Moss {}\n");
        check("a.yaml", "a:\n  type: book\n  title: Moss\n  date: -0043\n", " -0044 Moss {}\n");
        check(
                "a.yaml",
                "a:\n  type: book\n  title: Moss\n  author: {family: Doe, given: Jane}\n",
                "Doe, Jane  Moss {}\n");
    }

    /** A key with blanks cannot be cited: the paper gets another one, and answers to this. */
    @Test
    void keysThatCannotBeCited() {
        Paper paper =
                read("a.bib", "@article{van der Berg2001, title = {Moss}}").papers().getFirst();
        assertEquals("[] [van der Berg2001]", "[" + paper.key() + "] " + paper.aliases());
        check("a.bib", "@article{van der Berg2001, title = {Moss}}", "  Moss {}\n1:10 bib-key\n");
    }

    private static void title(String latex, String plain) {
        check("a.bib", "@misc{a, title = {" + latex + "}}", "  " + plain + " {}\n");
    }

    private static void author(String latex, String names) {
        check("a.bib", "@misc{a, author = {" + latex + "}, title = {T}}", names + "  T {}\n");
    }

    private static void doi(String written, String doi) {
        String identifiers = doi.isEmpty() ? "{}" : "{doi=" + doi + "}";
        fields("doi = {" + written + "}", identifiers);
    }

    private static void fields(String written, String identifiers) {
        check("a.bib", "@article{a, title = {T}, " + written + "}", "  T " + identifiers + "\n");
    }

    private static void checkOwn(boolean expected, String file, String text) {
        Paper paper = read(file, text).papers().getFirst();
        assertEquals("Puff, C.", Names.join(paper.authors()));
        assertEquals(expected, paper.hasOwnAuthors(), text);
    }

    /** Authors, year, title and identifiers of each paper; then the problems, but for no key. */
    private static void check(String file, String text, String expected) {
        ReadResult result = read(file, text);
        StringBuilder shown = new StringBuilder();
        for (Paper paper : result.papers()) {
            shown.append(Names.join(paper.authors()))
                    .append(" ")
                    .append(paper.year())
                    .append(" ")
                    .append(paper.title())
                    .append(" ")
                    .append(new TreeMap<>(paper.identifiers()))
                    .append("\n");
        }
        for (Problem problem : result.problems()) {
            shown.append(problem.range().start().line() + 1)
                    .append(":")
                    .append(problem.range().start().character() + 1)
                    .append(" ")
                    .append(problem.code())
                    .append("\n");
        }
        assertEquals(expected, shown.toString(), text);
    }

    private static ReadResult read(String file, String text) {
        return SourceFiles.read(Path.of(file).toAbsolutePath(), text);
    }
}
