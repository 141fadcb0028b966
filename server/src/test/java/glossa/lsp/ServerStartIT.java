package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** How the server starts and ends. */
final class ServerStartIT {
    private static final String KNUTH = "@book{knuth1984, title = {Literate Programming}}\n";

    @TempDir private Path temporary;

    /** The arguments that editors pass; process 1 always runs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--stdio",
                "serve",
                "serve --stdio",
                "serve --stdio --clientProcessId=1",
                "--stdio --clientProcessId=1",
                "--clientProcessId 1 --stdio",
                "serve --clientProcessId 1"
            })
    void arguments(String arguments) throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        workspace.write("papers.bib", KNUTH);
        List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
        try (RawClient client = RawClient.launch(workspace.home(), words)) {
            client.initialize(workspace.folder(), "{}");
            client.awaitLog("1 paper");
            client.open(workspace.uri("note.md"), "@knuth1984");
            assertTrue(
                    client.ask("textDocument/hover", RawClient.at(workspace.uri("note.md"), 0, 3))
                            .isJsonObject());
            client.shutDown();
            assertEquals(0, client.exitCode());
        }
    }

    /** An editor waits for the start, so it must not load the parser of the command line. */
    @Test
    void theStartLoadsNoParserOfArguments() throws Exception {
        Path log = temporary.resolve("classes.log");
        Process server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load:file=" + log,
                                "-jar",
                                System.getProperty("glossa.jar"),
                                "serve",
                                "--stdio",
                                "--clientProcessId=1")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        server.getOutputStream().close();
        assertEquals(1, server.waitFor());
        String classes = Files.readString(log);
        assertTrue(classes.contains(" glossa.cli.ServerProcess "), "the server's class is loaded");
        assertFalse(classes.contains(" picocli."), "a class of the parser is loaded");
    }

    @Test
    void theServerEndsWithItsEditor() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        try (RawClient client = workspace.start("{}")) {
            client.shutDown();
            assertEquals(0, client.exitCode());
        }
        try (RawClient client = workspace.start("{}")) {
            client.notify("exit", "{}");
            assertEquals(1, client.exitCode());
        }
        try (RawClient client = workspace.start("{}")) {
            client.closeInput();
            assertEquals(1, client.exitCode());
        }
    }

    /** Its process may be named in {@code initialize}, or in the arguments before that. */
    @Test
    void theServerEndsWithItsEditorsProcess() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        Process editor = new ProcessBuilder("sleep", "60").start();
        try (RawClient client = RawClient.launch(workspace.home())) {
            var _ =
                    client.ask(
                            "initialize",
                            "{\"processId\": "
                                    + editor.pid()
                                    + ", \"rootUri\": \""
                                    + workspace.folder().toUri()
                                    + "\", \"capabilities\": {}}");
            editor.destroy();
            assertEquals(1, client.exitCode());
        }
        Process other = new ProcessBuilder("sleep", "60").start();
        List<String> arguments = List.of("--stdio", "--clientProcessId=" + other.pid());
        try (RawClient client = RawClient.launch(workspace.home(), arguments)) {
            client.initialize(workspace.folder(), "{}");
            other.destroy();
            assertEquals(1, client.exitCode());
        }
    }

    /** Users run the runtime image; without one, the jar gives the same answers. */
    @Test
    void theImageAndTheJarAnswerAlike() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        workspace.write("papers.bib", KNUTH);
        List<String> answers = new ArrayList<>();
        Path image = Path.of("target/image").toAbsolutePath().normalize();
        if (ToolProvider.findFirst("jlink").isPresent()) {
            try (RawClient client = RawClient.launch(workspace.home())) {
                client.initialize(workspace.folder(), "{}");
                assertTrue(
                        client.program().toRealPath().startsWith(image.toRealPath()),
                        "the image runs: " + client.program());
                answers.add(conversation(client, workspace));
            }
        }
        try (RawClient client = RawClient.launchOnTheJar(workspace.home())) {
            client.initialize(workspace.folder(), "{}");
            assertFalse(client.program().startsWith(image), "an installed Java runs");
            String answer = conversation(client, workspace);
            answers.forEach(other -> assertEquals(other, answer));
        }
    }

    private static String conversation(RawClient client, ClientWorkspace workspace)
            throws Exception {
        client.awaitLog("1 paper");
        String uri = workspace.uri("note.md");
        client.open(uri, "As @knuth1984 says, and @knuth1985.");
        return client.capabilities()
                + "\n"
                + client.completion(uri, 0, 7)
                + "\n"
                + client.ask("textDocument/hover", RawClient.at(uri, 0, 7))
                + "\n"
                + client.ask("textDocument/definition", RawClient.at(uri, 0, 7))
                + "\n"
                + client.awaitDiagnostics(uri);
    }
}
