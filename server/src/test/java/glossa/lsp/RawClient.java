package glossa.lsp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An editor that speaks bare JSON-RPC to the packaged launcher: it shares no code with the server,
 * so it sees what a real one sees. Anything on standard output that is not an LSP message fails the
 * test. Needs no test framework, so that plain programs use it too.
 */
public final class RawClient implements AutoCloseable {
    /** Long, since the indexing process gives way to all others on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Consumer<JsonObject> tap;
    private final OutputStream out;
    private final LinkedBlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
    private final ReceivedNotifications notifications = new ReceivedNotifications();
    private final LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final Map<JsonElement, JsonObject> early = new HashMap<>();
    private final List<String> asked = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final Set<Integer> unawaited = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String error;
    private JsonObject capabilities = new JsonObject();
    private int lastId;
    private int opened;

    private RawClient(Process process, Consumer<JsonObject> tap) {
        this.process = process;
        this.tap = tap;
        this.out = process.getOutputStream();
        Thread reader = new Thread(() -> read(process.getInputStream()));
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the launcher, with caches and state in {@code home}. */
    static RawClient launch(Path home) throws IOException {
        return launch(home, List.of());
    }

    /** Starts the launcher with {@code arguments}. */
    static RawClient launch(Path home, List<String> arguments) throws IOException {
        return launch(home, arguments, Map.of());
    }

    /** The same where there is no runtime image: on an installed Java. */
    static RawClient launchOnTheJar(Path home) throws IOException {
        return launch(home, List.of(), Map.of("GLOSSA_IMAGE", "no"));
    }

    private static RawClient launch(
            Path home, List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Path.of("bin/glossa").toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
        return of(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start(), message -> {});
    }

    /**
     * Talks to a server that runs already.
     *
     * @param tap takes each message of the server, on the reading thread, before all others do; an
     *     empty object in place of an answer that nobody awaits
     */
    public static RawClient of(Process process, Consumer<JsonObject> tap) {
        return new RawClient(process, tap);
    }

    public void initialize(Path workspace, String offered) throws Exception {
        String root = "{\"rootUri\": \"" + workspace.toUri() + "\", \"capabilities\": ";
        capabilities =
                ask("initialize", root + offered + "}")
                        .getAsJsonObject()
                        .getAsJsonObject("capabilities");
        notify("initialized", "{}");
    }

    /** The program that runs; the launcher has made room for it. */
    Path program() {
        return Path.of(process.info().command().orElseThrow());
    }

    JsonObject capabilities() {
        return capabilities;
    }

    public static String at(String uri, int line, int character) {
        return "{\"textDocument\": {\"uri\": \"%s\"}, \"position\": {\"line\": %d, \"character\": %d}}"
                .formatted(uri, line, character);
    }

    public void open(String uri, String text) throws IOException {
        notify(
                "textDocument/didOpen",
                "{\"textDocument\": {\"uri\": \""
                        + uri
                        + "\", \"languageId\": \""
                        + (uri.endsWith(".bib") ? "bibtex" : "markdown")
                        + "\", \"version\": 1, \"text\": "
                        + new JsonPrimitive(text)
                        + "}}");
    }

    /** The whole text, as a change without a range. */
    public void change(String uri, int version, String text) throws IOException {
        notify(
                "textDocument/didChange",
                "{\"textDocument\": {\"uri\": \""
                        + uri
                        + "\", \"version\": "
                        + version
                        + "}, \"contentChanges\": [{\"text\": "
                        + new JsonPrimitive(text)
                        + "}]}");
    }

    public JsonObject completion(String uri, int line, int character) throws Exception {
        return ask("textDocument/completion", at(uri, line, character)).getAsJsonObject();
    }

    /** The first item offered at the end of a new note with this text. */
    JsonObject completionAfter(Path workspace, String text) throws Exception {
        String uri = workspace.resolve("typed" + opened++ + ".md").toUri().toString();
        open(uri, text);
        return completion(uri, 0, text.length()).getAsJsonArray("items").get(0).getAsJsonObject();
    }

    public JsonElement ask(String method, String params) throws Exception {
        return await(send(method, params));
    }

    int askForError(String method, String params) throws Exception {
        return answer(send(method, params)).getAsJsonObject("error").get("code").getAsInt();
    }

    /** Sends a request whose answer is read and not kept. */
    public void sendUnawaited(String method, String params) throws IOException {
        unawaited.add(lastId + 1);
        int _ = send(method, params);
    }

    public int send(String method, String params) throws IOException {
        int id = ++lastId;
        sendRaw(
                "{\"jsonrpc\":\"2.0\",\"id\":"
                        + id
                        + ",\"method\":\""
                        + method
                        + "\",\"params\":"
                        + params
                        + "}");
        return id;
    }

    public void notify(String method, String params) throws IOException {
        sendRaw("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    public void sendRaw(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        sendBytes(("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(US_ASCII), bytes);
    }

    /** Writes these bytes, whatever they are, to the server's standard input. */
    public void sendBytes(byte[]... parts) throws IOException {
        synchronized (out) {
            for (byte[] part : parts) {
                out.write(part);
            }
            out.flush();
        }
    }

    /** The result of the request with this id; answers may come in any order. */
    public JsonElement await(int id) throws Exception {
        JsonObject answer = answer(id);
        check(!answer.has("error"), String.valueOf(answer));
        return answer.has("result") ? answer.get("result") : JsonNull.INSTANCE;
    }

