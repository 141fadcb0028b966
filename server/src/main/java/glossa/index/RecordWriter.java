package glossa.index;

import glossa.paper.Identity;
import glossa.paper.KeyRule;
import glossa.paper.Paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.ToIntFunction;

/**
 * Makes papers of records: groups the records of one work, assigns names, and writes the papers.
 *
 * <p>Records are held until there are many. Most updates have few; these are grouped and named at
 * once, at the end. In a large update, a record is written at once as a paper of its own. Only
 * those records wait that may be the same work as another one or share a name with it ({@link
 * WrittenMarks}); they are grouped in batches, with the papers that they affect. So memory does not
 * grow with the corpus. Any number of threads may add records.
 */
final class RecordWriter {
    /** UTF-16 units of a held record, on average. */
    private static final int MAX_MEAN_RECORD_LENGTH = 4096;

    /** As many papers are written by several threads, those with a name of their own. */
    private static final int MANY_PAPERS = 500;

    private final WrittenPapers papers;
    private final KeyLedger ledger;
    private final KeyRule rule;
    private final ToIntFunction<Path> trust;
    private final int maxHeld;
    private final PartialCommits partialCommits;
    private final WrittenMarks writtenMarks = new WrittenMarks();

    private final List<Paper> held = new ArrayList<>();
    private long heldLength;

    /** Whether there were more records than are held. */
    private volatile boolean isLarge;

    /** Held for reading while a record is written, for writing while records are grouped. */
    private final ReadWriteLock grouping = new ReentrantReadWriteLock();

    /**
     * @param rule how papers without a key are named
     * @param trust the place of a file in the order of the corpus; lower is more trusted
     * @param maxHeld the number of records to hold
     */
    RecordWriter(
            WrittenPapers papers,
            KeyLedger ledger,
            KeyRule rule,
            ToIntFunction<Path> trust,
            int maxHeld,
            PartialCommits partialCommits) {
        this.papers = papers;
        this.ledger = ledger;
        this.rule = rule;
        this.trust = trust;
        this.maxHeld = maxHeld;
        this.partialCommits = partialCommits;
    }

    /** Adds a record, with its place in its file. */
    void add(Paper record) {
        if (isLarge) {
            writeOrHold(record);
            return;
        }
        List<Paper> batch = hold(record);
        if (!batch.isEmpty()) {
            isLarge = true;
            batch.forEach(this::writeOrHold);
        }
    }

    /** Writes the records that are still held. No other thread may add any more. */
    void finish() throws IOException {
        group(held);
    }

    /**
     * Holds a record.
     *
     * @return all that was held, if that has become too much; it is held no longer
     */
    private List<Paper> hold(Paper record) {
        synchronized (held) {
            held.add(record);
            heldLength += record.abstractText().length();
            if (held.size() <= maxHeld && heldLength <= (long) maxHeld * MAX_MEAN_RECORD_LENGTH) {
                return List.of();
            }
            List<Paper> batch = List.copyOf(held);
            held.clear();
            heldLength = 0;
            return batch;
        }
    }

