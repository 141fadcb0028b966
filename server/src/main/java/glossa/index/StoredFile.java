package glossa.index;

import glossa.paper.Problem;
import glossa.source.Chunk;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the index keeps of a file.
 *
 * @param file its path
 * @param stamp as it was when it was read
 * @param settings what its papers depended on besides
 * @param chunks its pieces
 * @param problem what is wrong with the file as a whole; a list of one, as bytes, or of none
 * @param problems what is wrong in its pieces, by id, counted from the piece, as bytes
 */
record StoredFile(
        Path file,
        String stamp,
        String settings,
        ChunkPlaces.FileChunks chunks,
        BytesRef problem,
        Map<Long, BytesRef> problems) {
    private static final String STAMP = "stamp";
    private static final String SETTINGS = "settings";
    private static final String PIECES = "pieces";
    private static final String PROBLEM = "problem";
    private static final String PROBLEMS = "problems";

    /** What {@link #document} made. */
    static StoredFile of(Document document) {
        return new StoredFile(
                Path.of(document.get(PaperDocuments.FILE)),
                document.get(STAMP),
                document.get(SETTINGS),
                FileCodec.decodeChunks(document.getBinaryValue(PIECES)),
                document.getBinaryValue(PROBLEM),
                FileCodec.decodeChunkProblems(document.getBinaryValue(PROBLEMS)));
    }

    /** A file of which nothing is known. */
    static StoredFile empty(Path file, String stamp, String settings) {
        BytesRef none = new BytesRef(FileCodec.encodeProblems(List.of()));
        return new StoredFile(file, stamp, settings, ChunkPlaces.FileChunks.NONE, none, Map.of());
    }

    /** The file as it was, though it looks otherwise now and cannot be read. */
    StoredFile unreadable(String newStamp, BytesRef newProblem) {
        return new StoredFile(file, newStamp, settings, chunks, newProblem, problems);
    }

    /**
     * Compares the pieces that the file has now with those it had.
     *
     * @param now its pieces
     * @param newSettings where they differ, all pieces are other ones
     * @param fresh to be added to: the pieces that it had not
     * @param newProblems to be added to: what is wrong in the others
     * @return the ids of the pieces that it has no more
     */
    long[] diff(List<Chunk> now, String newSettings, List<Chunk> fresh, ChunkProblems newProblems) {
        Set<Long> gone = new HashSet<>();
        for (long id : chunks.ids()) {
            gone.add(id);
        }
        boolean comparable = settings.equals(newSettings);
        for (Chunk chunk : now) {
            if (comparable && gone.remove(chunk.id())) {
                BytesRef encoded = problems.get(chunk.id());
                if (encoded != null) {
                    newProblems.add(chunk.id(), FileCodec.decodeProblems(encoded));
                }
            } else {
                fresh.add(chunk);
            }
        }
        return gone.stream().mapToLong(Long::longValue).toArray();
    }

    /** Writes the file's document, in place of one that the index has of it. */
    void writeTo(IndexWriter writer) throws IOException {
        writer.updateDocument(new Term(PaperDocuments.FILE, file.toString()), document());
    }

    private Document document() {
        Document document = new Document();
        document.add(new StringField(PaperDocuments.FILE, file.toString(), Field.Store.YES));
        document.add(new StoredField(STAMP, stamp));
        document.add(new StoredField(SETTINGS, settings));
        document.add(new StoredField(PIECES, FileCodec.encodeChunks(chunks)));
        document.add(new StoredField(PROBLEM, problem));
        document.add(new StoredField(PROBLEMS, FileCodec.encodeChunkProblems(problems)));
        return document;
    }

    /** All that is wrong in it, where it stands. */
    List<Problem> problemsInFile() {
        List<Problem> all = new ArrayList<>(FileCodec.decodeProblems(problem));
        for (int i = 0; i < chunks.ids().length; i++) {
            BytesRef encoded = problems.get(chunks.ids()[i]);
            if (encoded != null) {
                for (Problem found : FileCodec.decodeProblems(encoded)) {
                    all.add(found.from(chunks.base(i)));
                }
            }
        }
        return all;
    }
}
