package glossa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code glossa check} prints, as a session in a shell. */
final class CheckCommandTest {
    @TempDir private Path folder;

    /**
     * Problems of notes and of their sources; the exit code is 1 if there are warnings or errors.
     */
    @Test
    void check() throws Exception {
        check(
                """
                -- .glossa.toml --
                -- refs.bib --
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year = 1984}
                -- notes/good.md --
                As @knuth1984 [p. 97] says, and @fig-one shows; ada@example.org agrees.
                -- notes/wrong.md --
                As @knuth1985 says.
                $ glossa check notes/good.md
                $ glossa check notes
                notes/wrong.md:1:4: warning unknown-key: no paper knuth1985 in the corpus; did you mean knuth1984?
                exit 1
                $ glossa check ./notes/good.md notes/wrong.md refs.bib
                notes/wrong.md:1:4: warning unknown-key: no paper knuth1985 in the corpus; did you mean knuth1984?
                exit 1
                $ glossa check --format text refs.bib
                """);
    }

    @Test
    void checkOfHandles() throws Exception {
        check(
                """
                -- .glossa.toml --
                [notes]
                people = ["bob"]
                -- refs.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- people/@anna.md --
                Anna.
                -- note.md --
                [[@anna]] and [[@annabel]] met @bob@example.org, @bob and @ada. Thanks to @carol!
                -- CHANGELOG.md --
                - Faster (@ada)
                $ glossa check .
                ./note.md:1:17: warning unknown-key: no paper annabel in the corpus
                exit 1
                """);
    }

    @Test
    void checkOfBrokenSourcesAndSettings() throws Exception {
        check(
                """
                -- .glossa.toml --
                discovr = true
                -- broken.bib --
                @book{good, title = {One Book}}
                @book{open, title = {Two Books
                @book{twice, title = {Three Books}}
                @book{twice, title = {Four Books}}
                -- note.md --
                [@good; @twice]
                $ glossa check note.md
                .glossa.toml:1:1: warning settings: unknown setting 'discovr'
                broken.bib:2:21: error bib-syntax: this brace is never closed; add }
                broken.bib:3:7: warning duplicate-key: 2 different entries have the key 'twice'; give each its own key, or delete the duplicates
                broken.bib:4:7: warning duplicate-key: 2 different entries have the key 'twice'; give each its own key, or delete the duplicates
                note.md:1:9: warning ambiguous-key: 2 different papers have the key twice; give each paper its own key
                exit 1
                """);
    }

    /** A named folder is the workspace of all notes in it, however deep. */
    @Test
    void checkOfAFolderWithoutAProject() throws Exception {
        check(
                """
                -- refs.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- one/deep/note.md --
                As @knuth1985 and @knuth1984 say.
                $ glossa check .
                ./one/deep/note.md:1:4: warning unknown-key: no paper knuth1985 in the corpus; did you mean knuth1984?
                exit 1
                $ glossa check one/..
                one/../one/deep/note.md:1:4: warning unknown-key: no paper knuth1985 in the corpus; did you mean knuth1984?
                exit 1
                """);
    }

    /** A project's file defines kinds of cross-references and bibliographies for its notes. */
    @Test
    void checkOfAProject() throws Exception {
        check(
                """
                -- _quarto.yml --
                bibliography: /refs/own.bib
                crossref:
                  custom:
                    - kind: float
                      key: vid
                -- refs/own.bib --
                @book{knuth1984, title = {Literate Programming}}
                @book{knuth1984, title = {Literate Programming}}
                -- other/refs.bib --
                @book{turing1936, title = {On Computable Numbers}}
                -- chapters/one.qmd --
                See @vid-talk, @knuth1984, @turing1936 and @knuth1985.
                $ glossa check chapters
                refs/own.bib:1:7: information duplicate-key: the same entry with the key 'knuth1984' stands here twice; delete one
                refs/own.bib:2:7: information duplicate-key: the same entry with the key 'knuth1984' stands here twice; delete one
                chapters/one.qmd:1:28: warning missing-from-bibliography: turing1936 is in refs.bib, but in no bibliography of this note; add it to own.bib
                chapters/one.qmd:1:44: warning unknown-key: no paper knuth1985 in the corpus; did you mean knuth1984?
                exit 1
                """);
    }

    /** Files of one folder share their macros, as those of one document do for BibTeX. */
    @Test
    void macrosOfAnotherFile() throws Exception {
        check(
                """
                -- strings.bib --
                @string{jm = "Journal of Moss"}
                -- refs.bib --
                @article{a, title = {Ferns}, journal = jm}
                -- sub/other.bib --
                @article{b, title = {Mosses}, journal = jm}
                -- note.md --
                As @a says.
                $ glossa search venue:moss
                {"kind":"paper","key":"a","title":"Ferns","authors":[],"year":"","venue":"Journal of Moss","cited":1,"status":null,"file":"refs.bib","line":0,"character":9,"snippet":null}
                $ glossa check .
                sub/other.bib:1:41: information bib-string: no @string named jm; define it, or write journal = {jm}
                """);
    }

    /** A file that is no text is a problem as any other. */
    @Test
    void checkOfWhatIsNoText() throws Exception {
        Files.write(folder.resolve("picture.md"), new byte[] {1, 0, 2, 0});
        check(
                """
                -- refs.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- note.md --
                As @knuth1985 says.
                $ glossa check .
                ./note.md:1:4: warning unknown-key: no paper knuth1985 in the corpus; did you mean knuth1984?
                2> ./picture.md:1:1: error unreadable-note: cannot read this file as text
                exit 1
                """);
    }

    /** A label may be defined in a note that is not checked. */
    @Test
    void checkOfCrossReferences() throws Exception {
        check(
                """
                -- .glossa.toml --
                -- refs.bib --
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year = 1984}
                -- intro.md --
                (sec-intro)=
                # Introduction
                -- proofs.md --
                See @Sec-Intro and @thm:main, after {cite}`knuth1984`.

                ```{prf:theorem}
                :label: thm:main
                By @knuth1985 and {cite}`thm:main`.
                ```
                $ glossa check proofs.md
                proofs.md:5:4: warning unknown-key: no paper knuth1985 in the corpus; did you mean knuth1984?
                proofs.md:5:26: warning unknown-key: no paper thm:main in the corpus
                exit 1
                """);
    }

    /** Without papers no key is unknown, but the check is not done. */
    @Test
    void checkWithoutPapers() throws Exception {
        check(
                """
                -- .glossa.toml --
                -- notes/a.md --
                As @knuth1984 says.
                -- notes/b.md --
                This note cites nothing.
                $ glossa check notes
                2> glossa: no papers found in $PWD, so citation keys were not checked
                exit 2
                $ glossa check notes/b.md
                2> glossa: no papers found in $PWD, so citation keys were not checked
                """);
    }

    private void check(String session) throws IOException, InterruptedException {
        String played = ShellSession.play(session, folder.toRealPath(), ShellSession::runInProcess);
        assertEquals(session, played);
    }
}
