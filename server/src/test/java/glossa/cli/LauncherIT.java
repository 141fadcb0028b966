package glossa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The packaged launcher, as shell sessions: each on the runtime image, and again on the jar. {@link
 * CommandLineTest} has the commands themselves.
 */
final class LauncherIT {
    @TempDir private Path temporary;

    @Test
    void commands() throws Exception {
        check(
                """
                -- refs.bib --
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year = 1984}
                -- notes/größe.md --
                As @knuth1984 [p. 97] says, and @knuth1985.
                $ glossa citations --format text notes
                notes/größe.md:1:4: AuthorInText @knuth1984 [ | p.\u00a097]
                notes/größe.md:1:33: AuthorInText @knuth1985
                $ glossa papers --format keys refs.bib
                knuth1984
                $ glossa search author:knuth
                {"kind":"paper","key":"knuth1984","title":"Literate Programming","authors":["Donald Knuth"],"year":"1984","venue":"","cited":1,"status":null,"file":"refs.bib","line":0,"character":6,"snippet":null}
                $ glossa index
                1 paper in 1 source
                """);
    }

    @Test
    void problems() throws Exception {
        check(
                """
                -- broken.bib --
                @book{open, title = {Two Books
                @book{last, title = {Three Books}}
                $ glossa papers --format keys broken.bib
                open
                last
                2> broken.bib:1:21: error bib-syntax: this brace is never closed; add }
                exit 1
                $ glossa check missing.md
                2> glossa: no such file or folder: missing.md
                2> glossa: see 'glossa check --help'
                exit 2
                """);
    }

    @Test
    void wrongArguments() throws Exception {
        check(
                """
                $ glossa --unknown
                2> glossa: Unknown option: '--unknown'
                2> glossa: see 'glossa --help'
                exit 2
                $ glossa serve --unknown
                2> glossa: Unknown option: '--unknown'
                2> glossa: see 'glossa serve --help'
                exit 2
                $ glossa serve --stdio --unknown
                2> glossa: Unknown option: '--unknown'
                2> glossa: see 'glossa serve --help'
                exit 2
                $ glossa serve --stdio --clientProcessId=some
                2> glossa: Invalid value for option '--clientProcessId': expected a process id but was 'some'
                2> glossa: see 'glossa serve --help'
                exit 2
                $ glossa try --editor ed
                2> glossa: unknown editor 'ed': --editor takes nvim, emacs, hx or code
                exit 2
                $ glossa try --unknown
                2> glossa: unknown argument '--unknown': 'glossa try' takes only --editor nvim, emacs, hx or code
                exit 2
                """);
    }

    @Test
    void help() throws Exception {
        check(
                """
                $ glossa serve --help
                Usage: glossa serve [-hV] [--stdio] [--clientProcessId=PID]
                Run the language server, which speaks the Language Server Protocol.
                Editors start it; it ends when the editor does.
                      --clientProcessId=PID
                                  Exit when the editor's process, which has this id, ends.
                  -h, --help      Show this help message and exit.
                      --stdio     Use standard input and output: the default, and the only
                                    transport.
                  -V, --version   Print version information and exit.
                $ glossa try --help
                Usage: glossa try [--editor=nvim|emacs|hx|code]
                Show the main features on a sample workspace, in the terminal or in an installed editor.
                """);
    }

    /** What the tour types and how long the answers took, in milliseconds. */
    @Test
    void tryInTheTerminal() throws Exception {
        ShellSession.Result result =
                run(Map.of(), Files.createDirectories(temporary.resolve("try")), List.of("try"));
        assertEquals("", result.err());
        assertEquals(
                """
                You type  [@atten   (the start of a word of the title; N ms)
                You type  @vasw17   (author and year; N ms)
                You type  [see @shanon   (misspelt; N ms)
                You type  @anatomy   (a paper from a text file, which gives no key; N ms)
                You hover over  As @vaswani2017attention shows   (N ms)
                You go to the definition: papers.bib, line 3
                """,
                result.out()
                        .lines()
                        .filter(line -> line.startsWith("You "))
                        .map(line -> line.replaceAll("\\d+\\.\\d ms", "N ms") + "\n")
                        .collect(Collectors.joining()));
    }

    private void check(String session) throws IOException, InterruptedException {
        for (Map<String, String> environment :
                List.of(Map.<String, String>of(), Map.of("GLOSSA_IMAGE", "no"))) {
            Path folder = Files.createTempDirectory(temporary, "session").toRealPath();
            assertEquals(
                    session,
                    ShellSession.play(
                            session,
                            folder,
                            (where, arguments) -> run(environment, where, arguments)));
        }
    }

    private ShellSession.Result run(
            Map<String, String> environment, Path folder, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Path.of("bin/glossa").toAbsolutePath().toString()));
        command.addAll(arguments);
        Path err = Files.createTempFile(temporary, "standard", "error");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("XDG_CACHE_HOME", temporary.resolve("cache").toString());
        builder.environment().put("XDG_STATE_HOME", temporary.resolve("state").toString());
        builder.environment().put("TMPDIR", temporary.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ShellSession.Result(out, Files.readString(err), process.waitFor());
    }
}
