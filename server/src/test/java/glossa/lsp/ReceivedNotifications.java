package glossa.lsp;

import com.google.gson.JsonObject;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The notifications that a {@link RawClient} has received and not looked at, in their order. */
final class ReceivedNotifications {
    private final LinkedBlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();

    /** Those that came before another that was waited for. */
    private final Deque<JsonObject> kept = new ArrayDeque<>();

    /** Adds one; the only method that another thread may call. */
    void add(JsonObject message) {
        received.add(message);
    }

    /**
     * The parameters of the next one that is wanted; nothing where none comes within {@code
     * patience} after the last other. Others are kept.
     */
    Optional<JsonObject> await(String method, Predicate<JsonObject> wanted, Duration patience)
            throws InterruptedException {
        for (JsonObject message : kept) {
            if (is(message, method) && wanted.test(params(message))) {
                kept.remove(message);
                return Optional.of(params(message));
            }
        }
        while (true) {
            JsonObject message = received.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null) {
                return Optional.empty();
            }
            if (is(message, method) && wanted.test(params(message))) {
                return Optional.of(params(message));
            }
            kept.add(message);
        }
    }

    /** Whether a log message that holds {@code part} has come; those before it are left out. */
    boolean hasLogged(String part) {
        for (JsonObject next = received.poll(); next != null; next = received.poll()) {
            if (is(next, "window/logMessage")
                    && params(next).get("message").getAsString().contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether problems of a document have been published so far. */
    boolean hasPublished(String uri) {
        kept.addAll(received);
        return kept.stream()
                .filter(message -> is(message, "textDocument/publishDiagnostics"))
                .anyMatch(message -> params(message).get("uri").getAsString().equals(uri));
    }

    private static boolean is(JsonObject message, String method) {
        return message.get("method").getAsString().equals(method);
    }

    private static JsonObject params(JsonObject message) {
        return message.getAsJsonObject("params");
    }
}
