package glossa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Queues, matrices, blocks and what is written about a paper, as shell sessions. */
final class ReadingDeskTest {
    static final String LIBRARY =
            """
            -- refs.bib --
            @article{reed2001, title = {Fish That Stay}, author = {Reed, R.}, year = 2001}
            @article{moss2002, title = {Moss in the River}, author = {Moss, M.}, year = 2002, keywords = {/read, river}}
            @book{owl2010, title = {Owls}, author = {Owl, O.}, year = 2010}
            -- .glossa.toml --
            [notes]
            template = "template.md"
            -- template.md --
            ---
            citekey: {{key}}
            year: {{year}}
            ---

            # {{title}}
            """;

    @TempDir private Path folder;

    /** A title and a key of a stranger end no block, cite nothing, and add no column. */
    @Test
    void hostileRecordsInBlocks() throws Exception {
        check(
                """
                -- refs.bib --
                @misc{a|b, title = {<!-- /glossa --> @you | ![x](http://x/y.png)}}
                -- n.md --
                <!-- glossa: list -->
                <!-- /glossa -->

                <!-- glossa: list as:table -->
                <!-- /glossa -->

                <!-- glossa: matrix columns:m -->
                <!-- /glossa -->

                The end.
                $ glossa refresh n.md
                n.md
                $ glossa refresh --check n.md
                $ glossa citations n.md
                """);
        assertEquals(
                """
                <!-- glossa: list -->

                - \\<!– /glossa –\\> \\@you \\| !\\[x\\](http://x/y.png) · `a|b`

                <!-- /glossa -->

                <!-- glossa: list as:table -->

                | Paper | Authors | Year | Status |
                |---|---|---|---|
                | \\<!– /glossa –\\> \\@you \\| !\\[x\\](http://x/y.png) · `a\\|b` |  |  |  |

                <!-- /glossa -->

                <!-- glossa: matrix columns:m -->

                | Paper | m |
                | --- | --- |
                | \\<!– /glossa –\\> \\@you \\| !\\[x\\](http://x/y.png) (`a\\|b`) | – |

                <!-- /glossa -->

                The end.
                """,
                Files.readString(folder.resolve("n.md")));
    }

    /** Cells that the reader edited stay with their paper, whatever its record says of it now. */
    @Test
    void editedCells() throws Exception {
        check(
                """
                -- refs.bib --
                @misc{doe, title = {A}, author = {Doe, J.}, year = 2019}
                -- n.md --
                <!-- glossa: matrix columns:a,b key:doe -->
                <!-- /glossa -->
                $ glossa refresh n.md
                n.md
                """);
        edit("n.md", "| – | – |", "| - | my words \\| more |");
        edit("refs.bib", "2019", "2020");
        checkMore("$ glossa refresh n.md\nn.md\n$ glossa refresh --check n.md\n");
        assertEquals(
                "| Doe 2020 (`doe`) | - | my words \\| more |",
                Files.readAllLines(folder.resolve("n.md")).get(4));
    }

    @Test
    void whatIsWrittenAboutAPaper() throws Exception {
        check(
                LIBRARY
                        + """
                        -- a.md --
                        > Fish stay in their pool. [@reed2001, p. 12]

                        Why not in winter? #question [@reed2001, p. 3]

                        | @reed2001 | a cell |
                        -- literature/reed2001.md --
                        ---
                        status: reading
                        ---
                        The best on fish.
                        $ glossa notes reed2001
                        # Reed 2001. Fish That Stay

                        status: reading · cited 3 times in one note

                        ## p. 3

                        - Why not in winter? #question [@reed2001, p. 3] — [a.md:3](a.md#L3)

                        ## p. 12

                        - “Fish stay in their pool.” — [a.md:1](a.md#L1)

                        ## Without a place

                        - The best on fish. — [reed2001.md:4](literature/reed2001.md#L4)
                        - @reed2001 | a cell — [a.md:5](a.md#L5)
                        $ glossa notes --format jsonl owl2010 reed2001
                        {"key":"reed2001","kind":"remark","quoted":"","remark":"The best on fish.","locator":null,"motivations":[],"uri":"file://$PWD/literature/reed2001.md","line":3,"character":0}
                        {"key":"reed2001","kind":"quotation","quoted":"Fish stay in their pool.","remark":"","locator":{"label":"page","value":"12"},"motivations":[],"uri":"file://$PWD/a.md","line":0,"character":2}
                        {"key":"reed2001","kind":"question","quoted":"","remark":"Why not in winter? #question [@reed2001, p. 3]","locator":{"label":"page","value":"3"},"motivations":["question"],"uri":"file://$PWD/a.md","line":2,"character":0}
                        {"key":"reed2001","kind":"remark","quoted":"","remark":"@reed2001 | a cell","locator":null,"motivations":[],"uri":"file://$PWD/a.md","line":4,"character":2}
                        $ glossa notes nobody2000
                        2> glossa: no paper nobody2000
                        exit 2
                        """);
    }

