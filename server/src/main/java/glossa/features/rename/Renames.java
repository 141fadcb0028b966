package glossa.features.rename;

import glossa.corpus.Corpus;
import glossa.features.CitationKeys;
import glossa.features.ProposedChange;
import glossa.grammar.CitationItem;
import glossa.grammar.NoteConventions;
import glossa.grammar.Span;
import glossa.notes.CrossReferences;
import glossa.notes.Note;
import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.edit.SourceEdits;
import glossa.source.edit.SourceKeys;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rename: gives a paper another key, in all notes and all sources that have it.
 *
 * <p>A name is changed where it stands, as that name: what a paper is called besides stays. The key
 * that a paper has from no source is changed in the key file ({@link KeyFileRenames}); the key that
 * no paper has, in the notes alone.
 */
public final class Renames {
    /** The labels of what is outside the note that the reader looks at. */
    static final String IN_NOTES = "In other notes";

    static final String IN_SOURCES = "In sources";
    static final String FILE_NAMES = "File names";

    private Renames() {}

    /**
     * A key that can be given another name.
     *
     * @param uri of the note or the source that it stands in
     * @param span the bare key
     */
    public record RenameTarget(String key, String uri, Span span) {}

    /**
     * What a renaming goes by.
     *
     * @param conventions how notes on the disk are read
     * @param keepsOldKey whether the old key stays an alias where a format has such
     * @param renamesFiles whether the editor can give files other names
     * @param keyFile where the keys are kept that no source gives, if the workspace names a file
     * @param sourceTexts the texts of sources as the editor has them; nothing for what is too
     *     large, or no text
     */
    public record RenameOptions(
            NoteConventions conventions,
            boolean keepsOldKey,
            boolean renamesFiles,
            Optional<Path> keyFile,
            Function<Path, Optional<String>> sourceTexts) {}

    /** Why a key cannot be changed, and what to do; a whole sentence. */
    public static final class RefusedException extends Exception {
        RefusedException(String why) {
            super(why);
        }
    }

    /** The key under the cursor: of a citation, or of the paper that a literature note is about. */
    public static Optional<RenameTarget> at(Cursor cursor) {
        Note note = cursor.note();
        return note.itemAt(cursor.offset())
                .map(item -> new RenameTarget(item.key(), note.uri(), item.keySpan()))
                .or(
                        () ->
                                note.paper()
                                        .flatMap(
                                                key ->
                                                        NoteRenames.keySpans(note, key).stream()
                                                                .filter(
                                                                        span ->
                                                                                span.touches(
                                                                                        cursor
                                                                                                .offset()))
                                                                .findFirst()
                                                                .map(
                                                                        span ->
                                                                                new RenameTarget(
                                                                                        key,
                                                                                        note.uri(),
                                                                                        span))));
    }

    /** The key at {@code offset} of a source's text: an entry's own, or one that it names. */
    public static Optional<RenameTarget> at(Path file, String text, int offset) {
        return SourceKeys.of(file, text)
                .flatMap(keys -> keys.at(offset))
                .map(place -> new RenameTarget(place.key(), file.toUri().toString(), place.span()));
    }

    /**
     * Makes sure that {@code key} can be changed at all.
     *
     * @throws RefusedException if not
     */
    public static void checkRenamable(Snapshot snapshot, String key, RenameOptions by)
            throws RefusedException {
        Map<Path, SourceKeys> _ = renamableSources(snapshot, key, by);
    }

    /** The sources that have the key. */
    private static Map<Path, SourceKeys> renamableSources(
            Snapshot snapshot, String key, RenameOptions by) throws RefusedException {
        Optional<Paper> paper = snapshot.corpus().paper(key);
        if (paper.isEmpty()) {
            if (CrossReferences.has(key)) {
                throw new RefusedException(
                        "@"
                                + key
                                + " is a cross-reference, not a citation; rename the label that it"
                                + " refers to");
            }
            return new LinkedHashMap<>();
        }
        Map<Path, SourceKeys> sources = sourcesWithKey(snapshot.corpus(), key, by);
        boolean isOnlyGiven = sources.values().stream().noneMatch(keys -> keys.names(key));
        if (isOnlyGiven && paper.get().key().equals(key)) {
            KeyFileRenames.checkKeyFile(by);
        }
        return sources;
    }

    /**
     * The change that calls a paper {@code to} which is called by {@code target} now.
     *
     * @throws RefusedException if the new key is not legal or not free, or the old one stands where
     *     Glossa does not write
     */
    public static ProposedChange of(
            Snapshot snapshot, RenameTarget target, String to, RenameOptions by)
            throws RefusedException {
        String from = target.key();
        if (from.equals(to)) {
            return ProposedChange.of(List.of());
        }
        Map<Path, SourceKeys> sources = renamableSources(snapshot, from, by);
        // What was typed a moment ago is in no corpus yet.
        Note.file(target.uri())
                .filter(file -> !sources.containsKey(file))
                .ifPresent(
                        file ->
                                by.sourceTexts()
                                        .apply(file)
                                        .flatMap(text -> SourceKeys.of(file, text))
                                        .filter(keys -> keys.names(from))
                                        .ifPresent(keys -> sources.put(file, keys)));
        Optional<Paper> paper = snapshot.corpus().paper(from);
        checkNewKey(snapshot.corpus(), paper, from, to);
        List<ProposedChange.Edit> edits = new ArrayList<>();
        NoteRenames notes = new NoteRenames(snapshot, from, to, by);
        notes.edits()
                .forEach(
                        (note, changes) ->
                                add(
                                        edits,
                                        note.uri(),
                                        changes,
                                        note.uri().equals(target.uri()) ? "" : IN_NOTES));
        boolean written = false;
        for (var source : sources.entrySet()) {
            Path file = source.getKey();
            List<SourceEdits.Edit> changes = sourceEdits(file, source.getValue(), from, to, by);
            written |= source.getValue().names(from);
            String uri = file.toUri().toString();
            add(edits, uri, changes, uri.equals(target.uri()) ? "" : IN_SOURCES);
        }
        List<ProposedChange.Creation> creations = new ArrayList<>();
        if (paper.isPresent() && !written) {
            if (paper.get().key().equals(from)) {
                KeyFileRenames.add(snapshot.corpus(), from, to, by, edits, creations);
            } else if (!isNameOf(paper.get(), to)) {
                throw new RefusedException(
                        "@"
                                + from
                                + " is another name of the paper, which no source contains; rename"
                                + " @"
                                + paper.get().key()
                                + ", or cite that key here");
            }
        }
        return new ProposedChange(edits, notes.fileNames(), creations);
    }

