package glossa.source.reading;

import glossa.Shared;
import glossa.source.SourceText;
import glossa.source.bibtex.BibTex;
import glossa.source.csl.CslJson;
import glossa.source.reading.Comparison.Explained;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Compares our reader with what Citation.js' tests expect of its BibTeX reader. */
final class ImportCitationJsAgreementTest {
    private static final String FOLDER = "data/bibs/citation-js/packages__plugin-bibtex__test__";

    private static final String INPUT = "packages__plugin-bibtex__test__input__";

    @Test
    void everyFieldsMapping() throws IOException {
        Comparison comparison = new Comparison();
        Path bib = Shared.file(FOLDER + "mapping__biblatex-input.bib");
        Path csl = Shared.file(FOLDER + "mapping__biblatex-csl.json");
        comparison.add(
                "biblatex",
                new BibTex().read(text(bib)).papers(),
                new CslJson().read(text(csl)).papers());
        comparison.report(
                0.96,
                List.of(
                        Explained.of(
                                "type", "radboud:manual", "a @manual is a book, by pandoc's rule"),
                        Explained.of(
                                "type",
                                "winklerprins:entry",
                                "an entry of an encyclopedia, by pandoc's rule"),
                        Explained.of(
                                "title",
                                "gabaldon:book",
                                "of a volume, the title of the whole is the title, by pandoc's"
                                        + " rule"),
                        Explained.of("authors", "cdli:Born2019", "\"et al.\" is no part of a name"),
                        Explained.of(
                                "title",
                                "renner:single|sarbanes:act",
                                "the titleaddon belongs to the title, by pandoc's rule")));
    }

    @Test
    void itsInputs() throws IOException {
        Comparison comparison = new Comparison();
        JsonNode cases =
                JsonMapper.builder()
                        .build()
                        .readTree(Shared.file(FOLDER + "input.json"))
                        .path("@biblatex/text");
        for (Map.Entry<String, JsonNode> one : cases.properties()) {
            String name = one.getKey().replaceFirst("^with ", "");
            Path file = Shared.file("data/bibs").resolve("citation-js/" + INPUT + name + ".bib");
            boolean written = one.getValue().path(0).isString();
            if (written || Files.exists(file)) {
                SourceText bib =
                        written
                                ? SourceText.of(file, one.getValue().path(0).stringValue())
                                : text(file);
                SourceText csl = SourceText.of(file, one.getValue().path(1).toString());
                comparison.addInOrder(
                        name, new BibTex().read(bib).papers(), new CslJson().read(csl).papers());
            }
        }
        comparison.report(
                0.95,
                List.of(
                        Explained.of(
                                "type", "pamphlet", "a @booklet is a pamphlet, by pandoc's rule"),
                        Explained.of(
                                "type",
                                "theirs: periodical",
                                "a @periodical is an article-journal, by pandoc's rule"),
                        Explained.of(
                                "title", "href: Example", "a link says its text, not its address"),
                        Explained.of(
                                "title",
                                "ElsevierGlyph|unknown:",
                                "a command of nobody's; what it says is kept without it"),
                        Explained.of(
                                "title", "\\$", "math stays as it is written, as pandoc leaves it"),
                        Explained.of(
                                "title",
                                "crossref \\| e",
                                "the titleaddon belongs to the title, by pandoc's rule"),
                        Explained.of(
                                "title",
                                "Foobarbar",
                                "an abbreviation that is nowhere defined is kept as it is, and is a"
                                        + " Problem"),
                        Explained.of(
                                "authors",
                                "nameparts",
                                "a name part that is said twice, or holds an equals sign, is kept"
                                        + " whole")));
    }

    private static SourceText text(Path file) {
        return SourceText.of(file, SourceFiles.text(file).orElse(""));
    }
}
