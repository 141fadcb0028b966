package glossa.features.completion;

import glossa.corpus.CompletionQuery;
import glossa.features.ReadingStates;
import glossa.grammar.CitationItem;
import glossa.notes.Note;
import glossa.notes.Notes;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The papers that the reader knows: those that this note cites come before those that other notes
 * cite, and these before those that were read.
 */
final class KnownPapers implements CompletionQuery.PreferredPapers {
    private static final int HERE = 8;
    private static final int ELSEWHERE = 4;

    private final Notes notes;
    private final Set<String> here;
    private final Map<String, Integer> cited;

    private KnownPapers(Notes notes, Set<String> here) {
        this.notes = notes;
        this.here = here;
        this.cited = notes.cited();
    }

    /**
     * @param note the note that is being written
     * @param but where a citation does not count, since it is being written
     */
    static KnownPapers of(Notes notes, Note note, int but) {
        Set<String> here = new HashSet<>();
        for (CitationItem item : note.items()) {
            if (!item.keySpan().touches(but)) {
                here.add(item.key());
            }
        }
        return new KnownPapers(notes, here);
    }

    @Override
    public int of(String key) {
        return (here.contains(key) ? HERE : 0)
                + (cited.containsKey(key) ? ELSEWHERE : 0)
                + ReadingStates.progress(notes, key);
    }

    @Override
    public List<Set<String>> keys() {
        // Those of the disk are the same set from one keystroke to the next.
        return List.of(here, notes.onDisk().cited().keySet());
    }
}
