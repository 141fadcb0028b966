package glossa.features.diagnostics;

import glossa.features.diagnostics.DiagnosticsCache.CitedPaper;
import glossa.features.diagnostics.DiagnosticsCache.PublishedVersion;
import glossa.grammar.CitationItem;
import glossa.notes.Note;
import glossa.paper.Problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code two-names}: a note cites one paper by two of its names. {@code preprint-cited}: a note
 * cites a preprint whose published version is in the corpus.
 */
final class KeyChoices {
    private KeyChoices() {}

    static List<Problem> of(Note note, CitedPapers papers) {
        // By the main key of a paper: its names in this note, each with its first citation.
        Map<String, Map<String, CitationItem>> names = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<CitationItem> items = note.items();
        for (CitationItem item : items) {
            Optional<CitedPaper> paper = papers.of(item.key());
            if (paper.isEmpty()) {
                continue;
            }
            names.computeIfAbsent(paper.get().key(), key -> new LinkedHashMap<>())
                    .putIfAbsent(item.key(), item);
            paper.get()
                    .published()
                    .map(published -> preprintCited(note, item, published))
                    .ifPresent(problems::add);
        }
        for (CitationItem item : items) {
            Optional<CitedPaper> paper = papers.of(item.key());
            if (paper.isPresent()) {
                Map<String, CitationItem> ofPaper = names.getOrDefault(paper.get().key(), Map.of());
                secondName(note, item, paper.get(), ofPaper).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Problem preprintCited(Note note, CitationItem item, PublishedVersion published) {
        return new Problem(
                note.lines().range(item.span()),
                Problem.Severity.INFORMATION,
                "preprint-cited",
                "this preprint has a published version: "
                        + published.description()
                        + "; cite @"
                        + published.key(),
                CitedPapers.related(published.sources(), "the published version"));
    }

    /**
     * The problem of an item whose paper the note also cites by another name; empty for the name
     * that is to be kept: the main key if the note uses it, otherwise the first name.
     */
    private static Optional<Problem> secondName(
            Note note, CitationItem item, CitedPaper paper, Map<String, CitationItem> names) {
        if (names.size() < 2) {
            return Optional.empty();
        }
        CitationItem kept = names.getOrDefault(paper.key(), names.values().iterator().next());
        if (kept.key().equals(item.key())) {
            return Optional.empty();
        }
        List<Problem.Related> related = new ArrayList<>();
        note.file()
                .ifPresent(
                        file ->
                                related.add(
                                        new Problem.Related(
                                                file,
                                                note.lines().range(kept.span()),
                                                "cited as " + kept.key())));
        return Optional.of(
                new Problem(
                        note.lines().range(item.span()),
                        Problem.Severity.INFORMATION,
                        "two-names",
                        "this note also cites this paper as " + kept.key() + "; use one key",
                        related));
    }
}
