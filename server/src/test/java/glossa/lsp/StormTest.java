package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.paper.KeyRule;
import glossa.source.SourceFile;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Keystrokes that come faster than answers. */
final class StormTest {
    private static final String TYPED = "@paper about storms and keystrokes that come at once";

    @Test
    void ofManyKeystrokesOnlyTheLastIsWorkedOut() {
        check(false, 0, "modified ".repeat(TYPED.length() - 1) + "answered", 1);
    }

    @Test
    void whatTheEditorCancelsIsAnsweredAsCancelled() {
        check(true, 0, "cancelled ".repeat(TYPED.length() - 1) + "answered", 1);
    }

    @Test
    void whatWasWorkedOutBeforeTheNextKeystrokeIsAnswered() {
        check(true, 1, "answered ".repeat(TYPED.length()).strip(), TYPED.length());
    }

    /**
     * Types {@link #TYPED}, with a completion asked for at each character.
     *
     * @param cancels whether the editor cancels the one before
     * @param free how many questions the workers have time for between two keystrokes
     * @param expected how the requests are answered, in their order
     * @param workedOut how often the corpus was asked; it is given back as often
     */
    private static void check(boolean cancels, int free, String expected, int workedOut) {
        Queue<Runnable> waiting = new ArrayDeque<>();
        try (Counting store = new Counting()) {
            GlossaServer server =
                    new GlossaServer(
                            folders -> new Workspace(store),
                            waiting::add,
                            "test",
                            (code, isIdle) -> {});
            server.connect(new Nobody());
            var _ = server.request("initialize", new JsonObject());
            server.notify(
                    "textDocument/didOpen",
                    new DidOpenTextDocumentParams(
                            new TextDocumentItem("untitled:storm.md", "markdown", 0, "")));
            List<CompletableFuture<?>> answers = new ArrayList<>();
            for (int length = 1; length <= TYPED.length(); length++) {
                server.notify("textDocument/didChange", change(length));
                if (cancels && !answers.isEmpty()) {
                    answers.getLast().cancel(true);
                }
                answers.add(server.request("textDocument/completion", completion(length)));
                for (int i = 0; i < free && !waiting.isEmpty(); i++) {
                    waiting.remove().run();
                }
            }
            waiting.forEach(Runnable::run);
            assertEquals(
                    expected, String.join(" ", answers.stream().map(StormTest::outcome).toList()));
            assertEquals(workedOut, store.acquired.get());
            assertEquals(workedOut, store.closed.get());
        }
    }

    private static String outcome(CompletableFuture<?> answer) {
        try {
            var _ = answer.join();
            return "answered";
        } catch (CancellationException e) {
            return "cancelled";
        } catch (CompletionException e) {
            return e.getCause() instanceof ResponseErrorException error
                            && error.getResponseError().getCode() == -32801
                    ? "modified"
                    : e.toString();
        }
    }

    private static DidChangeTextDocumentParams change(int length) {
        return new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier("untitled:storm.md", length),
                List.of(new TextDocumentContentChangeEvent(TYPED.substring(0, length))));
    }

    private static CompletionParams completion(int length) {
        return new CompletionParams(
                new TextDocumentIdentifier("untitled:storm.md"), new Position(0, length));
    }

    /** An editor that is told nothing. */
    private static final class Nobody implements org.eclipse.lsp4j.jsonrpc.Endpoint {
        @Override
        public CompletableFuture<?> request(String method, @Nullable Object parameter) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void notify(String method, @Nullable Object parameter) {
            // Nobody listens.
        }
    }

    /** Counts what is taken and what is given back. */
    private static final class Counting implements CorpusStore {
        final AtomicInteger acquired = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();
        private final PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory());

        @Override
        public Corpus acquire() {
            Corpus corpus = index.acquire();
            acquired.incrementAndGet();
            return (Corpus)
                    Proxy.newProxyInstance(
                            Corpus.class.getClassLoader(),
                            new Class<?>[] {Corpus.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("close")) {
                                    closed.incrementAndGet();
                                }
                                try {
                                    return method.invoke(corpus, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause() == null ? e : e.getCause();
                                }
                            });
        }

        @Override
        public void beforeNext(Consumer<Corpus> callback) {
            index.beforeNext(callback);
        }

        @Override
        public Map<Path, String> stamps() {
            return index.stamps();
        }

        @Override
        public ReplaceResult replace(
                List<SourceFile> changed,
                List<Path> gone,
                List<Path> order,
                KeyRule rule,
                long maxBytes) {
            return index.replace(changed, gone, order, rule, maxBytes);
        }

        @Override
        public void close() {
            index.close();
        }
    }
}
