package glossa.workspace;

import glossa.corpus.Corpus;
import glossa.corpus.Scope;
import glossa.corpus.Texts;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.Paper;
import glossa.paper.Problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Notes and corpus at one moment: all that a feature can see. The caller of {@link
 * Workspace#snapshot} closes it, in the same thread.
 *
 * @param corpus the corpus as one note or source means its names, or as all do
 * @param texts the running texts of papers
 * @param removedKeys the cited keys that the corpus no longer has
 * @param files the files that notes may refer to
 * @param scopes which sources each note means
 */
public record Snapshot(
        Notes notes,
        Corpus corpus,
        Texts texts,
        RemovedKeys removedKeys,
        WorkspaceFiles files,
        NoteScopes scopes)
        implements AutoCloseable {
    /** The same moment as a note means the keys in it. Only the whole snapshot need be closed. */
    public Snapshot in(Note note) {
        return in(scopes.of(note, files));
    }

    /** The same moment as a note or a source, open or not, means the keys in it. */
    public Snapshot in(String uri) {
        return in(scopeOf(uri));
    }

    /** The same moment as a source means the keys in it. */
    public Snapshot in(Path source) {
        return in(Scope.of(source));
    }

    private Snapshot in(Scope scope) {
        return scope.equals(corpus.scope())
                ? this
                : new Snapshot(notes, corpus.within(scope), texts, removedKeys, files, scopes);
    }

    private Scope scopeOf(String uri) {
        return notes.note(uri)
                .map(note -> scopes.of(note, files))
                .or(() -> Note.file(uri).map(scopes::of))
                .orElse(Scope.EVERYTHING);
    }

    /**
     * Whether a note means this paper by a name that this paper has.
     *
     * @param uri of the note, open or not
     */
    public boolean means(String uri, String name, Paper paper) {
        return !corpus.isShared(name)
                || corpus.within(scopeOf(uri))
                        .paper(name)
                        .filter(
                                meant ->
                                        meant.sources().stream()
                                                .anyMatch(paper.sources()::contains))
                        .isPresent();
    }

    /** The problems of all sources, by file; sources that no note names together stand apart. */
    public Map<Path, List<Problem>> sourceProblems() {
        return corpus.problems(scopes::areTogether);
    }

    @Override
    public void close() {
        try (texts) {
            corpus.close();
        }
    }
}
