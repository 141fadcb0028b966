package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import glossa.corpus.Corpus;
import glossa.paper.KeyRule;
import glossa.paper.Paper;
import glossa.source.Chunk;
import glossa.source.SourceFile;
import glossa.source.SourceFile.Contents;
import glossa.source.SourceFile.PieceReader;
import glossa.source.reading.SourceFiles;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sources of several pieces, edited again and again. */
final class EditedSourcesTest {
    private static final List<Path> ORDER =
            List.of(
                    Path.of("/corpus/a.bib"),
                    Path.of("/corpus/b.json"),
                    Path.of("/corpus/c.ris"),
                    Path.of("/corpus/d.bib"));

    /** Whatever was edited, and however little a run may hold. */
    @Test
    void editedManyTimesEqualsBuiltAtOnce() {
        for (int batch : List.of(10_000, 40)) {
            Random random = new Random(batch);
            Map<Path, List<Integer>> records = new LinkedHashMap<>();
            for (Path file : ORDER) {
                records.put(file, numbers(0, 120));
            }
            try (PaperIndex edited = PaperIndex.inMemory(KeyLedger.inMemory(), batch)) {
                replace(edited, records, records.keySet(), 0);
                int settings = 0;
                for (int step = 0; step < 5; step++) {
                    Set<Path> changed =
                            ORDER.stream()
                                    .filter(file -> random.nextInt(3) == 0)
                                    .collect(Collectors.toSet());
                    changed.forEach(file -> edit(of(file, records), random));
                    if (random.nextInt(4) == 0) {
                        settings++;
                        changed = records.keySet();
                    }
                    replace(edited, records, changed, settings);
                }
                try (PaperIndex once = PaperIndex.inMemory(KeyLedger.inMemory())) {
                    replace(once, records, records.keySet(), settings);
                    assertLinesMatch(told(once).lines(), told(edited).lines());
                }
            }
        }
    }

