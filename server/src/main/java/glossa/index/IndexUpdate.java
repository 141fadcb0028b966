package glossa.index;

import glossa.corpus.CorpusStore;
import glossa.paper.Identity;
import glossa.paper.KeyRule;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.Chunk;
import glossa.source.SourceFile;
import glossa.source.SourceFile.Contents;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * One replacement of what files gave.
 *
 * <p>What comes is held until it is much: most runs are a few papers, and are grouped and named at
 * once. Where it is much, it goes straight into the index, paper by paper, and only those records
 * wait that may be the same paper as another one or share a name with it ({@link WrittenMarks}
 * tells); these are grouped in batches with what they touch. So memory does not grow with the
 * corpus.
 */
final class IndexUpdate implements AutoCloseable {
    /** UTF-16 units that a held record may have, one with another. */
    private static final int UNITS = 4096;

    /** Pieces that are read before anything of a file is replaced. */
    private static final int SURE = 64;

    private final IndexWriter writer;
    private final KeyLedger ledger;
    private final KeyRule rule;
    private final ToIntFunction<Path> trust;
    private final int batch;
    private final WorkBudget weight;
    private final PartialCommits parts;
    private final Map<Path, StoredFile> files;
    private final Map<Path, StoredFile> written = new LinkedHashMap<>();
    private final ChunkPlaces places;
    private final WrittenMarks claims = new WrittenMarks();

    /**
     * The records of papers that were taken apart, by their pieces; a piece may be replaced later
     * in this run.
     */
    private final Map<Long, List<RemainingRecord>> left = new LinkedHashMap<>();

    private final List<Paper> held = new ArrayList<>();
    private long heldUnits;

    private final boolean anyBefore;
    private volatile boolean isMuch;

    /**
     * Taken for reading while a paper goes into the index, for writing while records are grouped.
     */
    private final ReadWriteLock grouping = new ReentrantReadWriteLock();

    private DirectoryReader reader;
    private StoredPapers seen;
    private volatile boolean isSeen = true;

    /**
     * @param before the index as it is
     * @param batch how many records are held
     * @param most as of {@link CorpusStore#replace}
     * @param parts shows papers before the run's end
     * @param trust a file's place in the order of the corpus, lower is more trusted
     */
    IndexUpdate(
            IndexWriter writer,
            IndexSnapshot.IndexedFiles before,
            KeyLedger ledger,
            KeyRule rule,
            int batch,
            long most,
            PartialCommits parts,
            ToIntFunction<Path> trust)
            throws IOException {
        this.writer = writer;
        this.ledger = ledger;
        this.rule = rule;
        this.trust = trust;
        this.batch = batch;
        this.weight = new WorkBudget(most);
        this.parts = parts;
        this.files = new HashMap<>(before.stored());
        this.places = IndexSnapshot.IndexedFiles.of(files).places();
        this.reader = DirectoryReader.open(writer);
        this.seen =
                new StoredPapers(
                        new IndexSnapshot(reader, new IndexSnapshot.IndexedFiles(files, places)));
        this.anyBefore = reader.numDocs() > 0;
    }

    /**
     * Takes all out that {@code file} gave.
     *
     * @return whether that is within the budget; if not, the update must be discarded
     */
    boolean forget(Path file) throws IOException {
        StoredFile known = files.remove(file);
        if (known != null) {
            if (!weight.add(List.of(), known.chunks().ids().length)) {
                return false;
            }
            withdraw(known.chunks().ids());
            writer.deleteDocuments(new Term(PaperDocuments.FILE, file.toString()));
        }
        return !ledger.isTooLarge();
    }

