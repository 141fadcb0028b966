package glossa.source.zotero;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A copy of an SQLite database that another program has open, in a folder that its owner alone can
 * look into; gone when it is closed.
 *
 * <p>The database itself is never opened by SQLite, for three reasons. A reader's lock, held while
 * a library is read, makes the other program fail to write, or to start (SQLite, "File Locking And
 * Concurrency"). Even a read-only connection creates files beside a database that is in WAL mode
 * ("Write-Ahead Logging", section 7). And on POSIX systems a process that opens and closes a file
 * by any way drops all the locks that SQLite has on it ("How To Corrupt An SQLite Database File",
 * section 2.2), and Glossa looks into its sources from several threads. {@code immutable=1} asks
 * for no lock, but it shows half of a transaction and passes over journals; a copy that was taken
 * while nothing moved, with its journal, is whole.
 */
final class DatabaseCopy implements AutoCloseable {
    /** Larger ones are no library of papers. */
    private static final long MAX_BYTES = 4L << 30;

    /** How often a copy is begun anew because the database was written meanwhile. */
    private static final int TRIES = 8;

    /** The header's first part; it counts the changes (SQLite, "Database File Format", 1.3). */
    private static final int HEADER_LENGTH = 100;

    /**
     * What a journal ends in while a transaction over several databases is committed (SQLite, "File
     * Locking And Concurrency", section 5); such a journal names files that are not copied.
     */
    private static final byte[] MANY_DATABASES = {
        (byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7
    };

    /** The database, and what holds the changes that are not in it yet, or not any more. */
    private static final List<String> ENDINGS = List.of("", "-journal", "-wal");

    private final Path folder;
    private final Path database;

    private DatabaseCopy(Path folder, Path database) {
        this.folder = folder;
        this.database = database;
    }

    /**
     * Copies {@code database} with its journals.
     *
     * @throws IOException if it cannot be read, or is written all the time
     */
    static DatabaseCopy of(Path database) throws IOException {
        if (Files.size(database) > MAX_BYTES) {
            throw new IOException("it is larger than 4 GiB");
        }
        Path folder = temporaryFolder();
        DatabaseCopy copy = new DatabaseCopy(folder, folder.resolve("copy.sqlite"));
        try {
            for (int i = 0; i < TRIES; i++) {
                List<String> before = state(database);
                if (copy.took(database)
                        && before.equals(state(database))
                        && !copy.spansDatabases()) {
                    return copy;
                }
            }
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
        copy.close();
        throw new IOException(
                "another program is writing it; Glossa reads it after its next change");
    }

    /** The copied database; a program may write to it. */
    Path database() {
        return database;
    }

    @Override
    public void close() {
        delete(folder);
    }

    /** A new folder that only the user who runs Glossa may look into. */
    static Path temporaryFolder() throws IOException {
        boolean posix = Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------"))
                        }
                        : new FileAttribute<?>[0];
        return Files.createTempDirectory("glossa-", attributes);
    }

    /** Deletes a folder of files, as far as the system lets it. */
    static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // On Windows a loaded library cannot be deleted; its owner does it when Java ends.
            return;
        }
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // Empty, in the folder for temporary files: the system's to clean.
            return;
        }
    }

    /** Copies all that is there, unless a journal ended meanwhile. */
    private boolean took(Path original) throws IOException {
        for (String ending : ENDINGS) {
            Path copied = with(database, ending);
            Path there = with(original, ending);
            Files.deleteIfExists(copied);
            // An empty journal is none.
            if (Files.isRegularFile(there) && Files.size(there) > 0) {
                try {
                    Files.copy(there, copied);
                } catch (NoSuchFileException e) {
                    return false;
                }
                if (!copied.toFile().setWritable(true, true)) {
                    throw new IOException("its temporary copy is not writable");
                }
            }
        }
        return true;
    }

    private static Path with(Path database, String ending) {
        return database.resolveSibling(database.getFileName() + ending);
    }

    /** What changes when the database is written, even where clocks are coarse. */
    private static List<String> state(Path database) throws IOException {
        List<String> state = new ArrayList<>();
        for (String ending : ENDINGS) {
            state.add(stamp(with(database, ending)));
        }
        return state;
    }

    private static String stamp(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] header = new byte[HEADER_LENGTH];
            int read = in.read(header);
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size()
                    + "@"
                    + attributes.lastModifiedTime()
                    + " "
                    + attributes.fileKey()
                    + Arrays.toString(Arrays.copyOf(header, Math.max(0, read)));
        } catch (java.io.FileNotFoundException | NoSuchFileException e) {
            if (Files.exists(file)) {
                throw e;
            }
            return "none";
        }
    }

    private boolean spansDatabases() throws IOException {
        Path journal = with(database, "-journal");
        if (!Files.exists(journal)) {
            return false;
        }
        try (RandomAccessFile in = new RandomAccessFile(journal.toFile(), "r")) {
            byte[] end = new byte[MANY_DATABASES.length];
            if (in.length() < end.length) {
                return false;
            }
            in.seek(in.length() - end.length);
            in.readFully(end);
            return Arrays.equals(end, MANY_DATABASES);
        }
    }
}
