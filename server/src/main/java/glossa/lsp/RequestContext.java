package glossa.lsp;

import glossa.grammar.Position;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.source.yaml.NoteReferences;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * All that the answer to one request may use.
 *
 * @param snapshot the notes as they were when the request arrived, and the corpus as it is now
 * @param sources the texts of the sources that were open in the editor then
 * @param texts the texts that the answer refers to
 * @param state what is kept from one answer to the next
 */
record RequestContext(
        Session session,
        Workspace workspace,
        Snapshot snapshot,
        Map<Path, String> sources,
        AnswerTexts texts,
        AnswerState state) {
    /**
     * @param sources the texts of the open sources when the request arrived
     */
    static RequestContext of(
            Session session,
            Workspace workspace,
            Snapshot snapshot,
            Map<Path, String> sources,
            AnswerState state) {
        return new RequestContext(
                session,
                workspace,
                snapshot,
                sources,
                new AnswerTexts(session.encoding(), workspace, snapshot.notes(), sources),
                state);
    }

    /** What the editor can do. */
    EditorCapabilities editor() {
        return session.editor();
    }

    /** The open note of this URI. */
    Optional<Note> note(String uri) {
        return snapshot.notes().note(uri);
    }

    /** The version of an open note; {@code null} for other documents. */
    @Nullable Integer version(String uri) {
        return note(uri).map(Note::version).orElse(null);
    }

    /** The place in the text of an open note that a request is about. */
    Optional<Cursor> cursor(TextDocumentPositionParams params) {
        return place(params).filter(cursor -> !isInReferences(cursor));
    }

    private Optional<Cursor> place(TextDocumentPositionParams params) {
        return note(params.getTextDocument().getUri())
                .map(note -> new Cursor(note, texts.offset(note, params.getPosition())));
    }

    /** The papers in a note's own metadata are a source. */
    private static boolean isInReferences(Cursor cursor) {
        Note note = cursor.note();
        return NoteReferences.of(note.text(), note.syntax())
                .filter(field -> field.touches(cursor.offset()))
                .isPresent();
    }

    /** The source of this URI, if it is open in the editor. */
    Optional<Path> source(String uri) {
        return Note.file(uri).filter(sources::containsKey);
    }

    /** The place in an open source that a request is about. */
    Optional<SourcePlace> sourcePlace(TextDocumentPositionParams params) {
        String uri = params.getTextDocument().getUri();
        Optional<Path> ofNote =
                place(params)
                        .filter(RequestContext::isInReferences)
                        .flatMap(cursor -> cursor.note().file());
        return ofNote.or(() -> source(uri))
                .map(file -> new SourcePlace(file, texts.position(uri, params.getPosition())));
    }

    /** A place in a source; the position counts UTF-16 units. */
    record SourcePlace(Path file, Position position) {}
}
