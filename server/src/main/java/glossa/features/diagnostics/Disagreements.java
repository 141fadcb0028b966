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
 * {@code sources-disagree}: where the sources of one paper say different titles, years or authors,
 * a hint at each of them.
 *
 * <p>Papers of the files that are open in the editor are looked at first; of a corpus that has many
 * thousands of papers in several sources each not all are looked at, since no one reads so many
 * hints.
 */
public final class Disagreements {
    /** So many papers are looked at, off the threads that answer: each is read from the index. */
    public static final int MAX_PAPERS = 1000;

    /** More hints than these in one file tell that something else is wrong with it. */
    private static final int MAX_HINTS_PER_FILE = 200;

    private static final int MAX_RELATED = 10;

    private Disagreements() {}

    /** The hints by file. */
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
        Disagreement.ComparedField part = disagreement.part();
        Source trusted = disagreement.trusted().sources().getFirst();
        String used = part.said(disagreement.trusted());
        List<Problem.Related> dissenters = new ArrayList<>();
        for (Paper other : disagreement.others()) {
            Source source = other.sources().getFirst();
            String says = part.said(other);
            if (dissenters.size() < MAX_RELATED) {
                dissenters.add(related(source, part, says));
            }
            add(
                    hints,
                    source,
                    part.word()
                            + " "
                            + says
                            + " here, "
                            + used
                            + " in "
                            + trusted.file().getFileName()
                            + ", which Glossa follows; make them agree, or change the order of"
                            + " [[corpus]] in .glossa.toml",
                    List.of(related(trusted, part, used)));
        }
        String others =
                disagreement.others().stream()
                        .limit(2)
                        .map(
                                other ->
                                        part.said(other)
                                                + " in "
                                                + other.sources().getFirst().file().getFileName())
                        .collect(Collectors.joining(", "));
        int more = disagreement.others().size() - 2;
        add(
                hints,
                trusted,
                part.word()
                        + " "
                        + used
                        + " here, "
                        + others
                        + (more > 0 ? " and " + more + " more" : "")
                        + "; Glossa follows this one, which comes first in the order of the corpus",
                dissenters);
    }

    private static Problem.Related related(
            Source source, Disagreement.ComparedField part, String says) {
        return new Problem.Related(source.file(), source.name(), part.word() + " " + says);
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
