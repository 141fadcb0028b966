package glossa.source.reading;

import glossa.Shared;
import glossa.source.Format;
import glossa.source.SourceText;
import glossa.source.bibtex.BibTex;
import glossa.source.reading.Comparison.Explained;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares our readers of all formats with what JabRef's tests expect of its importers. */
final class ImportJabRefAgreementTest {
    private static final String EXPECTED =
            "jablib__src__test__resources__org__jabref__logic__importer__fileformat__";

    @Test
    void records() throws IOException {
        Comparison comparison = new Comparison();
        for (Path file : samples()) {
            String name = file.getFileName().toString().substring("JabRef__".length());
            Path bib =
                    Shared.file("data/bibs/jabref")
                            .resolve(EXPECTED + name.replaceFirst("\\.\\w+$", ".bib"));
            Optional<Format> format = Formats.of(text(file));
            if (Files.exists(bib) && format.isPresent()) {
                comparison.addInOrder(
                        name,
                        format.get().read(text(file)).papers(),
                        new BibTex().read(text(bib)).papers());
            }
        }
        comparison.report(
                0.95,
                List.of(
                        Explained.of(
                                "authors",
                                "RisImporterTest7",
                                "A2 of a book is the editor of its series (RIS, 2011)"),
                        Explained.of(
                                "authors",
                                "BookArticleSet",
                                "a body with a collective name; theirs takes it for a person"),
                        Explained.of(
                                "title",
                                "BookArticleSet",
                                "the title of the document stands above that of its book"),
                        Explained.of(
                                "type", "BookArticleSet", "documents of books are no articles")));
    }

    private static List<Path> samples() throws IOException {
        try (var files = Files.walk(Shared.file("data/samples"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("JabRef__"))
                    .sorted()
                    .toList();
        }
    }

    private static SourceText text(Path file) {
        return SourceText.of(file, SourceFiles.text(file).orElse(""));
    }
}
