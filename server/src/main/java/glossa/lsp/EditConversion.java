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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes in the words of LSP (3.17, "WorkspaceEdit"), as far as the editor understands them: with
 * the versions that the edits were made for, and annotations for what is outside the note.
 */
final class EditConversion {
    private EditConversion() {}

    /** Whether the editor can make files or give them other names. */
    static boolean makesFiles(EditorCapabilities editor, String operation) {
        return writesDocumentChanges(editor)
                && editor.names(operation, "workspace", "workspaceEdit", "resourceOperations");
    }

    /** Neovim says only what it does with files, which stands nowhere else. */
    private static boolean writesDocumentChanges(EditorCapabilities editor) {
        return editor.can("workspace", "workspaceEdit", "documentChanges")
                || !editor.list("workspace", "workspaceEdit", "resourceOperations").isEmpty();
    }

    /**
     * The whole change; where the editor can make no files, only its edits.
     *
     * @see #makesFiles
     */
    static WorkspaceEdit workspaceEdit(RequestContext asking, ProposedChange change) {
        Map<String, List<ProposedChange.Edit>> byFile = new LinkedHashMap<>();
        change.edits()
                .forEach(
                        edit ->
                                byFile.computeIfAbsent(edit.uri(), uri -> new ArrayList<>())
                                        .add(edit));
        if (!writesDocumentChanges(asking.editor())) {
            Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
            byFile.forEach(
                    (uri, of) ->
                            edits.put(uri, of.stream().map(edit -> plain(asking, edit)).toList()));
            return new WorkspaceEdit(edits);
        }
        boolean annotates =
                asking.editor().has("workspace", "workspaceEdit", "changeAnnotationSupport");
        Map<String, ChangeAnnotation> annotations = new LinkedHashMap<>();
        List<Either<TextDocumentEdit, ResourceOperation>> all = new ArrayList<>();
        if (makesFiles(asking.editor(), "create")) {
            change.creations()
                    .forEach(
                            creation -> {
                                String uri = creation.file().toUri().toString();
                                CreateFile create =
                                        new CreateFile(uri, new CreateFileOptions(false, false));
                                all.add(Either.forRight(create));
                                all.add(
                                        Either.forLeft(
                                                edits(
                                                        uri,
                                                        null,
                                                        List.of(
                                                                new TextEdit(
                                                                        new Range(
                                                                                new Position(0, 0),
                                                                                new Position(0, 0)),
                                                                        creation.text())))));
                                annotate(annotates, create, creation.label(), annotations);
                            });
        }
        byFile.forEach(
                (uri, of) -> {
                    List<TextEdit> edits = new ArrayList<>();
                    for (ProposedChange.Edit edit : of) {
                        TextEdit plain = plain(asking, edit);
                        if (annotates && !edit.label().isEmpty()) {
                            edits.add(
                                    new AnnotatedTextEdit(
                                            plain.getRange(), plain.getNewText(), edit.label()));
                            annotations.put(edit.label(), annotation(edit.label()));
                        } else {
                            edits.add(plain);
                        }
                    }
                    all.add(Either.forLeft(edits(uri, asking.version(uri), edits)));
                });
        if (makesFiles(asking.editor(), "rename")) {
            for (ProposedChange.Rename rename : change.renames()) {
                RenameFile operation =
                        new RenameFile(
                                rename.from().toUri().toString(),
                                rename.to().toUri().toString(),
                                new RenameFileOptions(false, false));
                annotate(annotates, operation, rename.label(), annotations);
                all.add(Either.forRight(operation));
            }
        }
        WorkspaceEdit edit = new WorkspaceEdit(all);
        if (!annotations.isEmpty()) {
            edit.setChangeAnnotations(annotations);
        }
        return edit;
    }

    private static void annotate(
            boolean annotates,
            ResourceOperation operation,
            String label,
            Map<String, ChangeAnnotation> annotations) {
        if (annotates && !label.isEmpty()) {
            operation.setAnnotationId(label);
            annotations.put(label, annotation(label));
        }
    }

    /** Shown before it is made, and not asked about one by one. */
    private static ChangeAnnotation annotation(String label) {
        return new ChangeAnnotation(label);
    }

    private static TextEdit plain(RequestContext asking, ProposedChange.Edit edit) {
        return new TextEdit(asking.texts().range(edit.uri(), edit.replaced()), edit.text());
    }

    private static TextDocumentEdit edits(
            String uri, @org.jspecify.annotations.Nullable Integer version, List<TextEdit> edits) {
        List<Either<TextEdit, SnippetTextEdit>> either = new ArrayList<>();
        edits.forEach(edit -> either.add(Either.forLeft(edit)));
        return new TextDocumentEdit(new VersionedTextDocumentIdentifier(uri, version), either);
    }
}
