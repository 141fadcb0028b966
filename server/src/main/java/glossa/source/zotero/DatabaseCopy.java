package glossa.source.zotero;

import glossa.source.BoundedFiles;

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
 * A temporary copy of an SQLite database that another program has open, in a folder that only its
 * owner can read; deleted when it is closed.
 *
 * <p>SQLite never opens the database itself, for three reasons. A reader's lock, held while a
 * library is read, makes the other program fail to write, or to start (SQLite, "File Locking And
 * Concurrency"). Even a read-only connection creates files beside a database in WAL mode
 * ("Write-Ahead Logging", section 7). And on POSIX systems, a process that opens and closes a file
 * in any way drops all locks that SQLite has on it ("How To Corrupt An SQLite Database File",
 * section 2.2), and Glossa reads its sources in several threads. {@code immutable=1} needs no lock,
 * but it shows half of a transaction and ignores journals. A copy that was made while nothing
 * changed, with its journal, is consistent.
 */
final class DatabaseCopy implements AutoCloseable {
    /** The maximum size in bytes; a library of papers is smaller. */
    private static final long MAX_BYTES = 4L << 30;

    /** How often copying is started again because the database was written meanwhile. */
    private static final int TRIES = 8;

    /** The start of the header, with the change counter (SQLite, "Database File Format", 1.3). */
    private static final int HEADER_LENGTH = 100;

    /**
     * The end of a journal while a transaction over several databases is committed (SQLite, "File
     * Locking And Concurrency", section 5); such a journal names files that are not copied.
     */
    private static final byte[] MANY_DATABASES = {
        (byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7
    };

    /** The database, and the files with changes that are not in it yet, or must be undone. */
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
     * @throws IOException if it cannot be read, or is being written all the time
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

    /** The copied database; may be written. */
    Path database() {
        return database;
    }

    @Override
    public void close() {
        delete(folder);
    }

    /** A new folder that only the user can read. */
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

    /** Deletes a folder with its files, as far as the system allows it. */
    static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // On Windows a loaded library cannot be deleted; its owner deletes it when Java ends.
            return;
        }
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // It is empty, and in the folder for temporary files, which the system cleans.
            return;
        }
    }

    /** Copies all existing files; false if a journal was deleted meanwhile. */
    private boolean took(Path original) throws IOException {
        for (String ending : ENDINGS) {
            Path copied = with(database, ending);
            Path there = with(original, ending);
            Files.deleteIfExists(copied);
            // An empty journal counts as missing.
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

    /** Changes whenever the database is written, even if file times have a low resolution. */
    private static List<String> state(Path database) throws IOException {
        List<String> state = new ArrayList<>();
        for (String ending : ENDINGS) {
            state.add(stamp(with(database, ending)));
        }
        return state;
    }

    private static String stamp(Path file) throws IOException {
        try {
            byte[] header = BoundedFiles.head(file, HEADER_LENGTH);
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size()
                    + "@"
                    + attributes.lastModifiedTime()
                    + " "
                    + attributes.fileKey()
                    + Arrays.toString(header);
        } catch (NoSuchFileException e) {
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
