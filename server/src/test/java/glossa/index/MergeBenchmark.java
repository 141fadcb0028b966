package glossa.index;

import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.paper.TextFolding;
import glossa.source.reading.PaperLines;
import glossa.source.reading.SourceFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether records of one work become one paper: precision and recall over pairs of records, and the
 * pairs that are wrong.
 *
 * <pre>
 * python3 scaleup.py 100000 --seed 5 --dup 0.1 --src papers-titles.jsonl.gz &gt; near.jsonl
 * mvn -q test-compile
 * java -cp server/target/test-classes:server/target/classes:… glossa.index.MergeBenchmark \
 *     near near.jsonl
 * java … glossa.index.MergeBenchmark real papers-titles.jsonl.gz papers-20k-full.jsonl.gz bibs workspaces
 * java … glossa.index.MergeBenchmark marks papers-20k-full.jsonl.gz
 * </pre>
 *
 * <p>{@code near} knows the truth by the marks of {@code scaleup.py}, {@code real} by identifiers,
 * which are hidden from the merging; what it merges where no identifier tells is printed to be
 * looked at. The class path of the tests is what {@code mvn dependency:build-classpath} prints.
 */
public final class MergeBenchmark {
    private static final int SHOWN = 25;
    private static final int SHOWN_REAL = 200;

