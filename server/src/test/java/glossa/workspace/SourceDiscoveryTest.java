package glossa.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which files are sources, and their order of precedence. */
final class SourceDiscoveryTest {
    @Test
    void withoutAnySettings(@TempDir Path folder) throws IOException {
        check(
                folder,
                """
                notes/one.md
                refs.bib
                deep/er/more.bib
                library.json
                zotero/zotero.sqlite
                zotero/better-bibtex.sqlite
                papers/list.txt
                papers/2024/page.html
                papers/2024/paper.pdf
                corpus/text.txt
                todo.txt
                scans/private.pdf
                node_modules/x/y.bib
                .hidden/z.bib
                """,
                "deep/er/more.bib refs.bib library.json zotero/zotero.sqlite papers/2024/page.html"
                        + " corpus/text.txt papers/list.txt papers/2024/paper.pdf");
    }

    @Test
    void whatIsFoundIsOrderedByItsKindThenByItsPath(@TempDir Path folder) throws IOException {
        check(
                folder,
                """
                papers/a.pdf
                papers/b.txt
                papers/c.html
                papers/d.yaml
                papers/e.ris
                papers/zotero.sqlite
                papers/f.json
                papers/h.BIB
                papers/g.bib
                """,
                "papers/g.bib papers/h.BIB papers/f.json papers/zotero.sqlite papers/e.ris"
                        + " papers/d.yaml papers/c.html papers/b.txt papers/a.pdf");
    }

    @Test
    void aFileThatIsReachedByTwoPathsIsOneSource(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("b.bib"), "");
        Files.createSymbolicLink(folder.resolve("a.bib"), folder.resolve("b.bib"));
        Files.writeString(folder.resolve("_quarto.yml"), "bibliography: b.bib\n");
        check(folder, "", "b.bib");
    }

    @Test
    void aPdfIsReadWhereTheSettingsListIt(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve(".glossa.toml"), "[[corpus]]\npath = \"library/**/*.pdf\"\n");
        check(folder, "a.bib\nlibrary/b.pdf\nother/c.pdf\n", "library/b.pdf a.bib");
    }

    @Test
    void whatNotesAndProjectsNameComesFirst(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("notes"));
        Files.writeString(
                folder.resolve("notes/a.md"),
                "---\nbibliography: [../refs/b.txt, missing.bib]\n---\ntext\n");
        Files.writeString(
                folder.resolve("_quarto.yml"), "project:\n  type: book\nbibliography: z.bib\n");
        check(folder, "a.bib\nz.bib\nrefs/b.txt\n", "z.bib refs/b.txt a.bib");
    }

    @Test
    void whatTheSettingsListComesBeforeAll(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve(".glossa.toml"),
                "[[corpus]]\npath = \"lists/**/*.txt\"\n[[corpus]]\npath = \"my\"\n");
        check(
                folder,
                "a.bib\nlists/x/one.txt\nlists/two.txt\nmy/own.bib\nmy/own.md\n",
                "lists/two.txt lists/x/one.txt my/own.bib a.bib");
    }

    @Test
    void orInsteadOfAll(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve(".glossa.toml"),
                "discover = false\n"
                        + "[[corpus]]\n"
                        + "path = \"b.bib\"\n"
                        + "[[corpus]]\n"
                        + "path = \"nothing/*.bib\"\n");
        SourceDiscovery.FoundSources found = check(folder, "a.bib\nb.bib\n", "b.bib");
        checkProblem(folder, found, Map.of(".glossa.toml", "5:8 no source found at nothing/*.bib"));
    }

    @Test
    void aProjectNamesWhatIsNotThere(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("_quarto.yml"),
                "project:\n  type: book\nbibliography:\n  - a.bib\n  - refs/b.bib\n  - /a.bib\n");
        checkProblem(
                folder,
                check(folder, "a.bib\nb.bib\n", "a.bib b.bib"),
                Map.of("_quarto.yml", "5:5 no file found at refs/b.bib; did you mean b.bib?"));
    }

    private static void checkProblem(
            Path folder, SourceDiscovery.FoundSources found, Map<String, String> problems) {
        assertEquals(
                problems,
                found.problems().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        file -> folder.relativize(file.getKey()).toString(),
                                        file -> {
                                            var problem = file.getValue().getFirst();
                                            return (problem.range().start().line() + 1)
                                                    + ":"
                                                    + (problem.range().start().character() + 1)
                                                    + " "
                                                    + problem.message();
                                        })));
    }

    private static SourceDiscovery.FoundSources check(Path folder, String files, String sources)
            throws IOException {
        for (String name : files.lines().toList()) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent() == null ? folder : file.getParent());
            Files.writeString(file, "");
        }
        SourceDiscovery.FoundSources found = new SourceDiscovery().find(List.of(folder));
        assertEquals(
                sources,
                found.sources().stream()
                        .map(file -> folder.relativize(file).toString())
                        .collect(Collectors.joining(" ")));
        return found;
    }
}
