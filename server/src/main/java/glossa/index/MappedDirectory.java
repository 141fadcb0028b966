package glossa.index;

import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FSLockFactory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder whose files are mapped into memory as buffers. Lucene's own directory of that kind maps
 * them as memory segments and calls the system by foreign functions, which takes more of a start
 * than the rest of the opening. What is mapped is let go by the garbage collector, so the space of
 * a file that was deleted is free some time after.
 */
final class MappedDirectory extends FSDirectory {
    /** Bytes; a buffer has no more than two billion. */
    private static final long PART = 1L << 30;

    MappedDirectory(Path folder) throws IOException {
        super(folder, FSLockFactory.getDefault());
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        ensureOpen();
        ensureCanRead(name);
        Path file = getDirectory().resolve(name);
        List<ByteBuffer> parts = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            for (long start = 0; start < size; start += PART) {
                // By way of a segment: the channel's own buffers are made by reflection.
                parts.add(
                        channel.map(
                                        FileChannel.MapMode.READ_ONLY,
                                        start,
                                        Math.min(PART, size - start),
                                        Arena.ofAuto())
                                .asByteBuffer());
            }
        }
        if (parts.size() <= 1) {
            return new MappedInput(
                    "MappedDirectory(" + file + ")",
                    parts.isEmpty() ? ByteBuffer.allocate(0) : parts.getFirst());
        }
        return new ByteBuffersIndexInput(
                new ByteBuffersDataInput(parts), "MappedDirectory(" + file + ")");
    }
}
