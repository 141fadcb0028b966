package glossa.lsp;

import com.google.gson.JsonElement;

import glossa.workspace.Workspace;

import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;

/**
 * The state of the server after {@code initialize}, and the notifications that change it. Only the
 * reading thread calls the methods.
 *
 * @param state the state that is kept between answers
 * @param completions the pending completions
 */
record OpenWorkspace(
        Session session,
        Workspace workspace,
        AnswerState state,
        BackgroundTasks background,
        OpenDocuments documents,
        NewestAnswers completions) {

    /** The workspace of a session. */
    static OpenWorkspace of(Session session, Workspace workspace, EditorMessages editor) {
        AnswerState state = new AnswerState(session, workspace);
        BackgroundTasks background = new BackgroundTasks(workspace, editor, state, session);
        return new OpenWorkspace(
                session,
                workspace,
                state,
                background,
                new OpenDocuments(session.encoding(), workspace, background),
                new NewestAnswers());
    }

    void start(Object unread) {
        background.start();
    }

    void didOpen(DidOpenTextDocumentParams params) {
        documents.open(params);
    }

    void didChange(DidChangeTextDocumentParams params) {
        documents.change(params);
    }

    void didClose(DidCloseTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        documents.close(uri);
        state.tokens().forget(uri);
        completions.forget(uri);
    }

    void didSave(DidSaveTextDocumentParams params) {
        documents.save(params);
        background.sourcesChanged();
    }

    void didChangeConfiguration(JsonElement params) {
        Session.settings(params).ifPresent(background::setEditorSettings);
    }

    void didChangeWatchedFiles(Object unread) {
        background.sourcesChanged();
    }

    void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
        documents.changeFolders(params);
    }
}
