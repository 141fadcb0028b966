package glossa.index;

import glossa.paper.TextFolding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The papers of some keys in one moment of the index. They are looked up a few at a time, since a
 * thousand look-ups are too many for a keystroke.
 */
final class PreferredDocs {
    /** Keys that are looked up for one question. */
    private static final int MAX_KEYS_AT_ONCE = 200;

    private final Set<String> keys;
    private final List<String> unresolved;
    private List<PreferredPaper> found = List.of();

    /**
     * A favoured paper.
     *
     * @param squeezed its name as it is compared
     * @param words its words, a blank before each
     */
    record PreferredPaper(int doc, String squeezed, String words) {
        /** Whether what was typed may fit. */
        boolean mayMatch(TypedText typed) {
            return squeezed.startsWith(typed.squeezed())
                    || typed.readings().stream().anyMatch(this::hasWords);
        }

        private boolean hasWords(List<String> reading) {
            for (String word : reading) {
                if (!words.contains(" ".concat(word))) {
                    return false;
                }
            }
            return true;
        }
    }

    PreferredDocs(Set<String> keys) {
        this.keys = keys;
        this.unresolved = new ArrayList<>(keys);
    }

    Set<String> keys() {
        return keys;
    }

    /** Those that were found until now, after a few more were looked up. */
    synchronized List<PreferredPaper> lookUp(IndexSnapshot snapshot) {
        if (unresolved.isEmpty()) {
            return found;
        }
        List<PreferredPaper> entries = new ArrayList<>(found);
        List<String> next =
                unresolved.subList(
                        Math.max(0, unresolved.size() - MAX_KEYS_AT_ONCE), unresolved.size());
        SummaryStream summaries = new SummaryStream(snapshot);
        MatchCandidate candidate = new MatchCandidate();
        for (String key : next) {
            String squeezed = TextFolding.squeeze(key);
            for (int doc : snapshot.docsNamed(key)) {
                entries.add(
                        new PreferredPaper(
                                doc, squeezed, candidate.read(summaries.read(doc)).allWords()));
            }
        }
        next.clear();
        found = List.copyOf(entries);
        return found;
    }
}
