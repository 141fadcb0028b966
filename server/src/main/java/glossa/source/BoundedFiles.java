package glossa.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Opens files of a workspace: only regular files, and only up to a bound. An untrusted folder may
 * contain a pipe without a writer, a link to an endless device, or gigabytes where a line is
 * expected.
 *
 * <p>ArchitectureTest ensures that all files except Glossa's own are opened here.
 */
public final class BoundedFiles {
    private BoundedFiles() {}

    /**
     * All bytes of a file.
     *
     * @param maxBytes the maximum size; a larger file is rejected
     * @throws FileSystemException with a reason if the file is not a regular one, or too large
     * @throws IOException if it cannot be read
     */
    public static byte[] read(Path file, long maxBytes) throws IOException {
        long size = regular(file).size();
        if (size > maxBytes) {
            throw tooLarge(file, maxBytes);
        }
        try (InputStream in = Files.newInputStream(file)) {
            int most = (int) Math.min(maxBytes, Integer.MAX_VALUE - 16);
            byte[] bytes = in.readNBytes(most);
            // The file may have grown, or its size may not be known in advance.
            if (bytes.length == most && in.read() >= 0) {
                throw tooLarge(file, maxBytes);
            }
            return bytes;
        }
    }

    /**
     * The first bytes of a file.
     *
     * @throws IOException if it is not a regular file, or cannot be read
     */
    public static byte[] head(Path file, int maxBytes) throws IOException {
        regular(file);
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(maxBytes);
        }
    }

    /**
     * Opens a file for reading.
     *
     * @param maxBytes the length after which the stream ends
     * @throws IOException if it is not a regular file, or cannot be read
     */
    public static InputStream open(Path file, long maxBytes) throws IOException {
        regular(file);
        return new FilterInputStream(Files.newInputStream(file)) {
            private long left = maxBytes;

            @Override
            public int read() throws IOException {
                int b = left > 0 ? super.read() : -1;
                left -= b < 0 ? 0 : 1;
                return b;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (left <= 0) {
                    return length == 0 ? 0 : -1;
                }
                int count = super.read(bytes, from, (int) Math.min(length, left));
                left -= Math.max(count, 0);
                return count;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    /**
     * The attributes of a regular file; links are followed.
     *
     * @throws FileSystemException with a reason if it is not a regular file
     * @throws IOException if it does not exist or cannot be accessed
     */
    public static BasicFileAttributes regular(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    attributes.isDirectory() ? "is a folder" : "is not a regular file");
        }
        return attributes;
    }

    private static FileSystemException tooLarge(Path file, long maxBytes) {
        return new FileSystemException(
                file.toString(),
                null,
                "is larger than "
                        + (maxBytes >= 1 << 20 ? (maxBytes >> 20) + " MiB" : maxBytes + " bytes"));
    }
}
