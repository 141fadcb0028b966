package glossa.lsp;

import com.google.gson.JsonObject;

import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DeclarationParams;
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
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The questions that an editor asks, one line each: the method, the type of its parameters, and who
 * answers. Those that come with every keystroke are {@link GlossaServer}'s own.
 */
final class Requests {
    private Requests() {}

    /** Works out an answer; {@code null} where there is none. */
    interface Question<P> {
        @Nullable Object answer(RequestContext asking, P parameters);
    }

    /**
     * A line of the list.
     *
     * @param takesLong whether it is worked out aside, so that nothing else waits for it
     */
    record Request<P>(String method, Class<P> parameters, Question<P> question, boolean takesLong) {
        Request(String method, Class<P> parameters, Question<P> question) {
            this(method, parameters, question, false);
        }

        @Nullable Object answer(RequestContext asking, Object given) {
            return question.answer(asking, parameters.cast(given));
        }
    }

    private static final List<Request<?>> ALL =
            List.of(
                    new Request<>(
                            "workspace/symbol", WorkspaceSymbolParams.class, SymbolAnswers::answer),
                    new Request<>(
                            "textDocument/codeAction",
                            CodeActionParams.class,
                            CodeActions::actions),
                    new Request<>("codeAction/resolve", CodeAction.class, CodeActions::resolve),
                    new Request<>(
                            "textDocument/declaration",
                            DeclarationParams.class,
                            NavigationAnswers::declaration),
                    new Request<>(
                            "textDocument/implementation",
                            ImplementationParams.class,
                            NavigationAnswers::implementation),
                    new Request<>(
                            "textDocument/prepareCallHierarchy",
                            CallHierarchyPrepareParams.class,
                            CallAnswers::prepare),
                    new Request<>(
                            "callHierarchy/incomingCalls",
                            CallHierarchyIncomingCallsParams.class,
                            CallAnswers::incoming),
                    new Request<>(
                            "callHierarchy/outgoingCalls",
                            CallHierarchyOutgoingCallsParams.class,
                            CallAnswers::outgoing),
                    new Request<>(
                            "textDocument/references",
                            ReferenceParams.class,
                            NavigationAnswers::references),
                    new Request<>(
                            "textDocument/documentHighlight",
                            DocumentHighlightParams.class,
                            NavigationAnswers::highlights),
                    new Request<>("glossa/papers", JsonObject.class, PanelAnswers::papers),
                    new Request<>("glossa/status", Object.class, PanelAnswers::status),
                    new Request<>(
                            "glossa/rendered", JsonObject.class, PanelAnswers::rendered, true),
                    new Request<>(
                            "textDocument/prepareRename",
                            PrepareRenameParams.class,
                            RenameAnswers::prepare),
                    new Request<>("textDocument/rename", RenameParams.class, RenameAnswers::rename),
                    new Request<>(
                            "textDocument/documentSymbol",
                            DocumentSymbolParams.class,
                            StructureAnswers::symbols),
                    new Request<>(
                            "textDocument/foldingRange",
                            FoldingRangeRequestParams.class,
                            StructureAnswers::foldings),
                    new Request<>(
                            "textDocument/selectionRange",
                            SelectionRangeParams.class,
                            StructureAnswers::selections),
                    new Request<>(
                            "textDocument/inlayHint", InlayHintParams.class, EditorHints::hints),
                    new Request<>(
                            "textDocument/codeLens", CodeLensParams.class, EditorHints::lenses),
                    new Request<>("codeLens/resolve", CodeLens.class, EditorHints::resolveLens),
                    new Request<>(
                            "textDocument/documentLink",
                            DocumentLinkParams.class,
                            EditorHints::links),
                    new Request<>(
                            "documentLink/resolve", DocumentLink.class, EditorHints::resolveLink),
                    new Request<>(
                            "textDocument/signatureHelp",
                            SignatureHelpParams.class,
                            EditorHints::signature));

    private static final Map<String, Request<?>> BY_METHOD = byMethod();

    private static Map<String, Request<?>> byMethod() {
        Map<String, Request<?>> byMethod = new LinkedHashMap<>();
        ALL.forEach(request -> byMethod.put(request.method(), request));
        return byMethod;
    }

    /** All of them, by method. */
    static Map<String, Request<?>> byName() {
        return BY_METHOD;
    }

    /**
     * What is offered for them, in the answer to {@code initialize}: nothing that the editor does
     * not understand.
     *
     * @param capabilities to be added to (LSP 3.17, "ServerCapabilities")
     */
    static void offer(EditorCapabilities editor, JsonObject capabilities) {
        capabilities.addProperty("workspaceSymbolProvider", true);
        CodeActions.offer(editor, capabilities);
        PullDiagnostics.offer(editor, capabilities);
        NavigationAnswers.offer(editor, capabilities);
        CallAnswers.offer(editor, capabilities);
        RenameAnswers.offer(editor, capabilities);
        StructureAnswers.offer(editor, capabilities);
        EditorHints.offer(editor, capabilities);
    }
}
