package glossa.index;

import glossa.paper.TextFolding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The papers of a set of keys in one snapshot. They are looked up in batches, a batch for each
 * query: thousands of lookups would delay a keystroke.
 */
final class PreferredDocs {
    /** Keys looked up for one query. */
    private static final int MAX_KEYS_AT_ONCE = 200;

    private static final int MAX_DOCS_PER_KEY = 4;

    private final Set<String> keys;
    private final List<String> unresolved;
    private List<PreferredPaper> found = List.of();

    /**
     * A paper that the reader prefers.
     *
     * @param squeezed its name, as typed text is compared with it
     * @param words its words, each with a space before it
     */
    record PreferredPaper(int doc, String squeezed, String words) {
        /** Whether the typed text may match; a cheap test before {@link MatchScorer}. */
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

    /** Looks up the next batch and returns all papers found so far. */
    synchronized List<PreferredPaper> lookUp(IndexSnapshot snapshot) {
        if (unresolved.isEmpty()) {
            return found;
        }
        List<PreferredPaper> papers = new ArrayList<>(found);
        List<String> next =
                unresolved.subList(
                        Math.max(0, unresolved.size() - MAX_KEYS_AT_ONCE), unresolved.size());
        SummaryStream summaries = new SummaryStream(snapshot);
        MatchCandidate candidate = new MatchCandidate();
        for (String key : next) {
            String squeezed = TextFolding.squeeze(key);
            int[] docs = snapshot.docsNamed(key);
            for (int doc : Arrays.copyOf(docs, Math.min(docs.length, MAX_DOCS_PER_KEY))) {
                papers.add(
                        new PreferredPaper(
                                doc, squeezed, candidate.read(summaries.read(doc)).allWords()));
            }
        }
        next.clear();
        found = List.copyOf(papers);
        return found;
    }
}