    /**
     * Replaces what {@code file} gave by what it gives now.
     *
     * @return whether that is within the budget; if not, the update must be discarded
     */
    boolean replace(SourceFile file) throws IOException {
        Path path = file.file();
        Contents contents = open(file);
        if (contents.isWaiting()) {
            return true;
        }
        StoredFile known =
                files.getOrDefault(path, StoredFile.empty(path, file.stamp(), file.settings()));
        BytesRef problem =
                new BytesRef(PaperCodec.ofProblems(contents.problem().stream().toList()));
        if (contents.pieces().isEmpty()) {
            put(known.unreadable(file.stamp(), problem));
            return true;
        }
        List<Chunk> fresh = new ArrayList<>();
        ChunkProblems problems = new ChunkProblems();
        long[] gone = known.diff(contents.pieces().get(), file.settings(), fresh, problems);
        if (!file.isUnsaved() && !weight.add(fresh, gone.length)) {
            return false;
        }
        ChunkPlaces.FileChunks standing = ChunkPlaces.FileChunks.of(contents.pieces().get());
        List<ChunkResult> sure = new ArrayList<>();
        if (fresh.size() <= SURE) {
            try {
                for (Chunk piece : fresh) {
                    sure.add(ChunkResult.read(contents.reader(), piece));
                }
            } catch (IOException e) {
                // The file is being written: it stays as it was until it rests.
                return true;
            }
        }
        // With other settings, the pieces that go and those that come have the same ids.
        withdraw(gone);
        places.put(path, standing);
        parts.reading(path, file.settings(), standing);
        sure.forEach(given -> take(given, problems));
        String stamp = file.stamp();
        if (gone.length > 0) {
            // Only then: to see means to write a segment, and a run may have many small files.
            look();
        }
        if (sure.size() < fresh.size()) {
            Set<Chunk> unread =
                    ChunkResult.readAll(contents.reader(), fresh, given -> take(given, problems));
            if (!unread.isEmpty()) {
                // As large a file that is being written: what is missing comes with the next run,
                // for which these pieces are not known.
                stamp = "being written";
                List<Chunk> read = new ArrayList<>(contents.pieces().get());
                read.removeAll(unread);
                standing = ChunkPlaces.FileChunks.of(read);
            }
        }
        put(new StoredFile(path, stamp, file.settings(), standing, problem, problems.encoded()));
        return !ledger.isTooLarge();
    }

    private static Contents open(SourceFile file) {
        try {
            return file.open();
        } catch (RuntimeException | StackOverflowError e) {
            return Contents.unreadable(ChunkResult.readerFailure(e));
        }
    }

    /** Writes what is still held. What is known of the files then. */
    IndexSnapshot.IndexedFiles end() throws IOException {
        for (List<RemainingRecord> ofPiece : left.values()) {
            for (RemainingRecord one : ofPiece) {
                ChunkPlaces.PlaceInChunk place = one.place();
                add(
                        one.record()
                                .withSource(
                                        places.source(
                                                place.chunk(), place.record(), place.name())));
            }
        }
        group(held);
        for (StoredFile file : written.values()) {
            writer.updateDocument(
                    new Term(PaperDocuments.FILE, file.file().toString()), file.document());
        }
        return IndexSnapshot.IndexedFiles.of(files);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private void put(StoredFile file) {
        files.put(file.file(), file);
        written.put(file.file(), file);
        parts.read(file);
    }

    /**
     * Takes out all records of these pieces; what is left of papers that had others comes again.
     */
    private void withdraw(long[] pieces) throws IOException {
        if (pieces.length == 0) {
            return;
        }
        parts.stop();
        Set<Long> gone = Arrays.stream(pieces).boxed().collect(Collectors.toSet());
        Query ofPieces =
                new TermInSetQuery(PaperDocuments.CHUNK, PaperDocuments.encodedNumbers(gone));
        Query several = new TermQuery(new Term(PaperDocuments.SEVERAL_RECORDS, ""));
        Set<Long> apart = new HashSet<>();
        look();
        places.withdraw(pieces);
        left.keySet().removeAll(gone);
        for (int doc : seen.find(both(ofPieces, several, Occur.FILTER))) {
            apart.add(seen.uid(doc));
            for (Paper record : seen.records(doc)) {
                Source source = record.sources().getFirst();
                if (!source.file().equals(ChunkPlaces.WITHDRAWN)) {
                    ChunkPlaces.PlaceInChunk place = places.inChunk(source);
                    left.computeIfAbsent(place.chunk(), piece -> new ArrayList<>(1))
                            .add(new RemainingRecord(record, place));
                }
            }
        }
        delete(apart);
        writer.deleteDocuments(both(ofPieces, several, Occur.MUST_NOT));
        isSeen = false;
    }

    private static Query both(Query one, Query other, Occur occur) {
        return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, occur).build();
    }

    private void delete(Set<Long> uids) throws IOException {
        if (!uids.isEmpty()) {
            writer.deleteDocuments(
                    new TermInSetQuery(PaperDocuments.UID, PaperDocuments.encodedNumbers(uids)));
            isSeen = false;
        }
    }

    /** A record of a paper that was taken apart. */
    private record RemainingRecord(Paper record, ChunkPlaces.PlaceInChunk place) {}

    private void take(ChunkResult given, ChunkProblems problems) {
        Chunk piece = given.chunk();
        problems.add(piece.id(), given.result().problems());
        given.result().papers().forEach(paper -> add(paper.from(piece.base())));
    }

    private void add(Paper record) {
        if (isMuch) {
            settle(record);
            return;
        }
        List<Paper> many = hold(record);
        if (!many.isEmpty()) {
            isMuch = true;
            many.forEach(this::settle);
        }
    }