    @Test
    void theQueue() throws Exception {
        check(
                LIBRARY
                        + """
                        -- a.md --
                        See [@reed2001; @moss2002], and [@reed2001].
                        -- literature/reed2001.md --
                        ---
                        status: reading
                        ---
                        $ glossa queue --format text
                        cited and not read:
                          reed2001  Reed 2001. Fish That Stay  (cited 2 times, reading)

                        read and without a note:
                          moss2002  Moss 2002. Moss in the River  (status: read)
                        $ glossa search --format json --in papers status:read
                        {"kind":"paper","key":"moss2002","title":"Moss in the River","authors":["M. Moss"],"year":"2002","venue":"","cited":1,"status":"read","file":"refs.bib","line":1,"character":9,"snippet":null}
                        """);
    }

    @Test
    void blocksAndMatrices() throws Exception {
        check(
                LIBRARY
                        + """
                        -- reading.md --
                        Above. See [@reed2001, p. 4]: no baseline is given. #critique

                        <!-- glossa: list sort:-year limit:2 -->
                        <!-- /glossa -->

                        <!-- glossa: matrix columns:critique,method cited:yes -->
                        <!-- /glossa -->

                        Below.
                        $ glossa refresh --check reading.md
                        reading.md: stale
                        exit 1
                        $ glossa refresh reading.md
                        reading.md
                        $ glossa refresh --check reading.md
                        $ glossa matrix --columns critique --format csv cited:yes
                        key,paper,critique
                        reed2001,Reed 2001. Fish That Stay,Above. See: no baseline is given. (p. 4)
                        """);
        String expected =
                """
                Above. See [@reed2001, p. 4]: no baseline is given. #critique

                <!-- glossa: list sort:-year limit:2 -->

                - Owl 2010. Owls · `owl2010`
                - Moss 2002. Moss in the River · `moss2002`

                <!-- /glossa -->

                <!-- glossa: matrix columns:critique,method cited:yes -->

                | Paper | critique | method |
                | --- | --- | --- |
                | Reed 2001 (`reed2001`) | Above. See: no baseline is given. (p. 4) [↗](reading.md#L1) | – |

                <!-- /glossa -->

                Below.
                """;
        assertEquals(expected, Files.readString(folder.resolve("reading.md")));
        // A cell that the reader edited stays, and the others keep up.
        edit("reading.md", "| – |", "| counting |");
        edit("reading.md", "no baseline is given", "no baseline at all");
        checkMore("$ glossa refresh reading.md\nreading.md\n");
        assertEquals(
                expected.replace("| – |", "| counting |")
                        .replace("no baseline is given", "no baseline at all"),
                Files.readString(folder.resolve("reading.md")));
    }

    private void edit(String name, String from, String to) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        int at = text.indexOf(from);
        Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    /** A place that stands in the remark is not said twice; a paper without authors has a title. */
    @Test
    void placesAndPapersWithoutAuthors() throws Exception {
        check(
                """
                -- refs.bib --
                @misc{anon, title = {On Moss}, year = 2024}
                -- literature/anon.md --
                ---
                citekey: anon
                ---

                Why only moss? #question (p. 3)
                $ glossa matrix --columns question key:anon
                | Paper | question |
                | --- | --- |
                | On Moss 2024 (`anon`) | Why only moss? (p. 3) [↗](literature/anon.md#L5) |
                """);
    }

    private void check(String session) throws Exception {
        assertEquals(session, ShellSession.play(session, folder, ShellSession::runInProcess));
    }

    private void checkMore(String session) throws Exception {
        check(session);
    }
}
