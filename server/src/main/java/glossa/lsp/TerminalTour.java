package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A tour of the main features in the terminal: a minimal editor that starts the real server, types
 * into notes of the sample workspace, and prints the answers with the milliseconds they took.
 */
public final class TerminalTour {
    private static final long ANSWER_TIMEOUT_SECONDS = 30;
    private static final int MAX_ITEMS_SHOWN = 5;

    /** The methods whose answers and notifications the tour reads; LSP4J drops those of others. */
    private static final List<JsonRpcMethod> METHODS =
            List.of(
                    JsonRpcMethod.request("initialize", JsonObject.class, JsonObject.class),
                    JsonRpcMethod.request(
                            "textDocument/completion",
                            CompletionList.class,
                            CompletionParams.class),
                    JsonRpcMethod.request("textDocument/hover", Hover.class, HoverParams.class),
                    JsonRpcMethod.request(
                            "textDocument/definition", JsonElement.class, DefinitionParams.class),
                    JsonRpcMethod.notification(
                            "textDocument/publishDiagnostics", PublishDiagnosticsParams.class));

    private final RemoteEndpoint server;
    private final LinkedBlockingQueue<PublishDiagnosticsParams> diagnostics;
    private final Path workspace;
    private final PrintWriter out;
    private int opened;

    private TerminalTour(
            RemoteEndpoint server,
            LinkedBlockingQueue<PublishDiagnosticsParams> diagnostics,
            Path workspace,
            PrintWriter out) {
        this.server = server;
        this.diagnostics = diagnostics;
        this.workspace = workspace;
        this.out = out;
    }

