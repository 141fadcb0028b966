package glossa.features;

import glossa.corpus.Problem;
import glossa.grammar.CitationItem;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Diagnostics: what is wrong in a note. One method a check. */
public final class Diagnostics {
    /**
     * Quarto's reserved prefixes (Quarto guide, "Cross References") and those of pandoc-crossref.
     */
    private static final Pattern CROSS_REFERENCE =
            Pattern.compile(
                    "(?:fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|eq|sec)-.+"
                        + "|(?:[Ff]ig|[Tt]bl|[Ee]q|[Ss]ec|[Ll]st):.+");

    private Diagnostics() {}

    /**
     * What is wrong in {@code note}, in the order of its text. Where the corpus is empty nothing is
     * known to be wrong: the notes of someone who keeps papers elsewhere are full of keys.
     */
    public static List<Problem> of(Snapshot snapshot, Note note) {
        List<Problem> problems = new ArrayList<>();
        if (snapshot.corpus().size() > 0) {
            for (CitationItem item : note.items()) {
                unknownKey(snapshot, note, item).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** {@code unknown-key}: a citation whose key no paper answers to. */
    private static Optional<Problem> unknownKey(Snapshot snapshot, Note note, CitationItem item) {
        if (snapshot.corpus().paper(item.key()).isPresent() || isNoKey(note, item)) {
            return Optional.empty();
        }
        List<String> nearest = snapshot.corpus().nearest(item.key(), 1);
        String message =
                "no paper "
                        + item.key()
                        + " in the corpus"
                        + (nearest.isEmpty() ? "" : "; did you mean " + nearest.getFirst() + "?");
        return Optional.of(
                new Problem(
                        note.lines().range(item.span()),
                        Problem.Severity.WARNING,
                        "unknown-key",
                        message));
    }

    /**
     * A cross-reference, the wildcard of {@code nocite}, or a handle that links to its own page.
     */
    static boolean isNoKey(Note note, CitationItem item) {
        return item.key().equals("*")
                || CROSS_REFERENCE.matcher(item.key()).matches()
                || isHandleInLink(note.text(), item);
    }

    /** {@code [@someone](https://example.org/@someone)}: the link tells that it is a handle. */
    private static boolean isHandleInLink(String text, CitationItem item) {
        int end = item.span().end();
        if (!text.startsWith("](", end) || end + 2 >= text.length()) {
            return false;
        }
        int close = text.indexOf(')', end);
        String target = text.substring(end + 2, close < 0 ? text.length() : close);
        return target.startsWith("http") || target.startsWith("mailto:");
    }
}
