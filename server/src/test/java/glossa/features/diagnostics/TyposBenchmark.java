package glossa.features.diagnostics;

import glossa.corpus.Texts;
import glossa.features.CitationKeys;
import glossa.grammar.CitationItem;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.KeyRule;
import glossa.paper.Problem;
import glossa.settings.Settings;
import glossa.source.SourceFile;
import glossa.source.reading.SourceFiles;
import glossa.workspace.FileKinds;
import glossa.workspace.NoteScopes;
import glossa.workspace.RemovedKeys;
import glossa.workspace.Snapshot;
import glossa.workspace.WorkspaceFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Plants 1,000 typing errors in the cited keys of real workspaces, one at a time, and prints for
 * each kind of error how many are reported as a warning, as a hint, and not at all. The same seed
 * plants the same errors.
 *
 * <p>Arguments: a folder of workspaces, and a seed (1).
 */
public final class TyposBenchmark {
    private static final int TYPOS = 1_000;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private TyposBenchmark() {}

    /** A kind of typing error. */
    private enum Typo {
        SWAP,
        DROP,
        DOUBLE,
        REPLACE,
        YEAR;

        /** The key with this error; empty if it has no place for it. */
        Optional<String> in(String key, Random random) {
            int at = random.nextInt(key.length());
            String before = key.substring(0, at);
            String after = key.substring(at + 1);
            char c = key.charAt(at);
            boolean isLast = after.isEmpty();
            return switch (this) {
                case SWAP ->
                        isLast
                                ? Optional.empty()
                                : Optional.of(before + after.charAt(0) + c + after.substring(1));
                case DROP -> Optional.of(before + after);
                case DOUBLE -> Optional.of(before + c + c + after);
                case REPLACE -> Optional.of(before + LETTERS.charAt(random.nextInt(26)) + after);
                case YEAR -> {
                    String year = String.valueOf(1950 + random.nextInt(77));
                    String changed = key.replaceFirst("(?:19|20)\\d\\d", year);
                    yield changed.equals(key) ? Optional.empty() : Optional.of(changed);
                }
            };
        }
    }

    /** A cited key in a note. */
    private record Place(Snapshot snapshot, Note note, CitationItem item) {}

    public static void main(String[] args) throws IOException {
        Random random = new Random(args.length > 1 ? Long.parseLong(args[1]) : 1);
        List<Place> places = new ArrayList<>();
        for (Path workspace : sorted(Path.of(args[0]))) {
            if (Files.isDirectory(workspace)) {
                List<Place> cited = places(workspace.toAbsolutePath());
                System.out.println(workspace.getFileName() + ": " + cited.size() + " citations");
                places.addAll(cited);
            }
        }
        Map<Typo, Map<String, Integer>> counts = new TreeMap<>();
        Map<String, Integer> all = new TreeMap<>();
        int planted = 0;
        while (planted < TYPOS) {
            Place place = places.get(random.nextInt(places.size()));
            Typo typo = Typo.values()[planted % Typo.values().length];
            Optional<String> key = typo.in(place.item().key(), random);
            Optional<String> found = key.flatMap(mistyped -> found(place, mistyped));
            if (found.isPresent()) {
                counts.computeIfAbsent(typo, any -> new TreeMap<>())
                        .merge(found.get(), 1, Integer::sum);
                all.merge(found.get(), 1, Integer::sum);
                planted++;
                if (!found.get().equals("warning")) {
                    System.out.println(
                            found.get()
                                    + ": "
                                    + key.get()
                                    + " for "
                                    + place.item().key()
                                    + " in "
                                    + place.note().uri());
                }
            }
        }
        counts.forEach(
                (typo, count) ->
                        System.out.println(typo.name().toLowerCase(Locale.ROOT) + " " + count));
        System.out.println("all " + all);
    }

    /** How a mistyped key is reported; empty if it is a key or is not read as a citation. */
    private static Optional<String> found(Place place, String mistyped) {
        boolean isKey =
                mistyped.isEmpty()
                        || place.snapshot().corpus().has(mistyped)
                        || CitationKeys.namesNoPaper(mistyped);
        if (isKey) {
            return Optional.empty();
        }
        String text = place.note().text();
        int start = place.item().keySpan().start();
        Note note =
                Note.of(
                        place.note().uri(),
                        1,
                        text.substring(0, start)
                                + mistyped
                                + text.substring(place.item().keySpan().end()));
        boolean isCited =
                note.items().stream()
                        .anyMatch(
                                item ->
                                        item.keySpan().start() == start
                                                && item.key().equals(mistyped));
        if (!isCited) {
            return Optional.empty();
        }
        List<Problem> problems =
                Diagnostics.ofKeys(
                        place.snapshot(), note, Settings.DEFAULT, new DiagnosticsCache());
        int at = place.item().span().start();
        return Optional.of(
                problems.stream()
                        .filter(
                                problem ->
                                        problem.range().start().equals(note.lines().position(at)))
                        .map(problem -> problem.severity().name().toLowerCase(Locale.ROOT))
                        .findFirst()
                        .orElse("none"));
    }

    /** The citations of a workspace whose papers are known. Its index stays open. */
    private static List<Place> places(Path workspace) throws IOException {
        List<SourceFile> sources = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (Path file : files(workspace)) {
            Optional<String> text =
                    FileKinds.isNote(file) || FileKinds.isTextSource(file)
                            ? SourceFiles.text(file)
                            : Optional.empty();
            if (text.isPresent() && FileKinds.isNote(file)) {
                notes.add(Note.of(file.toUri().toString(), 0, text.get()));
            } else if (text.isPresent()) {
                sources.add(SourceFiles.file(file, "1", text.get()));
            }
        }
        PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory());
        index.replace(
                sources,
                List.of(),
                sources.stream().map(SourceFile::file).toList(),
                KeyRule.DEFAULT);
        Snapshot snapshot =
                new Snapshot(
                        Notes.NONE,
                        index.acquire(),
                        Texts.NONE,
                        RemovedKeys.NONE,
                        WorkspaceFiles.disk(List.of(workspace)),
                        NoteScopes.NONE);
        List<Place> places = new ArrayList<>();
        for (Note note : notes) {
            for (CitationItem item : note.items()) {
                if (snapshot.corpus().has(item.key()) && !CitationKeys.namesNoPaper(note, item)) {
                    places.add(new Place(snapshot, note, item));
                }
            }
        }
        return places;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
