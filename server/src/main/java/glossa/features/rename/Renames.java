package glossa.features.rename;

import glossa.corpus.Corpus;
import glossa.features.CitationKeys;
import glossa.features.ProposedChange;
import glossa.grammar.CitationItem;
import glossa.grammar.NoteConventions;
import glossa.grammar.Span;
import glossa.notes.CrossReferences;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.edit.SourceEdits;
import glossa.source.edit.SourceKeys;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rename: changes the key of a paper in all notes and sources that contain it.
 *
 * <p>Only the given name changes; other names of the paper stay. A generated key is changed in the
 * key file ({@link KeyFileRenames}). An unknown key is changed only in notes.
 */
public final class Renames {
    /** The labels of edits outside the file that the user looks at. */
    static final String IN_NOTES = "In other notes";

    static final String IN_SOURCES = "In sources";
    static final String FILE_NAMES = "File names";

    private Renames() {}

    /**
     * A key to rename.
     *
     * @param uri the note or source that contains it
     * @param span the key without markup
     */
    public record RenameTarget(String key, String uri, Span span) {}

    /**
     * The options of a rename.
     *
     * @param conventions how notes on disk are parsed
     * @param keepsOldKey whether the old key stays as an alias, in formats that have aliases
     * @param renamesFiles whether the editor can rename files
     * @param keyFile the file of generated and chosen keys, if the workspace names one
     * @param sourceTexts the text of a source as the editor has it; empty if it is too large or not
     *     a text
     */
    public record RenameOptions(
            NoteConventions conventions,
            boolean keepsOldKey,
            boolean renamesFiles,
            Optional<Path> keyFile,
            Function<Path, Optional<String>> sourceTexts) {}

    /** Why a key cannot be renamed, and what to do; a message for the user. */
    public static final class RefusedException extends Exception {
        RefusedException(String why) {
            super(why);
        }
    }

    /** The key under the cursor: of a citation, or of the paper of a literature note. */
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

    /**
     * The key at {@code offset} of a source's text: of an entry, or of another entry that it refers
     * to.
     */
    public static Optional<RenameTarget> at(Path file, String text, int offset) {
        return SourceKeys.of(file, text)
                .flatMap(keys -> keys.at(offset))
                .map(place -> new RenameTarget(place.key(), file.toUri().toString(), place.span()));
    }

    /**
     * Checks that {@code key} can be renamed at all.
     *
     * @throws RefusedException if it cannot
     */
    public static void checkRenamable(Snapshot snapshot, String key, RenameOptions by)
            throws RefusedException {
        Map<Path, SourceKeys> _ = renamableSources(snapshot, key, by);
    }

    /** The sources that contain the key. */
    private static Map<Path, SourceKeys> renamableSources(
            Snapshot snapshot, String key, RenameOptions by) throws RefusedException {
        Optional<Paper> paper = snapshot.corpus().paper(key);
        if (paper.isEmpty()) {
            if (CrossReferences.has(key) || snapshot.notes().hasTarget(key)) {
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
     * The change that renames a paper from the target's key to {@code to}.
     *
     * @throws RefusedException if the new key is invalid or taken, or a file that Glossa does not
     *     write contains the old one
     */
    public static ProposedChange of(
            Snapshot snapshot, RenameTarget target, String to, RenameOptions by)
            throws RefusedException {
        String from = target.key();
        if (from.equals(to)) {
            return ProposedChange.of(List.of());
        }
        Map<Path, SourceKeys> sources = renamableSources(snapshot, from, by);
        // The corpus does not yet contain the latest edits.
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
        // A note may be a source, too.
        Map<String, Integer> order = new LinkedHashMap<>();
        edits.forEach(edit -> order.putIfAbsent(edit.uri(), order.size()));
        edits.sort(
                Comparator.comparingInt(
                                (ProposedChange.Edit edit) -> order.getOrDefault(edit.uri(), 0))
                        .thenComparingInt(edit -> edit.replaced().start()));
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
                        && corpus.isInScope(to)
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
     * The sources that define the key or refer to it.
     *
     * @throws RefusedException if one that Glossa does not write defines it
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
                            + ", which Glossa does not edit because it is a database, too large, or"
                            + " outside this workspace; open it here, or rename the key in the"
                            + " program that manages it");
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

    /** The fingerprints of a paper's records, by which the key file finds it. */
    static List<String> fingerprints(Corpus corpus, String key) {
        return corpus.records(key).stream()
                .flatMap(record -> Identity.fingerprints(record).stream())
                .distinct()
                .toList();
    }

    /** The keys that a note cites, for comparison. */
    static List<String> cited(Note note) {
        return note.items().stream().map(CitationItem::key).toList();
    }
}
