package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.util.List;

/**
 * The answer to {@code initialize}: what Glossa offers (LSP 3.17, "ServerCapabilities"). If an
 * editor can say that it supports a feature, the feature is offered only to editors that say so.
 */
final class InitializeAnswer {
    /** {@code TextDocumentSyncKind.Incremental}. */
    private static final int INCREMENTAL = 2;

    private InitializeAnswer() {}

    static JsonObject of(Session session, String version) {
        JsonObject server = new JsonObject();
        server.addProperty("name", "Glossa");
        server.addProperty("version", version);
        JsonObject answer = new JsonObject();
        answer.add("capabilities", capabilities(session));
        answer.add("serverInfo", server);
        return answer;
    }

    private static JsonObject capabilities(Session session) {
        JsonObject capabilities = new JsonObject();
        capabilities.addProperty("positionEncoding", session.encoding().kind());
        capabilities.add("textDocumentSync", synchronization(session.editor()));
        capabilities.add("completionProvider", completion());
        capabilities.addProperty("hoverProvider", true);
        capabilities.addProperty("definitionProvider", true);
        capabilities.addProperty("workspaceSymbolProvider", true);
        EditorCapabilities editor = session.editor();
        CodeActions.offer(editor, capabilities);
        PullDiagnostics.offer(editor, capabilities);
        NavigationAnswers.offer(editor, capabilities);
        CallAnswers.offer(editor, capabilities);
        RenameAnswers.offer(editor, capabilities);
        StructureAnswers.offer(editor, capabilities);
        EditorHints.offer(editor, capabilities);
        capabilities.add("workspace", workspace());
        if (session.tokens().any()) {
            capabilities.add("semanticTokensProvider", TokenEncoder.provider(session.tokens()));
        }
        return capabilities;
    }

    private static JsonObject synchronization(EditorCapabilities editor) {
        JsonObject synchronization = new JsonObject();
        synchronization.addProperty("openClose", true);
        synchronization.addProperty("change", INCREMENTAL);
        // A saved note may name another bibliography.
        synchronization.addProperty("save", true);
        if (editor.can("textDocument", "synchronization", "willSaveWaitUntil")) {
            synchronization.addProperty("willSaveWaitUntil", true);
        }
        return synchronization;
    }

    private static JsonObject completion() {
        JsonArray triggers = new JsonArray();
        // After the first come those of links to notes, tags, locators and citation roles. No
        // character that may end a line before a completion is a trigger: with the list open, Enter
        // would insert the first item.
        List.of("@", "[", "#", ",", "`").forEach(triggers::add);
        JsonObject completion = new JsonObject();
        completion.add("triggerCharacters", triggers);
        completion.addProperty("resolveProvider", true);
        return completion;
    }

    private static JsonObject workspace() {
        JsonObject folders = new JsonObject();
        folders.addProperty("supported", true);
        folders.addProperty("changeNotifications", true);
        JsonObject workspace = new JsonObject();
        workspace.add("workspaceFolders", folders);
        return workspace;
    }
}
