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
 * The marks and names of all papers that one large update has written: a few bytes each, so that
 * those of a million papers fit in memory. Thread-safe.
 *
 * <p>Entries of one file with keys are never the same paper ({@link RecordGrouping}). So a mark
 * that only such entries of one file have makes none of them wait.
 */
final class WrittenMarks {
    /** The owner of a mark of records that may be one paper with any other. */
    private static final int ANY_RECORD = -1;

    /**
     * The owner of each mark: the number of a file, from 1, whose entries with keys alone have it.
     */
    private final LongToIntMap marks = new LongToIntMap();

    private final LongToIntMap names = new LongToIntMap();
    private final LongToIntMap assigned = new LongToIntMap();
    private final Map<Path, Integer> files = new HashMap<>();
    private final Set<String> contested = new HashSet<>();

    /**
     * Claims the names and marks of a record.
     *
     * @return whether no other record claimed one of the names, or a mark that may make the two one
     *     paper
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

    /** Claims names, whether or not others have. */
    void claimNames(List<String> paperNames) {
        synchronized (marks) {
            paperNames.forEach(name -> names.put(PaperDocuments.hash(name), 1));
        }
    }

    /** Marks a name as assigned in this update, to a paper whose sources give none. */
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

    /** Marks a name as contested: several papers request it, so none gets it. */
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
