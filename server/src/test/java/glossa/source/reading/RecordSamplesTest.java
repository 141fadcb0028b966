package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.Shared;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.bibtex.BibTex;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Real records of every format: the number that are read, and how far they agree with JabRef. */
final class RecordSamplesTest {
    /** Folder, ending and format; deliberately invalid files are listed below. */
    private static final Map<String, String> FORMATS =
            Map.ofEntries(
                    Map.entry("ris/.ris", "RIS"),
                    Map.entry("commonmeta/.ris", "RIS"),
                    Map.entry("endnote_refer_isi_ovid/.isi", "Web of Science"),
                    Map.entry("endnote_refer_isi_ovid/.enw", "EndNote (refer)"),
                    Map.entry("endnote_refer_isi_ovid/.ref", "EndNote (refer)"),
                    Map.entry("endnote_refer_isi_ovid/.xml", "EndNote XML"),
                    Map.entry("pubmed/.xml", "PubMed XML"),
                    Map.entry("mods_marc/.xml", "MODS"),
                    Map.entry("cff/.cff", "CFF"));

    /** Deliberately invalid, or without a record. */
    private static final List<String> NOTHING_IN_IT =
            List.of(
                    "JabRef__CffImporterTestInvalid2.cff",
                    "JabRef__MedlineImporterTestMalformedEntry.xml",
                    "JabRef__MedlineImporterTestMinimalEntry.xml",
                    "JabRef__MedlinePlainImporterTestInvalidFormat.xml");

    @Test
    void everySampleIsRead() throws IOException {
        List<String> unread = new ArrayList<>();
        for (Path file : samples()) {
            SourceText source = SourceText.of(file, SourceFiles.text(file).orElseThrow());
            String expected = expected(file);
            Optional<Format> format = Formats.of(source);
            ReadResult reading =
                    format.map(f -> f.read(source)).orElse(new ReadResult(List.of(), List.of()));
            String name = format.map(Format::name).orElse("no format");
            System.out.println(
                    file.getFileName()
                            + ": "
                            + name
                            + ", "
                            + reading.papers().size()
                            + " papers, "
                            + reading.problems().size()
                            + " problems");
            boolean nothing = NOTHING_IN_IT.contains(file.getFileName().toString());
            if (!nothing && (reading.papers().isEmpty() || !name.equals(expected))) {
                unread.add(file.getFileName() + " is read as " + name);
            }
            for (Paper paper : reading.papers()) {
                assertFalse(paper.type().isEmpty());
            }
        }
        assertEquals(List.of(), unread);
    }

    /** Better BibTeX's export: all items are read, without problems. */
    @Test
    void readsCslYamlOfBetterBibTex() throws IOException {
        Path file =
                Shared.file(
                        "data/bibs/bbt/test__fixtures__export__Pandoc-LaTeX-SCHOMD Citation"
                                + " Export.csl.yml");
        ReadResult reading = Formats.of(text(file)).orElseThrow().read(text(file));
        long items = text(file).text().lines().filter(line -> line.startsWith("- id: ")).count();
        System.out.println(file.getFileName() + ": " + reading.papers().size() + " papers");
        assertEquals(items, reading.papers().size());
        assertEquals(List.of(), reading.problems());
    }

    /** Matched by position: JabRef gives few of these records a key. */
    @Test
    void agreesWithJabRef() throws IOException {
        int[] agree = new int[4];
        int compared = 0;
        for (Path file : samples()) {
            String base = file.getFileName().toString().replaceFirst("^JabRef__", "");
            String bib = base.replaceFirst("\\.\\w+$", ".bib");
            Path expectation =
                    Shared.file("data/bibs/jabref")
                            .resolve(
                                    "jablib__src__test__resources__org__jabref__logic__importer__fileformat__"
                                            + bib);
            if (!Files.exists(expectation)) {
                continue;
            }
            List<Paper> theirs = new BibTex().read(text(expectation)).papers();
            List<Paper> ours = Formats.of(text(file)).orElseThrow().read(text(file)).papers();
            assertEquals(theirs.size(), ours.size(), base);
            for (int i = 0; i < theirs.size(); i++) {
                List<String> one = told(ours.get(i));
                List<String> other = told(theirs.get(i));
                compared++;
                for (int j = 0; j < one.size(); j++) {
                    if (one.get(j).equals(other.get(j)) || other.get(j).isEmpty()) {
                        agree[j]++;
                    } else {
                        System.out.println(
                                base + ": ours " + one.get(j) + ", JabRef's " + other.get(j));
                    }
                }
            }
        }
        System.out.println(
                compared
                        + " records: title "
                        + agree[0]
                        + ", first author "
                        + agree[1]
                        + ", year "
                        + agree[2]
                        + ", DOI "
                        + agree[3]);
        assertTrue(compared > 0);
    }

    private static List<String> told(Paper paper) {
        return List.of(
                TextFolding.squeeze(paper.title()),
                paper.authors().isEmpty()
                        ? ""
                        : TextFolding.squeeze(paper.authors().getFirst().family()),
                paper.year(),
                TextFolding.squeeze(paper.identifiers().getOrDefault("doi", "")));
    }

    private static List<Path> samples() throws IOException {
        try (var files = Files.walk(Shared.file("data/samples"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !expected(file).isEmpty())
                    .sorted()
                    .toList();
        }
    }

    /** The name of the format of a sample, from its folder and ending. */
    private static String expected(Path file) {
        String name = file.getFileName().toString();
        String folder = file.getName(file.getNameCount() - 2).toString();
        // MARC is another format.
        if (name.contains("MarcXml")) {
            return "";
        }
        return FORMATS.getOrDefault(folder + "/" + name.replaceFirst(".*(?=\\.)", ""), "");
    }

    private static SourceText text(Path file) {
        return SourceText.of(file, SourceFiles.text(file).orElseThrow());
    }
}
