package glossa.lsp;

import glossa.notes.Note;

import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Answers that are worth something only while they are the newest about their note, such as
 * completions: a list for a text that has changed since is of no use.
 *
 * <p>A newer request about another version of the note ends the older one with {@code
 * ContentModified} (LSP 3.17, "ErrorCodes"); if the older one still waits for its turn, it is not
 * worked out. Requests about one version are all answered, since several parts of an editor may
 * send them. Belongs to the reading thread.
 */
final class NewestAnswers {
    private final Map<String, PendingAnswer> byNote = new HashMap<>();

    private record PendingAnswer(int version, CompletableFuture<?> answer) {}

    /** Adds an answer that is being worked out, and ends the one that it replaces. */
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

    /** The note was closed. An answer that is being worked out is still given. */
    void forget(String uri) {
        byNote.remove(uri);
    }
}
