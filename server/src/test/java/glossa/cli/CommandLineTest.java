package glossa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** The commands, as shell sessions. */
final class CommandLineTest {
    @TempDir private Path folder;

    /**
     * Problems of notes and of their sources; the exit code is 1 if there are warnings or errors.
     */
    @Test
    void citationsOfMyst() throws Exception {
        check(
                """
                -- a.md --
                By {cite:t}`knuth1984{p. 97}; lamport1978`.

                ```{note} After @turing1936
                See {cite}`a`[^b].
                ```

                [^b]: {cite:year}`c`
                $ glossa citations --format text a.md
                a.md:1:13: AuthorInText @knuth1984 [ | p. 97]
                a.md:1:31: AuthorInText @lamport1978
                a.md:3:17: AuthorInText @turing1936
                a.md:4:12: NormalCitation @a
                a.md:7:19: SuppressAuthor @c
                """);
    }

    @Test
    void citations() throws Exception {
        check(
                """
                -- notes/a.md --
                # Programs as text

                As @knuth1984 [p. 97] says [see @{doi:10.1000/x}, chap. 3 and more; -@lamport1978].
                "𝒳" by @turing1936 `@code`
                -- b.md --
                Cites nothing.
                $ glossa citations notes/a.md
                {"file":"notes/a.md","key":"knuth1984","mode":"AuthorInText","prefix":"","suffix":"p. 97","locator":{"label":"page","value":"97"},"line":2,"character":3,"length":10}
                {"file":"notes/a.md","key":"doi:10.1000/x","mode":"NormalCitation","prefix":"see","suffix":", chap. 3 and more","locator":{"label":"chapter","value":"3"},"line":2,"character":32,"length":16}
                {"file":"notes/a.md","key":"lamport1978","mode":"SuppressAuthor","prefix":"","suffix":"","locator":null,"line":2,"character":69,"length":12}
                {"file":"notes/a.md","key":"turing1936","mode":"AuthorInText","prefix":"","suffix":"","locator":null,"line":3,"character":8,"length":11}
                $ glossa citations --format jsonl b.md
                $ glossa citations --format text notes b.md ./notes/a.md
                notes/a.md:3:4: AuthorInText @knuth1984 [ | p. 97]
                notes/a.md:3:33: NormalCitation @doi:10.1000/x [see | , chap. 3 and more]
                notes/a.md:3:70: SuppressAuthor @lamport1978
                notes/a.md:4:9: AuthorInText @turing1936
                ./notes/a.md:3:4: AuthorInText @knuth1984 [ | p. 97]
                ./notes/a.md:3:33: NormalCitation @doi:10.1000/x [see | , chap. 3 and more]
                ./notes/a.md:3:70: SuppressAuthor @lamport1978
                ./notes/a.md:4:9: AuthorInText @turing1936
                """);
    }

    @Test
    void papers() throws Exception {
        check(
                """
                -- refs/papers.bib --
                @article{vaswani2017, title = {Attention Is All You Need}, author = {Vaswani, Ashish and Shazeer, Noam}, year = 2017, journal = {NeurIPS}}
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald E.}, year = 1984}
                -- refs/more.json --
                [{"id": "shannon1948", "type": "article-journal", "title": "A Mathematical Theory of Communication", "issued": {"date-parts": [[1948, 7]]}}]
                $ glossa papers refs
                [
                {"id":"shannon1948","type":"article-journal","title":"A Mathematical Theory of Communication","issued":{"date-parts":[[1948,7]]},"custom":{"source":{"file":"refs/more.json","line":1}}},
                {"id":"vaswani2017","type":"article-journal","title":"Attention Is All You Need","author":[{"family":"Vaswani","given":"Ashish"},{"family":"Shazeer","given":"Noam"}],"issued":{"date-parts":[[2017]]},"container-title":"NeurIPS","custom":{"source":{"file":"refs/papers.bib","line":1}}},
                {"id":"knuth1984","type":"book","title":"Literate Programming","author":[{"family":"Knuth","given":"Donald E."}],"issued":{"date-parts":[[1984]]},"custom":{"source":{"file":"refs/papers.bib","line":2}}}
                ]
                $ glossa papers --format csl-json refs/more.json
                [
                {"id":"shannon1948","type":"article-journal","title":"A Mathematical Theory of Communication","issued":{"date-parts":[[1948,7]]},"custom":{"source":{"file":"refs/more.json","line":1}}}
                ]
                $ glossa papers --format jsonl ./refs/papers.bib
                {"id":"vaswani2017","type":"article-journal","title":"Attention Is All You Need","author":[{"family":"Vaswani","given":"Ashish"},{"family":"Shazeer","given":"Noam"}],"issued":{"date-parts":[[2017]]},"container-title":"NeurIPS","custom":{"source":{"file":"./refs/papers.bib","line":1}}}
                {"id":"knuth1984","type":"book","title":"Literate Programming","author":[{"family":"Knuth","given":"Donald E."}],"issued":{"date-parts":[[1984]]},"custom":{"source":{"file":"./refs/papers.bib","line":2}}}
                $ glossa papers --format keys refs/papers.bib refs
                vaswani2017
                knuth1984
                shannon1948
                """);
    }

