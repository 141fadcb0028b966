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
 * A folder whose files are mapped into memory as buffers. Lucene's {@code MMapDirectory} maps
 * memory segments and calls the system by foreign functions, which takes more time at start than
 * all the rest of the opening. Buffers are unmapped by the garbage collector, so the space of a
 * deleted file is freed some time later.
 */
final class MappedDirectory extends FSDirectory {
    /** A buffer has at most two billion bytes. */
    private static final long MAX_BUFFER_BYTES = 1L << 30;

    MappedDirectory(Path folder) throws IOException {
        super(folder, FSLockFactory.getDefault());
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        ensureOpen();
        ensureCanRead(name);
        Path file = getDirectory().resolve(name);
        List<ByteBuffer> buffers = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            for (long start = 0; start < size; start += MAX_BUFFER_BYTES) {
                // Through a memory segment: the channel's own buffers are created by reflection.
                buffers.add(
                        channel.map(
                                        FileChannel.MapMode.READ_ONLY,
                                        start,
                                        Math.min(MAX_BUFFER_BYTES, size - start),
                                        Arena.ofAuto())
                                .asByteBuffer());
            }
        }
        if (buffers.size() <= 1) {
            return new MappedInput(
                    "MappedDirectory(" + file + ")",
                    buffers.isEmpty() ? ByteBuffer.allocate(0) : buffers.getFirst());
        }
        return new ByteBuffersIndexInput(
                new ByteBuffersDataInput(buffers), "MappedDirectory(" + file + ")");
    }
}
