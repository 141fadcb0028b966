package glossa.lsp;

import glossa.features.display.NoteStyles;
import glossa.workspace.Workspace;

import org.jspecify.annotations.Nullable;

/** What the server keeps from one answer to the next. */
final class AnswerState {
    private final TokenEncoder tokens;
    private final NoteProblems problems;
    private volatile boolean areNotesRead;
    private @Nullable NoteStyles styles;

    AnswerState(Session session, Workspace workspace) {
        this.tokens = new TokenEncoder(session.encoding());
        this.problems = new NoteProblems(session, workspace);
    }

    /** The semantic tokens that were last sent of each note. */
    TokenEncoder tokens() {
        return tokens;
    }

    /** The problems that were last found in each note. Belongs to the thread of diagnostics. */
    NoteProblems problems() {
        return problems;
    }

    /** The notes on the disk have been read once. */
    void setNotesRead() {
        areNotesRead = true;
    }

    /** Whether all notes on the disk are known; before, what they say is incomplete. */
    boolean areNotesRead() {
        return areNotesRead;
    }

    /** The citation styles that notes are rendered in, created at the first use. */
    synchronized NoteStyles styles() {
        if (styles == null) {
            styles = new NoteStyles();
        }
        return styles;
    }
}
