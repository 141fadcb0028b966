package glossa.lsp;

import glossa.grammar.Lines;
import glossa.notes.Note;
import glossa.settings.Settings;
import glossa.workspace.FileKinds;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.WorkspaceFolder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The documents that the editor has open: notes and sources. Belongs to the reading thread. */
final class OpenDocuments {
    /** Languages in which notes are written, whatever their files are called. */
    private static final Set<String> NOTE_LANGUAGES =
            Set.of("markdown", "quarto", "rmd", "rmarkdown", "pandoc", "mdx");

    private final PositionEncoding encoding;
    private final Workspace workspace;
    private final BackgroundTasks background;
    private Map<Path, String> sources = Map.of();

    OpenDocuments(PositionEncoding encoding, Workspace workspace, BackgroundTasks background) {
        this.encoding = encoding;
        this.workspace = workspace;
        this.background = background;
    }

    /** The texts of the open sources as they are now. */
    Map<Path, String> sources() {
        return sources;
    }

    void open(DidOpenTextDocumentParams params) {
        var document = params.getTextDocument();
        if (document.getUri().endsWith("/" + Settings.FILE)) {
            return;
        }
        Optional<Path> source =
                NOTE_LANGUAGES.contains(document.getLanguageId())
                        ? Optional.empty()
                        : Note.file(document.getUri()).filter(FileKinds::isTextSource);
        if (source.isPresent()) {
            put(source.get(), document.getVersion(), document.getText());
            return;
        }
        if (workspace.folders().isEmpty()) {
            // An editor that opens a single file: what lies beside it is its workspace.
            Note.file(document.getUri())
                    .map(Path::getParent)
                    .ifPresent(
                            folder -> {
                                workspace.setFolders(List.of(folder));
                                background.sourcesChanged();
                            });
        }
        put(document.getUri(), document.getVersion(), document.getText());
    }

    void change(DidChangeTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        int version = params.getTextDocument().getVersion();
        Optional<Path> source = Note.file(uri).filter(sources::containsKey);
        if (source.isPresent()) {
            String before = sources.getOrDefault(source.get(), "");
            put(source.get(), version, edited(before, params.getContentChanges(), encoding));
            return;
        }
        workspace
                .notes()
                .note(uri)
                .map(Note::text)
                .ifPresent(
                        before ->
                                put(
                                        uri,
                                        version,
                                        edited(before, params.getContentChanges(), encoding)));
    }

    private void put(Path source, int version, String text) {
        Map<Path, String> changed = new HashMap<>(sources);
        changed.put(source, text);
        sources = Map.copyOf(changed);
        workspace.putBuffer(source, version, text);
        background.bufferChanged();
    }

    private void put(String uri, int version, String text) {
        workspace.put(Note.of(uri, version, text, workspace.conventions()));
        background.notesChanged();
    }

    void close(String uri) {
        Optional<Path> source = Note.file(uri).filter(sources::containsKey);
        if (source.isPresent()) {
            Map<Path, String> left = new HashMap<>(sources);
            left.remove(source.get());
            sources = Map.copyOf(left);
            workspace.closeBuffer(source.get());
            background.bufferChanged();
        } else {
            workspace.close(uri);
            background.notesChanged();
        }
    }

    void saved(DidSaveTextDocumentParams params) {
        Note.file(params.getTextDocument().getUri())
                .filter(sources::containsKey)
                .ifPresent(workspace::savedBuffer);
    }

    void changeFolders(DidChangeWorkspaceFoldersParams params) {
        List<Path> folders = new ArrayList<>(workspace.folders());
        for (WorkspaceFolder removed : params.getEvent().getRemoved()) {
            Note.file(removed.getUri()).ifPresent(folders::remove);
        }
        for (WorkspaceFolder added : params.getEvent().getAdded()) {
            Note.file(added.getUri()).ifPresent(folders::add);
        }
        workspace.setFolders(folders);
        background.sourcesChanged();
    }

    /** The text after the editor's changes, each of the text that the one before it left. */
    static String edited(
            String text, List<TextDocumentContentChangeEvent> changes, PositionEncoding encoding) {
        String edited = text;
        for (TextDocumentContentChangeEvent change : changes) {
            if (change.getRange() == null) {
                edited = change.getText();
            } else {
                Lines lines = Lines.of(edited);
                int start = encoding.offset(edited, lines, change.getRange().getStart());
                int end = encoding.offset(edited, lines, change.getRange().getEnd());
                edited =
                        edited.substring(0, start)
                                + change.getText()
                                + edited.substring(Math.max(start, end));
            }
        }
        return edited;
    }
}
