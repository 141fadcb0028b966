package glossa.index;

import glossa.paper.Identity;
import glossa.paper.Paper;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The marks and names of all papers that one large run has written: some bytes each, so that a
 * million papers fit where their texts would not. Any number of threads may ask.
 *
 * <p>Entries of one file that have keys of their own are never one paper (see {@link
 * RecordGrouping}), so a mark that only such entries of one file have keeps none of them waiting.
 */
final class WrittenMarks {
    /** Claimed by records that may be one paper with any other. */
    private static final int ANY_RECORD = -1;

    /** Each mark's file, by its number from 1, where only entries with keys have it. */
    private final LongToIntMap marks = new LongToIntMap();

    private final LongToIntMap names = new LongToIntMap();
    private final LongToIntMap assigned = new LongToIntMap();
    private final Map<Path, Integer> files = new HashMap<>();
    private final Set<String> contested = new HashSet<>();

    /**
     * Whether no other record claimed one of the names, or a mark that may make the two one paper;
     * from now on they are all claimed.
     */
    boolean claim(Paper record, List<String> paperNames) {
        long[] hashes = Identity.marks(record).stream().mapToLong(PaperDocuments::hash).toArray();
        synchronized (marks) {
            int owner =
                    record.key().isEmpty()
                            ? ANY_RECORD
                            : files.computeIfAbsent(
                                    record.sources().getFirst().file(), f -> files.size() + 1);
            boolean free = true;
            for (long mark : hashes) {
                int before = marks.get(mark);
                free &= before == 0 || before == owner && owner != ANY_RECORD;
                marks.put(mark, before == 0 || before == owner ? owner : ANY_RECORD);
            }
            for (String name : paperNames) {
                long hash = PaperDocuments.hash(name);
                free &= names.get(hash) == 0;
                names.put(hash, 1);
            }
            return free;
        }
    }

    /** Claims names, whoever has them too. */
    void claimNames(List<String> paperNames) {
        synchronized (marks) {
            paperNames.forEach(name -> names.put(PaperDocuments.hash(name), 1));
        }
    }

    /** The name was given in this run, to a paper that brought none. */
    void assign(String name) {
        synchronized (assigned) {
            assigned.put(PaperDocuments.hash(name), 1);
        }
    }

    boolean isAssigned(String name) {
        synchronized (assigned) {
            return assigned.get(PaperDocuments.hash(name)) != 0;
        }
    }

    /** The name was asked for by several papers, so none gets it. */
    void contest(String name) {
        synchronized (contested) {
            contested.add(name);
        }
    }

    boolean isContested(String name) {
        synchronized (contested) {
            return contested.contains(name);
        }
    }
}
