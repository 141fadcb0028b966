package glossa.index;

import glossa.corpus.CorpusStore;
import glossa.paper.KeyRule;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.Chunk;
import glossa.source.SourceFile;
import glossa.source.SourceFile.Contents;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * One update of the index: removes and replaces what files gave, chunk by chunk. Only chunks that a
 * file did not have before are read; {@link RecordWriter} makes papers of their records.
 */
final class IndexUpdate implements AutoCloseable {
    /** New chunks that are read before anything of their file is replaced. */
    private static final int MAX_CHUNKS_READ_FIRST = 64;

    /** The stamp of a file with chunks that could not be read: the next update reads them. */
    private static final String INCOMPLETE = "being written";

    private final IndexWriter writer;
    private final KeyLedger ledger;
    private final WorkBudget budget;
    private final PartialCommits partialCommits;
    private final BooleanSupplier isStopped;
    private final Map<Path, StoredFile> files;
    private final Map<Path, StoredFile> changedFiles = new LinkedHashMap<>();
    private final ChunkPlaces places;
    private final WrittenPapers papers;
    private final RecordWriter records;

    /**
     * Records to add again, by their chunks: their papers were deleted because of other records of
     * theirs. Such a chunk may be replaced later in this update.
     */
    private final Map<Long, List<RemainingRecord>> remaining = new LinkedHashMap<>();

    /** A record of a deleted paper that is still in its source. */
    private record RemainingRecord(Paper record, ChunkPlaces.PlaceInChunk place) {}

    /**
     * @param before the files of the index before the update
     * @param storage where {@code writer} writes
     * @param maxBytes as of {@link CorpusStore#replace}
     * @param partialCommits shows papers before the end of the update
     * @param isStopped whether nothing more is to be written; then the update is discarded
     * @param trust the place of a file in the order of the corpus; lower is more trusted
     */
    IndexUpdate(
            IndexWriter writer,
            IndexSnapshot.IndexedFiles before,
            KeyLedger ledger,
            KeyRule rule,
            IndexStorage storage,
            long maxBytes,
            PartialCommits partialCommits,
            BooleanSupplier isStopped,
            ToIntFunction<Path> trust)
            throws IOException {
        this.writer = writer;
        this.ledger = ledger;
        this.budget = new WorkBudget(maxBytes);
        this.partialCommits = partialCommits;
        this.isStopped = isStopped;
        this.files = new HashMap<>(before.stored());
        this.places = IndexSnapshot.IndexedFiles.of(files).places();
        this.papers = new WrittenPapers(writer, storage.contents(), files, places);
        this.records =
                new RecordWriter(
                        papers,
                        ledger,
                        rule,
                        trust,
                        storage.budget().maxHeldRecords(),
                        partialCommits);
    }

    /**
     * Removes all that a file gave.
     *
     * @return whether that is within the budget; if not, the update must be discarded
     */
    boolean forget(Path file) throws IOException {
        StoredFile stored = files.remove(file);
        if (stored != null) {
            if (!budget.add(List.of(), stored.chunks().ids().length)) {
                return false;
            }
            withdraw(stored.chunks().ids());
            writer.deleteDocuments(new Term(PaperDocuments.FILE, file.toString()));
        }
        return !ledger.isTooLarge();
    }

