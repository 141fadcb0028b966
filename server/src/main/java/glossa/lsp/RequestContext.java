package glossa.lsp;

import glossa.features.display.NoteStyles;
import glossa.grammar.Position;
import glossa.notes.Note;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The moment in which one question is answered.
 *
 * @param snapshot notes as they were when the question came, and the corpus as it is
 * @param sources the texts of the sources that are open in the editor, as they were then
 * @param texts the texts that the answer speaks of
 * @param styles the styles that notes are rendered in; made when first asked for
 */
record RequestContext(
        Session session,
        Workspace workspace,
        Snapshot snapshot,
        Map<Path, String> sources,
        AnswerTexts texts,
        Supplier<NoteStyles> styles) {
    /**
     * @param sources the texts of the open sources as they were when the question came
     */
    static RequestContext of(
            Session session,
            Workspace workspace,
            Snapshot snapshot,
            Map<Path, String> sources,
            Supplier<NoteStyles> styles) {
        return new RequestContext(
                session,
                workspace,
                snapshot,
                sources,
                new AnswerTexts(session.encoding(), workspace, snapshot.notes(), sources),
                styles);
    }

    /** What the editor can do. */
    EditorCapabilities editor() {
        return session.editor();
    }

    /** An open note. */
    Optional<Note> note(String uri) {
        return snapshot.notes().note(uri);
    }

    /** Of an open note; {@code null} of what is not open or has none. */
    @Nullable Integer version(String uri) {
        return note(uri).map(Note::version).orElse(null);
    }

    /** The place in an open note that a question is about. */
    Optional<Cursor> cursor(TextDocumentPositionParams params) {
        return note(params.getTextDocument().getUri())
                .map(note -> new Cursor(note, texts.offset(note, params.getPosition())));
    }

    /** A source that is open in the editor. */
    Optional<Path> source(String uri) {
        return Note.file(uri).filter(sources::containsKey);
    }

    /** The place in an open source that a question is about. */
    Optional<InSource> inSource(TextDocumentPositionParams params) {
        String uri = params.getTextDocument().getUri();
        return source(uri)
                .map(file -> new InSource(file, texts.position(uri, params.getPosition())));
    }

    /** A place in a source. */
    record InSource(Path file, Position position) {}
}
