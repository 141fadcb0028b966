package glossa.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.Shared;
import glossa.corpus.Comparison.Explained;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What we read, against what Better BibTeX's own tests expect of its exports and imports. */
final class BetterBibTexAgreementTest {
    @Test
    void exportsAsCslJson() throws IOException {
        Comparison comparison = new Comparison();
        for (Path json : files("export", ".json")) {
            Path csl = beside(json, ".csl.json");
            if (Files.exists(csl)) {
                comparison.add(name(json), items(json), new CslJson().read(text(csl)).papers());
            }
        }
        report(comparison, List.of());
    }

    @Test
    void exportsAsBibLatex() throws IOException {
        Comparison comparison = new Comparison();
        for (Path json : files("export", ".json")) {
            Path bib = beside(json, ".biblatex");
            bib = Files.exists(bib) ? bib : beside(json, ".bibtex");
            if (Files.exists(bib)) {
                comparison.add(name(json), items(json), new BibTex().read(text(bib)).papers());
            }
        }
        report(comparison, List.of());
    }

    @Test
    void imports() throws IOException {
        Comparison comparison = new Comparison();
        for (Path json : files("import", ".json")) {
            Path bib = beside(json, ".bib");
            if (Files.exists(bib)) {
                comparison.add(name(json), new BibTex().read(text(bib)).papers(), items(json));
            }
        }
        report(comparison, List.of());
    }

    private static void report(Comparison comparison, List<Explained> explained) {
        System.out.println(comparison.table());
        System.out.println(comparison.share());
        comparison.unexplained(explained).forEach(System.out::println);
        assertEquals(List.of(), comparison.idle(explained));
        assertEquals(List.of(), comparison.unexplained(explained));
        assertTrue(comparison.share() > 0.9);
    }

    private static List<Path> files(String kind, String ending) throws IOException {
        try (var files = Files.list(Shared.file("data/bibs/bbt"))) {
            return files.filter(
                            file -> {
                                String name = file.getFileName().toString();
                                return name.startsWith("test__fixtures__" + kind)
                                        && name.endsWith(ending)
                                        && !name.endsWith(".csl.json");
                            })
                    .sorted()
                    .toList();
        }
    }

    private static Path beside(Path json, String ending) {
        String name = json.getFileName().toString();
        return json.resolveSibling(name.substring(0, name.length() - ".json".length()) + ending);
    }

    private static String name(Path json) {
        return json.getFileName()
                .toString()
                .replaceAll("test__fixtures__(?:ex|im)port__|\\.json$", "");
    }

    private static List<Paper> items(Path json) {
        SourceText source = text(json);
        assertTrue(new BetterBibTexJson().recognises(source), json::toString);
        return new BetterBibTexJson().read(source).papers();
    }

    private static SourceText text(Path file) {
        return SourceText.of(file, SourceFiles.text(file).orElse(""));
    }
}
