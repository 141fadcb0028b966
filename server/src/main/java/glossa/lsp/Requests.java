package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.WillSaveTextDocumentParams;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one table of the methods that Glossa serves: for each method the thread that works it out,
 * the type of its parameters, and the feature that answers it.
 *
 * <p>A method that is not in the table is answered with {@code MethodNotFound} if it is a request,
 * and ignored if it is a notification (LSP 3.17, "$ Notifications and Requests"). The table is
 * written by hand: LSP4J would find the types by reflection over all its interfaces, at each start.
 */
final class Requests {
    private static final List<Method<?>> ALL =
            List.of(
                    // The reading thread: these change what all later questions see, so they are
                    // applied in the order in which they arrive, and before the next one is read.
                    lifecycle("initialize", JsonObject.class, GlossaServer::initialize),
                    lifecycle("shutdown", Object.class, GlossaServer::shutdown),
                    exit("exit", Object.class, GlossaServer::exit),
                    change("initialized", Object.class, OpenWorkspace::start),
                    change(
                            "textDocument/didOpen",
                            DidOpenTextDocumentParams.class,
                            OpenWorkspace::didOpen),
                    change(
                            "textDocument/didChange",
                            DidChangeTextDocumentParams.class,
                            OpenWorkspace::didChange),
                    change(
                            "textDocument/didClose",
                            DidCloseTextDocumentParams.class,
                            OpenWorkspace::didClose),
                    change(
                            "textDocument/didSave",
                            DidSaveTextDocumentParams.class,
                            OpenWorkspace::didSave),
                    change(
                            "workspace/didChangeConfiguration",
                            JsonElement.class,
                            OpenWorkspace::didChangeConfiguration),
                    change(
                            "workspace/didChangeWatchedFiles",
                            Object.class,
                            OpenWorkspace::didChangeWatchedFiles),
                    change(
                            "workspace/didChangeWorkspaceFolders",
                            DidChangeWorkspaceFoldersParams.class,
                            OpenWorkspace::didChangeWorkspaceFolders),

                    // The pool: answers that an editor waits for, some at each keystroke. Only the
                    // newest completion of a note is worked out.
                    newest(
                            "textDocument/completion",
                            TextDocumentPositionParams.class,
                            CompletionAnswers::completion),
                    pool("completionItem/resolve", JsonObject.class, CompletionAnswers::resolve),
                    pool(
                            "textDocument/hover",
                            TextDocumentPositionParams.class,
                            HoverAnswers::hover),
                    pool(
                            "textDocument/signatureHelp",
                            SignatureHelpParams.class,
                            EditorHints::signature),
                    pool(
                            "textDocument/definition",
                            TextDocumentPositionParams.class,
                            NavigationAnswers::definition),
                    pool(
                            "textDocument/declaration",
                            DeclarationParams.class,
                            NavigationAnswers::declaration),
                    pool(
                            "textDocument/implementation",
                            ImplementationParams.class,
                            NavigationAnswers::implementation),
                    pool(
                            "textDocument/references",
                            ReferenceParams.class,
                            NavigationAnswers::references),
                    pool(
                            "textDocument/documentHighlight",
                            DocumentHighlightParams.class,
                            NavigationAnswers::highlights),
                    pool(
                            "textDocument/prepareCallHierarchy",
                            CallHierarchyPrepareParams.class,
                            CallAnswers::prepare),
                    pool(
                            "callHierarchy/incomingCalls",
                            CallHierarchyIncomingCallsParams.class,
                            CallAnswers::incoming),
                    pool(
                            "callHierarchy/outgoingCalls",
                            CallHierarchyOutgoingCallsParams.class,
                            CallAnswers::outgoing),
                    pool("workspace/symbol", WorkspaceSymbolParams.class, SymbolAnswers::symbols),
                    pool(
                            "textDocument/documentSymbol",
                            DocumentSymbolParams.class,
                            StructureAnswers::symbols),
                    pool(
                            "textDocument/foldingRange",
                            FoldingRangeRequestParams.class,
                            StructureAnswers::foldings),
                    pool(
                            "textDocument/selectionRange",
                            SelectionRangeParams.class,
                            StructureAnswers::selections),
                    pool(
                            "textDocument/semanticTokens/full",
                            SemanticTokensParams.class,
                            TokenAnswers::full),
                    pool(
                            "textDocument/semanticTokens/full/delta",
                            SemanticTokensDeltaParams.class,
                            TokenAnswers::delta),
                    pool(
                            "textDocument/semanticTokens/range",
                            SemanticTokensRangeParams.class,
                            TokenAnswers::range),
                    pool("textDocument/inlayHint", InlayHintParams.class, EditorHints::hints),
                    pool("textDocument/codeLens", CodeLensParams.class, EditorHints::lenses),
                    pool("codeLens/resolve", CodeLens.class, EditorHints::resolveLens),
                    pool("textDocument/documentLink", DocumentLinkParams.class, EditorHints::links),
                    pool("documentLink/resolve", DocumentLink.class, EditorHints::resolveLink),
                    pool(
                            "textDocument/willSaveWaitUntil",
                            WillSaveTextDocumentParams.class,
                            DeskAnswers::beforeSave),
                    pool("textDocument/codeAction", CodeActionParams.class, CodeActions::actions),
                    pool("codeAction/resolve", CodeAction.class, CodeActions::resolve),
                    pool(
                            "textDocument/prepareRename",
                            PrepareRenameParams.class,
                            RenameAnswers::prepare),
                    pool("textDocument/rename", RenameParams.class, RenameAnswers::rename),
                    pool("glossa/papers", JsonObject.class, PanelAnswers::papers),
                    pool("glossa/passages", JsonObject.class, PanelAnswers::passages),
                    pool("glossa/status", Object.class, PanelAnswers::status),

                    // One thread for what takes long, so that a hover never waits for it.
                    slow("glossa/rendered", JsonObject.class, PanelAnswers::rendered),
                    slow("glossa/document", JsonObject.class, DeskAnswers::document),

                    // The thread of diagnostics, which keeps what it found in each note.
                    diagnostics(
                            "textDocument/diagnostic", JsonObject.class, PullDiagnostics::ofNote),
                    diagnostics(
                            "workspace/diagnostic", JsonObject.class, PullDiagnostics::ofAllNotes));