    /** Writes a record as a paper, or holds it where it may be one paper with others. */
    private void writeOrHold(Paper record) {
        grouping.readLock().lock();
        try {
            List<String> names = namesOfSingle(record);
            if (!names.isEmpty()
                    && writtenMarks.claim(record, names)
                    && (papers.isFirst() || !papers.view().hasMarkOrName(record, names))) {
                papers.add(List.of(record), names, Set.of());
                partialCommits.paperAdded();
                return;
            }
            if (record.key().isEmpty()) {
                // Its name is requested again when it is grouped.
                synchronized (ledger) {
                    ledger.revoke(Identity.fingerprints(record), firstCandidate(record));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            grouping.readLock().unlock();
        }
        List<Paper> batch = hold(record);
        if (!batch.isEmpty()) {
            grouping.writeLock().lock();
            try {
                group(batch);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                grouping.writeLock().unlock();
            }
        }
    }

    /** The names of a paper of one record; none where another paper may request its name. */
    private List<String> namesOfSingle(Paper record) {
        if (!record.key().isEmpty()) {
            return List.copyOf(RecordGrouping.ownNames(List.of(record)));
        }
        List<String> fingerprints = Identity.fingerprints(record);
        synchronized (ledger) {
            List<String> names = new ArrayList<>(ledger.names(fingerprints).reversed());
            if (names.isEmpty()) {
                String name = firstCandidate(record);
                if (ledger.belongsToAnother(name, fingerprints) || writtenMarks.isContested(name)) {
                    return List.of();
                }
                // The name may be taken back later, so nobody must see it before the end.
                partialCommits.stop();
                ledger.assign(fingerprints, name);
                writtenMarks.assign(name);
                names.add(name);
            }
            names.addAll(record.aliases());
            return names;
        }
    }

    private String firstCandidate(Paper record) {
        return rule.candidates(record).getFirst();
    }

    /** Groups and names records, together with the papers that they affect, and writes them. */
    private void group(List<Paper> records) throws IOException {
        papers.refresh();
        StoredPapers view = papers.view();
        AffectedRecords affected =
                new AffectedRecords(
                        view,
                        records,
                        record ->
                                isLarge && record.key().isEmpty()
                                        ? List.of(firstCandidate(record))
                                        : List.of());
        List<List<Paper>> groups = RecordGrouping.groups(affected.records, trust);
        if (isLarge) {
            contestSharedNames(groups);
        }
        KeyAssignment assignment =
                new KeyAssignment(
                        rule,
                        ledger,
                        name ->
                                writtenMarks.isContested(name)
                                        || view.hasNameOutside(name, affected.uids));
        List<List<String>> names = assignment.names(groups);
        Map<String, Integer> paperCounts = new HashMap<>();
        for (List<String> ofPaper : names) {
            Set.copyOf(ofPaper).forEach(name -> paperCounts.merge(name, 1, Integer::sum));
        }
        papers.delete(affected.uids);
        List<NamedGroup> alone = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Set<String> shared = new HashSet<>(names.get(i));
            shared.removeIf(name -> paperCounts.getOrDefault(name, 0) < 2);
            NamedGroup paper = new NamedGroup(groups.get(i), names.get(i), shared);
            if (shared.isEmpty() && groups.size() >= MANY_PAPERS) {
                alone.add(paper);
            } else {
                // Of papers with one name, the first that is written is meant.
                write(paper);
            }
            if (isLarge) {
                writtenMarks.claimNames(names.get(i));
            }
        }
        InParallel.forEach(alone, this::write);
    }

    /**
     * A paper that is about to be written.
     *
     * @param shared those of its names that another paper has as well
     */
    private record NamedGroup(List<Paper> records, List<String> names, Set<String> shared) {}

    private void write(NamedGroup paper) {
        try {
            papers.add(paper.records(), paper.names(), paper.shared());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes a name back that several papers request, so that all of them get longer ones, also the
     * one that it was assigned to earlier in this update.
     */
    private void contestSharedNames(List<List<Paper>> groups) {
        Map<String, List<List<Paper>>> requests = new HashMap<>();
        for (List<Paper> group : groups) {
            group.stream()
                    .filter(record -> record.key().isEmpty())
                    .findFirst()
                    .map(this::firstCandidate)
                    .filter(name -> writtenMarks.isAssigned(name) || isUnnamed(group))
                    .ifPresent(
                            name ->
                                    requests.computeIfAbsent(name, n -> new ArrayList<>())
                                            .add(group));
        }
        requests.forEach(
                (name, requesting) -> {
                    if (requesting.size() > 1) {
                        writtenMarks.contest(name);
                        requesting.forEach(
                                group -> ledger.revoke(KeyAssignment.fingerprints(group), name));
                    }
                });
    }

    private boolean isUnnamed(List<Paper> group) {
        return ledger.names(KeyAssignment.fingerprints(group)).isEmpty();
    }
}