    private static void add(
            List<ProposedChange.Edit> edits,
            String uri,
            List<SourceEdits.Edit> changes,
            String label) {
        changes.forEach(
                change ->
                        edits.add(
                                new ProposedChange.Edit(
                                        uri, change.replaced(), change.text(), label)));
    }

    private static boolean isNameOf(Paper paper, String name) {
        return paper.key().equals(name) || paper.aliases().contains(name);
    }

    private static void checkNewKey(Corpus corpus, Optional<Paper> paper, String from, String to)
            throws RefusedException {
        if (!CitationKeys.isValid(to)) {
            throw new RefusedException(
                    to.isBlank()
                            ? "the new key is empty"
                            : "“"
                                    + to
                                    + "” is not a valid citation key; write it without spaces, and"
                                    + " with a } for each {");
        }
        if (CrossReferences.has(to)) {
            throw new RefusedException(
                    "@"
                            + to
                            + " would be read as a cross-reference because of its prefix; choose a"
                            + " key with another prefix");
        }
        Optional<Paper> other = corpus.paper(to);
        boolean isTaken =
                other.isPresent()
                        && paper.isPresent()
                        && !other.get().key().equals(paper.get().key());
        if (isTaken) {
            throw new RefusedException(
                    "@"
                            + to
                            + " already names another paper, “"
                            + other.get().title()
                            + "”; choose another key for @"
                            + from);
        }
    }

    private static List<SourceEdits.Edit> sourceEdits(
            Path file, SourceKeys keys, String from, String to, RenameOptions by)
            throws RefusedException {
        List<SourceEdits.Edit> changes = keys.renamed(from, to, by.keepsOldKey());
        if (changes.isEmpty()) {
            return changes;
        }
        Optional<String> refusal = keys.refusal(to);
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
        String after = SourceEdits.applied(keys.text(), changes);
        boolean isExact =
                SourceKeys.of(file, after)
                        .filter(now -> now.places().size() >= keys.places().size())
                        .filter(now -> now.names(to) == keys.names(from))
                        .isPresent();
        if (!isExact) {
            throw new RefusedException(
                    "“"
                            + to
                            + "” cannot be written in "
                            + file.getFileName()
                            + "; choose another key");
        }
        return changes;
    }

    /**
     * The sources that call a paper so, or name it by that key.
     *
     * @throws RefusedException if one calls it so and is none that Glossa writes
     */
    private static Map<Path, SourceKeys> sourcesWithKey(Corpus corpus, String key, RenameOptions by)
            throws RefusedException {
        Map<Path, SourceKeys> sources = new LinkedHashMap<>();
        for (Paper record : corpus.records(key)) {
            boolean isCalled = record.key().equals(key) || record.aliases().contains(key);
            for (Source source : record.sources()) {
                if (isCalled && !sources.containsKey(source.file())) {
                    sources.put(source.file(), writable(source.file(), key, by));
                }
            }
        }
        for (Paper related : corpus.related(key)) {
            for (Source source : related.sources()) {
                if (!sources.containsKey(source.file())) {
                    by.sourceTexts()
                            .apply(source.file())
                            .flatMap(text -> SourceKeys.of(source.file(), text))
                            .ifPresent(keys -> sources.put(source.file(), keys));
                }
            }
        }
        return sources;
    }

    private static SourceKeys writable(Path file, String key, RenameOptions by)
            throws RefusedException {
        Optional<String> text = by.sourceTexts().apply(file);
        if (text.isEmpty()) {
            throw new RefusedException(
                    "@"
                            + key
                            + " is defined in "
                            + file.getFileName()
                            + ", which Glossa does not edit because it is a database or too large;"
                            + " rename the key in the program that manages it");
        }
        Optional<SourceKeys> keys = SourceKeys.of(file, text.get());
        if (keys.isEmpty()) {
            throw new RefusedException(
                    "@"
                            + key
                            + " is defined in "
                            + file.getFileName()
                            + ", which Glossa reads as "
                            + SourceKeys.format(file, text.get()).orElse("plain text")
                            + " and does not edit; rename the key where that file comes from");
        }
        return keys.get();
    }

    /** What the fingerprints of a paper are made of: what its sources say that give it no key. */
    static List<String> fingerprints(Corpus corpus, String key) {
        return corpus.records(key).stream()
                .flatMap(record -> Identity.fingerprints(record).stream())
                .distinct()
                .toList();
    }

    /** The citation items of a note, for those that compare them. */
    static List<String> cited(Note note) {
        return note.items().stream().map(CitationItem::key).toList();
    }
}
