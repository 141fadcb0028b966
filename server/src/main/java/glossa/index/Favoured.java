package glossa.index;

import glossa.corpus.Words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The papers of some keys in one moment of the index. They are looked up a few at a time, since a
 * thousand look-ups are too many for a keystroke.
 */
final class Favoured {
    /** Keys that are looked up for one question. */
    private static final int AT_ONCE = 400;

    private final Set<String> keys;
    private final List<String> left;
    private final List<Entry> entries = new ArrayList<>();

    /** A favoured paper, and its name as it is compared. */
    record Entry(int doc, String squeezed) {}

    Favoured(Set<String> keys) {
        this.keys = keys;
        this.left = new ArrayList<>(keys);
    }

    Set<String> keys() {
        return keys;
    }

    /** Those that were found until now, after a few more were looked up. */
    synchronized List<Entry> entries(Moment moment) {
        int end = Math.max(0, left.size() - AT_ONCE);
        List<String> next = left.subList(end, left.size());
        for (String key : next) {
            String squeezed = Words.squeeze(key);
            for (int doc : moment.named(key)) {
                entries.add(new Entry(doc, squeezed));
            }
        }
        next.clear();
        return List.copyOf(entries);
    }

    /** Their documents, sorted. */
    static int[] docs(List<Entry> entries) {
        int[] docs = entries.stream().mapToInt(Entry::doc).sorted().distinct().toArray();
        return Arrays.copyOf(docs, docs.length);
    }
}