    /** All that is held, when it has become too much. */
    private List<Paper> hold(Paper record) {
        synchronized (held) {
            held.add(record);
            heldUnits += record.abstractText().length();
            record.pages().forEach(page -> heldUnits += page.text().length());
            if (held.size() <= batch && heldUnits <= (long) batch * UNITS) {
                return List.of();
            }
            List<Paper> many = List.copyOf(held);
            held.clear();
            heldUnits = 0;
            return many;
        }
    }

    /** Puts a record into the index as a paper, or holds it where it may be one with others. */
    private void settle(Paper record) {
        grouping.readLock().lock();
        try {
            List<String> names = names(record);
            if (!names.isEmpty()
                    && claims.claim(record, names)
                    && !(anyBefore && seen.hasMarkOrName(record, names))) {
                writer.addDocument(
                        PaperDocuments.document(List.of(record), names, Set.of(), places));
                isSeen = false;
                parts.added();
                return;
            }
            if (record.key().isEmpty()) {
                // Before records are grouped again, which asks the ledger.
                synchronized (ledger) {
                    ledger.revoke(Identity.fingerprints(record), asked(record).getFirst());
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

    /** The names of a record that is a paper of its own; none where others may ask for them. */
    private List<String> names(Paper record) {
        if (!record.key().isEmpty()) {
            return List.copyOf(RecordGrouping.ownNames(List.of(record)));
        }
        List<String> fingerprints = Identity.fingerprints(record);
        synchronized (ledger) {
            List<String> names = new ArrayList<>(ledger.names(fingerprints).reversed());
            if (names.isEmpty()) {
                String asked = rule.candidates(record).getFirst();
                if (ledger.belongsToAnother(asked, fingerprints) || claims.isContested(asked)) {
                    return List.of();
                }
                // The name may be taken back, which no one must have seen then.
                parts.stop();
                ledger.assign(fingerprints, asked);
                claims.assign(asked);
                names.add(asked);
            }
            names.addAll(record.aliases());
            return names;
        }
    }

    /** Groups and names records anew, with all that they touch. */
    private void group(List<Paper> records) throws IOException {
        look();
        AffectedRecords pool =
                new AffectedRecords(seen, records, isMuch ? this::asked : record -> List.of());
        List<List<Paper>> groups = RecordGrouping.groups(pool.records, trust);
        if (isMuch) {
            spoil(groups);
        }
        KeyAssignment naming =
                new KeyAssignment(
                        rule,
                        ledger,
                        name -> claims.isContested(name) || seen.hasNameOutside(name, pool.uids));
        List<List<String>> names = naming.names(groups);
        Map<String, Integer> bearers = new HashMap<>();
        names.forEach(
                ofPaper ->
                        Set.copyOf(ofPaper).forEach(name -> bearers.merge(name, 1, Integer::sum)));
        delete(pool.uids);
        for (int i = 0; i < groups.size(); i++) {
            Set<String> shared = new HashSet<>(names.get(i));
            shared.removeIf(name -> bearers.getOrDefault(name, 0) < 2);
            writer.addDocument(
                    PaperDocuments.document(groups.get(i), names.get(i), shared, places));
            if (isMuch) {
                claims.claimNames(names.get(i));
            }
        }
        isSeen = false;
    }

    private List<String> asked(Paper record) {
        return record.key().isEmpty() ? List.of(rule.candidates(record).getFirst()) : List.of();
    }

    /** Two papers that ask for one name both get longer ones, also where one has it already. */
    private void spoil(List<List<Paper>> groups) {
        Map<String, List<List<Paper>>> asking = new HashMap<>();
        for (List<Paper> group : groups) {
            group.stream()
                    .filter(record -> record.key().isEmpty())
                    .findFirst()
                    .map(record -> rule.candidates(record).getFirst())
                    .filter(name -> claims.isAssigned(name) || ledgerLacks(group))
                    .ifPresent(
                            name ->
                                    asking.computeIfAbsent(name, n -> new ArrayList<>())
                                            .add(group));
        }
        asking.forEach(
                (name, papers) -> {
                    if (papers.size() > 1) {
                        claims.contest(name);
                        papers.forEach(
                                group -> ledger.revoke(KeyAssignment.fingerprints(group), name));
                    }
                });
    }

    private boolean ledgerLacks(List<Paper> group) {
        return ledger.names(KeyAssignment.fingerprints(group)).isEmpty();
    }

    /** Sees what this run has written so far. */
    private void look() throws IOException {
        if (!isSeen) {
            DirectoryReader newer = DirectoryReader.openIfChanged(reader, writer);
            if (newer != null) {
                reader.close();
                reader = newer;
                seen =
                        new StoredPapers(
                                new IndexSnapshot(
                                        reader, new IndexSnapshot.IndexedFiles(files, places)));
            }
            isSeen = true;
        }
    }
}
