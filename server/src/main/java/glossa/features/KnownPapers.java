package glossa.features;

import glossa.corpus.Asked;
import glossa.grammar.CitationItem;
import glossa.notes.Note;
import glossa.notes.Notes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The papers that the reader knows: those that this note cites come before those that other notes
 * cite.
 *
 * @param here keys that the note cites
 * @param elsewhere keys that any note cites
 */
record KnownPapers(Set<String> here, Set<String> elsewhere) implements Asked.Favour {
    private static final int HERE = 2;
    private static final int ELSEWHERE = 1;

    /**
     * @param but where a citation does not count, since it is being written
     */
    static KnownPapers of(Notes notes, Note note, int but) {
        Set<String> here = new HashSet<>();
        for (CitationItem item : note.items()) {
            if (!item.keySpan().touches(but)) {
                here.add(item.key());
            }
        }
        return new KnownPapers(here, Set.of());
    }

    @Override
    public int of(String key) {
        return here.contains(key) ? HERE : elsewhere.contains(key) ? ELSEWHERE : 0;
    }

    @Override
    public List<Set<String>> keys() {
        return List.of(here, elsewhere);
    }
}
