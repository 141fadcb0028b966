package glossa.features.outline;

import glossa.features.completion.NoteCompletions;
import glossa.features.completion.Signatures;
import glossa.features.display.CodeLenses;
import glossa.features.display.InlayHints;
import glossa.features.navigation.DocumentLinks;
import glossa.grammar.Span;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.notes.Notes;
import glossa.settings.Settings;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints the number of symbols, links and hints in the notes of a workspace, and the median and
 * maximum times of all notes, each measured at the second request.
 *
 * <pre>OutlineBenchmark WORKSPACE...</pre>
 */
public final class OutlineBenchmark {
    private static final int CURSORS = 200;

    /** The maximum number of notes that are measured. */
    private static final int MOST_NOTES = 400;

    private final Map<String, List<Double>> times = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private OutlineBenchmark() {}

    /** Prints a table for each workspace. */
    public static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
                Path folder = Path.of(argument).toAbsolutePath().normalize();
                Workspace workspace = new Workspace(index);
                workspace.setFolders(List.of(folder));
                boolean _ = workspace.index((file, number, count) -> {});
                workspace.readNotesOnce((uri, text) -> true);
                System.out.printf("%n%s%n", folder.getFileName());
                new OutlineBenchmark().run(workspace);
            }
        }
    }

    private interface Question {
        int ask();
    }

    private void run(Workspace workspace) throws IOException {
        List<String> uris = new ArrayList<>();
        workspace.notes().outlines().forEach((NoteSummary note) -> uris.add(note.uri()));
        try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
            long start = System.nanoTime();
            int literature = snapshot.notes().usage().literature().size();
            System.out.printf(
                    "  usage of %d notes, %d on papers: %.1f ms%n",
                    uris.size(), literature, (System.nanoTime() - start) / 1e6);
        }
        for (String uri : uris.subList(0, Math.min(MOST_NOTES, uris.size()))) {
            String text = Files.readString(Path.of(URI.create(uri)));
            Note note = Note.of(uri, 1, text, workspace.conventions());
            Notes notes = workspace.notes().with(note);
            try (Snapshot snapshot = workspace.snapshot(notes)) {
                for (int turn = 0; turn < 2; turn++) {
                    ask(snapshot, note, turn == 1);
                }
            }
        }
        times.forEach(
                (what, all) -> {
                    all.sort(null);
                    System.out.printf(
                            "  %-14s%8.3f ms median, %8.3f ms at most, %d in all%n",
                            what,
                            all.get(all.size() / 2),
                            all.getLast(),
                            counts.getOrDefault(what, 0));
                });
    }

    private void ask(Snapshot snapshot, Note note, boolean counts) {
        Span all = new Span(0, note.text().length());
        List<Cursor> cursors =
                Stream.iterate(0, i -> i < CURSORS, i -> i + 1)
                        .map(i -> (int) ((long) all.end() * i / CURSORS))
                        .map(offset -> new Cursor(note, offset))
                        .toList();
        time("symbols", counts, () -> size(NoteSymbols.of(snapshot, note)));
        time("foldings", counts, () -> Foldings.of(note).size());
        time("links", counts, () -> DocumentLinks.of(snapshot, note).size());
        time("hints", counts, () -> InlayHints.of(snapshot, note, all, Settings.DEFAULT).size());
        time("lenses", counts, () -> CodeLenses.of(note).size());
        for (Cursor cursor : cursors) {
            time("selections", counts, () -> Selections.at(cursor).size());
            time("signatures", counts, () -> Signatures.at(snapshot, cursor).isPresent() ? 1 : 0);
            time(
                    "other words",
                    counts,
                    () ->
                            NoteCompletions.at(snapshot, cursor)
                                    .map(at -> at.words().size())
                                    .orElse(0));
        }
    }

    private static int size(List<NoteSymbols.Symbol> symbols) {
        return symbols.stream().mapToInt(symbol -> 1 + size(symbol.children())).sum();
    }

    private void time(String what, boolean counted, Question question) {
        long start = System.nanoTime();
        int found = question.ask();
        double time = (System.nanoTime() - start) / 1e6;
        if (counted) {
            times.computeIfAbsent(what, of -> new ArrayList<>()).add(time);
            counts.merge(what, found, Integer::sum);
        }
    }
}
