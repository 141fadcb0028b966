package glossa.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a source, from memory or, where they are many, from the disk as they are needed. */
public sealed interface SourceBytes {
    /** How many there are. */
    long size();

    /**
     * Copies bytes.
     *
     * @param from the first one's place in the source
     * @return how many were copied: fewer than {@code length} only at the end
     */
    int copy(long from, byte[] target, int offset, int length) throws IOException;

    /** The bytes from {@code start} to {@code end}, or as many of them as are there. */
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

    /** Bytes on the disk; the file is open only while it is read. */
    record OnDisk(Path file, long size) implements SourceBytes {
        @Override
        public int copy(long from, byte[] target, int offset, int length) throws IOException {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                channel.position(from);
                ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
                while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                    // A channel may give less than was asked for.
                }
                return buffer.position() - offset;
            }
        }
    }
}
