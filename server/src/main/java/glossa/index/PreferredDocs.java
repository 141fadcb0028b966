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
    private final List<String> left;
    private List<PreferredEntry> known = List.of();

    /**
     * A favoured paper.
     *
     * @param squeezed its name as it is compared
     * @param words its words, a blank before each
     */
    record PreferredEntry(int doc, String squeezed, String words) {
        /** Whether what was typed may fit. */
        boolean mayFit(TypedText typed) {
            return squeezed.startsWith(typed.squeezed())
                    || typed.readings().stream().anyMatch(this::answers);
        }

        private boolean answers(List<String> reading) {
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
        this.left = new ArrayList<>(keys);
    }

    Set<String> keys() {
        return keys;
    }

    /** Those that were found until now, after a few more were looked up. */
    synchronized List<PreferredEntry> known(IndexSnapshot moment) {
        if (left.isEmpty()) {
            return known;
        }
        List<PreferredEntry> entries = new ArrayList<>(known);
        List<String> next = left.subList(Math.max(0, left.size() - MAX_KEYS_AT_ONCE), left.size());
        SummaryStream briefs = new SummaryStream(moment);
        MatchCandidate target = new MatchCandidate();
        for (String key : next) {
            String squeezed = TextFolding.squeeze(key);
            for (int doc : moment.named(key)) {
                entries.add(
                        new PreferredEntry(doc, squeezed, target.read(briefs.of(doc)).allWords()));
            }
        }
        next.clear();
        known = List.copyOf(entries);
        return known;
    }
}
