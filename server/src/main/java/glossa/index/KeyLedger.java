package glossa.index;

import glossa.source.BoundedFiles;
import glossa.source.PrivateFiles;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The ledger of keys assigned to papers whose sources give none, so that they keep them. Each line
 * of a file is one of a paper's {@link glossa.paper.Identity#fingerprints}, a tab, and a name.
 * Lines are only appended; a paper may have several names, the newest last. A name is never
 * assigned to another paper.
 *
 * <p>The files are read when an update first needs them and dropped at its end: most updates need
 * none, and another process may write next.
 */
public final class KeyLedger {
    /** Bytes of one file; a line of a key has some sixty. */
    private static final long MAX_BYTES = 1L << 30;

    private final List<Path> files;
    private final boolean isPersistent;
    private @Nullable AssignedKeys keys;
    private long maxBytes = Long.MAX_VALUE;
    private boolean isTooLarge;

    private KeyLedger(List<Path> files, boolean isPersistent) {
        this.files = files;
        this.isPersistent = isPersistent;
    }

    /** A ledger in memory only. */
    public static KeyLedger inMemory() {
        return new KeyLedger(List.of(), false);
    }

    /**
     * A ledger stored in files, one for each folder of a workspace; they need not exist yet. A new
     * name is written to all of them, so that each folder knows it when it is opened alone.
     *
     * @throws IOException if a file exists and cannot be read, or is too large
     */
    public static KeyLedger in(List<Path> files) throws IOException {
        for (Path file : files) {
            if (Files.exists(file) && !Files.isReadable(file)) {
                throw new AccessDeniedException(file.toString());
            }
            if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
                throw new IOException(file + " is too large for a file of keys");
            }
        }
        return new KeyLedger(List.copyOf(files), true);
    }

    /** A ledger that reads the same files but never writes them. */
    public KeyLedger readOnly() {
        return new KeyLedger(files, false);
    }

    /**
     * Begins an update.
     *
     * @param limit the number of bytes of the ledger's files that the update may read
     */
    void begin(long limit) {
        maxBytes = limit;
        isTooLarge = false;
    }

    /**
     * Whether the files exceed the limit of this update. It went on with an empty ledger, so its
     * result must be discarded.
     */
    boolean isTooLarge() {
        return isTooLarge;
    }

    /**
     * Ends an update.
     *
     * @param succeeded whether the assigned names hold; otherwise they are dropped
     */
    void end(boolean succeeded) {
        if (isTooLarge || isPersistent && keys != null && !(succeeded && keys.hasUnsaved())) {
            keys = null;
        }
    }

    /** The names of the paper with these fingerprints, the newest last. */
    List<String> names(List<String> fingerprints) {
        return loaded().names(fingerprints);
    }

    /** Whether {@code name} was assigned, and only to papers with none of these fingerprints. */
    boolean belongsToAnother(String name, List<String> fingerprints) {
        return loaded().belongsToAnother(name, fingerprints);
    }

    /** Assigns {@code name} to the paper with these fingerprints, as its newest. */
    void assign(List<String> fingerprints, String name) {
        for (String fingerprint : fingerprints) {
            loaded().assign(fingerprint, name);
        }
    }

    /** Takes back a name that was assigned since the last {@link #save}. */
    void revoke(List<String> fingerprints, String name) {
        for (String fingerprint : fingerprints) {
            loaded().revoke(fingerprint, name);
        }
    }

    /**
     * Appends the names assigned since the last time to the files.
     *
     * @throws IOException if a file cannot be written; the names hold until the end of the update
     */
    void save() throws IOException {
        AssignedKeys assigned = keys;
        if (assigned != null && assigned.hasUnsaved()) {
            if (isPersistent) {
                for (Path file : files) {
                    try (var out =
                            Files.newOutputStream(
                                    file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                        assigned.writeUnsaved(out);
                    }
                    PrivateFiles.restrictFile(file);
                }
            }
            assigned.markSaved();
        }
    }

    private AssignedKeys loaded() {
        AssignedKeys assigned = keys;
        if (assigned == null) {
            try {
                assigned = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            keys = assigned;
        }
        return assigned;
    }

    private AssignedKeys read() throws IOException {
        AssignedKeys assigned = new AssignedKeys();
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.exists(file) ? Files.size(file) : 0;
        }
        if (bytes > maxBytes) {
            isTooLarge = true;
            return assigned;
        }
        for (Path file : files) {
            if (Files.exists(file)) {
                // Invalid UTF-8 damages its own line only.
                try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        BoundedFiles.open(file, MAX_BYTES),
                                        StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        int tab = line.indexOf('\t');
                        if (tab > 0 && tab < line.length() - 1) {
                            assigned.load(line.substring(0, tab), line.substring(tab + 1));
                        }
                    }
                }
            }
        }
        return assigned;
    }
}
