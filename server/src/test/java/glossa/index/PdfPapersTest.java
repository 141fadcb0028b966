package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.corpus.Corpus;
import glossa.paper.KeyRule;
import glossa.source.SourceFile;
import glossa.source.pdf.PdfSamples;
import glossa.source.reading.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A PDF and an entry of the same paper are one paper: the entry's names, the PDF's pages. */
final class PdfPapersTest {
    @TempDir private Path folder;

    @Test
    void byTheDoi() throws IOException {
        check(
                "@article{foxes, title = {Foxes, in fields}, doi = {10.1000/Foxes}, year = 1999}",
                new PdfSamples()
                        .page(
                                "9 doi:10.1000/foxes\n"
                                        + "18b Foxes in Fields\n"
                                        + "12 Bo Li\n"
                                        + "10 Text of it.\n"),
                "foxes \"Foxes, in fields\" 2 sources");
    }

    @Test
    void byTheArxivId() throws IOException {
        check(
                "@misc{foxes, title = {Foxes}, eprint = {2401.01234}, archiveprefix = {arXiv}}",
                new PdfSamples()
                        .page("18b Foxes in Fields\n12 Bo Li\n10 Text.\n")
                        .margin("arXiv:2401.01234v2  [cs.CL]  3 Jan 2024"),
                "foxes \"Foxes\" 2 sources");
    }

    @Test
    void byTheTitle() throws IOException {
        check(
                "@article{foxes, title = {Foxes in {Fields}}, author = {Li, Bo}, year = 1999}",
                new PdfSamples().page("18b Foxes in Fields\n12 Bo Li\n10 Text.\n"),
                "foxes \"Foxes in Fields\" 2 sources");
    }

    @Test
    void anotherTitleIsAnotherPaper() throws IOException {
        check(
                "@article{foxes, title = {Foxes in Forests}, author = {Li, Bo}, year = 1999}",
                new PdfSamples().page("18b Foxes in Fields\n12 Bo Li\n10 Text.\n"),
                "foxes \"Foxes in Forests\" 1 sources\n"
                        + "foxes-fields \"Foxes in Fields\" 1 sources");
    }

    private void check(String bib, PdfSamples pdf, String expected) throws IOException {
        List<Path> order =
                List.of(
                        Files.writeString(folder.resolve("refs.bib"), bib),
                        pdf.save(folder.resolve("paper.pdf")));
        List<SourceFile> read = order.stream().map(SourceFiles::file).toList();
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            index.replace(read, List.of(), order, KeyRule.DEFAULT);
            try (Corpus corpus = index.acquire()) {
                assertEquals(
                        expected,
                        corpus.all().stream()
                                .map(
                                        paper ->
                                                paper.key()
                                                        + " \""
                                                        + paper.title()
                                                        + "\" "
                                                        + paper.sources().size()
                                                        + " sources")
                                .sorted()
                                .collect(Collectors.joining("\n")));
            }
        }
    }
}
