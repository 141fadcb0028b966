package glossa.index;

import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.paper.Source;
import glossa.source.Chunk;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the chunks of all files are. The index stores a record's place relative to its chunk, so a
 * line inserted before a million records moves their chunks but changes no document.
 */
final class ChunkPlaces {
    /** The file of records whose chunks were withdrawn. */
    static final Path WITHDRAWN = Path.of("gone");

    private final Map<Path, FileChunks> files = new HashMap<>();

    /**
     * A hash table with open addressing from the ids of chunks to their places; an empty slot has
     * no path.
     */
    private long[] ids = new long[8];

    private @Nullable Path[] paths = new Path[8];
    private Position[] bases = new Position[8];
    private int count;

    /** The chunks of one file, in its order. */
    static final class FileChunks {
        static final FileChunks NONE = of(List.of());

        private final long[] ids;
        private final Position[] bases;

        FileChunks(long[] ids, Position[] bases) {
            this.ids = ids;
            this.bases = bases;
        }

        /** The ids of the chunks. The array must not be modified. */
        long[] ids() {
            return ids;
        }

        /** The start of a chunk in the file. */
        Position base(int index) {
            return bases[index];
        }

        static FileChunks of(List<Chunk> chunks) {
            return new FileChunks(
                    chunks.stream().mapToLong(Chunk::id).toArray(),
                    chunks.stream().map(Chunk::base).toArray(Position[]::new));
        }
    }

    /** The places of the chunks of these files. */
    ChunkPlaces(Map<Path, FileChunks> files) {
        files.forEach(this::put);
    }

    /** Moves the chunks of a file to where they are now; chunks that it had before stay known. */
    void put(Path file, FileChunks chunks) {
        files.put(file, chunks);
        while ((count + chunks.ids().length) * 2 > ids.length) {
            grow();
        }
        for (int i = 0; i < chunks.ids().length; i++) {
            put(chunks.ids()[i], file, chunks.bases[i]);
        }
    }

    /** Withdraws chunks: their records are in {@link #WITHDRAWN} from now on. */
    void withdraw(long[] chunks) {
        for (long chunk : chunks) {
            put(chunk, WITHDRAWN, new Position(0, 0));
        }
    }

    private void put(long id, Path file, Position base) {
        int slot = slot(id);
        count += paths[slot] == null ? 1 : 0;
        ids[slot] = id;
        paths[slot] = file;
        bases[slot] = base;
    }

    private void grow() {
        long[] oldIds = ids;
        @Nullable Path[] oldPaths = paths;
        Position[] oldBases = bases;
        ids = new long[oldIds.length * 2];
        paths = new Path[ids.length];
        bases = new Position[ids.length];
        count = 0;
        for (int i = 0; i < oldIds.length; i++) {
            Path path = oldPaths[i];
            if (path != null) {
                put(oldIds[i], path, oldBases[i]);
            }
        }
    }

    private int slot(long id) {
        int at = (int) (id ^ id >>> 32) & (ids.length - 1);
        while (paths[at] != null && ids[at] != id) {
            at = (at + 1) & (ids.length - 1);
        }
        return at;
    }

    /** The place in its file of a record whose place in a chunk is known. */
    Source source(long chunk, Range record, Range name) {
        int at = slot(chunk);
        Path path = paths[at];
        if (path == null) {
            throw new IllegalStateException("unknown chunk " + Long.toHexString(chunk));
        }
        return new Source(path, record.from(bases[at]), name.from(bases[at]));
    }

    /** The chunk of a place in a file, and the place relative to it. */
    PlaceInChunk inChunk(Source source) {
        FileChunks chunks = files.get(source.file());
        if (chunks == null) {
            throw new IllegalStateException("no chunks of " + source.file());
        }
        int low = 0;
        int high = chunks.bases.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chunks.bases[middle].compareTo(source.record().start()) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Position base = chunks.bases[low];
        return new PlaceInChunk(
                chunks.ids()[low], inChunk(source.record(), base), inChunk(source.name(), base));
    }

    /** A place relative to a chunk. */
    record PlaceInChunk(long chunk, Range record, Range name) {}

    /** The ids of the chunks that intersect a part of a file. */
    List<Long> chunks(Path file, Range part) {
        FileChunks chunks = files.getOrDefault(file, FileChunks.NONE);
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < chunks.ids.length; i++) {
            boolean begins = chunks.bases[i].compareTo(part.end()) <= 0;
            boolean ends =
                    i + 1 < chunks.ids.length && chunks.bases[i + 1].compareTo(part.start()) < 0;
            if (begins && !ends) {
                found.add(chunks.ids[i]);
            }
        }
        return found;
    }

    private static Range inChunk(Range range, Position base) {
        return new Range(inChunk(range.start(), base), inChunk(range.end(), base));
    }

    private static Position inChunk(Position position, Position base) {
        return new Position(
                position.line() - base.line(),
                position.character() - (position.line() == base.line() ? base.character() : 0));
    }
}