    /**
     * Replaces what a file gave by what it gives now.
     *
     * @return whether that is within the budget; if not, the update must be discarded
     */
    boolean replace(SourceFile file) throws IOException {
        Path path = file.file();
        Contents contents = open(file);
        // To read a PDF takes a while, in which the server may have ended.
        if (contents.isWaiting() || isStopped.getAsBoolean()) {
            return true;
        }
        StoredFile stored =
                files.getOrDefault(path, StoredFile.empty(path, file.stamp(), file.settings()));
        BytesRef problem =
                new BytesRef(FileCodec.encodeProblems(contents.problem().stream().toList()));
        if (contents.pieces().isEmpty()) {
            put(stored.unreadable(file.stamp(), problem));
            return true;
        }
        List<Chunk> chunks = contents.pieces().get();
        List<Chunk> added = new ArrayList<>();
        ChunkProblems problems = new ChunkProblems();
        long[] removed = stored.diff(chunks, file.settings(), added, problems);
        if (!file.isUnsaved() && !budget.add(added, removed.length)) {
            return false;
        }
        List<ChunkResult> results = new ArrayList<>();
        boolean isReadFirst = added.size() <= MAX_CHUNKS_READ_FIRST;
        if (isReadFirst) {
            try {
                for (Chunk chunk : added) {
                    results.add(ChunkResult.read(contents.reader(), chunk));
                }
            } catch (IOException e) {
                // The file is being written: its papers stay until it can be read.
                return true;
            }
        }
        // Before new chunks are added: with other settings, they have the ids of the removed ones.
        withdraw(removed);
        ChunkPlaces.FileChunks fileChunks = ChunkPlaces.FileChunks.of(chunks);
        places.put(path, fileChunks);
        partialCommits.fileStarted(path, file.settings(), fileChunks);
        results.forEach(result -> addRecords(result, problems));
        if (removed.length > 0) {
            // Only then: a refresh writes a segment, and an update may have many small files.
            papers.refresh();
        }
        String stamp = file.stamp();
        if (!isReadFirst) {
            Set<Chunk> unread =
                    ChunkResult.readAll(
                            contents.reader(), added, result -> addRecords(result, problems));
            if (!unread.isEmpty()) {
                stamp = INCOMPLETE;
                List<Chunk> read = new ArrayList<>(chunks);
                read.removeAll(unread);
                fileChunks = ChunkPlaces.FileChunks.of(read);
            }
        }
        put(new StoredFile(path, stamp, file.settings(), fileChunks, problem, problems.encoded()));
        return !ledger.isTooLarge();
    }

    private static Contents open(SourceFile file) {
        try {
            return file.open();
        } catch (RuntimeException | StackOverflowError e) {
            return Contents.unreadable(ChunkResult.readerFailure(e));
        }
    }

    /**
     * Writes all that is not written yet.
     *
     * @return the files of the index after the update
     */
    IndexSnapshot.IndexedFiles finish() throws IOException {
        for (List<RemainingRecord> ofChunk : remaining.values()) {
            for (RemainingRecord one : ofChunk) {
                ChunkPlaces.PlaceInChunk place = one.place();
                Source source = places.source(place.chunk(), place.record(), place.name());
                records.add(one.record().withSource(source));
            }
        }
        records.finish();
        for (StoredFile file : changedFiles.values()) {
            file.writeTo(writer);
        }
        return IndexSnapshot.IndexedFiles.of(files);
    }

    @Override
    public void close() throws IOException {
        papers.close();
    }

    private void put(StoredFile file) {
        files.put(file.file(), file);
        changedFiles.put(file.file(), file);
        partialCommits.fileRead(file);
    }

    private void addRecords(ChunkResult read, ChunkProblems problems) {
        Chunk chunk = read.chunk();
        problems.add(chunk.id(), read.result().problems());
        read.result().papers().forEach(paper -> records.add(paper.from(chunk.base())));
    }

    /** Deletes the papers with a record in these chunks; their other records remain. */
    private void withdraw(long[] chunks) throws IOException {
        if (chunks.length == 0) {
            return;
        }
        partialCommits.stop();
        Set<Long> withdrawn = Arrays.stream(chunks).boxed().collect(Collectors.toSet());
        Query inChunks =
                new TermInSetQuery(PaperDocuments.CHUNK, PaperDocuments.encodedNumbers(withdrawn));
        Query severalRecords = new TermQuery(new Term(PaperDocuments.SEVERAL_RECORDS, ""));
        Set<Long> uids = new HashSet<>();
        papers.refresh();
        places.withdraw(chunks);
        remaining.keySet().removeAll(withdrawn);
        StoredPapers view = papers.view();
        for (int doc : view.find(both(inChunks, severalRecords, Occur.FILTER))) {
            uids.add(view.uid(doc));
            for (Paper record : view.records(doc)) {
                Source source = record.sources().getFirst();
                if (!source.file().equals(ChunkPlaces.WITHDRAWN)) {
                    ChunkPlaces.PlaceInChunk place = places.inChunk(source);
                    remaining
                            .computeIfAbsent(place.chunk(), chunk -> new ArrayList<>(1))
                            .add(new RemainingRecord(record, place));
                }
            }
        }
        papers.delete(uids);
        papers.delete(both(inChunks, severalRecords, Occur.MUST_NOT));
    }

    private static Query both(Query one, Query other, Occur occur) {
        return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, occur).build();
    }
}