    /**
     * Starts the server and prints the tour.
     *
     * @param workspace a copy of the sample workspace
     * @param launcher the program that starts the server
     * @return whether every request got the expected kind of answer
     */
    public static boolean play(Path workspace, Path launcher, PrintWriter out) {
        try {
            Process process =
                    new ProcessBuilder(launcher.toString(), "serve")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try {
                LinkedBlockingQueue<PublishDiagnosticsParams> diagnostics =
                        new LinkedBlockingQueue<>();
                MessageJsonHandler json = new MessageJsonHandler(methods());
                RemoteEndpoint server =
                        new RemoteEndpoint(
                                new StreamMessageConsumer(process.getOutputStream(), json),
                                editor(diagnostics));
                json.setMethodProvider(server);
                Thread reader =
                        new Thread(
                                () ->
                                        new StreamMessageProducer(
                                                        process.getInputStream(), json, server)
                                                .listen(server));
                reader.setDaemon(true);
                reader.start();
                return new TerminalTour(server, diagnostics, workspace.toRealPath(), out).play();
            } finally {
                process.destroy();
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            out.println("The tour stopped: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Map<String, JsonRpcMethod> methods() {
        Map<String, JsonRpcMethod> methods = new LinkedHashMap<>();
        METHODS.forEach(method -> methods.put(method.getMethodName(), method));
        return methods;
    }

    private static Endpoint editor(LinkedBlockingQueue<PublishDiagnosticsParams> diagnostics) {
        return new Endpoint() {
            @Override
            public CompletableFuture<?> request(String method, @Nullable Object params) {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void notify(String method, @Nullable Object params) {
                if (params instanceof PublishDiagnosticsParams published) {
                    diagnostics.add(published);
                }
            }
        };
    }

    private boolean play()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        JsonObject params = new JsonObject();
        params.addProperty("rootUri", workspace.toUri().toString());
        params.add("capabilities", new JsonObject());
        long start = System.nanoTime();
        JsonObject answer = (JsonObject) ask("initialize", params);
        server.notify("initialized", new JsonObject());
        String version = answer.getAsJsonObject("serverInfo").get("version").getAsString();
        say("Glossa " + version + " in " + workspace + " (a copy of the sample workspace)");

        Path note = workspace.resolve("notes").resolve("attention.md");
        open(note.toUri().toString(), Files.readString(note));
        PublishDiagnosticsParams problems = awaitDiagnostics(note.toUri().toString());
        say("The note is open and the papers are indexed after " + millis(start) + ".");

        boolean all = complete("[@atten", "the start of a word of the title");
        all &= complete("@vasw17", "author and year");
        all &= complete("[see @shanon", "misspelt");
        all &= complete("@anatomy", "a paper from a text file, which gives no key");
        all &= hoverAndDefinition("As @vaswani2017attention shows", 8);

        out.println();
        say("Problems in " + note.getFileName() + ":");
        problems.getDiagnostics()
                .forEach(
                        problem ->
                                out.println(
                                        "    line "
                                                + (problem.getRange().getStart().getLine() + 1)
                                                + ": "
                                                + problem.getMessage()
                                                        .map(
                                                                text -> text,
                                                                markup -> markup.getValue())));
        all &= !problems.getDiagnostics().isEmpty();
        out.println();
        say(
                "To see this in your editor, run 'glossa try --editor' with nvim, emacs, hx or"
                        + " code. To set up an editor, see the README.");
        Object _ = ask("shutdown", null);
        server.notify("exit", null);
        return all;
    }

    /**
     * Completes at the end of a new note with the text {@code typed}, which is found by {@code by}.
     */
    private boolean complete(String typed, String by)
            throws InterruptedException, ExecutionException, TimeoutException {
        String uri = open(typed);
        long start = System.nanoTime();
        CompletionList list =
                (CompletionList)
                        ask(
                                "textDocument/completion",
                                new CompletionParams(
                                        new TextDocumentIdentifier(uri),
                                        new Position(0, typed.length())));
        String time = millis(start);
        out.println();
        say("You type  " + typed + "   (" + by + "; " + time + ")");
        List<CompletionItem> items = list.getItems();
        items.stream()
                .limit(MAX_ITEMS_SHOWN)
                .forEach(item -> out.printf("    %-28s %s%n", item.getLabel(), item.getDetail()));
        if (items.size() > MAX_ITEMS_SHOWN) {
            out.println("    and " + (items.size() - MAX_ITEMS_SHOWN) + " more");
        }
        return !items.isEmpty();
    }

    private boolean hoverAndDefinition(String text, int character)
            throws InterruptedException, ExecutionException, TimeoutException {
        TextDocumentIdentifier note = new TextDocumentIdentifier(open(text));
        Position place = new Position(0, character);
        long start = System.nanoTime();
        Hover hover = (Hover) ask("textDocument/hover", new HoverParams(note, place));
        String time = millis(start);
        out.println();
        say("You hover over  " + text + "   (" + time + ")");
        if (hover != null) {
            hover.getContents()
                    .getRight()
                    .getValue()
                    .lines()
                    .forEach(line -> out.println("    " + line));
        }
        Object places = ask("textDocument/definition", new DefinitionParams(note, place));
        boolean found = false;
        if (places instanceof JsonElement array && array.isJsonArray()) {
            for (JsonElement element : array.getAsJsonArray()) {
                JsonObject location = element.getAsJsonObject();
                String uri = location.get("uri").getAsString();
                int line =
                        location.getAsJsonObject("range")
                                .getAsJsonObject("start")
                                .get("line")
                                .getAsInt();
                say(
                        "You go to the definition: "
                                + uri.substring(uri.lastIndexOf('/') + 1)
                                + ", line "
                                + (line + 1));
                found = true;
            }
        }
        return hover != null && found;
    }

    private String open(String text) {
        String uri = workspace.resolve("typed-" + opened++ + ".md").toUri().toString();
        open(uri, text);
        return uri;
    }

    private void open(String uri, String text) {
        server.notify(
                "textDocument/didOpen",
                new DidOpenTextDocumentParams(new TextDocumentItem(uri, "markdown", 1, text)));
    }

    private PublishDiagnosticsParams awaitDiagnostics(String uri)
            throws InterruptedException, TimeoutException {
        while (true) {
            PublishDiagnosticsParams published =
                    diagnostics.poll(ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (published == null) {
                throw new TimeoutException(
                        "no diagnostics within " + ANSWER_TIMEOUT_SECONDS + " s");
            }
            if (published.getUri().equals(uri)) {
                return published;
            }
        }
    }

    private Object ask(String method, @Nullable Object params)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return server.request(method, params).get(ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException(
                    "no answer to " + method + " within " + ANSWER_TIMEOUT_SECONDS + " s");
        }
    }

    /** The time since {@code start} of {@link System#nanoTime}. */
    private static String millis(long start) {
        return String.format(Locale.ROOT, "%.1f ms", (System.nanoTime() - start) / 1e6);
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
