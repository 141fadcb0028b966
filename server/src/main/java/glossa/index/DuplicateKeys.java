package glossa.index;

import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** {@code duplicate-key}: several different entries have the same key. */
final class DuplicateKeys {
    /** Related places of one problem; without a bound, n entries with one key give n² of them. */
    private static final int MAX_RELATED = 10;

    /** Entries with one key; each is compared with each. */
    private static final int MAX_COMPARED = 1_000;

    private DuplicateKeys() {}

    /** One entry: its record, and where that is. */
    private record Entry(Paper record, Source source) {}

    /**
     * Adds a problem at each entry, if there are several.
     *
     * @param key the shared key
     * @param records the records with that key
     * @param areTogether as in {@link glossa.corpus.Corpus#problems(BiPredicate)}
     * @param problems the problems by file; the new ones are added
     */
    static void addProblems(
            String key,
            List<Paper> records,
            BiPredicate<Path, Path> areTogether,
            Map<Path, List<Problem>> problems) {
        List<Entry> entries =
                records.stream()
                        .flatMap(of -> of.sources().stream().map(source -> new Entry(of, source)))
                        .limit(MAX_COMPARED)
                        .toList();
        boolean isOneWork = areOneWork(entries);
        for (Entry entry : entries) {
            Path file = entry.source().file();
            List<Entry> together =
                    entries.stream()
                            .filter(other -> isWith(other.source().file(), file, areTogether))
                            .toList();
            if (together.size() > 1) {
                problems.computeIfAbsent(file, any -> new ArrayList<>())
                        .add(problem(key, entry, together, isOneWork || areOneWork(together)));
            }
        }
    }

    private static boolean isWith(Path other, Path file, BiPredicate<Path, Path> areTogether) {
        return other.equals(file) || areTogether.test(file, other);
    }

    /** Whether all say the same; then one of them is only too much. */
    private static boolean areOneWork(List<Entry> entries) {
        return entries.isEmpty()
                || areCopies(entries)
                || entries.stream()
                        .allMatch(
                                entry ->
                                        Identity.isSame(
                                                entries.getFirst().record(), entry.record()));
    }

    /** Whether all are written alike, but for their place. */
    private static boolean areCopies(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.record().withSources(entries.getFirst().record().sources()))
                .allMatch(entries.getFirst().record()::equals);
    }

    private static String message(String key, List<Entry> together, boolean isOneWork) {
        int count = together.size();
        if (areCopies(together)) {
            return "the same entry with the key '"
                    + key
                    + "' stands here "
                    + (count == 2 ? "twice; delete one" : count + " times; delete all but one");
        }
        return isOneWork
                ? count
                        + " entries with the key '"
                        + key
                        + "' are the same work; delete all but one"
                : count
                        + " different entries have the key '"
                        + key
                        + "'; give each its own key, or delete the duplicates";
    }

    private static Problem problem(
            String key, Entry entry, List<Entry> together, boolean isOneWork) {
        List<Source> others =
                together.stream()
                        .map(Entry::source)
                        .filter(source -> !source.equals(entry.source()))
                        .toList();
        // Separate projects of one workspace may each use the key.
        boolean within =
                others.stream().anyMatch(other -> other.file().equals(entry.source().file()));
        return new Problem(
                entry.source().name(),
                within && !isOneWork ? Problem.Severity.WARNING : Problem.Severity.INFORMATION,
                "duplicate-key",
                message(key, together, isOneWork),
                others.stream().limit(MAX_RELATED).map(other -> related(other, key)).toList());
    }

    private static Problem.Related related(Source other, String key) {
        return new Problem.Related(
                other.file(), other.name(), "another entry has the key '" + key + "'");
    }
}
