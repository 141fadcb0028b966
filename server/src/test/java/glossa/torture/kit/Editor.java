package glossa.torture.kit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import glossa.lsp.RawClient;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/** An editor with one workspace: the server that it started, and all that the server has said. */
public final class Editor implements AutoCloseable {
    /** What is waited for an answer, unless a row's claim says less. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What an editor of today can do. */
    public static final String CAPABILITIES =
            """
            {"window": {"workDoneProgress": true},
             "general": {"positionEncodings": ["utf-16"]},
             "workspace": {"workspaceEdit": {"documentChanges": true,
                 "resourceOperations": ["create", "rename", "delete"]},
               "configuration": true, "workspaceFolders": true,
               "didChangeWatchedFiles": {"dynamicRegistration": true}},
             "textDocument": {
               "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet":
                   ["", "quickfix", "refactor", "source"]}},
                 "resolveSupport": {"properties": ["edit"]}, "dataSupport": true,
                 "disabledSupport": true, "isPreferredSupport": true},
               "hover": {"contentFormat": ["markdown", "plaintext"]},
               "completion": {"completionItem": {"snippetSupport": true,
                 "documentationFormat": ["markdown"], "resolveSupport": {"properties":
                   ["documentation", "detail", "additionalTextEdits"]}}},
               "definition": {"linkSupport": true}, "rename": {"prepareSupport": true},
               "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
               "documentLink": {"tooltipSupport": true}, "inlayHint": {}, "codeLens": {},
               "foldingRange": {}, "selectionRange": {}, "callHierarchy": {},
               "semanticTokens": {"requests": {"full": {"delta": true}, "range": true},
                 "tokenTypes": ["class", "variable", "string"], "tokenModifiers": [],
                 "formats": ["relative"]},
               "publishDiagnostics": {}, "diagnostic": {}}}
            """;

    private static final int MAX_KEPT_RESULTS = 1_000;

    private final Scratch scratch;
    private final Process process;
    private final RawClient client;
    private final Queue<JsonObject> said = new ConcurrentLinkedQueue<>();
    private final ReentrantLock reading = new ReentrantLock();
    private int asked;

    private Editor(Scratch scratch, Process process) {
        this.scratch = scratch;
        this.process = process;
        this.client = RawClient.of(process, this::take);
    }

    private void take(JsonObject message) {
        reading.lock();
        try {
            if (!message.isEmpty()) {
                said.add(kept(message));
            }
        } finally {
            reading.unlock();
        }
    }

