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
 * What the index stores of a file.
 *
 * @param file its path
 * @param stamp its stamp when it was read
 * @param settings what else its papers depend on
 * @param chunks its chunks
 * @param problem the problem of the file as a whole, if there is one: an encoded list
 * @param problems the problems in its chunks, by chunk, with places relative to it: encoded lists
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

    /** Decodes a stored document. */
    static StoredFile of(Document document) {
        return new StoredFile(
                Path.of(document.get(PaperDocuments.FILE)),
                document.get(STAMP),
                document.get(SETTINGS),
                FileCodec.decodeChunks(document.getBinaryValue(PIECES)),
                document.getBinaryValue(PROBLEM),
                FileCodec.decodeChunkProblems(document.getBinaryValue(PROBLEMS)));
    }

    /** A file that has given nothing yet. */
    static StoredFile empty(Path file, String stamp, String settings) {
        BytesRef none = new BytesRef(FileCodec.encodeProblems(List.of()));
        return new StoredFile(file, stamp, settings, ChunkPlaces.FileChunks.NONE, none, Map.of());
    }

    /** The file as it was when it could be read last. */
    StoredFile unreadable(String newStamp, BytesRef newProblem) {
        return new StoredFile(file, newStamp, settings, chunks, newProblem, problems);
    }

    /**
     * Compares the chunks of the file with those that are stored.
     *
     * @param now the chunks of the file
     * @param newSettings where they differ from the stored ones, all chunks are new
     * @param fresh receives the new chunks
     * @param newProblems receives the problems of the other chunks
     * @return the ids of the stored chunks that the file has no longer
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

    /** All problems, at their places in the file. */
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
