package glossa.features.diagnostics;

import glossa.corpus.Corpus;
import glossa.grammar.Range;
import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;
import glossa.settings.Settings;
import glossa.source.bibtex.BibDataModel;
import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibEntry;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Diagnostics of sources, beside what their readers tell: what notes and other records say. */
public final class SourceDiagnostics {
    /** More hints than these in one file no one reads. */
    private static final int MAX_HINTS = 200;

    /** A larger {@code .bib} is someone's whole library, most of which no one cites. */
    private static final int MAX_TIDY_ENTRIES = 2_000;

    /** UTF-16 units; the records of a larger source are not looked at whenever it changes. */
    private static final int MAX_SOURCE_LENGTH = 4 << 20;

    /** Of a title that a hundred records share, no one looks at all. */
    private static final int MAX_ALIKE = 20;

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
        open.forEach(
                (file, text) -> {
                    if (text.length() <= MAX_SOURCE_LENGTH) {
                        add(problems, Map.of(file, of(snapshot, file, text, read, settings)));
                    }
                });
        problems.replaceAll((file, of) -> settings.severities().applyTo(of));
        return problems;
    }

    /** Of a source that is open. */
    private static List<Problem> of(
            Snapshot snapshot, Path file, String text, boolean read, Settings settings) {
        List<Problem> problems = new ArrayList<>();
        List<Paper> records = snapshot.corpus().in(file, ALL);
        if (settings.severities().isEnabled("duplicate-entry")) {
            problems.addAll(duplicates(records));
        }
        if (String.valueOf(file.getFileName()).endsWith(".bib")) {
            BibDocument bib = BibDocument.of(text);
            if (read && settings.severities().isEnabled("unused-entry")) {
                problems.addAll(unused(snapshot, file, bib, records));
            }
            if (settings.severities().isEnabled("missing-field")) {
                problems.addAll(MissingFields.in(bib, MAX_HINTS));
            }
        }
        return problems;
    }

    private static void add(Map<Path, List<Problem>> to, Map<Path, List<Problem>> more) {
        more.forEach((file, of) -> to.computeIfAbsent(file, any -> new ArrayList<>()).addAll(of));
    }

    /** {@code duplicate-entry}: records of one paper in one file, each told of the others. */
    private static List<Problem> duplicates(List<Paper> records) {
        Map<String, List<Paper>> byMark = new LinkedHashMap<>();
        for (Paper record : records) {
            for (String mark : Identity.marks(record)) {
                byMark.computeIfAbsent(mark, any -> new ArrayList<>()).add(record);
            }
        }
        Map<Paper, Set<Paper>> twins = new LinkedHashMap<>();
        for (List<Paper> alike : byMark.values()) {
            for (Paper one : alike.subList(0, Math.min(alike.size(), MAX_ALIKE))) {
                for (Paper other : alike.subList(0, Math.min(alike.size(), MAX_ALIKE))) {
                    // The same key twice is told as such.
                    if (!one.key().equals(other.key())
                            && Identity.tie(one, other).compareTo(Identity.Tie.TITLE) >= 0) {
                        twins.computeIfAbsent(one, any -> new LinkedHashSet<>()).add(other);
                    }
                }
            }
        }
        List<Problem> problems = new ArrayList<>();
        twins.forEach((record, others) -> tell(record, others, problems));
        return problems;
    }

    private static void tell(Paper record, Set<Paper> twins, List<Problem> problems) {
        if (problems.size() >= MAX_HINTS) {
            return;
        }
        List<Problem.Related> others = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Paper other : twins) {
            Source source = other.sources().getFirst();
            others.add(new Problem.Related(source.file(), source.name(), "the same paper"));
            keys.add(other.key());
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
    private static List<Problem> unused(
            Snapshot snapshot, Path file, BibDocument bib, List<Paper> records) {
        Map<String, Integer> cited = snapshot.notes().cited();
        boolean within = snapshot.around().folders().stream().anyMatch(file::startsWith);
        if (!within
                || cited.isEmpty()
                || cited.containsKey("*")
                || records.size() > MAX_TIDY_ENTRIES) {
            return List.of();
        }
        Set<String> parents = new HashSet<>();
        for (BibEntry entry : bib.entries()) {
            BibDataModel.KEY_FIELDS.forEach(field -> parents.addAll(entry.keysIn(field)));
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
