package glossa.features;

import glossa.corpus.Problem;
import glossa.grammar.CitationItem;
import glossa.notes.CrossReferences;
import glossa.notes.Note;
import glossa.workspace.LostKeys.How;
import glossa.workspace.LostKeys.Lost;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Diagnostics: what is wrong in a note. One method a check. */
public final class Diagnostics {
    /** Keys that Manubot looks up where they say (Manubot's documentation, "Citations"). */
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?:doi|arxiv|pmid|pmcid|isbn|url|wikidata|tag|https?):.+");

    /** What may stand between a handle and the end of its link's text. */
    private static final Pattern LINK = Pattern.compile("\\G[*_]{0,3}\\]\\((?:https?:|mailto:)");

    private static final int MOST_SUGGESTIONS = 100;

    private Diagnostics() {}

    /**
     * What is wrong in {@code note}, in the order of its text. Where the corpus is empty nothing is
     * known to be wrong: the notes of someone who keeps papers elsewhere are full of keys.
     */
    public static List<Problem> of(Snapshot snapshot, Note note) {
        List<Problem> problems = new ArrayList<>(MissingBibliographies.of(snapshot, note));
        if (snapshot.corpus().size() > 0 || !snapshot.lost().byName().isEmpty()) {
            Keys keys = new Keys(snapshot);
            for (CitationItem item : note.items()) {
                unknownKey(keys, note, item).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** What the corpus says of keys, each asked once a note. */
    private static final class Keys {
        private final Snapshot snapshot;
        private final Set<String> known = new HashSet<>();
        private final Map<String, String> suggestions = new HashMap<>();

        Keys(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        boolean has(String key) {
            return known.contains(key) || snapshot.corpus().has(key) && known.add(key);
        }

        /** A note of another workspace has a thousand unknown keys, and no one reads them all. */
        String suggestion(String key) {
            return suggestions.size() > MOST_SUGGESTIONS && !suggestions.containsKey(key)
                    ? ""
                    : suggestions.computeIfAbsent(
                            key,
                            unknown ->
                                    snapshot.corpus().nearest(unknown, 1).stream()
                                            .findFirst()
                                            .orElse(""));
        }
    }

    /**
     * {@code unknown-key}: a citation whose key no paper answers to; {@code key-removed} where one
     * did.
     */
    private static Optional<Problem> unknownKey(Keys keys, Note note, CitationItem item) {
        if (keys.has(item.key()) || isNoKey(note, item)) {
            return Optional.empty();
        }
        Optional<Lost> lost = keys.snapshot.lost().of(item.key());
        if (lost.isEmpty() && keys.snapshot.corpus().size() == 0) {
            return Optional.empty();
        }
        // A paper whose whole file is gone was not misspelt.
        boolean gone = lost.filter(where -> where.how() != How.NOT_IN_FILE).isPresent();
        String nearest = gone ? "" : keys.suggestion(item.key());
        String message =
                lost.map(where -> removed(item.key(), where))
                                .orElse("no paper " + item.key() + " in the corpus")
                        + (nearest.isEmpty() ? "" : "; did you mean " + nearest + "?");
        return Optional.of(
                new Problem(
                        note.lines().range(item.span()),
                        Problem.Severity.WARNING,
                        lost.isPresent() ? "key-removed" : "unknown-key",
                        message));
    }

    /** {@code key-removed}: a key that a source had when it was last looked at. */
    private static String removed(String key, Lost lost) {
        return "the paper "
                + key
                + " was in "
                + lost.file().getFileName()
                + " until lately; "
                + switch (lost.how()) {
                    case FILE_GONE -> "that file is gone";
                    case NO_SOURCE -> "that file is no source of the corpus any more";
                    case NOT_IN_FILE -> "that file no longer has it";
                };
    }

    /**
     * A cross-reference, the wildcard of {@code nocite}, or a handle that links to its own page.
     */
    static boolean isNoKey(Note note, CitationItem item) {
        return item.key().equals("*")
                || CrossReferences.has(item.key())
                || ELSEWHERE.matcher(item.key()).matches()
                || isHandleInLink(note.text(), item);
    }

    /** {@code [@someone](https://example.org/@someone)}: the link tells that it is a handle. */
    private static boolean isHandleInLink(String text, CitationItem item) {
        return LINK.matcher(text).find(item.span().end());
    }
}
