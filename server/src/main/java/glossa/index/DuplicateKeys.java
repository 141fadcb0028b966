package glossa.index;

import glossa.paper.Problem;
import glossa.paper.Source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code duplicate-key}: several different entries have the same key. */
final class DuplicateKeys {
    /** Related places of one problem; without a bound, n entries with one key give n² of them. */
    private static final int MAX_RELATED = 10;

    private DuplicateKeys() {}

    /**
     * Adds a problem at each entry, if there are several.
     *
     * @param key the shared key
     * @param isOneWork whether all entries say the same; then one of them is only too much
     * @param entries the places of the entries
     * @param problems the problems by file; the new ones are added
     */
    static void addProblems(
            String key,
            boolean isOneWork,
            List<Source> entries,
            Map<Path, List<Problem>> problems) {
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
                                                    "another entry has the key '" + key + "'"))
                            .toList();
            // Separate projects of one workspace may each use the key.
            boolean within = others.stream().anyMatch(other -> other.file().equals(entry.file()));
            problems.computeIfAbsent(entry.file(), file -> new ArrayList<>())
                    .add(
                            new Problem(
                                    entry.name(),
                                    within && !isOneWork
                                            ? Problem.Severity.WARNING
                                            : Problem.Severity.INFORMATION,
                                    "duplicate-key",
                                    isOneWork
                                            ? entries.size()
                                                    + " entries with the key '"
                                                    + key
                                                    + "' are the same work; delete all but one"
                                            : entries.size()
                                                    + " different entries have the key '"
                                                    + key
                                                    + "'; give each its own key, or delete the"
                                                    + " duplicates",
                                    others));
        }
    }
}