    /** Other settings read all pieces again, more of them than a run holds. */
    @Test
    void otherSettingsChangeNothingElse() {
        Map<Path, List<Integer>> records = new LinkedHashMap<>();
        ORDER.forEach(file -> records.put(file, numbers(0, 120)));
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory(), 40)) {
            replace(index, records, records.keySet(), 0);
            String before = told(index);
            replace(index, records, records.keySet(), 1);
            assertLinesMatch(before.lines(), told(index).lines());
        }
    }

    /** What could not be read while a large file was written is read by the next run. */
    @Test
    void aLargeFileThatChangedWhileItWasReadIsReadToItsEnd() {
        Path file = ORDER.getFirst();
        String text = text(file, numbers(0, 4_000));
        Contents contents = SourceFiles.open(file, text);
        AtomicInteger asked = new AtomicInteger();
        PieceReader interrupted =
                piece -> {
                    if (asked.incrementAndGet() > 20) {
                        throw new IOException("changed");
                    }
                    return contents.reader().read(piece);
                };
        List<Chunk> pieces = contents.pieces().orElseThrow();
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            for (PieceReader reader : List.of(interrupted, contents.reader())) {
                Contents opened =
                        new Contents(Optional.of(pieces), reader, Optional.empty(), false);
                index.replace(
                        List.of(new SourceFile(file, "1", "", () -> opened)),
                        List.of(),
                        ORDER,
                        KeyRule.DEFAULT);
            }
            try (Corpus corpus = index.acquire()) {
                assertEquals(SourceFiles.read(file, text).papers().size(), corpus.size());
            }
        }
    }

    private static List<Integer> of(Path file, Map<Path, List<Integer>> records) {
        return Objects.requireNonNull(records.get(file));
    }

    private static List<Integer> numbers(int from, int to) {
        return new ArrayList<>(IntStream.range(from, to).boxed().toList());
    }

    /** Deletes, moves, doubles and adds records. */
    private static void edit(List<Integer> records, Random random) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(records.size());
            int record = records.get(at);
            switch (random.nextInt(4)) {
                case 0 -> records.subList(at, Math.min(records.size(), at + 5)).clear();
                case 1 -> Collections.swap(records, at, random.nextInt(records.size()));
                case 2 -> records.add(at, record);
                default -> records.add(at, random.nextInt(400));
            }
        }
    }

    private static void replace(
            PaperIndex index, Map<Path, List<Integer>> records, Set<Path> changed, int settings) {
        List<SourceFile> files = new ArrayList<>();
        for (Path file : ORDER) {
            if (changed.contains(file)) {
                String text = text(file, of(file, records));
                files.add(
                        new SourceFile(
                                file,
                                text.hashCode() + "|" + settings,
                                "" + settings,
                                () -> SourceFiles.open(file, text)));
            }
        }
        index.replace(files, List.of(), ORDER, KeyRule.DEFAULT);
    }

    private static String text(Path file, List<Integer> records) {
        String name = file.toString();
        if (name.endsWith(".json")) {
            return records.stream()
                    .map(EditedSourcesTest::csl)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        boolean bib = name.endsWith(".bib");
        String prefix = name.contains("a.") ? "a" : "d";
        return (bib ? "@string{ap = \"Press of the Moor\"}\r\n" : "")
                + records.stream()
                        .map(i -> bib ? bib(prefix, i) : ris(i))
                        .collect(Collectors.joining())
                // Used before it is said.
                + (bib ? "@string{bp = {Press of the Heath}}\n" : "");
    }

    private static String title(int i) {
        return "A Study of the Long and Winding Case " + i % 250;
    }

    private static String bib(String prefix, int i) {
        return "@article{%s%d,\n  title = {%s},\n  author = {Fox, Änne and Hare, B.},\n  year = %d,\n  publisher = %s,\n  note = {%s \\{ x}%s\n}\n\n%s"
                .formatted(
                        prefix,
                        i,
                        title(i),
                        1990 + i % 20,
                        i % 2 == 0 ? "ap" : "bp",
                        "wörds ".repeat(30),
                        i % 50 == 7 ? ",\n  crossref = {" + prefix + (i + 3) + "}" : "",
                        i % 90 == 5 ? "@article{broken" + i + ", title = }\n" : "");
    }

    private static String csl(int i) {
        return "{\"id\": \"j%d\", \"type\": \"article\", \"title\": \"%s\", \"author\": [{\"family\": \"Fox\", \"given\": \"Änne\"}, {\"family\": \"Hare\", \"given\": \"B.\"}], \"issued\": {\"date-parts\": [[%d]]}, \"note\": \"[{%s, \\\" 🦊 }\"}"
                .formatted(i, title(i), 1990 + i % 20, "wörds, ".repeat(20));
    }

    /** Without a key. */
    private static String ris(int i) {
        return "TY  - JOUR\nTI  - %s\nAU  - Fox, Änne\nAU  - Hare, B.\nPY  - %d\nN1  - %s\nER  - \n\n"
                .formatted(title(i + 60), 1990 + (i + 60) % 20, "wörds ".repeat(20));
    }

    /** Papers and places, the names that their sources gave them, and problems. */
    private static String told(PaperIndex index) {
        try (Corpus corpus = index.acquire()) {
            return corpus.all().stream()
                            .map(
                                    paper ->
                                            names(paper)
                                                    + " "
                                                    + paper.title()
                                                    + " "
                                                    + paper.year()
                                                    + " "
                                                    + new TreeMap<>(paper.fields())
                                                    + " "
                                                    + paper.sources())
                            .collect(Collectors.joining("\n"))
                    + "\n"
                    + new TreeMap<>(corpus.problems())
                            .entrySet().stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining("\n"));
        }
    }

    /** A paper that has a record without a key keeps what it was named before. */
    private static List<String> names(Paper paper) {
        if (paper.sources().stream().anyMatch(source -> source.file().equals(ORDER.get(2)))) {
            return List.of();
        }
        List<String> names = new ArrayList<>(List.of(paper.key()));
        names.addAll(paper.aliases());
        return names;
    }
}
