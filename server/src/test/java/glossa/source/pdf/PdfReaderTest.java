package glossa.source.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.paper.Names;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The content of a PDF, read without the separate process; for that see {@link PdfWorkersTest}. */
final class PdfReaderTest {
    private static final String PAPER =
            """
            18b Owls that Read Maps:
            18b A Study in Three Forests
            12 Ada Lovelace^1 and Ludwig van Beethoven^2
            10 ^1 University of Somewhere, Department of Owls
            12b Abstract
            10 Owls read maps, as we show in a study of three forests and of the peo-
            10 ple who draw them. No owl was harmed.
            12b 1 Introduction
            10 In this section, much is told of owls, of maps, and of what others said.
            10 See the work in doi 10.1000/other for a long account of all of the forests
            10 that were ever drawn by anyone. We draw new ones, and let the owls decide.
            12b References
            10 https://doi.org/10.1000/cited
            """;

    @TempDir private Path folder;

    @Test
    void titleInTwoLinesAndAuthorsOnTheFirstPage() throws IOException {
        check(
                new PdfSamples().page(PAPER),
                """
                abstract: Owls read maps, as we show in a study of three forests and of the people who draw them. No owl was harmed.
                number-of-pages: 1
                title: Owls that Read Maps: A Study in Three Forests
                authors: Lovelace, Ada; van Beethoven, Ludwig
                pages: 1
                """);
    }

    @Test
    void implausibleTitlesInMetadataAreIgnored() throws IOException {
        for (String rubbish :
                "Microsoft Word - owls_final.doc|untitled|arXiv:2401.01234v2|main.dvi|made|Paper|sn123.tex|PII: S0022-1234(05)001-2|A Template for Authors of This Journal"
                        .split("\\|")) {
            assertEquals(
                    "Owls that Read Maps: A Study in Three Forests",
                    read(new PdfSamples().page(PAPER).info("Title", rubbish).info("Author", "user"))
                            .said("title"),
                    rubbish);
        }
    }

    @Test
    void metadataThatThePageConfirmsTakePrecedence() throws IOException {
        check(
                new PdfSamples()
                        .page("18b OWLS THAT READ MAPS\n12 A. Lovelace\n10 The text of the page.\n")
                        .info("Title", "Owls that Read Maps")
                        .info("Author", "Ada Lovelace"),
                """
                number-of-pages: 1
                title: Owls that Read Maps
                authors: Lovelace, Ada
                pages: 1
                """);
    }

    @Test
    void xmpTakesPrecedence() throws IOException {
        check(
                new PdfSamples()
                        .page(PAPER + "10 https://doi.org/10.1000/cited2\n")
                        .info("Title", "Owls and Maps")
                        .xmp(
                                """
                                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Owls That Read Maps &amp; Forests &lol;&file;</rdf:li></rdf:Alt></dc:title>
                                <dc:creator><rdf:Seq><rdf:li>Ada Lovelace</rdf:li><rdf:li>Ludwig van Beethoven</rdf:li></rdf:Seq></dc:creator>
                                <prism:doi>10.1000/OWLS</prism:doi><prism:publicationName>Journal of Owls</prism:publicationName>
                                <prism:coverDate>2021-05-01</prism:coverDate><prism:volume>7</prism:volume>
                                <prism:startingPage>327</prism:startingPage><prism:endingPage>341</prism:endingPage>
                                """),
                """
                abstract: Owls read maps, as we show in a study of three forests and of the people who draw them. No owl was harmed.
                container-title: Journal of Owls
                doi: 10.1000/OWLS
                issued: 2021-05-01
                number-of-pages: 1
                page: 327-341
                title: Owls That Read Maps & Forests &lol;&file;
                volume: 7
                authors: Lovelace, Ada; van Beethoven, Ludwig
                pages: 1
                """);
    }

    @Test
    void arxivStampInTheMargin() throws IOException {
        check(
                new PdfSamples()
                        .page("18b Foxes in Fields\n12 Bo Li\n10 The text is short.\n")
                        .margin("arXiv:2401.01234v2  [cs.CL]  3 Jan 2025"),
                """
                arxiv: 2401.01234
                issued: 2024-01
                number-of-pages: 1
                title: Foxes in Fields
                authors: Li, Bo
                pages: 1
                """);
        assertEquals(
                "hep-th/9901001",
                read(new PdfSamples().page("18b Foxes\n10 x\n").margin("arXiv:hep-th/9901001v1"))
                        .said("arxiv"));
    }

    @Test
    void thePapersOwnDoi() throws IOException {
        String doi =
                "9 Journal of Foxes 12 (2020)\n9 https://doi.org/10.1000/\n9 foxes.2020(3)1.\n"
                        + "18b Foxes in Fields\n"
                        + "12 Bo Li\n"
                        + "10 The text of the page is short.\n"
                        + "8 © 2020 The Authors\n";
        check(
                new PdfSamples().page(doi).page("10 https://doi.org/10.1000/second-page\n"),
                """
                doi: 10.1000/foxes.2020(3)1
                issued: 2020
                number-of-pages: 2
                title: Foxes in Fields
                authors: Li, Bo
                pages: 1 2
                """);
    }

