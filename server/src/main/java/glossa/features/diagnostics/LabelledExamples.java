package glossa.features.diagnostics;

import glossa.grammar.ExampleLabel;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code example-label}: a citation key as the label of an example list, as in {@code @doe2020.} at
 * the start of a paragraph. Pandoc then reads each {@code @doe2020} of the note as a reference to
 * the example, so that nothing cites the paper.
 */
final class LabelledExamples {
    private LabelledExamples() {}

    static List<Problem> of(Note note, CitedPapers papers) {
        List<Problem> problems = new ArrayList<>();
        for (ExampleLabel example : note.syntax().examples()) {
            problem(note, example, papers).ifPresent(problems::add);
        }
        return problems;
    }

    private static Optional<Problem> problem(Note note, ExampleLabel example, CitedPapers papers) {
        String label = example.label();
        Span span = example.span();
        // "(@good)" is written on purpose, unless it is a key; "@good." may be a misspelled one.
        boolean isBare = span.start() < 2 || note.text().charAt(span.start() - 2) != '(';
        List<String> nearest =
                isBare && papers.of(label).isEmpty() ? papers.nearest(label) : List.of();
        if (papers.of(label).isEmpty() && nearest.isEmpty()) {
            return Optional.empty();
        }
        String key = nearest.isEmpty() ? label : nearest.getFirst();
        return Optional.of(
                new Problem(
                        note.lines().range(new Span(span.start() - 1, span.end() + 1)),
                        Problem.Severity.HINT,
                        "example-label",
                        "this labels an example, and no @"
                                + label
                                + " in this note cites a paper; to cite, write [@"
                                + key
                                + "]"));
    }
}
