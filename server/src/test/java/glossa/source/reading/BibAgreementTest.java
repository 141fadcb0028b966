package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.Shared;
import glossa.paper.Paper;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.bibtex.BibTex;
import glossa.source.csl.CslJson;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares {@link BibTex} with pandoc on the same real bibliographies. */
final class BibAgreementTest {
    /** The share that has been reached; less is a regression. */
    private static final double REACHED = 1;

    @Test
    void everythingThatPandocReadsIsRead() throws IOException {
        Path expectations = Shared.file("data/oracle/bib-csljson");
        Path workspaces = Shared.file("data/workspaces");
        try (var files = Files.list(expectations)) {
            for (Path expected : files.sorted().toList()) {
                String name = expected.getFileName().toString().replace(".csl.json", "");
                Path bib = workspaces.resolve(name.replace("__", "/"));
                List<Paper> ours = new BibTex().read(text(bib)).papers();
                List<Paper> pandoc = new CslJson().read(text(expected)).papers();
                Agreement agreement = Agreement.of(ours, pandoc);
                System.out.println(name + ": " + agreement);
                agreement.differences().forEach(line -> System.out.println("  " + line));
                assertEquals(List.of(), agreement.missing(), name);
                assertTrue(agreement.share() >= REACHED, () -> name + ": " + agreement);
            }
        }
    }

    /**
     * {@code INDEX.tsv}: file, entries by a rough count, entries by pandoc, why pandoc refuses it.
     */
    @Test
    void allEntriesAreRead() throws IOException {
        Path index = Shared.file("data/oracle/bib-collections/INDEX.tsv");
        List<String> fewer = new ArrayList<>();
        int refused = 0;
        for (String line : Files.readAllLines(index)) {
            String[] columns = line.split("\t");
            Path bib = Shared.file("data/" + columns[0]);
            ReadResult reading = new BibTex().read(text(bib));
            boolean refuses = columns.length < 3 || columns[2].equals("-");
            int expected = Integer.parseInt(columns[refuses ? 1 : 2]);
            refused += refuses ? 1 : 0;
            if (reading.papers().size() < expected) {
                fewer.add(columns[0] + ": " + reading.papers().size() + " of " + expected);
            }
        }
        System.out.println(refused + " files that pandoc refuses are read");
        assertEquals(List.of(), fewer);
    }

    @Test
    void everyBibliographyIsRead() throws IOException {
        Path bibs = Shared.file("data/bibs");
        int papers = 0;
        int problems = 0;
        try (var files = Files.walk(bibs)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                SourceText source = text(file);
                for (Format format : List.of(new BibTex(), new CslJson())) {
                    if (format.recognises(source)) {
                        ReadResult reading = format.read(source);
                        papers += reading.papers().size();
                        problems += reading.problems().size();
                    }
                }
            }
        }
        System.out.println(papers + " papers and " + problems + " problems in data/bibs");
        assertTrue(papers > 4000);
    }

    /** Some files are deliberately not texts; these are replaced by an empty text. */
    private static SourceText text(Path file) {
        return SourceText.of(file, SourceFiles.text(file).orElse(""));
    }
}
