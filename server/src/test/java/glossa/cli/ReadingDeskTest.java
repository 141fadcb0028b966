package glossa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.source.pdf.PdfSamples;

import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationHighlight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Literature notes, queues, matrices and blocks, as shell sessions. */
final class ReadingDeskTest {
    private static final String LIBRARY =
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

    /** A note that is made, edited, and refreshed when the record has changed. */
    @Test
    void notesKeepUp() throws Exception {
        check(
                LIBRARY
                        + """
                        $ glossa note reed2001
                        literature/reed2001.md
                        $ glossa note reed2001
                        2> glossa: there is a note of reed2001: literature/reed2001.md
                        exit 1
                        $ glossa refresh --check literature
                        """);
        edit(
                "literature/reed2001.md",
                "# Fish That Stay\n",
                "# Fish That Stay\n\nI doubt it. #critique\n");
        edit(
                "refs.bib",
                "Stay}, author = {Reed, R.}, year = 2001",
                "Stay}, author = {Reed, R.}, year = 2003");
        checkMore(
                """
                $ glossa refresh --check literature
                literature/reed2001.md: stale
                exit 1
                $ glossa refresh --dry-run literature
                --- literature/reed2001.md
                +++ literature/reed2001.md
                @@ -1,6 +1,6 @@
                 ---
                 citekey: reed2001
                -year: 2001
                +year: 2003
                 ---
                \s
                 # Fish That Stay
                $ glossa refresh literature
                literature/reed2001.md
                $ glossa refresh --check literature
                """);
        assertEquals(
                "---\n"
                        + "citekey: reed2001\n"
                        + "year: 2003\n"
                        + "---\n\n"
                        + "# Fish That Stay\n\n"
                        + "I doubt it. #critique\n",
                Files.readString(folder.resolve("literature/reed2001.md")));
        edit("literature/reed2001.md", "year: 2003", "year: 2003, online first");
        edit("refs.bib", "year = 2003", "year = 2004");
        checkMore(
                """
                $ glossa note --refresh reed2001
                2> literature/reed2001.md:3: your text stays; the source has now:
                2>   year: 2004
                """);
    }

    /** Of a note that somebody else made nothing is replaced. */
    @Test
    void notesOfWhichNothingIsKnown() throws Exception {
        check(
                LIBRARY
                        + """
                        -- literature/reed2001.md --
                        # Fish, as I say
                        $ glossa refresh literature
                        $ glossa note --refresh reed2001
                        2> literature/reed2001.md:3: your text stays; the source has now:
                        2>   # Fish That Stay
                        """);
    }

    /** Marks in a PDF arrive in order, each once, also where the reader reworded them. */
    @Test
    void marksOfAPdf() throws Exception {
        pdf("Why by ear?");
        check(
                """
                -- refs.bib --
                @article{owl2010, title = {Owls}, file = {owl.pdf}}
                $ glossa note owl2010
                literature/owl2010.md
                """);
        String made =
                """
                ---
                citekey: "owl2010"
                title: "Owls"
                authors: ""
                year: ""
                status: unread
                ---

                # Owls

                > The owl hunts by ear. (p. 1)

                Why by ear?

                """;
        assertEquals(made, Files.readString(folder.resolve("literature/owl2010.md")));
        edit("literature/owl2010.md", "> The owl hunts by ear. (p. 1)", "> The owl hunts. (p. 1)");
        edit("literature/owl2010.md", "Why by ear?\n", "Why by ear?\n\nSince it is dark.\n");
        pdf("Why by ear?", "Also in winter?");
        checkMore(
                """
                $ glossa refresh literature
                literature/owl2010.md
                $ glossa refresh literature
                """);
        assertEquals(
                made.replace("> The owl hunts by ear.", "> The owl hunts.")
                                .replace("Why by ear?\n", "Why by ear?\n\nSince it is dark.\n")
                        + "> The snow is no help. (p. 1)\n\nAlso in winter?\n\n",
                Files.readString(folder.resolve("literature/owl2010.md")));
    }

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

    /** What a PDF said stays in the note where the PDF cannot be read. */
    @Test
    void marksOfAPdfThatIsGone() throws Exception {
        pdf("Why by ear?");
        check(
                """
                -- refs.bib --
                @article{owl2010, title = {Owls}, file = {owl.pdf}}
                $ glossa note owl2010
                literature/owl2010.md
                """);
        String made = Files.readString(folder.resolve("literature/owl2010.md"));
        Files.delete(folder.resolve("owl.pdf"));
        checkMore(
                """
                $ glossa refresh literature
                2> glossa: literature/owl2010.md: owl.pdf is not there: what came of its marks stays
                """);
        Files.writeString(folder.resolve("owl.pdf"), "%PDF-1.4 nothing");
        edit("refs.bib", "file", "year = 2010, file");
        ShellSession.Result refreshed =
                ShellSession.runInProcess(folder, List.of("refresh", "literature"));
        assertEquals("literature/owl2010.md\n", refreshed.out());
        assertEquals(
                made.replace("year: \"\"", "year: \"2010\""),
                Files.readString(folder.resolve("literature/owl2010.md")));
    }

    private void pdf(String... comments) throws IOException {
        PdfSamples sample =
                new PdfSamples().page("10 The owl hunts by ear.\n10 The snow is no help.\n");
        for (int i = 0; i < comments.length; i++) {
            PDAnnotationHighlight mark = new PDAnnotationHighlight();
            mark.setContents(comments[i]);
            sample.mark(mark, i, new float[] {0, 150});
        }
        sample.save(folder.resolve("owl.pdf"));
    }

    /** A folder of a stranger may lead elsewhere. */
    @Test
    void nothingIsWrittenOutside() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Path note = Files.writeString(outside.resolve("moss2002.md"), "---\nstatus: read\n---\n");
        folder = Files.createDirectories(folder.resolve("workspace"));
        Files.createSymbolicLink(folder.resolve("literature"), outside);
        check(
                LIBRARY
                        + """
                        $ glossa note reed2001
                        2> glossa: the file of the note of reed2001 is there already, or outside the workspace
                        exit 1
                        $ glossa note --refresh moss2002
                        2> glossa: the file of the note of moss2002 is there already, or outside the workspace
                        exit 1
                        """);
        assertEquals("---\nstatus: read\n---\n", Files.readString(note));
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

    private void check(String session) throws Exception {
        assertEquals(session, ShellSession.play(session, folder, ShellSession::runInProcess));
    }

    private void checkMore(String session) throws Exception {
        check(session);
    }
}
