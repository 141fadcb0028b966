package glossa.torture;

import glossa.lsp.RawClient;
import glossa.torture.kit.Editor;
import glossa.torture.kit.FairTime;
import glossa.torture.kit.MarkedProcesses;
import glossa.torture.kit.Papers;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * An editor that sends more than can be answered. A case: {@code how} ({@code silent}: requests
 * whose answers are not read; {@code open} or {@code change}: one document so large; {@code
 * documents}: many), {@code method} (of the requests), {@code count}, {@code size} (of a document,
 * in bytes).
 */
final class BackPressureRow implements Row {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * How long the other side of the pipe may take nothing before the writer is taken for held
     * back.
     */
    private static final Duration HELD_BACK = Duration.ofSeconds(3);

    /** How long the server may take no request while its answers are read. */
    private static final Duration STUCK = Duration.ofSeconds(10);

    /** How long it is seen that requests are taken while answers are read. */
    private static final Duration READING = Duration.ofSeconds(12);

    /** How long requests are sent while no answer is read. */
    private static final Duration MAX_WRITING = Duration.ofSeconds(12);

    /** Bytes; a server at rest takes a quarter of it. */
    private static final long MAX_MEMORY = 800L << 20;

    /**
     * Requests that are taken while no answer is read; a bound on memory alone would depend on how
     * much a waiting request is.
     */
    private static final int MAX_UNREAD = 15_000;

    private static final List<String> METHODS =
            List.of(
                    "textDocument/hover",
                    "textDocument/completion",
                    "textDocument/documentSymbol",
                    "textDocument/semanticTokens/full",
                    "glossa/papers");

    @Override
    public String name() {
        return "back-pressure";
    }

    @Override
    public String claim() {
        return "What is sent is held back or refused with a message; the server's memory is"
                + " bounded.";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        List<String> ways = List.of("silent", "silent", "open", "change", "documents");
        return TortureCase.of(
                "how", ways.get(random.nextInt(ways.size())),
                "method", METHODS.get(random.nextInt(METHODS.size())),
                "count", Integer.toString(1000 << random.nextInt(7)),
                "size", Long.toString(1L << (20 + random.nextInt(8))));
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        scratch.write("refs.bib", Papers.bib(0, 200));
        try (Editor editor = Editor.open(scratch)) {
            editor.awaitPaper(Papers.key(1), Papers.title(1), PATIENCE);
            int count = (int) tried.number("count", 1000);
            long size = tried.number("size", 1 << 20);
            switch (tried.text("how", "silent").strip()) {
                case "silent" ->
                        askWithoutReading(
                                editor, tried.text("method", METHODS.getFirst()).strip(), count);
                case "documents" ->
                        openMany(editor, Math.min(count, 300), (int) Math.min(size, 200_000));
                case "change" -> sendLarge(editor, size, true);
                default -> sendLarge(editor, size, false);
            }
            if (editor.process().isAlive()) {
                editor.awaitPaper(Papers.key(2), Papers.title(2), PATIENCE);
            }
            long memory = scratch.processes().peakMemory();
            checkMemory(memory);
            return new Figure(memory >> 20, "MB of memory");
        }
    }

    private static void checkMemory(long memory) {
        if (memory > MAX_MEMORY) {
            throw new AssertionError("the server has taken " + (memory >> 20) + " MB of memory");
        }
    }

    private static void askWithoutReading(Editor editor, String method, int count)
            throws Exception {
        String uri = editor.openNote(Papers.noteCiting(0, 2000));
        String params = method.startsWith("glossa") ? "{\"limit\": 200}" : RawClient.at(uri, 5, 8);
        editor.stopReading();
        AtomicInteger sent = new AtomicInteger();
        AtomicBoolean isEnough = new AtomicBoolean();
        Thread writer =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    try {
                                        for (int i = 0; i < count && !isEnough.get(); i++) {
                                            editor.client().sendUnawaited(method, params);
                                            sent.incrementAndGet();
                                        }
                                    } catch (IOException e) {
                                        // The server has ended; the next request tells.
                                    }
                                });
        try {
            FairTime watch = FairTime.start();
            int before = -1;
            while (writer.isAlive() && sent.get() > before && !watch.isOver(MAX_WRITING)) {
                before = sent.get();
                var _ = writer.join(HELD_BACK);
                checkMemory(MarkedProcesses.memory(editor.process()));
            }
            if (sent.get() > MAX_UNREAD) {
                throw new AssertionError(
                        sent.get() + " requests were taken, and no answer was read");
            }
        } finally {
            isEnough.set(sent.get() > MAX_UNREAD);
            editor.read();
        }
        FairTime watch = FairTime.start();
        while (writer.isAlive() && !watch.isOver(READING)) {
            int before = sent.get();
            // A pipe takes some hundred requests at once, when as many have been answered.
            FairTime waited = FairTime.start();
            while (!writer.join(HELD_BACK) && sent.get() == before && !waited.isOver(STUCK)) {
                // Answers are read in the meantime.
            }
            if (writer.isAlive() && sent.get() == before) {
                throw new AssertionError(
                        "answers are read, and no request is taken after "
                                + before
                                + " of "
                                + count);
            }
        }
        isEnough.set(true);
        var _ = writer.join(STUCK);
        editor.closeNote(uri);
    }

    /** Served, or refused with a word. */
    private static void sendLarge(Editor editor, long size, boolean isChange) throws Exception {
        String uri = editor.uri("large.md");
        String begin =
                "{\"jsonrpc\": \"2.0\", \"method\": \"textDocument/didOpen\", \"params\":"
                        + " {\"textDocument\": {\"uri\": \""
                        + uri
                        + "\", \"languageId\": \"markdown\", \"version\": 1, \"text\": \"";
        String close = "\"}}}";
        if (isChange) {
            editor.client().open(uri, "small");
            begin =
                    "{\"jsonrpc\": \"2.0\", \"method\": \"textDocument/didChange\", \"params\":"
                            + " {\"textDocument\": {\"uri\": \""
                            + uri
                            + "\", \"version\": 2}, \"contentChanges\": [{\"text\": \"";
            close = "\"}]}}";
        }
        int saidBefore = editor.messages(3).size();
        byte[] block =
                "A line of [@paper00001] text, and more. "
                        .repeat(1024)
                        .getBytes(StandardCharsets.US_ASCII);
        long blocks = size / block.length;
        long length = begin.length() + blocks * block.length + close.length();
        editor.client()
                .sendBytes(
                        ("Content-Length: " + length + "\r\n\r\n" + begin)
                                .getBytes(StandardCharsets.US_ASCII));
        for (long i = 0; i < blocks; i++) {
            editor.client().sendBytes(block);
        }
        editor.client().sendBytes(close.getBytes(StandardCharsets.US_ASCII));
        var answer = editor.answer("textDocument/hover", RawClient.at(uri, 0, 15), PATIENCE);
        boolean isServed = answer.toString().contains(Papers.title(1));
        if (!isServed && editor.messages(3).size() == saidBefore && !answer.has("error")) {
            throw new AssertionError(
                    "a document of "
                            + (size >> 20)
                            + " MB is neither answered nor refused with a message");
        }
    }

    private static void openMany(Editor editor, int count, int size) throws Exception {
        String text = "A line of [@paper00001] text.\n".repeat(size / 30 + 1);
        for (int i = 0; i < count; i++) {
            editor.client().open(editor.uri("many-" + i + ".md"), text);
        }
    }
}