    /** The whole answer to the request with this id, an error too. */
    JsonObject answer(int id) throws Exception {
        return java.util.Objects.requireNonNull(
                poll(id, PATIENCE), "no answer to request " + id + "; " + error);
    }

    /** The same; nothing where none comes within {@code patience} after the last other answer. */
    public @Nullable JsonObject poll(int id, Duration patience) throws InterruptedException {
        JsonElement wanted = new JsonPrimitive(id);
        while (!early.containsKey(wanted)) {
            JsonObject answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                return null;
            }
            early.put(answer.has("id") ? answer.get("id") : JsonNull.INSTANCE, answer);
        }
        return early.remove(wanted);
    }

    JsonArray awaitDiagnostics(String uri) throws Exception {
        JsonObject params =
                awaitNotification(
                        "textDocument/publishDiagnostics",
                        published -> published.get("uri").getAsString().equals(uri));
        return params.getAsJsonArray("diagnostics");
    }

    void awaitLog(String part) throws Exception {
        JsonObject _ =
                awaitNotification(
                        "window/logMessage",
                        logged -> logged.get("message").getAsString().contains(part));
    }

    /** The next sentence that the reader sees. */
    String awaitMessage() throws Exception {
        return awaitNotification("window/showMessage", message -> true)
                .get("message")
                .getAsString();
    }

    /** Waits until the server has asked for this. */
    void awaitRequest(String method) throws Exception {
        for (String next = ""; !next.equals(method); ) {
            next = requests.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            check(next != null, "the server did not ask for " + method);
        }
    }

    /** The kind of the next progress that is shown. */
    String awaitProgress() throws Exception {
        return awaitNotification("$/progress", progress -> true)
                .getAsJsonObject("value")
                .get("kind")
                .getAsString();
    }

    /** The methods of what the server asked of the editor so far, each once, in their order. */
    public List<String> asked() {
        return asked.stream().distinct().toList();
    }

    private JsonObject awaitNotification(String method, Predicate<JsonObject> wanted)
            throws InterruptedException {
        return notifications
                .await(method, wanted, PATIENCE)
                .orElseThrow(() -> new AssertionError("no " + method + " came; " + error));
    }

    /** The server's process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Whether a log message that holds {@code part} has come; those before it are left out. */
    boolean hasLogged(String part) {
        return notifications.hasLogged(part);
    }

    /** Whether problems of a document have been published so far. */
    boolean hasPublished(String uri) {
        return notifications.hasPublished(uri);
    }

    /** Ends the server, and waits for it: no process that it started may outlive it. */
    public void shutDown() throws Exception {
        JsonElement _ = ask("shutdown", "null");
        List<ProcessHandle> children = process.descendants().toList();
        notify("exit", "{}");
        int _ = exitCode();
        for (ProcessHandle child : children) {
            check(!child.isAlive(), "left over: " + child.info().commandLine().orElse("a process"));
        }
    }

    public void closeInput() throws IOException {
        out.close();
    }

    public int exitCode() throws InterruptedException {
        check(process.waitFor(PATIENCE), "the server did not end");
        return process.exitValue();
    }

    /** What was wrong with the server's output, if anything was. */
    public @Nullable String error() {
        return error;
    }

    /** Ends a server that still runs, as a signal would, and waits for it and its processes. */
    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        // Process.destroy would close the output that is still read.
        boolean _ = process.toHandle().destroy();
        for (ProcessHandle each : all) {
            try {
                ProcessHandle _ = each.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError("did not end: " + each.info().commandLine(), e);
            }
        }
        check(error == null, String.valueOf(error));
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private boolean isUnawaited(JsonObject answer) {
        return answer.get("id") instanceof JsonPrimitive id
                && id.isNumber()
                && unawaited.remove(id.getAsInt());
    }

    private void read(InputStream stream) {
        try (InputStream in = new BufferedInputStream(stream)) {
            while (true) {
                StringBuilder header = new StringBuilder();
                while (!header.toString().endsWith("\r\n\r\n")) {
                    int c = in.read();
                    if (c < 0) {
                        if (!header.isEmpty()) {
                            error = "not LSP on standard output: " + header;
                        }
                        return;
                    }
                    header.append((char) c);
                }
                String head = header.toString();
                if (!head.startsWith("Content-Length: ")) {
                    error = "not LSP on standard output: " + head;
                    return;
                }
                int length = Integer.parseInt(head.substring(16, head.indexOf("\r\n")));
                JsonObject message =
                        JsonParser.parseString(
                                        new String(in.readNBytes(length), StandardCharsets.UTF_8))
                                .getAsJsonObject();
                boolean isAwaited = message.has("method") || !isUnawaited(message);
                tap.accept(isAwaited ? message : new JsonObject());
                if (!message.has("method")) {
                    if (isAwaited) {
                        answers.add(message);
                    }
                } else if (message.has("id")) {
                    asked.add(message.get("method").getAsString());
                    requests.add(message.get("method").getAsString());
                    sendRaw(
                            "{\"jsonrpc\":\"2.0\",\"id\":"
                                    + message.get("id")
                                    + ",\"result\":null}");
                } else {
                    notifications.add(message);
                }
            }
        } catch (IOException | RuntimeException e) {
            if (process.isAlive()) {
                error = "the server's output cannot be read: " + e;
            }
        }
    }
}