    /** The message; of a long list, which a reader's day has many of, only that there was one. */
    private static JsonObject kept(JsonObject message) {
        if (!message.has("result")
                || !message.get("result").isJsonArray()
                || message.getAsJsonArray("result").size() <= MAX_KEPT_RESULTS) {
            return message;
        }
        JsonObject kept = new JsonObject();
        message.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("result"))
                .forEach(entry -> kept.add(entry.getKey(), entry.getValue()));
        return kept;
    }

    /** What the server writes is left in the pipe, until {@link #read}; by the same thread. */
    public void stopReading() {
        reading.lock();
    }

    /** Reads on. */
    public void read() {
        reading.unlock();
    }

    /** Starts a server and says nothing to it yet. */
    public static Editor start(Scratch scratch) throws IOException {
        return start(scratch, new Launcher(scratch));
    }

    /** The same, started in another way. */
    public static Editor start(Scratch scratch, Launcher launcher) throws IOException {
        return new Editor(scratch, launcher.start());
    }

    /** Starts a server on the scratch's workspace. */
    public static Editor open(Scratch scratch) throws Exception {
        Editor editor = start(scratch);
        editor.initialize(scratch.workspace(), PATIENCE);
        return editor;
    }

    /** Asks for {@code initialize}, and says that it is done. */
    public void initialize(Path workspace, Duration patience) throws Exception {
        initialize("\"" + workspace.toUri() + "\"", patience);
    }

    /**
     * The same with a workspace as it stands in the message: {@code null}, or an address in quotes.
     */
    public void initialize(String root, Duration patience) throws Exception {
        ask(
                "initialize",
                "{\"processId\": null, \"rootUri\": "
                        + root
                        + ", \"capabilities\": "
                        + CAPABILITIES
                        + "}",
                patience);
        client.notify("initialized", "{}");
    }

    /** The connection, for what goes beyond these methods. */
    public RawClient client() {
        return client;
    }

    /** The server's process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** All messages that the server has sent. */
    public List<JsonObject> said() {
        return List.copyOf(said);
    }

    /** What was logged or shown, of this type or of a more serious one (LSP: 1 is an error). */
    public List<String> messages(int leastSerious) {
        return said.stream()
                .filter(message -> message.has("method"))
                .filter(
                        message ->
                                message.get("method")
                                        .getAsString()
                                        .matches("window/(log|show)Message"))
                .map(message -> message.getAsJsonObject("params"))
                .filter(params -> params.get("type").getAsInt() <= leastSerious)
                .map(params -> params.get("message").getAsString())
                .toList();
    }

    /** The answer to a request, which must be no error. */
    public JsonElement ask(String method, String params, Duration patience) throws Exception {
        JsonObject answer = answer(method, params, patience);
        if (answer.has("error")) {
            throw new AssertionError(
                    method + " was answered with " + shortened(answer.get("error")));
        }
        return answer.has("result") ? answer.get("result") : com.google.gson.JsonNull.INSTANCE;
    }

    /** The same with the usual patience. */
    public JsonElement ask(String method, String params) throws Exception {
        return ask(method, params, PATIENCE);
    }

    /** The whole answer to a request, an error too. */
    public JsonObject answer(String method, String params, Duration patience) throws Exception {
        try {
            return await(client.send(method, params), patience);
        } catch (IOException e) {
            throw new AssertionError(
                    "the server has ended: " + shortened(new Launcher(scratch).standardError()), e);
        } catch (AssertionError e) {
            throw new AssertionError(method + ": " + e.getMessage(), e);
        }
    }

    /** The whole answer to a request that was sent. */
    public JsonObject await(int id, Duration patience) throws Exception {
        FairTime watch = FairTime.start();
        while (!watch.isOver(patience)) {
            JsonObject answer = client.poll(id, Duration.ofMillis(100));
            if (answer != null) {
                return answer;
            }
            if (!process.isAlive() || client.error() != null) {
                answer = client.poll(id, Duration.ofMillis(100));
                if (answer != null) {
                    return answer;
                }
                throw new AssertionError(
                        "the server has ended: "
                                + client.error()
                                + " "
                                + shortened(new Launcher(scratch).standardError()));
            }
        }
        throw new AssertionError("no answer within " + patience.toMillis() + " ms");
    }

    /** The address of a file of the workspace. */
    public String uri(String path) {
        return scratch.workspace().resolve(path).toUri().toString();
    }

    /** Opens a new note with this text, and returns its address. */
    public String openNote(String text) throws IOException {
        String uri = uri("typed-" + asked++ + ".md");
        client.open(uri, text);
        return uri;
    }

    /** Closes a document. */
    public void closeNote(String uri) throws IOException {
        client.notify("textDocument/didClose", "{\"textDocument\": {\"uri\": \"" + uri + "\"}}");
    }

    /** What is shown of the paper with this key; nothing where it is unknown. */
    public @Nullable String hover(String key, Duration patience) throws Exception {
        String uri = openNote("See [@" + key + "].\n");
        try {
            JsonElement hover = ask("textDocument/hover", RawClient.at(uri, 0, 7), patience);
            return hover.isJsonObject() && hover.getAsJsonObject().has("contents")
                    ? hover.getAsJsonObject().get("contents").toString()
                    : null;
        } finally {
            closeNote(uri);
        }
    }

    /**
     * Waits until a key is answered with a text that holds this part of its title.
     *
     * @return milliseconds that it took
     * @throws AssertionError if it is not, within {@code patience}
     */
    public long awaitPaper(String key, String titlePart, Duration patience) throws Exception {
        FairTime watch = FairTime.start();
        String last = "nothing";
        while (!watch.isOver(patience)) {
            String shown = hover(key, patience);
            if (shown != null && shown.contains(titlePart)) {
                return watch.millis();
            }
            last = String.valueOf(shown);
            Thread.sleep(50);
        }
        throw new AssertionError(
                "the key " + key + " is answered with " + shortened(last) + " after " + patience);
    }

    /** Waits until the server says that all is indexed, and returns how many papers there are. */
    public int awaitIndexed(Duration patience) throws Exception {
        FairTime watch = FairTime.start();
        JsonObject status = new JsonObject();
        while (!watch.isOver(patience)) {
            status = ask("glossa/status", "{}", patience).getAsJsonObject();
            if (status.get("indexed").getAsBoolean()) {
                return status.get("papers").getAsInt();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not indexed after " + patience + ": " + status);
    }

    /** The keys that problems of a note call unknown. */
    public List<String> unknownKeys(String uri, Duration patience) throws Exception {
        JsonElement report =
                ask(
                        "textDocument/diagnostic",
                        "{\"textDocument\": {\"uri\": \"" + uri + "\"}}",
                        patience);
        return report.getAsJsonObject().getAsJsonArray("items").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(
                        item ->
                                item.has("code")
                                        && item.get("code").getAsString().equals("unknown-key"))
                .map(item -> item.get("message").getAsString())
                .toList();
    }

    /** Ends the conversation as the protocol says; does not wait for the process. */
    public void shutDown() throws Exception {
        ask("shutdown", "null");
        client.notify("exit", "{}");
    }

    /** The beginning of a long text. */
    public static String shortened(Object text) {
        String whole = String.valueOf(text);
        return whole.length() < 300 ? whole : whole.substring(0, 300) + "…";
    }

    /** Ends the server at once, as an editor does that is killed. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
