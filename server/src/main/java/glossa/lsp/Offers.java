package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import glossa.features.actions.Actions;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.Kind;
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
final class Offers {
    private Offers() {}

    static void offer(Capabilities editor, JsonObject capabilities) {
        JsonObject actions = new JsonObject();
        JsonArray kinds = new JsonArray();
        kinds.add(Kind.QUICK_FIX.written());
        kinds.add(Kind.REWRITE.written());
        kinds.add(Kind.SOURCE.written());
        actions.add("codeActionKinds", kinds);
        capabilities.add("codeActionProvider", actions);
    }

    static List<CodeAction> actions(Asking asking, CodeActionParams params) {
        String uri = params.getTextDocument().getUri();
        List<Action> found =
                asking.note(uri)
                        .map(note -> inNote(asking, note, params.getRange()))
                        .or(
                                () ->
                                        asking.source(uri)
                                                .map(file -> inSource(asking, uri, file, params)))
                        .orElse(List.of());
        List<CodeAction> actions = new ArrayList<>();
        for (Action action : found) {
            if (isWanted(action.kind(), params)) {
                actions.add(action(asking, uri, action, params));
            }
        }
        actions.stream().findFirst().ifPresent(first -> first.setIsPreferred(true));
        return actions;
    }

    private static List<Action> inNote(Asking asking, Note note, Range selection) {
        Span span = asking.texts().span(note, selection);
        List<Action> actions = new ArrayList<>(Actions.at(asking.snapshot(), note, span));
        for (Action action :
                Actions.ofBibliographies(asking.snapshot(), note, span, asking.texts()::editable)) {
            boolean makes = action.kind() == Kind.SOURCE;
            if (!makes || Changes.makesFiles(asking.editor(), "create")) {
                actions.add(action);
            }
        }
        return actions;
    }

    /** Who is told of nothing there is offered nothing: to look would take long. */
    private static List<Action> inSource(
            Asking asking, String uri, Path file, CodeActionParams params) {
        List<Action> whole = Actions.ofWhole(file, asking.texts()::editable);
        if (params.getContext().getDiagnostics().isEmpty()) {
            return whole;
        }
        Position start = asking.texts().position(uri, params.getRange().getStart());
        Position end = asking.texts().position(uri, params.getRange().getEnd());
        List<Action> actions = new ArrayList<>();
        actions.addAll(
                Actions.in(
                        asking.snapshot(),
                        file,
                        new glossa.grammar.Range(start, end),
                        asking.texts()::editable));
        actions.addAll(whole);
        return actions;
    }

    private static boolean isWanted(Kind kind, CodeActionParams params) {
        List<String> only = params.getContext().getOnly();
        if (only == null && kind.written().startsWith(Kind.SOURCE.written())) {
            // What concerns a whole file is for those who ask, not for each place of the cursor.
            return params.getContext().getTriggerKind() != CodeActionTriggerKind.Automatic;
        }
        return only == null
                || only.stream()
                        .anyMatch(
                                wanted ->
                                        kind.written().equals(wanted)
                                                || kind.written().startsWith(wanted + "."));
    }

    private static CodeAction action(
            Asking asking, String uri, Action found, CodeActionParams params) {
        CodeAction action = new CodeAction(found.title());
        action.setKind(found.kind().written());
        Range place = asking.texts().range(uri, found.place());
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
        action.setEdit(Changes.workspaceEdit(asking, found.change().get()));
        return action;
    }
}
