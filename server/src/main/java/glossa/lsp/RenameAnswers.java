package glossa.lsp;

import com.google.gson.JsonObject;

import glossa.features.rename.Renames;
import glossa.features.rename.Renames.RefusedException;
import glossa.features.rename.Renames.RenameTarget;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.workspace.Snapshot;

import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Renaming of keys, in the words of LSP (3.17, "Rename Request"). */
final class RenameAnswers {
    private RenameAnswers() {}

    static void offer(EditorCapabilities editor, JsonObject capabilities) {
        if (editor.can("textDocument", "rename", "prepareSupport")) {
            JsonObject rename = new JsonObject();
            rename.addProperty("prepareProvider", true);
            capabilities.add("renameProvider", rename);
        } else {
            capabilities.addProperty("renameProvider", true);
        }
    }

    /** The range of the key here, and the key; {@code null} where none is. */
    static @Nullable PrepareRenameResult prepare(
            RequestContext asking, PrepareRenameParams params) {
        Optional<RenameTarget> target = target(asking, params);
        if (target.isEmpty()) {
            return null;
        }
        try {
            Renames.checkRenamable(asking.snapshot(), target.get().key(), by(asking));
        } catch (RefusedException e) {
            throw refused(e);
        }
        return new PrepareRenameResult(
                asking.texts().range(target.get().uri(), target.get().span()), target.get().key());
    }

    static @Nullable WorkspaceEdit rename(RequestContext asking, RenameParams params) {
        Optional<RenameTarget> target = target(asking, params);
        if (target.isEmpty()) {
            throw new ResponseErrorException(
                    new ResponseError(
                            ResponseErrorCode.InvalidParams,
                            "no key stands here; put the cursor on a citation, or on the key of a"
                                    + " record",
                            null));
        }
        try {
            return EditConversion.workspaceEdit(
                    asking,
                    Renames.of(
                            now(asking, target.get().key()),
                            target.get(),
                            bare(params.getNewName().strip()),
                            by(asking)));
        } catch (RefusedException e) {
            throw refused(e);
        }
    }

    /** No note may be missed because it was not read yet, or was written a moment ago. */
    private static Snapshot now(RequestContext asking, String key) {
        Snapshot seen = asking.snapshot();
        Notes notes =
                asking.workspace()
                        .notesNow(
                                seen.notes(),
                                (uri, text) ->
                                        text.contains(key)
                                                || Note.file(uri)
                                                        .filter(
                                                                file ->
                                                                        file.toString()
                                                                                .contains(key))
                                                        .isPresent());
        return new Snapshot(notes, seen.corpus(), seen.lost(), seen.around());
    }

    /** Some type the sign that keys have in notes. */
    private static String bare(String typed) {
        String key = typed.startsWith("@") ? typed.substring(1) : typed;
        return typed.startsWith("@{") && key.endsWith("}")
                ? key.substring(1, key.length() - 1)
                : key;
    }

    private static Optional<RenameTarget> target(
            RequestContext asking, TextDocumentPositionParams params) {
        return asking.cursor(params)
                .flatMap(Renames::at)
                .or(
                        () ->
                                asking.inSource(params)
                                        .flatMap(
                                                place -> {
                                                    String uri = params.getTextDocument().getUri();
                                                    AnswerTexts.Text text = asking.texts().of(uri);
                                                    return Renames.at(
                                                            place.file(),
                                                            text.text(),
                                                            text.lines().offset(place.position()));
                                                }));
    }

    private static Renames.RenameOptions by(RequestContext asking) {
        boolean creates = EditConversion.makesFiles(asking.editor(), "create");
        return new Renames.RenameOptions(
                asking.workspace().conventions(),
                asking.workspace().settings().keepsOldKey(),
                EditConversion.makesFiles(asking.editor(), "rename"),
                asking.workspace()
                        .keyFile()
                        .filter(file -> creates || asking.texts().editable(file).isPresent()),
                asking.texts()::editable);
    }

    private static ResponseErrorException refused(RefusedException why) {
        return new ResponseErrorException(
                new ResponseError(
                        ResponseErrorCode.RequestFailed, String.valueOf(why.getMessage()), null));
    }
}
