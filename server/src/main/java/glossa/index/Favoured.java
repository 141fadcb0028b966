package glossa.index;

import glossa.corpus.Words;

import java.util.ArrayList;
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
    private Known known = new Known(List.of(), new DocsQuery(new int[0]));

    /**
     * Those that were found until now.
     *
     * @param docs their documents
     */
    record Known(List<Entry> entries, DocsQuery docs) {}

    /** A favoured paper, and its name as it is compared. */
    record Entry(int doc, String squeezed) {}

    Favoured(Set<String> keys) {
        this.keys = keys;
        this.left = new ArrayList<>(keys);
    }

    Set<String> keys() {
        return keys;
    }

    /** Looks up a few more. */
    synchronized Known known(Moment moment) {
        if (left.isEmpty()) {
            return known;
        }
        List<Entry> entries = new ArrayList<>(known.entries());
        List<String> next = left.subList(Math.max(0, left.size() - AT_ONCE), left.size());
        for (String key : next) {
            String squeezed = Words.squeeze(key);
            for (int doc : moment.named(key)) {
                entries.add(new Entry(doc, squeezed));
            }
        }
        next.clear();
        int[] docs = entries.stream().mapToInt(Entry::doc).sorted().distinct().toArray();
        known = new Known(entries, new DocsQuery(docs));
        return known;
    }
}
