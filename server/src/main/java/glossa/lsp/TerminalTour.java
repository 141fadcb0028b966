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
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The main job in the terminal: an editor of a few lines that talks to the real server. */
public final class TerminalTour {
    private static final long PATIENCE_SECONDS = 30;
    private static final int SHOWN = 5;

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
     * Plays it.
     *
     * @param workspace a copy of the sample workspace
     * @param launcher the program that runs the server
     * @return whether all that was asked was answered
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
                MessageJsonHandler json = new MessageJsonHandler(ProtocolMethods.all());
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
            out.println("The tour broke off: " + e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
        say("Glossa " + version + ", over " + workspace + " (a copy of the sample workspace)");

        Path note = workspace.resolve("notes").resolve("attention.md");
        open(note.toUri().toString(), Files.readString(note));
        PublishDiagnosticsParams problems = awaitDiagnostics(note.toUri().toString());
        say(
                "The notes are open and the papers indexed after "
                        + (System.nanoTime() - start) / 1_000_000
                        + " ms.");

        boolean all = complete("[@atten", "the beginning of a word of its title");
        all &= complete("@vasw17", "author and year");
        all &= complete("[see @shanon", "with a slip");
        all &= complete("@anatomy", "a paper that came without a key, from a text file");
        all &= look("As @vaswani2017attention shows", 8);

        out.println();
        say("What is wrong in " + note.getFileName() + ":");
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
                "To see it in your editor: glossa try --editor nvim, emacs, hx or code; to keep it:"
                        + " the README, 'Set-up'.");
        Object _ = ask("shutdown", null);
        server.notify("exit", null);
        return all;
    }

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
        out.println();
        say(
                "You type  "
                        + typed
                        + "   ("
                        + by
                        + ", "
                        + (System.nanoTime() - start) / 1000
                        + " µs)");
        List<CompletionItem> items = list.getItems();
        items.stream()
                .limit(SHOWN)
                .forEach(item -> out.printf("    %-28s %s%n", item.getLabel(), item.getDetail()));
        if (items.size() > SHOWN) {
            out.println("    and " + (items.size() - SHOWN) + " more");
        }
        return !items.isEmpty();
    }

    private boolean look(String text, int character)
            throws InterruptedException, ExecutionException, TimeoutException {
        TextDocumentIdentifier note = new TextDocumentIdentifier(open(text));
        Position place = new Position(0, character);
        Hover hover = (Hover) ask("textDocument/hover", new HoverParams(note, place));
        out.println();
        say("You rest on  " + text);
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
                        "You go to definition: "
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
                    diagnostics.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (published == null) {
                throw new TimeoutException("no diagnostics came");
            }
            if (published.getUri().equals(uri)) {
                return published;
            }
        }
    }

    private Object ask(String method, @Nullable Object params)
            throws InterruptedException, ExecutionException, TimeoutException {
        return server.request(method, params).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
