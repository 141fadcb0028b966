package glossa.features.diagnostics;

import glossa.corpus.Texts;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.KeyRule;
import glossa.settings.Settings;
import glossa.source.SourceFile;
import glossa.source.reading.SourceFiles;
import glossa.workspace.NoteScopes;
import glossa.workspace.RemovedKeys;
import glossa.workspace.Snapshot;
import glossa.workspace.WorkspaceFiles;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints how long the problems of a note of 100 KB take to find: when it is opened, and after each
 * of many keystrokes in the middle of it. The processor's time is told too: it is the same on a
 * busy machine.
 *
 * <p>Arguments: a {@code .bib}, and a folder of notes whose texts make the note.
 */
public final class DiagnosticsBenchmark {
    private static final int LENGTH = 100_000;
    private static final int KEYSTROKES = 200;

    private DiagnosticsBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path bib = Path.of(args[0]).toAbsolutePath();
        List<SourceFile> sources =
                List.of(SourceFiles.file(bib, "1", SourceFiles.text(bib).orElseThrow()));
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            index.replace(sources, List.of(), List.of(bib), KeyRule.DEFAULT);
            try (Snapshot snapshot =
                    new Snapshot(
                            Notes.NONE,
                            index.acquire(),
                            Texts.NONE,
                            RemovedKeys.NONE,
                            WorkspaceFiles.disk(List.of()),
                            NoteScopes.NONE)) {
                List<String> texts = texts(Path.of(args[1]));
                for (String text : texts.subList(0, Math.min(texts.size(), 4))) {
                    print(snapshot, text);
                }
            }
        }
    }

    private static void print(Snapshot snapshot, String text) {
        DiagnosticsCache memory = new DiagnosticsCache();
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        long open = time(snapshot, text, memory);
        long opened = thread.getCurrentThreadCpuTime() - before;
        long[] keys = new long[KEYSTROKES];
        StringBuilder typed = new StringBuilder(text);
        int at = text.indexOf("\n\n", text.length() / 2);
        for (int i = 0; i < KEYSTROKES; i++) {
            typed.insert(
                    at + i, "As LoftQ and Fox et al. (2020) show, [@a] is not b. ".charAt(i % 50));
            keys[i] = time(snapshot, typed.toString(), memory);
        }
        long processor = thread.getCurrentThreadCpuTime() - before - opened;
        Arrays.sort(keys);
        System.out.printf(
                Locale.ROOT,
                "%d papers, %d characters: opened %.1f ms (processor %.1f ms); a keystroke %.1f ms,"
                        + " the 95th of a hundred %.1f ms, the slowest %.1f ms (processor %.1f ms"
                        + " each)%n",
                snapshot.corpus().size(),
                text.length(),
                open / 1e6,
                opened / 1e6,
                keys[KEYSTROKES / 2] / 1e6,
                keys[KEYSTROKES * 95 / 100] / 1e6,
                keys[KEYSTROKES - 1] / 1e6,
                processor / 1e6 / KEYSTROKES);
    }

    /** Of the parse too, which comes before. */
    private static long time(Snapshot snapshot, String text, DiagnosticsCache memory) {
        long start = System.nanoTime();
        Note note = Note.of("file:///note.md", 1, text);
        int _ = Diagnostics.of(snapshot, note, Settings.DEFAULT, memory).size();
        return System.nanoTime() - start;
    }

    private static List<String> texts(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().matches(".*\\.(md|qmd|Rmd)"))
                            .sorted()
                            .toList()) {
                all.append(SourceFiles.text(file).orElse("")).append("\n\n");
            }
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i + LENGTH <= all.length(); i += LENGTH) {
            texts.add(all.substring(i, i + LENGTH));
        }
        return texts;
    }
}