    private static final Map<String, Method<?>> BY_NAME = byName();

    private Requests() {}

    /** Where a method is computed. */
    enum RequestThread {
        READING,
        POOL,
        SLOW,
        DIAGNOSTICS
    }

    /**
     * A row of the table.
     *
     * @param <P> the type of the parameters; {@code Object} if Glossa reads none, so that it does
     *     not matter whether an editor sends an empty object or nothing
     */
    sealed interface Method<P> {
        String name();

        Class<P> parameters();

        /** Whether it is answered; else it is a notification. */
        boolean isRequest();

        default RequestThread thread() {
            return RequestThread.READING;
        }

        /**
         * The parameters in their type.
         *
         * @return {@code null} if they are missing
         * @throws ClassCastException if they are of another type
         */
        default @Nullable P cast(@Nullable Object params) {
            boolean isUnread = params == null && parameters() == Object.class;
            return parameters().cast(isUnread ? JsonNull.INSTANCE : params);
        }
    }

    /**
     * A request that starts or ends the conversation, or the notification that ends the process.
     */
    record Lifecycle<P>(String name, Class<P> parameters, LifecycleStep<P> step, boolean isRequest)
            implements Method<P> {}

    /** A notification that changes what later questions see. */
    record Change<P>(String name, Class<P> parameters, WorkspaceChange<P> change)
            implements Method<P> {
        @Override
        public boolean isRequest() {
            return false;
        }
    }

    /**
     * A request that a feature answers.
     *
     * @param isNewestOnly whether an answer about an older version of the note is worthless
     */
    record Question<P>(
            String name,
            Class<P> parameters,
            Feature<P> feature,
            RequestThread thread,
            boolean isNewestOnly)
            implements Method<P> {
        @Override
        public boolean isRequest() {
            return true;
        }
    }

    /** Takes a step of the server's life. */
    interface LifecycleStep<P> {
        /** The answer; {@code null} if it has no content. */
        @Nullable Object take(GlossaServer server, P parameters);
    }

    /** Applies a change. */
    interface WorkspaceChange<P> {
        void apply(OpenWorkspace open, P parameters);
    }

    /** Works out an answer. */
    interface Feature<P> {
        /** The answer; {@code null} if there is none. */
        @Nullable Object answer(RequestContext context, P parameters);
    }

    private static <P> Method<P> lifecycle(String name, Class<P> type, LifecycleStep<P> step) {
        return new Lifecycle<>(name, type, step, true);
    }

    private static <P> Method<P> exit(String name, Class<P> type, LifecycleStep<P> step) {
        return new Lifecycle<>(name, type, step, false);
    }

    private static <P> Method<P> change(String name, Class<P> type, WorkspaceChange<P> change) {
        return new Change<>(name, type, change);
    }

    private static <P> Method<P> pool(String name, Class<P> type, Feature<P> feature) {
        return new Question<>(name, type, feature, RequestThread.POOL, false);
    }

    private static <P> Method<P> newest(String name, Class<P> type, Feature<P> feature) {
        return new Question<>(name, type, feature, RequestThread.POOL, true);
    }

    private static <P> Method<P> slow(String name, Class<P> type, Feature<P> feature) {
        return new Question<>(name, type, feature, RequestThread.SLOW, false);
    }

    private static <P> Method<P> diagnostics(String name, Class<P> type, Feature<P> feature) {
        return new Question<>(name, type, feature, RequestThread.DIAGNOSTICS, false);
    }

    private static Map<String, Method<?>> byName() {
        Map<String, Method<?>> byName = new LinkedHashMap<>();
        ALL.forEach(method -> byName.put(method.name(), method));
        return byName;
    }

    /** The row of a method; {@code null} if Glossa does not serve it. */
    static @Nullable Method<?> method(String name) {
        return BY_NAME.get(name);
    }

    /**
     * The types of what the editor sends, for LSP4J's reader; a method that is missing here is read
     * as plain JSON.
     */
    static Map<String, JsonRpcMethod> jsonTypes() {
        Map<String, JsonRpcMethod> types = new LinkedHashMap<>();
        for (Method<?> method : ALL) {
            types.put(
                    method.name(),
                    method.isRequest()
                            ? JsonRpcMethod.request(
                                    method.name(), JsonElement.class, method.parameters())
                            : JsonRpcMethod.notification(method.name(), method.parameters()));
        }
        return types;
    }
}
