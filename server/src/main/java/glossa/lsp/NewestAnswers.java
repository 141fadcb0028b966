package glossa.lsp;

import glossa.notes.Note;

import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Answers that are useful only for the newest version of their note, such as completions.
 *
 * <p>A newer request about another version of the note ends the older one with {@code
 * ContentModified} (LSP 3.17, "ErrorCodes"); if the older one is still waiting for its turn, it is
 * not answered. Requests about one version are all answered, since several parts of an editor may
 * send them. Belongs to the reading thread.
 */
final class NewestAnswers {
    private final Map<String, PendingAnswer> byNote = new HashMap<>();

    private record PendingAnswer(int version, CompletableFuture<?> answer) {}

    /** Adds a pending answer, and ends the one that it replaces. */
    void add(Note note, CompletableFuture<?> answer) {
        PendingAnswer before = byNote.put(note.uri(), new PendingAnswer(note.version(), answer));
        if (before == null || before.version() == note.version() || before.answer().isDone()) {
            return;
        }
        var _ =
                before.answer()
                        .completeExceptionally(
                                new ResponseErrorException(
                                        new ResponseError(
                                                ResponseErrorCode.ContentModified,
                                                "a newer completion was requested",
                                                null)));
    }

    /** The note was closed. A pending answer is still sent. */
    void forget(String uri) {
        byNote.remove(uri);
    }
}
