package glossa.lsp;

import glossa.notes.Note;

import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Semantic tokens of open notes (LSP 3.17, "Semantic Tokens"); {@code null} for other documents.
 */
final class TokenAnswers {
    private TokenAnswers() {}

    /** The tokens of a whole note. */
    static @Nullable Object full(RequestContext context, SemanticTokensParams params) {
        Optional<Note> note = context.note(params.getTextDocument().getUri());
        return note.isEmpty()
                ? null
                : context.state().tokens().full(context.snapshot(), note.get());
    }

    /** What changed since the tokens that the editor has. */
    static @Nullable Object delta(RequestContext context, SemanticTokensDeltaParams params) {
        Optional<Note> note = context.note(params.getTextDocument().getUri());
        return note.isEmpty()
                ? null
                : context.state()
                        .tokens()
                        .since(context.snapshot(), note.get(), params.getPreviousResultId());
    }

    /** The tokens of the part that the editor shows. */
    static @Nullable Object range(RequestContext context, SemanticTokensRangeParams params) {
        Optional<Note> note = context.note(params.getTextDocument().getUri());
        return note.isEmpty()
                ? null
                : context.state()
                        .tokens()
                        .within(context.snapshot(), note.get(), params.getRange());
    }
}
