package glossa.index;

import glossa.corpus.Identity;
import glossa.corpus.Paper;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The marks and names of all papers that one large run has written: eight bytes each, so that a
 * million papers fit where their texts would not. Any number of threads may ask.
 */
final class Claims {
    private final LongSet taken = new LongSet();
    private final LongSet given = new LongSet();
    private final Set<String> spoiled = new HashSet<>();

    /** Whether none of these was claimed before; from now on they all are. */
    boolean areFree(Paper record, List<String> names) {
        long[] marks = Identity.marks(record).stream().mapToLong(Documents::hash).toArray();
        long[] ofNames = names.stream().mapToLong(Claims::name).toArray();
        boolean free = true;
        synchronized (taken) {
            for (long mark : marks) {
                free &= taken.add(mark);
            }
            for (long name : ofNames) {
                free &= taken.add(name);
            }
        }
        return free;
    }

    /** Claims what these papers have, whoever has it too. */
    void take(List<Paper> records, List<String> names) {
        synchronized (taken) {
            for (Paper record : records) {
                Identity.marks(record).forEach(mark -> taken.add(Documents.hash(mark)));
            }
            names.forEach(name -> taken.add(name(name)));
        }
    }

    /** The name was given in this run, to a paper that brought none. */
    void give(String name) {
        synchronized (given) {
            given.add(name(name));
        }
    }

    boolean isGiven(String name) {
        synchronized (given) {
            return given.contains(name(name));
        }
    }

    /** The name was asked for by several papers, so none gets it. */
    void spoil(String name) {
        synchronized (spoiled) {
            spoiled.add(name);
        }
    }

    boolean isSpoiled(String name) {
        synchronized (spoiled) {
            return spoiled.contains(name);
        }
    }

    /** No mark is hashed to this. */
    private static long name(String name) {
        return Documents.hash(name) * 31 + 7;
    }
}
