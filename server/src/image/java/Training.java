import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The training run: a server of the new image, and an editor that asks it for what editors ask in
 * their first seconds. From what was loaded and linked then the JVM makes the start-up cache (JEP
 * 483, 514).
 *
 * <p>The first session makes the index, the second opens it, as every later start does; only the
 * second is recorded. Before it, the same process runs commands, which read and index, too.
 */
final class Training implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private static final String PAPERS =
            """
            @article{rivers2019meanders,
              title = {How Rivers Choose Their Meanders},
              author = {Rivers, Ada and Stein, José},
              journal = {Journal of Slow Water},
              year = {2019},
              doi = {10.5555/12345678},
              abstract = {A river that bends bends more. We follow forty of them for a year.}
            }

            @inproceedings{stein2021pebbles,
              title = {Pebbles, Sorted by {Water}},
              author = {Stein, José and Lake, Mira},
              booktitle = {Proceedings of the Workshop on Banks},
              year = {2021},
              eprint = {2101.00001},
              archiveprefix = {arXiv}
            }

            @book{lake2015shores,
              title = {Shores},
              author = {Lake, Mira},
              publisher = {The Ferry Press},
              date = {2015-04}
            }
            """;

    private static final String NOTE =
            """
            ---
            title: On rivers
            ---
            # Bends

            As [see @rivers2019meanders, pp. 3-5; @lake2015shores] and @stein2021pebbles show, but not
            [@rivers2091meanders]. $x^2$ and `code`[^1].

            > "A river that bends bends more." [@rivers2019meanders, p. 1]

            [^1]: A remark.

            """;

    /** What is typed; each is completed at its end. */
    private static final List<String> TYPED =
            List.of("@", "@riv", "[@stein2021", "[see @meandrs", "@pebbles sor", "@lake15");

    private static final String CAPABILITIES =
            """
            {"general": {"positionEncodings": ["utf-16"]},
             "window": {"workDoneProgress": true},
             "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true},
                           "semanticTokens": {"refreshSupport": true}},
             "textDocument": {
               "completion": {
                 "completionList": {"itemDefaults": ["editRange", "data"]},
                 "completionItem": {"labelDetailsSupport": true, "documentationFormat": ["markdown"]}},
               "hover": {"contentFormat": ["markdown"]},
               "definition": {"linkSupport": true},
               "semanticTokens": {"requests": {"full": {"delta": true}, "range": true}}}}
            """;

    private final Process process;
    private final OutputStream out;
    private final InputStream in;
    private int lastId;

    private Training(Process process) {
        this.process = process;
        this.out = process.getOutputStream();
        this.in = new BufferedInputStream(process.getInputStream());
        // One that hangs must not hang the build.
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
    }

    /**
     * Makes {@code cache}.
     *
     * @param image the image that is trained
     * @param work a folder for what the server keeps
     * @return what was wrong, if anything was
     */
    static String run(Path image, Path cache, Path work) throws InterruptedException {
        try {
            Path workspace = Files.createDirectories(work.resolve("workspace"));
            Files.writeString(workspace.resolve("papers.bib"), PAPERS);
            // Who has settings shall not wait for the reader of their format.
            Files.writeString(
                    workspace.resolve(".glossa.toml"), "[hover]\nprovenance = \"auto\"\n");
            try (Training first = new Training(server(image, work, List.of(), List.of()))) {
                first.play(workspace);
            }
            List<String> recorded = List.of("-XX:AOTCacheOutput=" + cache);
            try (Training second =
                    new Training(server(image, work, recorded, commands(workspace)))) {
                second.play(workspace);
            }
            return Files.exists(cache) ? "" : "the JVM made none";
        } catch (IOException | RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What people and scripts run most, as of glossa.TrainingRun. */
    private static List<String> commands(Path workspace) {
        return List.of(
                String.join("\t", "papers", "--format", "keys", workspace.toString()),
                String.join("\t", "papers", workspace.toString()),
                String.join("\t", "check", workspace.toString()),
                String.join("\t", "index", workspace.toString()),
                "--version");
    }

    /**
     * The options are those of the launcher; what differs here, the JVM refuses there.
     *
     * @param commands what is run before the server
     */
    private static Process server(
            Path image, Path work, List<String> options, List<String> commands) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(image.resolve("bin/java").toString());
        command.addAll(options);
        command.addAll(Files.readAllLines(image.resolve("lib/glossa.options")));
        command.addAll(List.of("-m", GlossaModule.NAME + "/glossa.TrainingRun"));
        command.addAll(commands);
        command.add("--stdio");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_CACHE_HOME", work.resolve("cache").toString());
        builder.environment().put("XDG_STATE_HOME", work.resolve("state").toString());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private void play(Path workspace) throws IOException, InterruptedException {
        ask(
                "initialize",
                "{\"processId\":"
                        + ProcessHandle.current().pid()
                        + ",\"workspaceFolders\":[{\"uri\":\""
                        + workspace.toUri()
                        + "\",\"name\":\"rivers\"}],\"capabilities\":"
                        + CAPABILITIES
                        + "}");
        tell("initialized", "{}");
        String uri = workspace.resolve("note.md").toUri().toString();
        String document = "\"textDocument\":{\"uri\":\"" + uri + "\"";
        tell(
                "textDocument/didOpen",
                "{"
                        + document
                        + ",\"languageId\":\"markdown\",\"version\":1,\"text\":"
                        + json(NOTE)
                        + "}}");
        await("textDocument/publishDiagnostics");
        int line = NOTE.split("\n", -1).length - 1;
        int version = 1;
        int length = 0;
        for (String typed : TYPED) {
            tell(
                    "textDocument/didChange",
                    "{"
                            + document
                            + ",\"version\":"
                            + ++version
                            + "},\"contentChanges\":[{\"range\":"
                            + range(line, 0, line, length)
                            + ",\"text\":"
                            + json(typed)
                            + "}]}");
            length = typed.length();
            ask("textDocument/completion", at(document, line, length));
        }
        ask("completionItem/resolve", "{\"label\":\"lake2015shores\",\"data\":\"lake2015shores\"}");
        ask("textDocument/hover", at(document, 5, 10));
        ask("textDocument/definition", at(document, 5, 10));
        ask("textDocument/semanticTokens/full", "{" + document + "}}");
        ask(
                "textDocument/semanticTokens/range",
                "{" + document + "},\"range\":" + range(0, 0, line, 0) + "}");
        ask(
                "textDocument/codeAction",
                "{"
                        + document
                        + "},\"range\":"
                        + range(6, 3, 6, 3)
                        + ",\"context\":{\"diagnostics\":[]}}");
        tell("textDocument/didSave", "{" + document + "}}");
        tell("textDocument/didClose", "{" + document + "}}");
        ask("shutdown", "null");
        tell("exit", "null");
    }

    private static String at(String document, int line, int character) {
        return "{"
                + document
                + "},\"position\":{\"line\":"
                + line
                + ",\"character\":"
                + character
                + "}}";
    }

    private static String range(int line, int character, int endLine, int endCharacter) {
        return "{\"start\":{\"line\":%d,\"character\":%d},\"end\":{\"line\":%d,\"character\":%d}}"
                .formatted(line, character, endLine, endCharacter);
    }

    private static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private void tell(String method, String params) throws IOException {
        send("\"method\":\"" + method + "\",\"params\":" + params);
    }

    private String ask(String method, String params) throws IOException {
        send("\"id\":" + ++lastId + ",\"method\":\"" + method + "\",\"params\":" + params);
        return await("\"id\":" + lastId + ",\"result\"");
    }

    private void send(String members) throws IOException {
        byte[] content = ("{\"jsonrpc\":\"2.0\"," + members + "}").getBytes(StandardCharsets.UTF_8);
        out.write(
                ("Content-Length: " + content.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        out.write(content);
        out.flush();
    }

    /** The next message with this in it. */
    private String await(String part) throws IOException {
        while (true) {
            StringBuilder header = new StringBuilder();
            while (header.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    throw new IOException("the server ended before it wrote " + part);
                }
                header.append((char) c);
            }
            int length =
                    Integer.parseInt(
                            header.substring(header.indexOf(":") + 1, header.indexOf("\r"))
                                    .strip());
            String message = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (message.contains(part)) {
                return message;
            }
        }
    }

    /** Waits for the end, since that is when the JVM makes the cache. */
    @Override
    public void close() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
