package glossa.torture;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import glossa.torture.kit.Editor;
import glossa.torture.kit.FairTime;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Messages that no editor should send. A case is what is sent, in order: {@code send} (a body, its
 * header is right), or {@code head} and {@code body} (<code>{length}</code> in a head is the
 * body's). Further sections: {@code initialize}, the parameters of a server of its own; {@code
 * answer}, the error code that has to come, or {@code any}; {@code may end}, where the stream may
 * be given up with a word. After each case a hover is asked for and has to be answered.
 */
final class ProtocolRow implements Row {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MAX_MEMORY = 900L << 20;
    private static final int MAX_CASES_A_SERVER = 200;

    private static final Pattern TRACE =
            Pattern.compile(
                    "\\\\tat |\\bat"
                        + " [a-z]+(\\.[\\w$]+)+\\(|\\b[a-z]+(\\.[a-z0-9]+)*\\.[A-Z]\\w*(Exception|Error)\\b");

    private final ProtocolFuzz fuzz = new ProtocolFuzz();
    private @Nullable Scratch kept;
    private @Nullable Editor server;
    private int triedHere;

    @Override
    public String name() {
        return "protocol";
    }

    @Override
    public String claim() {
        return "No message mutes the server; what is wrong with one is said in the protocol's"
                + " codes.";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        return fuzz.draw(random);
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        var initialize = tried.text("initialize");
        if (initialize.isPresent()) {
            furnish(scratch);
            try (Editor own = Editor.start(scratch)) {
                JsonObject answer =
                        own.answer("initialize", scratch.filled(initialize.get()), PATIENCE);
                if (answer.has("error")) {
                    own.initialize(scratch.workspace(), PATIENCE);
                } else {
                    own.client().notify("initialized", "{}");
                }
                return attempt(tried, own, scratch);
            }
        }
        boolean survived = false;
        try {
            Editor shared =
                    server == null
                                    || !server.process().isAlive()
                                    || triedHere++ > MAX_CASES_A_SERVER
                            ? restart(scratch)
                            : server;
            Figure figure = attempt(tried, shared, kept == null ? scratch : kept);
            survived = shared.process().isAlive();
            return figure;
        } finally {
            if (!survived) {
                close();
            }
        }
    }

    private Editor restart(Scratch scratch) throws Exception {
        close();
        kept = scratch.sibling();
        furnish(kept);
        Editor started = Editor.open(kept);
        server = started;
        triedHere = 0;
        started.awaitPaper("known2000", "A Known Book", PATIENCE);
        return started;
    }

    private static void furnish(Scratch scratch) throws IOException {
        scratch.write(
                "refs.bib",
                "@book{known2000, title = {A Known Book}, author = {Doe, Jane}, year = 2000}\n");
        scratch.write("note.md", "See [@known2000].\n");
    }

    private static Figure attempt(TortureCase tried, Editor editor, Scratch scratch)
            throws Exception {
        int before = editor.said().size();
        boolean mayEnd = !tried.all("may end").isEmpty();
        FairTime watch = FairTime.start();
        try {
            send(tried, editor, scratch);
            if (tried.text("initialize").isPresent()) {
                // Which workspace such a server has is not known.
                var _ = editor.hover("known2000", PATIENCE);
            } else {
                var _ = editor.awaitPaper("known2000", "A Known Book", PATIENCE);
            }
            awaitAnswers(tried, editor);
        } catch (IOException | AssertionError e) {
            if (!mayEnd || !endsWithAWord(editor, scratch, before)) {
                throw e;
            }
        }
        long took = watch.millis();
        List<JsonObject> said = editor.said();
        check(tried, said.subList(Math.min(before, said.size()), said.size()));
        long memory = scratch.processes().peakMemory();
        if (memory > MAX_MEMORY) {
            throw new AssertionError("the server has taken " + (memory >> 20) + " MB of memory");
        }
        return new Figure(took, "ms until the next hover was answered");
    }

    private static void send(TortureCase tried, Editor editor, Scratch scratch) throws IOException {
        byte[] head = null;
        for (TortureCase.Section section : tried.sections()) {
            String text = scratch.filled(section.expanded());
            switch (section.name()) {
                case "send" -> {
                    byte[] body = TortureCase.bytes(text);
                    editor.client()
                            .sendBytes(ascii("Content-Length: " + body.length + "\r\n\r\n"), body);
                }
                case "head" -> head = ascii(text.replace("\n", "\r\n") + "\r\n\r\n");
                case "body" -> {
                    byte[] body = TortureCase.bytes(text);
                    String given =
                            head == null ? "" : new String(head, StandardCharsets.ISO_8859_1);
                    editor.client()
                            .sendBytes(
                                    ascii(given.replace("{length}", Integer.toString(body.length))),
                                    body);
                }
                default -> {
                    // Read elsewhere.
                }
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What was a request by the letter of the protocol has to be answered. */
    private static void awaitAnswers(TortureCase tried, Editor editor) throws Exception {
        List<TortureCase.Section> sent = new ArrayList<>(tried.all("send"));
        if (tried.all("may end").isEmpty()) {
            // The length in its head is right.
            sent.addAll(tried.all("body"));
        }
        for (TortureCase.Section section : sent) {
            JsonElement message;
            try {
                message = JsonParser.parseString(section.expanded());
            } catch (JsonParseException e) {
                continue;
            }
            if (message.isJsonObject()
                    && message.getAsJsonObject().has("method")
                    && message.getAsJsonObject().has("id")
                    && message.getAsJsonObject().get("id").toString().matches("\\d{1,9}")) {
                var _ = editor.await(message.getAsJsonObject().get("id").getAsInt(), PATIENCE);
            }
        }
    }

    private static boolean endsWithAWord(Editor editor, Scratch scratch, int before)
            throws Exception {
        boolean hasEnded = scratch.processes().awaitEnd(PATIENCE).isEmpty();
        boolean hasSaid =
                editor.said().size() > before
                        || !new glossa.torture.kit.Launcher(scratch).standardError().isBlank();
        return hasEnded && hasSaid;
    }

    private static void check(TortureCase tried, List<JsonObject> said) {
        String wanted = tried.text("answer", "").strip();
        boolean found = wanted.isEmpty();
        for (JsonObject message : said) {
            String text = message.toString();
            if (message.has("error")) {
                String code = message.getAsJsonObject("error").get("code").getAsString();
                if (code.equals("-32603")) {
                    throw new AssertionError(
                            "answered with an internal error: " + Editor.shortened(text));
                }
                found |= wanted.equals("any") || wanted.equals(code);
            }
            boolean isToldToReaders = message.has("error") || text.contains("\"window/");
            if (isToldToReaders && TRACE.matcher(text).find()) {
                throw new AssertionError(
                        "the program's insides are told: " + Editor.shortened(text));
            }
        }
        if (!found) {
            throw new AssertionError("no error " + wanted + " came, but " + Editor.shortened(said));
        }
    }

    @Override
    public void close() {
        Scratch old = kept;
        server = null;
        kept = null;
        if (old != null) {
            old.discard();
        }
    }
}