    @Test
    void papersOfBrokenSources() throws Exception {
        check(
                """
                -- broken.bib --
                @book{good, title = {One Book}}
                @book{open, title = {Two Books
                @book{last, title = {Three Books}}
                -- note.md --
                This is no source.
                $ glossa papers --format keys broken.bib
                good
                open
                last
                2> broken.bib:2:21: error bib-syntax: this brace is never closed; add }
                exit 1
                $ glossa papers note.md
                []
                2> note.md:1:1: warning no-papers: no papers found in any format that Glossa reads
                exit 1
                """);
    }

    @Test
    void search() throws Exception {
        check(
                """
                -- refs.bib --
                @article{devlin2019, title = {BERT: Pre-training of Deep Bidirectional Transformers}, author = {Devlin, Jacob and Chang, Ming-Wei}, year = 2019, journal = {NAACL}, abstract = {Words are masked at random.}}
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year = 1984}
                -- notes/bert.md --
                # Reading BERT

                Words are masked [@devlin2019, p. 3], as in a cloze test.
                -- literature/devlin2019.md --
                ---
                status: read
                ---
                # Notes on BERT
                $ glossa search masked
                {"kind":"paper","key":"devlin2019","title":"BERT: Pre-training of Deep Bidirectional Transformers","authors":["Jacob Devlin","Ming-Wei Chang"],"year":"2019","venue":"NAACL","cited":1,"status":"read","file":"refs.bib","line":0,"character":9,"snippet":{"where":"abstract","text":"Words are masked at random.","marks":[[10,16]]}}
                {"kind":"note","title":"Reading BERT","paper":null,"file":"notes/bert.md","line":2,"character":10,"snippet":{"where":"note","text":"Words are masked [@devlin2019, p. 3], as in a cloze test.","marks":[[10,16]]}}
                $ glossa search --format table masked
                devlin2019       Devlin & Chang 2019. BERT: Pre-training of Deep Bidirectional Transformers  (cited 1, read)
                                   Words are masked at random.
                notes/bert.md:3  Reading BERT
                                   Words are masked [@devlin2019, p. 3], as in a cloze test.
                $ glossa search --format table --in papers --limit 1 year:1980..2020
                devlin2019  Devlin & Chang 2019. BERT: Pre-training of Deep Bidirectional Transformers  (cited 1, read)
                $ glossa search --format table --in notes cloze
                notes/bert.md:3  Reading BERT
                                   …are masked [@devlin2019, p. 3], as in a cloze test.
                $ glossa search --format table "literate programming" -author:devlin
                knuth1984  Knuth 1984. Literate Programming
                $ glossa search nothing-like-this
                exit 1
                $ glossa search year:long
                2> glossa: column 6: expected a number or a range after year:, such as 2017..
                2>   year:long
                2>        ^^^^
                2> glossa: see 'glossa search --help'
                exit 2
                """);
    }

    /** Pages of a text file; the words of a record's file and of one named after a key. */
    @Test
    void passage() throws Exception {
        check(
                """
                -- refs.bib --
                @book{owl2020, title = {Owls at Night}, pages = {41-42}}
                @book{wren1999, title = {Wrens}, file = {texts/wren.txt}}
                @book{unread, title = {Not Cited}}
                -- papers/owl2020.txt --
                The owl hunts by ear alone.
                \fIt hears a mouse below the snow, and
                waits.
                -- papers/unread.txt --
                A mouse below the snow is warm.
                -- texts/wren.txt --
                The wren is small and loud.
                -- note.md --
                > It sees a mouse below the snow [@owl2020, p. 41]

                Wrens are loud [@wren1999].
                $ glossa check note.md
                note.md:1:6: warning quotation-changed: owl2020, p. 42: "hears" and not "sees"
                note.md:1:45: warning quotation-page: owl2020 has these words on page 42
                exit 1
                $ glossa passage a mouse below the snow
                {"key":"owl2020","title":"Owls at Night","page":"42","file":"$PWD/papers/owl2020.txt","exact":true,"share":100,"before":"It hears ","words":"a mouse below the snow","after":", and waits."}
                $ glossa passage --format text --limit 1 the wren is quite small and loud
                @wren1999  Wrens (nearly)
                    The wren is small and loud.
                $ glossa passage nothing like this in any text
                exit 1
                $ glossa search --format table --in papers 'passage:"hears a mouse"'
                owl2020  Owls at Night  (cited 1)
                           It hears a mouse below the snow, and waits.
                """);
    }

