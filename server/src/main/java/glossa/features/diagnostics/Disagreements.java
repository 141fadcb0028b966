package glossa.features.diagnostics;

import glossa.corpus.Corpus;
import glossa.paper.Disagreement;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code sources-disagree}: a hint at each record of a paper whose sources give different titles,
 * years or authors.
 *
 * <p>The papers of files that are open in the editor are compared first. The number of compared
 * papers is bounded, since each is read from the index and nobody reads thousands of hints.
 */
public final class Disagreements {
    /** Papers that are compared at most. */
    public static final int MAX_PAPERS = 1000;

    /** A file with more hints than this has another problem, which more hints would not show. */
    private static final int MAX_HINTS_PER_FILE = 200;

    private static final int MAX_RELATED = 10;

    /** Other sources that a message names; the rest are counted. */
    private static final int MAX_NAMED_SOURCES = 2;

    private Disagreements() {}

    /**
     * The hints by file.
     *
     * @param open the files whose papers are compared first
     */
    public static Map<Path, List<Problem>> of(Corpus corpus, Collection<Path> open) {
        Map<Path, List<Problem>> hints = new LinkedHashMap<>();
        for (List<Paper> records : papersToCompare(corpus, open)) {
            for (Disagreement disagreement : Disagreement.among(records)) {
                addHints(disagreement, hints);
            }
        }
        return hints;
    }

    private static Set<List<Paper>> papersToCompare(Corpus corpus, Collection<Path> open) {
        Set<List<Paper>> papers = new LinkedHashSet<>();
        if (!open.isEmpty()) {
            papers.addAll(corpus.ofSeveralSources(open, MAX_PAPERS));
        }
        if (papers.size() < MAX_PAPERS) {
            papers.addAll(corpus.ofSeveralSources(List.of(), MAX_PAPERS - papers.size()));
        }
        return papers;
    }

    private static void addHints(Disagreement disagreement, Map<Path, List<Problem>> hints) {
        Disagreement.ComparedField field = disagreement.part();
        Source trusted = disagreement.trusted().sources().getFirst();
        String trustedValue = disagreement.said(disagreement.trusted());
        List<Problem.Related> related = new ArrayList<>();
        List<String> otherValues = new ArrayList<>();
        for (Paper other : disagreement.others()) {
            Source source = other.sources().getFirst();
            String value = disagreement.said(other);
            if (related.size() < MAX_RELATED) {
                related.add(related(source, field, value));
            }
            otherValues.add(value + " in " + source.file().getFileName());
            add(
                    hints,
                    source,
                    "%s %s here, but %s in %s, which takes precedence; correct one of them, or change the order of [[corpus]] in .glossa.toml"
                            .formatted(
                                    field.word(),
                                    value,
                                    trustedValue,
                                    trusted.file().getFileName()),
                    List.of(related(trusted, field, trustedValue)));
        }
        int more = otherValues.size() - MAX_NAMED_SOURCES;
        add(
                hints,
                trusted,
                "%s %s here, but %s%s; this source takes precedence, since it comes first in the corpus"
                        .formatted(
                                field.word(),
                                trustedValue,
                                otherValues.stream()
                                        .limit(MAX_NAMED_SOURCES)
                                        .collect(Collectors.joining(", ")),
                                more > 0 ? " and " + more + " more" : ""),
                related);
    }

    private static Problem.Related related(
            Source source, Disagreement.ComparedField field, String value) {
        return new Problem.Related(source.file(), source.name(), field.word() + " " + value);
    }

    private static void add(
            Map<Path, List<Problem>> hints,
            Source at,
            String message,
            List<Problem.Related> related) {
        List<Problem> ofFile = hints.computeIfAbsent(at.file(), file -> new ArrayList<>());
        if (ofFile.size() < MAX_HINTS_PER_FILE) {
            ofFile.add(
                    new Problem(
                            at.name(),
                            Problem.Severity.HINT,
                            "sources-disagree",
                            message,
                            related));
        }
    }
}
