package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import glossa.features.ProposedChange;
import glossa.features.actions.Actions;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.features.reading.NoteUpdate.Inputs;
import glossa.features.reading.PaperMarks;
import glossa.grammar.Position;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.settings.Settings;

import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeActionTriggerKind;
import org.eclipse.lsp4j.Range;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Code actions, converted to LSP (3.17, "Code Action Request"). */
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

    /** Whether the editor requests the edit of an action only when the reader selects it. */
    private static boolean resolves(EditorCapabilities editor) {
        return editor.can("textDocument", "codeAction", "dataSupport")
                && editor.names(
                        "edit", "textDocument", "codeAction", "resolveSupport", "properties");
    }

    static List<CodeAction> actions(RequestContext context, CodeActionParams params) {
        String uri = params.getTextDocument().getUri();
        boolean showsProblems = !params.getContext().getDiagnostics().isEmpty();
        List<CodeAction> actions = new ArrayList<>();
        for (Action action : found(context, uri, params.getRange(), showsProblems)) {
            if (isWanted(action.kind(), params) && isPossible(context, action.kind())) {
                action(context, uri, action, params).ifPresent(actions::add);
            }
        }
        // A quick fix is what is most likely wanted.
        actions.stream()
                .filter(action -> action.getKind().equals(ActionKind.QUICK_FIX.protocolName()))
                .findFirst()
                .ifPresent(first -> first.setIsPreferred(true));
        return actions;
    }

    private static List<Action> found(
            RequestContext context, String uri, Range selection, boolean showsProblems) {
        Optional<Note> note = context.note(uri);
        if (note.isPresent()) {
            return inNote(context, note.get(), selection);
        }
        Optional<Path> source = context.source(uri);
        return source.isPresent()
                ? inSource(context, uri, source.get(), selection, showsProblems)
                : List.of();
    }

    private static boolean isPossible(RequestContext context, ActionKind kind) {
        return !kind.createsFile() || EditConversion.supports(context.editor(), "create");
    }

    /**
     * Whether the edit is computed only when the user selects the action, because it takes long.
     */
    private static boolean isResolvedLater(ActionKind kind) {
        return kind == ActionKind.CREATE || kind.isOfWholeFile();
    }

    /** Adds the edit, made for the text as it is now; none if the action no longer applies. */
    static CodeAction resolve(RequestContext context, CodeAction action) {
        if (action.getData() instanceof JsonObject data && isOwn(data)) {
            String uri = data.get("uri").getAsString();
            found(context, uri, range(data), true).stream()
                    .filter(found -> found.title().equals(action.getTitle()))
                    .findFirst()
                    .ifPresent(
                            found ->
                                    action.setEdit(
                                            EditConversion.workspaceEdit(
                                                    context, found.change().get())));
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

    /** Whether it is the data of {@link #data}, which editors send back. */
    private static boolean isOwn(JsonObject data) {
        return data.get("uri") instanceof JsonPrimitive
                && Stream.of("startLine", "startCharacter", "endLine", "endCharacter")
                        .allMatch(
                                name ->
                                        data.get(name) instanceof JsonPrimitive value
                                                && value.isNumber());
    }

    private static Range range(JsonObject data) {
        return new Range(
                new org.eclipse.lsp4j.Position(
                        data.get("startLine").getAsInt(), data.get("startCharacter").getAsInt()),
                new org.eclipse.lsp4j.Position(
                        data.get("endLine").getAsInt(), data.get("endCharacter").getAsInt()));
    }

    private static List<Action> inNote(RequestContext context, Note note, Range selection) {
        Span span = context.texts().span(note, selection);
        Settings settings = context.workspace().settings();
        List<Action> actions = new ArrayList<>(Actions.at(context.snapshot(), note, span));
        actions.addAll(
                Actions.forLiteratureNotes(
                        context.snapshot(),
                        new Inputs(
                                settings,
                                context.workspace().rendered(),
                                paper -> PaperMarks.of(context.snapshot(), paper),
                                LocalDate.now(ZoneId.systemDefault())),
                        note,
                        span));
        actions.addAll(
                Actions.forSettings(
                        context.snapshot(), settings, note, span, context.texts()::editable));
        actions.addAll(
                Actions.forBibliographies(
                        context.snapshot(), note, span, context.texts()::editable));
        return actions;
    }

    /**
     * @param showsProblems whether the editor shows problems there; if not, to look for their fixes
     *     would take long for nothing
     */
    private static List<Action> inSource(
            RequestContext context, String uri, Path file, Range selection, boolean showsProblems) {
        List<Action> actions = new ArrayList<>();
        if (showsProblems) {
            Position start = context.texts().position(uri, selection.getStart());
            Position end = context.texts().position(uri, selection.getEnd());
            actions.addAll(
                    Actions.inSource(
                            context.snapshot(),
                            file,
                            new glossa.grammar.Range(start, end),
                            context.texts()::editable));
        }
        actions.addAll(Actions.onSource(file, context.texts()::editable));
        return actions;
    }

    /**
     * Whether the editor requests actions of this kind. Actions on a whole file are offered on
     * request, not at each move of the cursor; actions that fix all problems only if the editor
     * requests that kind, as editors do on saving.
     */
    private static boolean isWanted(ActionKind kind, CodeActionParams params) {
        List<String> only = params.getContext().getOnly();
        if (only == null) {
            return !kind.isOfWholeFile()
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

    /** The action with the problems that it fixes; empty if it would change nothing. */
    private static Optional<CodeAction> action(
            RequestContext context, String uri, Action found, CodeActionParams params) {
        CodeAction action = new CodeAction(found.title());
        action.setKind(found.kind().protocolName());
        Range place = context.texts().range(uri, found.range());
        action.setDiagnostics(
                params.getContext().getDiagnostics().stream()
                        .filter(shown -> shown.getRange().equals(place))
                        .filter(
                                shown ->
                                        Optional.ofNullable(shown.getCode())
                                                .filter(code -> code.isLeft())
                                                .filter(code -> code.getLeft().equals(found.code()))
                                                .isPresent())
                        .toList());
        if (isResolvedLater(found.kind()) && resolves(context.editor())) {
            action.setData(data(uri, params.getRange()));
            return Optional.of(action);
        }
        ProposedChange change = found.change().get();
        boolean onlyCreates = change.edits().isEmpty() && !change.creations().isEmpty();
        if (change.isEmpty()
                || onlyCreates && !EditConversion.supports(context.editor(), "create")) {
            return Optional.empty();
        }
        action.setEdit(EditConversion.workspaceEdit(context, change));
        return Optional.of(action);
    }
}
