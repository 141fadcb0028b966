package glossa.corpus;

import java.util.Map;
import java.util.Set;

/**
 * The keys of the user's notes, which decide between papers that match equally well: a paper that
 * the note itself cites precedes one that other notes cite, and that precedes one that was only
 * read.
 *
 * @param inNote the keys that the note being written cites
 * @param citations how often each key is cited in all notes; keys that nobody cites are absent
 * @param progress the reading progress of a paper, from 1 to 3, by its key; absent for papers
 *     without a literature note
 * @param candidates keys of {@code citations} that are compared with the query however many other
 *     papers match, as those of {@code inNote} always are; cached if it is the same set as in the
 *     previous query
 */
public record PreferredKeys(
        Set<String> inNote,
        Map<String, Integer> citations,
        Map<String, Integer> progress,
        Set<String> candidates) {
    /** No key is preferred. */
    public static final PreferredKeys NONE =
            new PreferredKeys(Set.of(), Map.of(), Map.of(), Set.of());

    private static final int IN_NOTE_WEIGHT = 8;
    private static final int IN_ANY_NOTE_WEIGHT = 4;

    /** The preference of a key; higher comes first, 0 is none. */
    public int weight(String key) {
        return (inNote.contains(key) ? IN_NOTE_WEIGHT : 0)
                + (citations.containsKey(key) ? IN_ANY_NOTE_WEIGHT : 0)
                + progress.getOrDefault(key, 0);
    }
}
