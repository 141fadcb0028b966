package glossa.lsp;

import glossa.features.ProposedChange;

import org.eclipse.lsp4j.AnnotatedTextEdit;
import org.eclipse.lsp4j.ChangeAnnotation;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.CreateFileOptions;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameFile;
import org.eclipse.lsp4j.RenameFileOptions;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Proposed changes, converted to LSP (3.17, "WorkspaceEdit") as far as the editor supports it: with
 * the versions that the edits were made for, and annotations for edits outside the note.
 */
final class EditConversion {
    private final RequestContext context;
    private final boolean annotates;
    private final Map<String, ChangeAnnotation> annotations = new LinkedHashMap<>();
    private final List<Either<TextDocumentEdit, ResourceOperation>> operations = new ArrayList<>();

    private EditConversion(RequestContext context) {
        this.context = context;
        this.annotates =
                context.editor().has("workspace", "workspaceEdit", "changeAnnotationSupport");
    }

    /**
     * Whether the editor supports an operation on files.
     *
     * @param operation {@code create} or {@code rename}
     */
    static boolean supports(EditorCapabilities editor, String operation) {
        return writesDocumentChanges(editor)
                && editor.names(operation, "workspace", "workspaceEdit", "resourceOperations");
    }

    /** Neovim lists only its operations on files, which imply {@code documentChanges}. */
    private static boolean writesDocumentChanges(EditorCapabilities editor) {
        return editor.can("workspace", "workspaceEdit", "documentChanges")
                || !editor.list("workspace", "workspaceEdit", "resourceOperations").isEmpty();
    }

    /** The whole change; without its operations on files if the editor does not support them. */
    static WorkspaceEdit workspaceEdit(RequestContext context, ProposedChange change) {
        Map<String, List<ProposedChange.Edit>> byUri = new LinkedHashMap<>();
        boolean asks =
                writesDocumentChanges(context.editor())
                        && context.editor()
                                .has("workspace", "workspaceEdit", "changeAnnotationSupport");
        for (ProposedChange.Edit edit : change.edits()) {
            if (edit.isOffered() && !asks) {
                continue;
            }
            byUri.computeIfAbsent(edit.uri(), uri -> new ArrayList<>()).add(edit);
        }
        return writesDocumentChanges(context.editor())
                ? new EditConversion(context).documentChanges(change, byUri)
                : plainEdits(context, byUri);
    }

    private static WorkspaceEdit plainEdits(
            RequestContext context, Map<String, List<ProposedChange.Edit>> byUri) {
        Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
        byUri.forEach(
                (uri, ofUri) ->
                        edits.put(uri, ofUri.stream().map(edit -> plain(context, edit)).toList()));
        return new WorkspaceEdit(edits);
    }

    private WorkspaceEdit documentChanges(
            ProposedChange change, Map<String, List<ProposedChange.Edit>> byUri) {
        if (supports(context.editor(), "create")) {
            change.creations().forEach(this::create);
        }
        byUri.forEach(this::edit);
        if (supports(context.editor(), "rename")) {
            change.renames().forEach(this::rename);
        }
        WorkspaceEdit edit = new WorkspaceEdit(operations);
        if (!annotations.isEmpty()) {
            edit.setChangeAnnotations(annotations);
        }
        return edit;
    }

    private void create(ProposedChange.Creation creation) {
        String uri = creation.file().toUri().toString();
        CreateFile create = new CreateFile(uri, new CreateFileOptions(false, false));
        annotate(create, creation.label());
        operations.add(Either.forRight(create));
        Range start = new Range(new Position(0, 0), new Position(0, 0));
        TextEdit text = new TextEdit(start, creation.text());
        operations.add(Either.forLeft(documentEdit(uri, null, List.of(text))));
    }

    private void edit(String uri, List<ProposedChange.Edit> ofUri) {
        List<TextEdit> edits = new ArrayList<>();
        for (ProposedChange.Edit edit : ofUri) {
            TextEdit plain = plain(context, edit);
            edits.add(
                    isAnnotated(edit.label())
                            ? new AnnotatedTextEdit(
                                    plain.getRange(), plain.getNewText(), annotation(edit.label()))
                            : plain);
        }
        operations.add(Either.forLeft(documentEdit(uri, context.version(uri), edits)));
    }

    private void rename(ProposedChange.Rename rename) {
        RenameFile operation =
                new RenameFile(
                        rename.from().toUri().toString(),
                        rename.to().toUri().toString(),
                        new RenameFileOptions(false, false));
        annotate(operation, rename.label());
        operations.add(Either.forRight(operation));
    }

    private void annotate(ResourceOperation operation, String label) {
        if (isAnnotated(label)) {
            operation.setAnnotationId(annotation(label));
        }
    }

    private boolean isAnnotated(String label) {
        return annotates && !label.isEmpty();
    }

    /** The id of the annotation, which the editor shows without asking for confirmation. */
    private String annotation(String label) {
        ChangeAnnotation annotation = new ChangeAnnotation(label);
        if (label.startsWith(ProposedChange.Edit.OFFERED)) {
            annotation.setNeedsConfirmation(true);
        }
        annotations.put(label, annotation);
        return label;
    }

    private static TextEdit plain(RequestContext context, ProposedChange.Edit edit) {
        return new TextEdit(context.texts().range(edit.uri(), edit.replaced()), edit.text());
    }

    private static TextDocumentEdit documentEdit(
            String uri, @Nullable Integer version, List<TextEdit> edits) {
        List<Either<TextEdit, SnippetTextEdit>> either = new ArrayList<>();
        edits.forEach(edit -> either.add(Either.forLeft(edit)));
        return new TextDocumentEdit(new VersionedTextDocumentIdentifier(uri, version), either);
    }
}
