package glossa.index;

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
 * The names that papers without a key of their own were given, so that they keep them: one line a
 * name, one of the paper's {@link glossa.paper.Identity#fingerprints} and the name, with a tab
 * between. Lines are only ever added; a paper may have several names, the newest last. A name is
 * never given to another paper.
 *
 * <p>The files are read when a run first asks, and forgotten at its end: most runs ask nothing, and
 * another process may write next.
 */
public final class KeyLedger {
    private final List<Path> files;
    private final boolean isPersistent;
    private @Nullable AssignedKeys keys;
    private long maxBytes = Long.MAX_VALUE;
    private boolean isTooLarge;

    private KeyLedger(List<Path> files, boolean isPersistent) {
        this.files = files;
        this.isPersistent = isPersistent;
    }

    /** A ledger that lives in memory only. */
    public static KeyLedger inMemory() {
        return new KeyLedger(List.of(), false);
    }

    /**
     * The ledger kept in these files, one for each folder of a workspace, which need not be there
     * yet. A new name is written to all of them, so that each folder opened alone knows it.
     *
     * @throws IOException if one is there and cannot be read
     */
    public static KeyLedger in(List<Path> files) throws IOException {
        for (Path file : files) {
            if (Files.exists(file) && !Files.isReadable(file)) {
                throw new AccessDeniedException(file.toString());
            }
        }
        return new KeyLedger(List.copyOf(files), true);
    }

    /** This ledger, from now on in memory only: what is given is not written down. */
    public KeyLedger readOnly() {
        return new KeyLedger(files, false);
    }

    /**
     * A run begins.
     *
     * @param limit the most that it may read of what was given before
     */
    void begin(long limit) {
        maxBytes = limit;
        isTooLarge = false;
    }

    /**
     * Whether the run needed more of the ledger than it may read. It went on with an empty one, so
     * what it did must be discarded.
     */
    boolean isTooLarge() {
        return isTooLarge;
    }

    /**
     * The run has ended.
     *
     * @param succeeded whether what it gave holds; else it was never seen
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

    /** Whether a paper has {@code name} that has none of these fingerprints. */
    boolean belongsToAnother(String name, List<String> fingerprints) {
        return loaded().belongsToAnother(name, fingerprints);
    }

    /** Gives {@code name} to the paper with these fingerprints, and makes it its newest. */
    void assign(List<String> fingerprints, String name) {
        for (String fingerprint : fingerprints) {
            loaded().assign(fingerprint, name);
        }
    }

    /** Takes back a name that was given since the last {@link #save}; others stay. */
    void revoke(List<String> fingerprints, String name) {
        for (String fingerprint : fingerprints) {
            loaded().revoke(fingerprint, name);
        }
    }

    /**
     * Writes what was given since the last time.
     *
     * @throws IOException if a file cannot be written; what was given still holds until the end
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
                // What is no UTF-8 costs its line and no other.
                try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Files.newInputStream(file), StandardCharsets.UTF_8))) {
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