    @Test
    void namesInLayoutsOfConferences() throws IOException {
        String three =
                """
                24 Moss on the March
                11 Ada Lovelace || Bo Li^* || María-José de la Cruz
                11 Moss University || Stone Labs || Moss University
                9 ada@moss.example || bo@stone.example || m@moss.example
                12b Abstract
                10 Moss marches. It is slow, and we have measured how slow it really is.
                """;
        assertEquals(
                "Lovelace, Ada; Li, Bo; de la Cruz, María-José",
                Names.join(read(new PdfSamples().page(three)).authors()));
        assertEquals(
                "Lovelace, Ada; Noddack, Ida",
                Names.join(
                        read(new PdfSamples()
                                        .page(
                                                "20 Sand\n12 ADA LOVELACE & IDA NODDACK\n12 School"
                                                        + " of Sand, Somewhere\n9 Much text.\n"))
                                .authors()));
    }

    @Test
    void pagesAreLabelledAsTheyAreNumbered() throws IOException {
        PdfSamples book =
                new PdfSamples()
                        .info("Title", "A Book of Moss")
                        .labels(0, "r", 4)
                        .labels(2, "D", 1);
        for (String text : "preface|contents|chapter|end".split("\\|")) {
            book.page("10 " + text + "\n");
        }
        PdfContent content = read(book);
        StringJoiner pages = new StringJoiner(" ");
        content.pages().forEach(page -> pages.add(page.label() + "=" + page.text()));
        assertEquals("iv=preface v=contents 1=chapter 2=end", pages.toString());
        check(
                new PdfSamples()
                        .info("Title", "Moss at Work")
                        .labels(0, "D", 327)
                        .page("")
                        .page(""),
                """
                number-of-pages: 2
                page: 327-328
                title: Moss at Work
                authors:
                pages: 327 328
                """);
        // Labels that would have millions of letters.
        check(
                new PdfSamples()
                        .info("Title", "Moss at Work")
                        .labels(0, "a", 2_000_000_000)
                        .page(""),
                """
                number-of-pages: 1
                page: 2000000000
                title: Moss at Work
                authors:
                pages: 2000000000
                """);
    }

    @Test
    void aLongPageIsCutAndReported() throws IOException {
        StringBuilder page = new StringBuilder("18b Words without End\n");
        for (int i = 0; i < 600; i++) {
            page.append("1 word and word and word and word and word\n");
        }
        PdfContent content = read(new PdfSamples().page(page.toString()));
        assertEquals(PdfReader.MAX_PAGE_LENGTH, content.pages().getFirst().text().length());
        assertTrue(
                content.cut().getFirst().endsWith(": 1; the rest of their text is skipped"),
                content.cut()::toString);
    }

    @Test
    void aProtectedPdfIsReported() throws IOException {
        Path locked =
                new PdfSamples().page(PAPER).lock("secret").save(folder.resolve("locked.pdf"));
        IOException e =
                assertThrows(
                        IOException.class,
                        () -> PdfReader.read(locked, Duration.ofMinutes(1), PdfReader.MAX_PAGES));
        assertEquals("it is protected by a password; save it without one", PdfReader.reason(e));
        // It has only an owner password: anyone may read it.
        assertEquals(
                "Owls that Read Maps: A Study in Three Forests",
                read(new PdfSamples().page(PAPER).lock("")).said("title"));
    }

    @Test
    void aCyclicPageTreeIsReadOnce() throws IOException {
        assertEquals(
                "Owls that Read Maps: A Study in Three Forests",
                read(new PdfSamples().page(PAPER).loop()).said("title"));
    }

    @Test
    void aTruncatedPdfIsReadOrRefused() throws IOException {
        byte[] whole =
                Files.readAllBytes(new PdfSamples().page(PAPER).save(folder.resolve("made.pdf")));
        Path part = folder.resolve("part.pdf");
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(part, Arrays.copyOf(whole, length));
            try {
                PdfReader.read(part, Duration.ofMinutes(1), PdfReader.MAX_PAGES);
            } catch (IOException | RuntimeException e) {
                assertTrue(PdfReader.reason(e).contains("the PDF is broken"), e::toString);
            }
        }
    }

    private PdfContent read(PdfSamples pdf) throws IOException {
        return PdfReader.read(
                pdf.save(folder.resolve("made.pdf")), Duration.ofMinutes(1), PdfReader.MAX_PAGES);
    }

    private void check(PdfSamples pdf, String expected) throws IOException {
        PdfContent content = read(pdf);
        StringJoiner lines = new StringJoiner("\n");
        for (Map.Entry<String, String> said : new TreeMap<>(content.said()).entrySet()) {
            lines.add(said.getKey() + ": " + said.getValue());
        }
        lines.add(("authors: " + Names.join(content.authors())).strip());
        StringJoiner pages = new StringJoiner(" ", "pages: ", "");
        content.pages().forEach(page -> pages.add(page.label()));
        lines.add(pages.toString());
        content.cut().forEach(lines::add);
        assertEquals(expected.strip(), lines.toString());
    }
}
