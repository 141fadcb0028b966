package glossa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glossa.source.pdf.PdfSamples;

import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationHighlight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Literature notes that are made and refreshed, as shell sessions. */
final class LiteratureNotesTest {

    @TempDir private Path folder;

    /** A note that is made, edited, and refreshed when the record has changed. */
    @Test
    void notesKeepUp() throws Exception {
        check(
                ReadingDeskTest.LIBRARY
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
                ReadingDeskTest.LIBRARY
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

    /** Marks that poppler made, imported twice. */
    @Test
    void marksOfAnotherProgram() throws Exception {
        Path plain = folder.resolve("plain.pdf");
        new PdfSamples().page("10 The owl hunts by ear.\n10 The snow is no help.\n").save(plain);
        Path marked = folder.resolve("owl.pdf");
        markByPoppler(plain, marked, "hunts by ear", "snow");
        Files.delete(plain);
        check(
                """
                -- refs.bib --
                @article{owl2010, title = {Owls}, file = {owl.pdf}}
                $ glossa note owl2010
                literature/owl2010.md
                $ glossa note --refresh owl2010
                """);
        Path note = folder.resolve("literature/owl2010.md");
        String marks =
                """
                > hunts by ear (p. 1)

                Why hunts by ear?

                > snow (p. 1)

                Why snow?

                """;
        assertEquals(marks, afterTheHead(note));
        markByPoppler(marked, plain, "no help");
        Files.move(plain, marked, StandardCopyOption.REPLACE_EXISTING);
        checkMore("$ glossa note --refresh owl2010\nliterature/owl2010.md\n");
        assertEquals(marks + "> no help (p. 1)\n\nWhy no help?\n\n", afterTheHead(note));
    }

    private static String afterTheHead(Path note) throws IOException {
        String text = Files.readString(note);
        return text.substring(text.indexOf("\n> ") + 1);
    }

    /** Highlights words of a PDF; the test is skipped where poppler has no bindings for Python. */
    private static void markByPoppler(Path from, Path to, String... words) throws Exception {
        Path script = Path.of(LiteratureNotesTest.class.getResource("/marks/poppler.py").toURI());
        List<String> pythons =
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "python3"))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .filter(LiteratureNotesTest::hasPoppler)
                        .toList();
        assumeTrue(!pythons.isEmpty(), "skipped: python3 has no bindings for poppler");
        List<String> command = new ArrayList<>(List.of(pythons.getFirst(), script.toString()));
        command.addAll(List.of(from.toString(), to.toString()));
        command.addAll(List.of(words));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    private static boolean hasPoppler(String python) {
        try {
            String loads = "import gi; gi.require_version('Poppler', '0.18')";
            return new ProcessBuilder(python, "-c", loads)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
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

    /** The paper's only note, renamed: what the source changed arrives, and what is there stays. */
    @Test
    void aNoteThatWasRenamed() throws Exception {
        check(ReadingDeskTest.LIBRARY + "$ glossa note reed2001\nliterature/reed2001.md\n");
        Path note = folder.resolve("literature/reed2001.md");
        Files.move(note, folder.resolve("literature/Fish.md"));
        edit("refs.bib", "2001}", "2011}");
        edit("literature/Fish.md", "# Fish That Stay", "# Fish that stay, I think");
        checkMore(
                """
                $ glossa refresh literature
                literature/Fish.md
                $ glossa refresh --check literature
                """);
        assertEquals(
                "---\ncitekey: reed2001\nyear: 2011\n---\n\n# Fish that stay, I think\n",
                Files.readString(folder.resolve("literature/Fish.md")));
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
                ReadingDeskTest.LIBRARY
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