    private MergeBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> paths = Arrays.stream(arguments).skip(1).map(Path::of).toList();
        switch (arguments[0]) {
            case "near" -> near(paths.getFirst());
            case "real" -> real(paths);
            case "marks" -> marks(paths.getFirst());
            default -> throw new IllegalArgumentException("near, real or marks");
        }
    }

    private static void near(Path file) throws IOException {
        List<PaperLines.Line> lines = PaperLines.read(file);
        Map<Paper, String> apart = new HashMap<>();
        Map<Paper, String> keyless = new HashMap<>();
        Map<Paper, String> together = new HashMap<>();
        Map<String, Integer> copies = new HashMap<>();
        for (PaperLines.Line line : lines) {
            Paper paper = line.paper();
            String work = line.original().isEmpty() ? paper.key() : line.original();
            // Each copy in a file of its own: the entries of one file were set apart by its writer.
            int copy = line.original().isEmpty() ? 0 : copies.merge(work, 1, Integer::sum);
            apart.put(in(paper, paper.key(), Path.of("/copies/" + copy + ".bib")), work);
            keyless.put(in(paper, "", Path.of("/copies/list.txt")), work);
            together.put(paper, work);
        }
        measure("copies in files of their own, with keys", apart, true);
        measure("copies in one list without keys", keyless, true);
        measure("copies in one file with keys, which stay apart", together, false);
    }

    private static Paper in(Paper paper, String key, Path file) {
        Source source = paper.sources().getFirst();
        return paper.toBuilder()
                .key(key)
                .aliases(List.of())
                .source(new Source(file, source.record(), source.name()))
                .build();
    }

    /** Pairs of one work over all works, and how many of them are found in one group. */
    private static void measure(String name, Map<Paper, String> works, boolean show) {
        long start = System.nanoTime();
        List<List<Paper>> groups = RecordGrouping.groups(works.keySet(), file -> 0);
        long grouped = System.nanoTime();
        Map<String, Integer> sizes = new HashMap<>();
        works.values().forEach(work -> sizes.merge(work, 1, Integer::sum));
        long truth = sizes.values().stream().mapToLong(size -> size * (size - 1L) / 2).sum();
        List<Paper[]> wrong = new ArrayList<>();
        long found = 0;
        Map<String, List<List<Paper>>> parts = new HashMap<>();
        for (List<Paper> group : groups) {
            Set<String> told = new HashSet<>();
            for (int i = 0; i < group.size(); i++) {
                Paper one = group.get(i);
                if (told.add(works.getOrDefault(one, ""))) {
                    parts.computeIfAbsent(works.getOrDefault(one, ""), w -> new ArrayList<>())
                            .add(group);
                }
                for (Paper other : group.subList(i + 1, group.size())) {
                    if (works.getOrDefault(one, "").equals(works.getOrDefault(other, ""))) {
                        found++;
                    } else {
                        wrong.add(new Paper[] {one, other});
                    }
                }
            }
        }
        print(name, found, wrong.size(), truth);
        System.out.printf(
                "  %d records, %d groups in %d ms%n",
                works.size(), groups.size(), (grouped - start) / 1_000_000);
        if (show) {
            wrong.stream().limit(SHOWN).forEach(pair -> show("wrong", pair[0], pair[1]));
            parts.values().stream()
                    .filter(of -> of.size() > 1)
                    .limit(SHOWN)
                    .forEach(of -> show("missed", of.get(0).getFirst(), of.get(1).getFirst()));
        }
    }

    private static void print(String name, long found, long wrong, long truth) {
        System.out.printf(
                Locale.ROOT,
                "%s: precision %.3f %% (%d of %d), recall %.3f %% (%d of %d)%n",
                name,
                100.0 * found / Math.max(1, found + wrong),
                found,
                found + wrong,
                100.0 * found / Math.max(1, truth),
                found,
                truth);
    }

    private static void show(String label, Paper one, Paper other) {
        System.out.println("  " + label + "\n    " + line(one) + "\n    " + line(other));
    }

    private static String line(Paper paper) {
        return paper.key()
                + " | "
                + paper.title()
                + " | "
                + paper.authors().stream().limit(3).map(a -> a.display()).toList()
                + " "
                + paper.year()
                + " | "
                + paper.venue()
                + " | "
                + paper.type()
                + " "
                + ids(paper);
    }

    private static Set<String> ids(Paper paper) {
        Set<String> ids = new HashSet<>();
        for (String mark : Identity.marks(paper)) {
            if (!mark.startsWith("title:") && !mark.startsWith("related:")) {
                ids.add(mark);
            }
        }
        return ids;
    }

    private static void real(List<Path> paths) throws IOException {
        List<Paper> records = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file :
                            files.filter(f -> f.toString().endsWith(".bib")).sorted().toList()) {
                        records.addAll(SourceFiles.read(file).papers());
                    }
                }
            } else {
                PaperLines.read(path).forEach(line -> records.add(line.paper()));
            }
        }
        Map<Paper, Paper> whole = new HashMap<>();
        for (Paper record : records) {
            whole.put(hidden(record), record);
        }
        // By identifiers alone.
        Map<String, List<Paper>> byId = new HashMap<>();
        whole.values()
                .forEach(
                        paper ->
                                ids(paper).stream()
                                        .filter(id -> !id.startsWith("isbn:"))
                                        .forEach(
                                                id ->
                                                        byId.computeIfAbsent(
                                                                        id, i -> new ArrayList<>())
                                                                .add(paper)));
        List<List<Paper>> groups = RecordGrouping.groups(whole.keySet(), file -> 0);
        Map<Paper, Integer> home = new HashMap<>();
        long found = 0;
        List<Paper[]> wrong = new ArrayList<>();
        List<Paper[]> unknown = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            List<Paper> group =
                    groups.get(g).stream()
                            .map(p -> Optional.ofNullable(whole.get(p)).orElse(p))
                            .toList();
            for (int i = 0; i < group.size(); i++) {
                home.put(group.get(i), g);
                for (Paper other : group.subList(i + 1, group.size())) {
                    Paper one = group.get(i);
                    Set<String> mine = ids(one);
                    Set<String> theirs = ids(other);
                    Set<String> common = new HashSet<>(mine);
                    common.retainAll(theirs);
                    if (!common.isEmpty()) {
                        found++;
                    } else if (Identity.tie(one, other) == Identity.Tie.CONTRADICTION) {
                        wrong.add(new Paper[] {one, other});
                    } else {
                        unknown.add(new Paper[] {one, other});
                    }
                }
            }
        }
        long truth = 0;
        long kept = 0;
        long across = 0;
        long keptAcross = 0;
        List<Paper[]> missed = new ArrayList<>();
        Set<Set<Paper>> pairs = new HashSet<>();
        for (List<Paper> same : byId.values()) {
            for (int i = 0; i < same.size(); i++) {
                for (Paper other : same.subList(i + 1, same.size())) {
                    Paper one = same.get(i);
                    if (one.sources().getFirst().file().equals(other.sources().getFirst().file())
                            || one.equals(other)
                            || !pairs.add(Set.of(one, other))) {
                        continue;
                    }
                    boolean crosses = isLines(one) != isLines(other);
                    truth++;
                    across += crosses ? 1 : 0;
                    if (home.getOrDefault(one, -1).equals(home.getOrDefault(other, -2))) {
                        kept++;
                        keptAcross += crosses ? 1 : 0;
                    } else {
                        missed.add(new Paper[] {one, other});
                    }
                }
            }
        }
        System.out.printf(
                "%d pairs of a corpus and a bibliography, merged with no identifier to tell%n",
                unknown.stream().filter(pair -> isLines(pair[0]) != isLines(pair[1])).count());
        System.out.printf(
                "%d records, %d groups; %d pairs merged that no identifier tells of%n",
                whole.size(), groups.size(), unknown.size());
        print("by title, where identifiers tell the truth: precision", found, wrong.size(), found);
        print("by title, where identifiers tell the truth: recall", kept, 0, truth);
        print("of these, of a corpus and a bibliography", keptAcross, 0, across);
        wrong.stream().limit(SHOWN_REAL).forEach(pair -> show("wrong", pair[0], pair[1]));
        missed.stream().limit(SHOWN_REAL).forEach(pair -> show("missed", pair[0], pair[1]));
        Collections.shuffle(unknown, new Random(3));
        unknown.stream()
                .filter(pair -> isLines(pair[0]) != isLines(pair[1]))
                .limit(SHOWN_REAL)
                .forEach(pair -> show("untold", pair[0], pair[1]));
        identified(whole.values());
    }

    /** With the identifiers seen: what they make one although the titles differ. */
    private static void identified(Collection<Paper> records) {
        List<Paper[]> unlike = new ArrayList<>();
        long pairs = 0;
        long across = 0;
        for (List<Paper> group : RecordGrouping.groups(records, file -> 0)) {
            for (int i = 0; i < group.size(); i++) {
                for (Paper other : group.subList(i + 1, group.size())) {
                    Paper one = group.get(i);
                    pairs++;
                    across += isLines(one) != isLines(other) ? 1 : 0;
                    if (!TextFolding.squeeze(one.title())
                            .equals(TextFolding.squeeze(other.title()))) {
                        unlike.add(new Paper[] {one, other});
                    }
                }
            }
        }
        System.out.printf(
                "with identifiers: %d pairs merged, %d of a corpus and a bibliography,"
                        + " %d with titles that differ%n",
                pairs, across, unlike.size());
        unlike.stream().limit(SHOWN_REAL).forEach(pair -> show("titles differ", pair[0], pair[1]));
    }

    private static boolean isLines(Paper paper) {
        return paper.sources().getFirst().file().toString().endsWith(".gz");
    }

    private static Paper hidden(Paper paper) {
        return paper.toBuilder()
                .identifiers(Map.of())
                .fields(paper.fields().containsKey("PMCID") ? Map.of() : paper.fields())
                .build();
    }

    private static void marks(Path file) throws IOException {
        List<Paper> papers = PaperLines.read(file).stream().map(PaperLines.Line::paper).toList();
        for (int round = 0; round < 8; round++) {
            long start = System.nanoTime();
            long count = 0;
            for (int i = 0; i < 10; i++) {
                for (Paper paper : papers) {
                    count += Identity.marks(paper).size();
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d ns a record, %.2f marks each%n",
                    (System.nanoTime() - start) / papers.size() / 10,
                    count / 10.0 / papers.size());
        }
    }
}
