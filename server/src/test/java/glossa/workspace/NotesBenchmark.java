package glossa.workspace;

import glossa.grammar.NoteConventions;
import glossa.notes.Note;
import glossa.notes.NoteSummaries;
import glossa.notes.Notes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Prints the times and the memory for ten thousand notes: reading, storing, checking and querying
 * them.
 *
 * <pre>NotesBenchmark [FOLDER...]</pre>
 *
 * <p>Without a folder, notes are generated, with about 5,000 characters and a dozen citations each.
 */
public final class NotesBenchmark {
    private static final int NOTES = 10_000;

    /** The number of cited papers: {@code author0word} to {@code author2999word}. */
    public static final int KEYS = 3_000;

    private static final int ROUNDS = 15;

    private NotesBenchmark() {}

    /** Prints the table. */
    public static void main(String[] folders) throws IOException {
        if (folders.length == 0) {
            Path made = Files.createTempDirectory("glossa-notes");
            System.out.println(make(made) / NOTES + " characters a note");
            measure(List.of(made));
            try (var files = Files.walk(made)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        for (String folder : folders) {
            measure(List.of(Path.of(folder)));
        }
    }

    private static void measure(List<Path> folders) {
        NoteFiles files = new NoteFiles();
        long before = heap();
        List<Double> steps = new ArrayList<>();
        long start = System.nanoTime();
        boolean more = true;
        while (more) {
            long step = System.nanoTime();
            more = files.step(folders, NoteConventions.DEFAULT);
            steps.add((System.nanoTime() - step) / 1e6);
        }
        System.out.printf("read all          %9.1f ms%n", (System.nanoTime() - start) / 1e6);
        steps.sort(null);
        System.out.printf(
                "  a step          %9.1f ms median, %.1f ms at most, %d steps%n",
                steps.get(steps.size() / 2), steps.getLast(), steps.size());
        NoteSummaries outlines = files.outlines();
        int count = outlines.size();
        System.out.printf(
                "held              %9d bytes a note, of them %d of outlines (%d notes, %d keys)%n",
                (heap() - before) / count,
                outlines.bytes() / count,
                count,
                outlines.cited().size());
        time("look (one step)", () -> files.step(folders, NoteConventions.DEFAULT));
        time(
                "look at all",
                () -> {
                    files.expire();
                    return files.step(folders, NoteConventions.DEFAULT);
                });
        Notes notes = Notes.NONE.with(outlines);
        String key = outlines.cited().keySet().stream().sorted().findFirst().orElse("none");
        time("citing(" + key + ")", () -> notes.citing(key).size());
        time(
                "all outlines",
                () -> notes.outlines().stream().mapToInt(o -> o.citings().size()).sum());
        time(
                "without words",
                () -> notes.outlines().stream().mapToInt(o -> o.items().size()).sum());
        Note note = Note.of("file:///typed.md", 1, "As @" + key + " says. ".repeat(500));
        time("a keystroke", () -> notes.with(note).cited().getOrDefault(key, 0));
    }

    private static void time(String what, Supplier<Object> task) {
        double[] times = new double[ROUNDS];
        Object result = "";
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            result = task.get();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf(
                "%-18s%9.3f ms median, %.3f ms at least (%s)%n",
                what, times[ROUNDS / 2], times[0], result);
    }

    private static long heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Writes the notes, and returns their length in characters. */
    public static long make(Path folder) throws IOException {
        Random random = new Random(5);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 1 + random.nextInt(4); syllables > 0; syllables--) {
                word.append("bdfgklmnprstvw".charAt(random.nextInt(14)));
                word.append("aeiou".charAt(random.nextInt(5)));
            }
            words.add(word.toString());
        }
        long characters = 0;
        for (int i = 0; i < NOTES; i++) {
            StringBuilder text = new StringBuilder("# Note " + i + "\n\n");
            for (int paragraph = 0; paragraph < 12; paragraph++) {
                for (int word = 0; word < 65; word++) {
                    // Some words are much more frequent than others.
                    int rank = (int) (Math.pow(random.nextDouble(), 3) * words.size());
                    text.append(words.get(rank)).append(' ');
                    if (word == 40) {
                        int cited = (int) (Math.pow(random.nextDouble(), 2) * KEYS);
                        text.append("[@author" + cited + "word] ");
                    }
                }
                text.append("\n\n");
                if (paragraph % 4 == 0) {
                    text.append("## Heading " + paragraph + "\n\n");
                }
            }
            Path file = folder.resolve("f" + i % 100).resolve("note" + i + ".md");
            Files.createDirectories(folder.resolve("f" + i % 100));
            Files.writeString(file, text);
            characters += text.length();
        }
        return characters;
    }
}
