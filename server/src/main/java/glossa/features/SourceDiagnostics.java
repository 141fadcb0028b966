package glossa.features;

import glossa.corpus.Corpus;
import glossa.corpus.Paper;
import glossa.corpus.Problem;
import glossa.corpus.RequiredFields;
import glossa.corpus.Settings;
import glossa.corpus.Source;
import glossa.grammar.Range;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Diagnostics of sources, beside what their readers tell: what notes and other records say. */
public final class SourceDiagnostics {
    /** More hints than these in one file no one reads. */
    private static final int MOST_HINTS = 200;

    /** A larger {@code .bib} is someone's whole library, most of which no one cites. */
    private static final int LARGEST_TIDY = 2_000;

    private static final Range ALL = Range.of(0, 0, Integer.MAX_VALUE, 0);

    private SourceDiagnostics() {}

    /**
     * The problems by file.
     *
     * @param open the texts of the sources that are open in the editor
     * @param read whether all notes are read: before, what nobody cites may only be not yet cited
     */
    public static Map<Path, List<Problem>> of(
            Snapshot snapshot, Map<Path, String> open, boolean read, Settings settings) {
        Corpus corpus = snapshot.corpus();
        Map<Path, List<Problem>> problems = new LinkedHashMap<>();
        add(problems, Disagreements.of(corpus, open.keySet()));
        add(problems, duplicates(corpus, open.keySet()));
        open.forEach(
                (file, text) -> {
                    if (String.valueOf(file.getFileName()).endsWith(".bib")) {
                        if (read && settings.levels().tells("unused-entry")) {
                            add(problems, Map.of(file, unused(snapshot, file)));
                        }
                        if (settings.levels().tells("missing-field")) {
                            add(problems, Map.of(file, RequiredFields.missing(text, MOST_HINTS)));
                        }
                    }
                });
        problems.replaceAll((file, of) -> settings.levels().applied(of));
        return problems;
    }

    private static void add(Map<Path, List<Problem>> to, Map<Path, List<Problem>> more) {
        more.forEach((file, of) -> to.computeIfAbsent(file, any -> new ArrayList<>()).addAll(of));
    }

    /** {@code duplicate-entry}: records of one paper in one file, each told of the others. */
    private static Map<Path, List<Problem>> duplicates(Corpus corpus, Set<Path> open) {
        Map<Path, List<Problem>> problems = new LinkedHashMap<>();
        for (List<Paper> records : Disagreements.papers(corpus, open)) {
            Map<Path, List<Paper>> byFile = new HashMap<>();
            for (Paper record : records) {
                byFile.computeIfAbsent(
                                record.sources().getFirst().file(), file -> new ArrayList<>())
                        .add(record);
            }
            byFile.forEach(
                    (file, of) -> {
                        // The same key twice is told as such, and a source may list a paper often.
                        boolean several =
                                of.stream()
                                                .map(Paper::key)
                                                .filter(key -> !key.isEmpty())
                                                .distinct()
                                                .count()
                                        > 1;
                        for (Paper record : several ? of : List.<Paper>of()) {
                            tell(
                                    record,
                                    of,
                                    problems.computeIfAbsent(file, f -> new ArrayList<>()));
                        }
                    });
        }
        return problems;
    }

    private static void tell(Paper record, List<Paper> records, List<Problem> problems) {
        if (problems.size() >= MOST_HINTS) {
            return;
        }
        List<Problem.Related> others = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Paper other : records) {
            if (!other.equals(record)) {
                Source source = other.sources().getFirst();
                others.add(new Problem.Related(source.file(), source.name(), "the same paper"));
                keys.add(other.key());
            }
        }
        problems.add(
                new Problem(
                        record.sources().getFirst().name(),
                        Problem.Severity.INFORMATION,
                        "duplicate-entry",
                        "this is the same paper as "
                                + String.join(", ", keys)
                                + "; one entry is enough, with the other key in ids",
                        others));
    }

    /**
     * {@code unused-entry}: what no note cites, in a {@code .bib} within the workspace; in one that
     * lies elsewhere other workspaces may use it.
     */
    private static List<Problem> unused(Snapshot snapshot, Path file) {
        Map<String, Integer> cited = snapshot.notes().cited();
        boolean within = snapshot.around().folders().stream().anyMatch(file::startsWith);
        if (!within || cited.isEmpty() || cited.containsKey("*")) {
            return List.of();
        }
        List<Paper> records = snapshot.corpus().in(file, ALL);
        if (records.size() > LARGEST_TIDY) {
            return List.of();
        }
        Set<String> parents = new HashSet<>();
        for (Paper record : records) {
            for (String field : List.of("crossref", "xdata", "entryset", "related")) {
                parents.addAll(List.of(record.fields().getOrDefault(field, "").split("[,\\s]+")));
            }
        }
        List<Problem> hints = new ArrayList<>();
        boolean any = false;
        for (Paper record : records) {
            boolean used = isCited(snapshot.corpus(), record, cited);
            any |= used;
            if (!used && !parents.contains(record.key())) {
                hints.add(
                        new Problem(
                                record.sources().getFirst().record(),
                                Problem.Severity.HINT,
                                "unused-entry",
                                "no note cites " + record.key()));
            }
        }
        // Of which nothing is cited, it is kept for something else.
        return any ? hints : List.of();
    }

    private static boolean isCited(Corpus corpus, Paper record, Map<String, Integer> cited) {
        return cited.containsKey(record.key())
                || record.aliases().stream().anyMatch(cited::containsKey)
                || corpus.paper(record.key())
                        .filter(
                                paper ->
                                        cited.containsKey(paper.key())
                                                || paper.aliases().stream()
                                                        .anyMatch(cited::containsKey)
                                                || isCitedByIdentifier(paper, cited))
                        .isPresent();
    }

    private static boolean isCitedByIdentifier(Paper paper, Map<String, Integer> cited) {
        return paper.identifiers().entrySet().stream()
                .anyMatch(id -> cited.containsKey(id.getKey() + ":" + id.getValue()));
    }
}
