package glossa.lsp;

import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A question of which only the newest asking about each document is worth an answer: a list of
 * completions for a text that has changed since shows nothing that anyone wants to see.
 *
 * <p>An older asking that is not answered yet is answered with {@code ContentModified} (LSP 3.17,
 * "ErrorCodes"), and is not worked out if it still waits for its turn. Askings about one version of
 * a document are all answered: several parts of an editor may want the same. Belongs to the reading
 * thread.
 */
final class NewestAnswers {
    private final Map<String, PendingAnswer> byDocument = new HashMap<>();

    private record PendingAnswer(int version, CompletableFuture<?> answer) {}

    /** The answer, which from now on is the newest about this document. */
    <T extends @Nullable Object> CompletableFuture<T> of(
            String uri, int version, CompletableFuture<T> answer) {
        PendingAnswer before = byDocument.put(uri, new PendingAnswer(version, answer));
        if (before != null && before.version() != version && !before.answer().isDone()) {
            before.answer()
                    .completeExceptionally(
                            new ResponseErrorException(
                                    new ResponseError(
                                            ResponseErrorCode.ContentModified,
                                            "a newer completion was asked for",
                                            null)));
        }
        return answer;
    }

    /** The document was closed; what was asked about it is answered still. */
    void forget(String uri) {
        byDocument.remove(uri);
    }
}
