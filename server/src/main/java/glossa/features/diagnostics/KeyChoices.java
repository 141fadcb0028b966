package glossa.features.diagnostics;

import glossa.features.diagnostics.DiagnosticsCache.CitedPaper;
import glossa.grammar.CitationItem;
import glossa.notes.Note;
import glossa.paper.Problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code two-names}: one paper under two of its names in one note; {@code preprint-cited}: a
 * preprint, though what was published of it is in the corpus.
 */
final class KeyChoices {
    private KeyChoices() {}

    static List<Problem> of(Note note, CitedPapers papers) {
        // By the paper's key, where each of its names is first cited.
        Map<String, Map<String, CitationItem>> names = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<CitationItem> items = note.items();
        for (CitationItem item : items) {
            Optional<CitedPaper> paper = papers.of(item.key());
            paper.ifPresent(
                    of ->
                            names.computeIfAbsent(of.key(), key -> new LinkedHashMap<>())
                                    .putIfAbsent(item.key(), item));
            paper.flatMap(CitedPaper::published)
                    .ifPresent(
                            published ->
                                    problems.add(
                                            new Problem(
                                                    note.lines().range(item.span()),
                                                    Problem.Severity.INFORMATION,
                                                    "preprint-cited",
                                                    "this preprint was published: "
                                                            + published.description()
                                                            + ", "
                                                            + published.key(),
                                                    CitedPapers.related(
                                                            published.sources(),
                                                            "the published version"))));
        }
        for (CitationItem item : items) {
            papers.of(item.key())
                    .flatMap(paper -> twoNames(note, item, paper, names))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    private static Optional<Problem> twoNames(
            Note note,
            CitationItem item,
            CitedPaper paper,
            Map<String, Map<String, CitationItem>> names) {
        Map<String, CitationItem> used = names.getOrDefault(paper.key(), Map.of());
        if (used.size() < 2) {
            return Optional.empty();
        }
        CitationItem usual =
                used.containsKey(paper.key())
                        ? used.getOrDefault(paper.key(), item)
                        : used.values().iterator().next();
        if (usual.key().equals(item.key())) {
            return Optional.empty();
        }
        List<Problem.Related> related =
                note
                        .file()
                        .map(
                                file ->
                                        new Problem.Related(
                                                file,
                                                note.lines().range(usual.span()),
                                                "cited as " + usual.key()))
                        .stream()
                        .toList();
        return Optional.of(
                new Problem(
                        note.lines().range(item.span()),
                        Problem.Severity.INFORMATION,
                        "two-names",
                        "this note cites the same paper as " + usual.key() + "; use one name",
                        related));
    }
}
