package glossa.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a source, from memory, or from disk on demand if there are many. */
public sealed interface SourceBytes {
    /** The number of bytes. */
    long size();

    /**
     * Copies bytes.
     *
     * @param from the offset of the first byte in the source
     * @return the number of copied bytes: fewer than {@code length} only at the end
     */
    int copy(long from, byte[] target, int offset, int length) throws IOException;

    /** The bytes from {@code start} to {@code end}, or to the end of the source. */
    default byte[] slice(long start, long end) throws IOException {
        byte[] slice = new byte[Math.toIntExact(end - start)];
        int count = copy(start, slice, 0, slice.length);
        return count == slice.length ? slice : java.util.Arrays.copyOf(slice, Math.max(0, count));
    }

    /** Bytes in memory. */
    final class InMemory implements SourceBytes {
        private final byte[] bytes;

        public InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        /** A text as UTF-8. */
        public static InMemory of(String text) {
            return new InMemory(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int copy(long from, byte[] target, int offset, int length) {
            int count = (int) Math.min(length, bytes.length - from);
            System.arraycopy(bytes, (int) from, target, offset, count);
            return count;
        }
    }

    /** Bytes on disk; the file is open only while it is read. */
    record OnDisk(Path file, long size) implements SourceBytes {
        @Override
        public int copy(long from, byte[] target, int offset, int length) throws IOException {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                channel.position(from);
                ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
                while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                    // A channel may return fewer bytes than requested.
                }
                return buffer.position() - offset;
            }
        }
    }
}
