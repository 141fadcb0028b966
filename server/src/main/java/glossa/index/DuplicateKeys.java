package glossa.index;

import glossa.paper.Problem;
import glossa.paper.Source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code duplicate-key}: different entries that have the same key, each told of the others. */
final class DuplicateKeys {
    /** A key that a thousand entries share would otherwise be told a million times. */
    private static final int MAX_RELATED = 10;

    private DuplicateKeys() {}

    /**
     * Adds a problem at each entry, where there are several.
     *
     * @param key what they share
     * @param entries where they stand
     * @param problems the problems by file, to be added to
     */
    static void addProblems(String key, List<Source> entries, Map<Path, List<Problem>> problems) {
        if (entries.size() < 2) {
            return;
        }
        for (Source entry : entries) {
            List<Problem.Related> others =
                    entries.stream()
                            .filter(other -> !other.equals(entry))
                            .limit(MAX_RELATED)
                            .map(
                                    other ->
                                            new Problem.Related(
                                                    other.file(),
                                                    other.name(),
                                                    "'" + key + "' is also here"))
                            .toList();
            // Two projects of one workspace may well use a key each.
            boolean within = others.stream().anyMatch(other -> other.file().equals(entry.file()));
            problems.computeIfAbsent(entry.file(), file -> new ArrayList<>())
                    .add(
                            new Problem(
                                    entry.name(),
                                    within
                                            ? Problem.Severity.WARNING
                                            : Problem.Severity.INFORMATION,
                                    "duplicate-key",
                                    "'"
                                            + key
                                            + "' is the key of "
                                            + entries.size()
                                            + " different entries; give each its own, or delete"
                                            + " the ones that are too many",
                                    others));
        }
    }
}
