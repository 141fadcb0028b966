package glossa.features.diagnostics;

import glossa.corpus.Corpus;
import glossa.features.navigation.References;
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

/**
 * Diagnostics of sources that need more than the source: the notes, other records, the data model.
 * Readers report syntax errors themselves.
 */
public final class SourceDiagnostics {
    /** Hints of one kind in one file. */
    private static final int MAX_HINTS = 200;

    /** Entries; a larger {@code .bib} is a whole library, most of which is never cited. */
    private static final int MAX_BIBLIOGRAPHY_SIZE = 2_000;

    /** UTF-16 units; the records of a larger source are not checked at each change. */
    private static final int MAX_SOURCE_LENGTH = 4 << 20;

    /** Records with one identifier or title that are compared with one another. */
    private static final int MAX_COMPARED = 20;

    private static final Range ALL = Range.of(0, 0, Integer.MAX_VALUE, 0);

    private SourceDiagnostics() {}

    /**
     * The problems by file.
     *
     * @param open the texts of the sources that are open in the editor
     * @param read whether all notes are read; before, nothing is known to be uncited
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

    /** The problems of one open source. */
    private static List<Problem> of(
            Snapshot snapshot, Path file, String text, boolean read, Settings settings) {
        List<Problem> problems = new ArrayList<>();
        List<Paper> records = snapshot.corpus().in(file, ALL);
        if (settings.severities().isEnabled("duplicate-entry")) {
            problems.addAll(duplicates(records));
        }
        if (isBib(file)) {
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

    private static boolean isBib(Path file) {
        return String.valueOf(file.getFileName()).endsWith(".bib");
    }

    private static void add(Map<Path, List<Problem>> to, Map<Path, List<Problem>> more) {
        more.forEach((file, of) -> to.computeIfAbsent(file, any -> new ArrayList<>()).addAll(of));
    }

    /** {@code duplicate-entry}: records of one paper in one file, a problem at each. */
    private static List<Problem> duplicates(List<Paper> records) {
        Map<String, List<Paper>> byMark = new LinkedHashMap<>();
        for (Paper record : records) {
            for (String mark : Identity.marks(record)) {
                byMark.computeIfAbsent(mark, any -> new ArrayList<>()).add(record);
            }
        }
        Map<Paper, Set<Paper>> twins = new LinkedHashMap<>();
        for (List<Paper> alike : byMark.values()) {
            for (Paper one : alike.subList(0, Math.min(alike.size(), MAX_COMPARED))) {
                for (Paper other : alike.subList(0, Math.min(alike.size(), MAX_COMPARED))) {
                    // A duplicate key has its own diagnostic, duplicate-key.
                    if (!one.key().equals(other.key())
                            && Identity.tie(one, other).compareTo(Identity.Tie.TITLE) >= 0) {
                        twins.computeIfAbsent(one, any -> new LinkedHashSet<>()).add(other);
                    }
                }
            }
        }
        List<Problem> problems = new ArrayList<>();
        twins.forEach((record, others) -> problems.add(duplicate(record, others)));
        return problems.subList(0, Math.min(problems.size(), MAX_HINTS));
    }

    private static Problem duplicate(Paper record, Set<Paper> twins) {
        List<Problem.Related> others = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Paper other : twins) {
            Source source = other.sources().getFirst();
            others.add(new Problem.Related(source.file(), source.name(), "the same paper"));
            keys.add(other.key());
        }
        Source source = record.sources().getFirst();
        return new Problem(
                source.name(),
                Problem.Severity.INFORMATION,
                "duplicate-entry",
                "this is the same paper as "
                        + String.join(", ", keys)
                        + "; keep one entry"
                        + (isBib(source.file()) ? " and add the other key to its ids" : ""),
                others);
    }

    /**
     * {@code unused-entry}: entries that no note cites, in a {@code .bib} of the workspace. Other
     * workspaces may use one that is elsewhere.
     */
    private static List<Problem> unused(
            Snapshot snapshot, Path file, BibDocument bib, List<Paper> records) {
        Map<String, Integer> cited = snapshot.notes().cited();
        boolean within = snapshot.files().folders().stream().anyMatch(file::startsWith);
        if (!within
                || cited.isEmpty()
                || cited.containsKey("*")
                || records.size() > MAX_BIBLIOGRAPHY_SIZE) {
            return List.of();
        }
        Set<String> parents = new HashSet<>();
        for (BibEntry entry : bib.entries()) {
            BibDataModel.KEY_FIELDS.forEach(field -> parents.addAll(entry.keysIn(field)));
        }
        List<Problem> hints = new ArrayList<>();
        boolean any = false;
        for (Paper record : records) {
            boolean used = isCited(snapshot.in(file), record, cited);
            any |= used;
            if (!used && !parents.contains(record.key())) {
                hints.add(
                        new Problem(
                                record.sources().getFirst().record(),
                                Problem.Severity.HINT,
                                "unused-entry",
                                "no note cites " + record.key() + "; cite or remove it"));
            }
        }
        // A file of which nothing is cited serves something else.
        return any ? hints : List.of();
    }

    private static boolean isCited(Snapshot snapshot, Paper record, Map<String, Integer> cited) {
        Corpus corpus = snapshot.corpus();
        if (corpus.isShared(record.key())) {
            return !References.of(snapshot, record.key()).citations().isEmpty();
        }
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
