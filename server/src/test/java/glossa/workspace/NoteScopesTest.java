package glossa.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.corpus.Scope;
import glossa.notes.Note;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Which bibliographies each note means: the winner first; "…" where there may be more. */
final class NoteScopesTest {
    @TempDir private Path folder;

    @Test
    void whatTheNoteNamesTheLastFirst() throws IOException {
        check(
                """
                -- a.bib --
                -- b.bib --
                -- my refs.bib --
                -- one.md --
                ---
                bibliography: a.bib
                ---
                -- two.md --
                ---
                bibliography:
                  - a.bib
                  - "b.bib"
                ---
                -- flow.md --
                ---
                bibliography: [ a.bib , './b.bib' ]
                ---
                -- blank.md --
                ---
                bibliography:   my%20refs.bib
                ---
                -- none.md --
                ---
                bibliography: null
                ---
                -- plain.md --
                No metadata.
                """,
                """
                blank.md: my refs.bib
                flow.md: b.bib a.bib
                none.md: all
                one.md: a.bib
                plain.md: all
                two.md: b.bib a.bib
                """);
    }

    @Test
    void metadataAnywhereInTheNote() throws IOException {
        check(
                """
                -- a.bib --
                -- b.bib --
                -- end.md --
                Text.

                ---
                bibliography: b.bib
                ...
                -- two.md --
                ---
                bibliography: a.bib
                ---

                Text.

                ---
                bibliography: b.bib
                ---
                """,
                """
                end.md: b.bib
                two.md: b.bib
                """);
    }

    @Test
    void whatIsNotThereOrComputedLeavesItOpen() throws IOException {
        check(
                """
                -- a.bib --
                -- code.Rmd --
                ---
                bibliography: ["a.bib", "`r here::here('b.bib')`"]
                ---
                -- expression.Rmd --
                ---
                bibliography: !expr c("a.bib")
                ---
                -- missing.md --
                ---
                bibliography: [a.bib, packages.bib]
                ---
                -- address.md --
                ---
                bibliography: [a.bib, "https://example.org/b.bib"]
                ---
                """,
                """
                address.md: a.bib …
                code.Rmd: a.bib …
                expression.Rmd: all
                missing.md: a.bib …
                """);
    }

    @Test
    void quartoProjectsAndFolders() throws IOException {
        check(
                """
                -- _quarto.yml --
                project:
                  type: website
                metadata-files: [config/more.yml]
                bibliography: site.bib
                -- _quarto-book.yml --
                bibliography: profile.bib
                -- config/more.yml --
                bibliography: ../more.bib
                -- site.bib --
                -- more.bib --
                -- profile.bib --
                -- index.qmd --
                Text.
                -- posts/_metadata.yml --
                bibliography: /refs/posts.bib
                -- refs/posts.bib --
                -- posts/x/refs.bib --
                -- posts/x/index.qmd --
                ---
                bibliography: refs.bib
                ---
                -- posts/y.qmd --
                Text.
                -- chapters/z.qmd --
                ---
                bibliography: site.bib
                ---
                """,
                """
                chapters/z.qmd: site.bib profile.bib more.bib
                index.qmd: profile.bib more.bib site.bib
                posts/x/index.qmd: posts/x/refs.bib refs/posts.bib profile.bib more.bib site.bib
                posts/y.qmd: refs/posts.bib profile.bib more.bib site.bib
                """);
    }

    @Test
    void aProjectInAProjectIsItsOwn() throws IOException {
        check(
                """
                -- _quarto.yml --
                bibliography: site.bib
                -- site.bib --
                -- thesis/_quarto.yml --
                bibliography: own.bib
                -- thesis/own.bib --
                -- thesis/a.qmd --
                Text.
                """,
                "thesis/a.qmd: thesis/own.bib\n");
    }

    @Test
    void theFirstChapterOfABookdownBook() throws IOException {
        check(
                """
                -- _bookdown.yml --
                book_filename: fields
                -- book.bib --
                -- index.Rmd --
                ---
                bibliography: book.bib
                ---
                -- 01-intro.Rmd --
                # Intro
                -- parts/02.Rmd --
                # Two
                """,
                """
                01-intro.Rmd: book.bib
                index.Rmd: book.bib
                parts/02.Rmd: book.bib
                """);
    }

    @Test
    void pandocsDefaultsAndMetadataFiles() throws IOException {
        check(
                """
                -- paper/defaults.yaml --
                from: markdown
                bibliography: ${.}/a.bib
                -- paper/meta.yml --
                title: Paper
                bibliography: [b.bib]
                -- paper/a.bib --
                -- paper/b.bib --
                -- paper/text.md --
                Text.
                -- other.md --
                Text.
                """,
                """
                other.md: all
                paper/text.md: paper/b.bib paper/a.bib
                """);
    }

    @Test
    void mystAndJupyterBooks() throws IOException {
        check(
                """
                -- myst/myst.yml --
                version: 1
                project:
                  bibliography:
                    - refs.bib
                -- myst/refs.bib --
                -- myst/a.md --
                Text.
                -- book/_config.yml --
                title: Fields
                bibtex_bibfiles:
                  - references.bib
                -- book/references.bib --
                -- book/b.md --
                Text.
                """,
                """
                book/b.md: book/references.bib
                myst/a.md: myst/refs.bib
                """);
    }

    @Test
    void whatProgramsWriteIsNoNote() throws IOException {
        check(
                """
                -- _quarto.yml --
                project:
                  type: book
                  output-dir: docs
                -- a.bib --
                -- a.qmd --
                Text.
                -- docs/a.md --
                Built.
                -- _build/html/a.md --
                Built.
                -- a.knit.md --
                Built.
                -- ._a.md --
                Of macOS.
                -- _main.Rmd --
                All chapters.
                """,
                "a.qmd: all\n");
    }

    @Test
    void anOpenNoteBeforeItIsSaved() throws IOException {
        write("-- a.bib --\n-- note.md --\nText.\n");
        Path file = folder.resolve("note.md");
        String text = "---\nbibliography: a.bib\n---\n";
        Note note = Note.of(file.toUri().toString(), 2, text);
        var found =
                new SourceDiscovery()
                        .find(new WorkspaceLocation(List.of(folder), ""), List.of(note));
        assertEquals("a.bib", line(found.scopes().of(file)));
        assertEquals("a.bib", line(found.scopes().of(note, WorkspaceFiles.disk(List.of(folder)))));
    }

    private void check(String world, String scopes) throws IOException {
        write(world);
        NoteScopes found = new SourceDiscovery().find(List.of(folder)).scopes();
        assertEquals(
                scopes,
                SourceDiscovery.notesIn(folder).stream()
                        .map(note -> name(note) + ": " + line(found.of(note)) + "\n")
                        .sorted()
                        .collect(Collectors.joining()));
    }

    private String line(Scope scope) {
        return scope.isEverything()
                ? "all"
                : scope.files().stream().map(this::name).collect(Collectors.joining(" "))
                        + (scope.isWhole() ? "" : " …");
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private void write(String world) throws IOException {
        Path file = folder;
        StringBuilder text = new StringBuilder();
        for (String line : (world + "-- end --").split("\n")) {
            if (line.startsWith("-- ") && line.endsWith(" --")) {
                if (!file.equals(folder)) {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, text);
                }
                file = folder.resolve(line.substring(3, line.length() - 3));
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
    }
}
