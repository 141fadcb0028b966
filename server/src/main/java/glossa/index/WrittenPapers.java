package glossa.index;

import glossa.paper.Paper;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The papers of the index while an update changes it: writes and deletes them, and after {@link
 * #refresh} finds what it has written so far. Any number of threads may add; the other methods must
 * not run beside each other.
 */
final class WrittenPapers implements AutoCloseable {
    private final IndexWriter writer;
    private final IndexStorage.Contents contents;
    private final IndexSnapshot.IndexedFiles files;
    private final boolean isFirst;
    private DirectoryReader reader;
    private StoredPapers view;
    private volatile boolean isCurrent = true;

    /**
     * @param contents what is written of a paper
     * @param files the files of the index; the update changes the map as it proceeds
     * @param places the places of their chunks; the update moves them as it proceeds
     */
    WrittenPapers(
            IndexWriter writer,
            IndexStorage.Contents contents,
            Map<Path, StoredFile> files,
            ChunkPlaces places)
            throws IOException {
        this.writer = writer;
        this.contents = contents;
        this.files = new IndexSnapshot.IndexedFiles(files, places);
        this.reader = DirectoryReader.open(writer);
        this.view = new StoredPapers(new IndexSnapshot(reader, this.files));
        this.isFirst = reader.numDocs() == 0;
    }

    /** Whether the index was empty when the update began. */
    boolean isFirst() {
        return isFirst;
    }

    /** The papers as they were at the last {@link #refresh}. */
    StoredPapers view() {
        return view;
    }

    /** Adds a paper, as of {@link PaperDocuments#document}. */
    void add(List<Paper> records, List<String> names, Set<String> shared) throws IOException {
        writer.addDocument(
                PaperDocuments.document(records, names, shared, files.places(), contents));
        isCurrent = false;
    }

    /** Deletes what a query matches. */
    void delete(Query query) throws IOException {
        writer.deleteDocuments(query);
        isCurrent = false;
    }

    /** Deletes papers by their UIDs. */
    void delete(Set<Long> uids) throws IOException {
        if (!uids.isEmpty()) {
            delete(new TermInSetQuery(PaperDocuments.UID, PaperDocuments.encodedNumbers(uids)));
        }
    }

    /** Lets {@link #view} see all that was written. Writes a segment, so it is called seldom. */
    void refresh() throws IOException {
        if (!isCurrent) {
            DirectoryReader newer = DirectoryReader.openIfChanged(reader, writer);
            if (newer != null) {
                reader.close();
                reader = newer;
                view = new StoredPapers(new IndexSnapshot(reader, files));
            }
            isCurrent = true;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