    /** The files that are read go to standard error; the second run reads none. */
    @Test
    void index() throws Exception {
        check(
                """
                -- refs.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- library/more.bib --
                @book{open, title = {Two Books}
                $ glossa index
                2 papers in 2 sources
                2> 1/2 library/more.bib
                2> 2/2 refs.bib
                2> library/more.bib:1:6: error bib-syntax: this entry is never closed; add }
                exit 1
                $ glossa index library
                1 paper in 1 source
                2> 1/1 more.bib
                2> more.bib:1:6: error bib-syntax: this entry is never closed; add }
                exit 1
                """);
    }

    /** A library may have thousands of problems: the first are shown, and the others counted. */
    @Test
    void indexSumsUpProblems() throws Exception {
        StringBuilder problems = new StringBuilder();
        for (int line = 1; line <= 20; line++) {
            problems.append("2> refs.bib:")
                    .append(line)
                    .append(":20: error bib-syntax: this brace is never closed; add }\n");
        }
        check(
                "-- refs.bib --\n"
                        + "@book{key, title = {a\n".repeat(50)
                        + "$ glossa index\n50 papers in 1 source\n2> 1/1 refs.bib\n"
                        + problems
                        + "2> and 80 more problems; 'glossa check $PWD' shows all\nexit 1\n");
    }

    /** A folder is the workspace when it is named, unless a project holds it. */
    @Test
    void indexOfAFolderInAProject() throws Exception {
        check(
                """
                -- .glossa.toml --
                -- refs.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- library/more.bib --
                @book{two, title = {Two Books}}
                $ glossa index library
                2 papers in 2 sources
                2> 1/2 library/more.bib
                2> 2/2 refs.bib
                """);
    }

    /** What differs between machines is left out here. */
    @Test
    void doctor() throws Exception {
        check(
                """
                -- .glossa.toml --
                [hover]
                provenance = "always"
                -- refs.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- note.md --
                As @knuth1984 says.
                $ glossa doctor --editor-settings '{"hover": {"provenance": "never"}}'
                Glossa     …
                Java       …
                System     …
                Editors    …
                Workspace  with .glossa.toml, with editor settings
                Papers     1, in 1 .bib
                Notes      1 (1 cited key, 0 unknown)
                Index      …

                No problems found.
                $ glossa doctor --editor-settings '{"corpus": 3}' .
                Glossa     …
                Java       …
                System     …
                Editors    …
                Workspace  with .glossa.toml
                Papers     1, in 1 .bib
                Notes      1 (1 cited key, 0 unknown)
                Index      …

                To fix:
                  - editor settings: 'corpus' must be a list: [[corpus]], with two brackets
                exit 1
                $ glossa doctor --private --editor-settings '{}'
                Glossa     …
                Java       …
                System     …
                Editors    …
                Workspace  $PWD, with .glossa.toml
                Papers     1, in 1 .bib
                Notes      1 (1 cited key, 0 unknown)
                Index      …

                No problems found.
                """);
    }

    @Test
    void emptyFolder() throws Exception {
        check(
                """
                $ glossa check .
                2> glossa: no papers found in $PWD, so citation keys were not checked
                $ glossa citations .
                $ glossa papers .
                []
                $ glossa papers --format jsonl .
                $ glossa search anything
                exit 1
                $ glossa index
                0 papers in 0 sources
                """);
    }

    private void check(String session) throws IOException, InterruptedException {
        String played =
                ShellSession.play(session, folder.toRealPath(), ShellSession::runInProcess)
                        .replaceAll("(?m)^(Glossa|Java|System|Editors|Index) ( +).*", "$1 $2…");
        assertEquals(session, played);
    }
}
