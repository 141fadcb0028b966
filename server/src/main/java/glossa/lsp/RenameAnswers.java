package glossa.lsp;

import com.google.gson.JsonObject;

import glossa.features.rename.Renames;
import glossa.features.rename.Renames.RefusedException;
import glossa.features.rename.Renames.RenameTarget;
import glossa.lsp.RequestContext.SourcePlace;
import glossa.notes.Cursor;
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

import java.nio.file.Path;
import java.util.Optional;

/** Renames of keys, converted to LSP (3.17, "Rename Request"). */
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

    /** The key at a place and its range; {@code null} if there is none. */
    static @Nullable PrepareRenameResult prepare(
            RequestContext context, PrepareRenameParams params) {
        Optional<RenameTarget> target = target(context, params);
        if (target.isEmpty()) {
            return null;
        }
        try {
            Renames.checkRenamable(context.snapshot(), target.get().key(), options(context));
        } catch (RefusedException e) {
            throw refused(e);
        }
        return new PrepareRenameResult(
                context.texts().range(target.get().uri(), target.get().span()), target.get().key());
    }

    /** All edits that rename the key at a place. */
    static WorkspaceEdit rename(RequestContext context, RenameParams params) {
        Optional<RenameTarget> target = target(context, params);
        if (target.isEmpty()) {
            throw new ResponseErrorException(
                    new ResponseError(
                            ResponseErrorCode.InvalidParams,
                            "no citation key at the cursor; move the cursor to a citation, or to"
                                    + " the key of a record",
                            null));
        }
        try {
            return EditConversion.workspaceEdit(
                    context,
                    Renames.of(
                            withNotesOnDisk(context, target.get().key()),
                            target.get(),
                            bareKey(params.getNewName().strip()),
                            options(context)));
        } catch (RefusedException e) {
            throw refused(e);
        }
    }

    /** The snapshot with all notes that have the key on the disk now, also those not read yet. */
    private static Snapshot withNotesOnDisk(RequestContext context, String key) {
        Snapshot seen = context.snapshot();
        Notes notes =
                context.workspace()
                        .notesNow(
                                seen.notes(),
                                (uri, text) -> text.contains(key) || isNamedAfter(uri, key));
        return new Snapshot(
                notes,
                seen.corpus(),
                seen.texts(),
                seen.removedKeys(),
                seen.files(),
                seen.scopes());
    }

    private static boolean isNamedAfter(String uri, String key) {
        Optional<Path> file = Note.file(uri);
        return file.isPresent() && file.get().toString().contains(key);
    }

    /** The key without {@code @} or {@code @{…}}, which it has in notes and some people type. */
    private static String bareKey(String typed) {
        String key = typed.startsWith("@") ? typed.substring(1) : typed;
        return typed.startsWith("@{") && key.endsWith("}")
                ? key.substring(1, key.length() - 1)
                : key;
    }

    private static Optional<RenameTarget> target(
            RequestContext context, TextDocumentPositionParams params) {
        Optional<Cursor> cursor = context.cursor(params);
        if (cursor.isPresent()) {
            return Renames.at(cursor.get());
        }
        String uri = params.getTextDocument().getUri();
        Optional<SourcePlace> source = context.sourcePlace(params);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        return Renames.at(
                source.get().file(),
                context.texts().of(uri).text(),
                context.texts().offset(uri, params.getPosition()));
    }

    private static Renames.RenameOptions options(RequestContext context) {
        boolean creates = EditConversion.supports(context.editor(), "create");
        return new Renames.RenameOptions(
                context.workspace().conventions(),
                context.workspace().settings().keepsOldKey(),
                EditConversion.supports(context.editor(), "rename"),
                context.workspace()
                        .keyFile()
                        .filter(file -> creates || context.texts().editable(file).isPresent()),
                context.texts()::editable);
    }

    private static ResponseErrorException refused(RefusedException why) {
        return new ResponseErrorException(
                new ResponseError(
                        ResponseErrorCode.RequestFailed, String.valueOf(why.getMessage()), null));
    }
}
