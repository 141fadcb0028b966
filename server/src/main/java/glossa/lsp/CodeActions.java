package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import glossa.features.ProposedChange;
import glossa.features.actions.Actions;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.grammar.Position;
import glossa.grammar.Span;
import glossa.notes.Note;

import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeActionTriggerKind;
import org.eclipse.lsp4j.Range;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Code actions, in the words of LSP. */
final class CodeActions {
    private CodeActions() {}

    static void offer(EditorCapabilities editor, JsonObject capabilities) {
        JsonObject actions = new JsonObject();
        JsonArray kinds = new JsonArray();
        for (ActionKind kind : ActionKind.values()) {
            kinds.add(kind.protocolName());
        }
        actions.add("codeActionKinds", kinds);
        if (resolves(editor)) {
            actions.addProperty("resolveProvider", true);
        }
        capabilities.add("codeActionProvider", actions);
    }

    /** Whether the editor asks for the change of an action that it is about to make. */
    private static boolean resolves(EditorCapabilities editor) {
        return editor.can("textDocument", "codeAction", "dataSupport")
                && editor.names(
                        "edit", "textDocument", "codeAction", "resolveSupport", "properties");
    }

    static List<CodeAction> actions(RequestContext asking, CodeActionParams params) {
        String uri = params.getTextDocument().getUri();
        boolean told = !params.getContext().getDiagnostics().isEmpty();
        List<CodeAction> actions = new ArrayList<>();
        for (Action action : found(asking, uri, params.getRange(), told)) {
            if (isWanted(action.kind(), params) && isPossible(asking, action.kind())) {
                action(asking, uri, action, params).ifPresent(actions::add);
            }
        }
        // What mends a problem is what is most likely wanted.
        actions.stream()
                .filter(action -> action.getKind().equals(ActionKind.QUICK_FIX.protocolName()))
                .findFirst()
                .ifPresent(first -> first.setIsPreferred(true));
        return actions;
    }

    private static List<Action> found(
            RequestContext asking, String uri, Range selection, boolean told) {
        return asking.note(uri)
                .map(note -> inNote(asking, note, selection))
                .or(
                        () ->
                                asking.source(uri)
                                        .map(file -> inSource(asking, uri, file, selection, told)))
                .orElse(List.of());
    }

    private static boolean isPossible(RequestContext asking, ActionKind kind) {
        return kind != ActionKind.CREATE || EditConversion.makesFiles(asking.editor(), "create");
    }

    /** What may take long is worked out when it is wanted, by an editor that asks then. */
    private static boolean isLate(ActionKind kind) {
        return kind == ActionKind.CREATE || isOfWhole(kind);
    }

    private static boolean isOfWhole(ActionKind kind) {
        return kind.protocolName().startsWith(ActionKind.SOURCE.protocolName());
    }

    /** The action with its change, made for the text as it is now; without one where it is gone. */
    static CodeAction resolve(RequestContext asking, CodeAction action) {
        if (action.getData() instanceof JsonObject data && data.has("uri")) {
            String uri = data.get("uri").getAsString();
            found(asking, uri, range(data), true).stream()
                    .filter(found -> found.title().equals(action.getTitle()))
                    .findFirst()
                    .ifPresent(
                            found ->
                                    action.setEdit(
                                            EditConversion.workspaceEdit(
                                                    asking, found.change().get())));
        }
        return action;
    }

    private static JsonObject data(String uri, Range range) {
        JsonObject data = new JsonObject();
        data.addProperty("uri", uri);
        data.addProperty("startLine", range.getStart().getLine());
        data.addProperty("startCharacter", range.getStart().getCharacter());
        data.addProperty("endLine", range.getEnd().getLine());
        data.addProperty("endCharacter", range.getEnd().getCharacter());
        return data;
    }

    private static Range range(JsonObject data) {
        return new Range(
                new org.eclipse.lsp4j.Position(
                        data.get("startLine").getAsInt(), data.get("startCharacter").getAsInt()),
                new org.eclipse.lsp4j.Position(
                        data.get("endLine").getAsInt(), data.get("endCharacter").getAsInt()));
    }

    private static List<Action> inNote(RequestContext asking, Note note, Range selection) {
        Span span = asking.texts().span(note, selection);
        List<Action> actions =
                new ArrayList<>(
                        Actions.at(asking.snapshot(), asking.workspace().settings(), note, span));
        for (Action action :
                Actions.forBibliographies(
                        asking.snapshot(), note, span, asking.texts()::editable)) {
            boolean makes = action.kind() == ActionKind.SOURCE;
            if (!makes || EditConversion.makesFiles(asking.editor(), "create")) {
                actions.add(action);
            }
        }
        return actions;
    }

    /**
     * @param told whether the editor shows problems there; where not, to look would take long for
     *     nothing
     */
    private static List<Action> inSource(
            RequestContext asking, String uri, Path file, Range selection, boolean told) {
        List<Action> actions = new ArrayList<>();
        if (told) {
            Position start = asking.texts().position(uri, selection.getStart());
            Position end = asking.texts().position(uri, selection.getEnd());
            actions.addAll(
                    Actions.inSource(
                            asking.snapshot(),
                            file,
                            new glossa.grammar.Range(start, end),
                            asking.texts()::editable));
        }
        actions.addAll(Actions.onSource(file, asking.texts()::editable));
        return actions;
    }

    /**
     * What concerns a whole file is for those who ask, not for each place of the cursor; and what
     * mends it at once for those who ask for just that, as editors do at a save.
     */
    private static boolean isWanted(ActionKind kind, CodeActionParams params) {
        List<String> only = params.getContext().getOnly();
        if (only == null) {
            return !isOfWhole(kind)
                    || kind != ActionKind.FIX_ALL
                            && params.getContext().getTriggerKind()
                                    != CodeActionTriggerKind.Automatic;
        }
        return only.stream()
                .anyMatch(
                        wanted ->
                                kind.protocolName().equals(wanted)
                                        || kind.protocolName().startsWith(wanted + "."));
    }

    /** Nothing where it would change nothing. */
    private static Optional<CodeAction> action(
            RequestContext asking, String uri, Action found, CodeActionParams params) {
        CodeAction action = new CodeAction(found.title());
        action.setKind(found.kind().protocolName());
        Range place = asking.texts().range(uri, found.range());
        action.setDiagnostics(
                params.getContext().getDiagnostics().stream()
                        .filter(told -> told.getRange().equals(place))
                        .filter(
                                told ->
                                        Optional.ofNullable(told.getCode())
                                                .filter(code -> code.isLeft())
                                                .filter(code -> code.getLeft().equals(found.code()))
                                                .isPresent())
                        .toList());
        if (isLate(found.kind()) && resolves(asking.editor())) {
            action.setData(data(uri, params.getRange()));
            return Optional.of(action);
        }
        ProposedChange change = found.change().get();
        if (change.isEmpty()) {
            return Optional.empty();
        }
        action.setEdit(EditConversion.workspaceEdit(asking, change));
        return Optional.of(action);
    }
}
