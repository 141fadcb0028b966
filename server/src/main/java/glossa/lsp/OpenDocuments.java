package glossa.lsp;

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
    /** Language ids of notes, which need not have the file name of a note. */
    private static final Set<String> NOTE_LANGUAGES =
            Set.of("markdown", "quarto", "rmd", "rmarkdown", "pandoc", "mdx");

    /**
     * UTF-16 length of a note; a longer one is not read. A note is parsed whole at each keystroke,
     * and this one takes seconds.
     */
    static final int MAX_NOTE_LENGTH = 8 << 20;

    /** UTF-16 length of an open source; of a longer one the file counts. */
    static final int MAX_SOURCE_LENGTH = 32 << 20;

    private final PositionEncoding encoding;
    private final Workspace workspace;
    private final BackgroundTasks background;
    private Map<Path, String> sources = Map.of();

    OpenDocuments(PositionEncoding encoding, Workspace workspace, BackgroundTasks background) {
        this.encoding = encoding;
        this.workspace = workspace;
        this.background = background;
    }

    /** The texts of the open sources. */
    Map<Path, String> sources() {
        return sources;
    }

    void open(DidOpenTextDocumentParams params) {
        var document = params.getTextDocument();
        String uri = document.getUri();
        if (uri.endsWith("/" + Settings.FILE)) {
            return;
        }
        Optional<Path> file = Note.file(uri);
        if (file.isPresent()
                && !NOTE_LANGUAGES.contains(document.getLanguageId())
                && FileKinds.isTextSource(file.get())) {
            putSource(file.get(), document.getVersion(), document.getText());
            return;
        }
        Optional<Path> folder = file.map(Path::getParent);
        if (workspace.folders().isEmpty() && folder.isPresent()) {
            // The editor opened a single file: its folder is the workspace.
            workspace.setFolders(List.of(folder.get()));
            background.sourcesChanged();
        }
        if (document.getText().length() > MAX_NOTE_LENGTH) {
            letGo(uri);
            return;
        }
        putNote(uri, document.getVersion(), document.getText());
    }

    /** Treats a document that is too large as closed, and tells the reader. */
    private void letGo(String uri) {
        boolean isSource = source(uri).isPresent();
        close(uri);
        background.warn(
                uri.substring(uri.lastIndexOf('/') + 1)
                        + (isSource
                                ? " is too large to be read while it is edited: at most "
                                        + (MAX_SOURCE_LENGTH >> 20)
                                        + " million characters. Its saved file is used; open it"
                                        + " again when it is smaller."
                                : " is too large for a note: at most "
                                        + (MAX_NOTE_LENGTH >> 20)
                                        + " million characters. Split it, then open it again."));
    }

    void change(DidChangeTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        int version = params.getTextDocument().getVersion();
        List<TextDocumentContentChangeEvent> changes = params.getContentChanges();
        Optional<Path> source = source(uri);
        if (source.isPresent()) {
            String before = sources.getOrDefault(source.get(), "");
            DocumentText.edited(before, changes, encoding, MAX_SOURCE_LENGTH)
                    .ifPresentOrElse(
                            text -> putSource(source.get(), version, text), () -> letGo(uri));
            return;
        }
        Optional<Note> note = workspace.notes().note(uri);
        if (note.isPresent()) {
            DocumentText.edited(note.get().text(), changes, encoding, MAX_NOTE_LENGTH)
                    .ifPresentOrElse(text -> putNote(uri, version, text), () -> letGo(uri));
        }
    }

    private Optional<Path> source(String uri) {
        return Note.file(uri).filter(sources::containsKey);
    }

    private void putSource(Path source, int version, String text) {
        Map<Path, String> changed = new HashMap<>(sources);
        changed.put(source, text);
        sources = Map.copyOf(changed);
        workspace.putBuffer(source, version, text);
        background.bufferChanged();
    }

    private void putNote(String uri, int version, String text) {
        workspace.put(Note.of(uri, version, text, workspace.conventions()));
        background.notesChanged();
    }

    void close(String uri) {
        Optional<Path> source = source(uri);
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

    void save(DidSaveTextDocumentParams params) {
        source(params.getTextDocument().getUri()).ifPresent(workspace::bufferSaved);
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
}
