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
    private final boolean isKept;
    private @Nullable AssignedKeys known;
    private long most = Long.MAX_VALUE;
    private boolean isTooLarge;

    private KeyLedger(List<Path> files, boolean isKept) {
        this.files = files;
        this.isKept = isKept;
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
     * @param bytes the most that it may read of what was given before
     */
    void begin(long bytes) {
        most = bytes;
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
     * @param well whether what it gave holds; else it was never seen
     */
    void end(boolean well) {
        if (isTooLarge || isKept && known != null && !(well && known.hasUnsaved())) {
            known = null;
        }
    }

    /** The names of the paper with these fingerprints, the newest last. */
    List<String> names(List<String> fingerprints) {
        return known().names(fingerprints);
    }

    /** Whether a paper has {@code name} that has none of these fingerprints. */
    boolean isOfAnother(String name, List<String> fingerprints) {
        return known().isOfAnother(name, fingerprints);
    }

    /** Gives {@code name} to the paper with these fingerprints, and makes it its newest. */
    void give(List<String> fingerprints, String name) {
        for (String fingerprint : fingerprints) {
            known().give(fingerprint, name);
        }
    }

    /** Takes back a name that was given since the last {@link #save}; others stay. */
    void revoke(List<String> fingerprints, String name) {
        for (String fingerprint : fingerprints) {
            known().revoke(fingerprint, name);
        }
    }

    /**
     * Writes what was given since the last time.
     *
     * @throws IOException if a file cannot be written; what was given still holds until the end
     */
    void save() throws IOException {
        AssignedKeys names = known;
        if (names != null && names.hasUnsaved()) {
            if (isKept) {
                for (Path file : files) {
                    try (var out =
                            Files.newOutputStream(
                                    file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                        names.writeUnsaved(out);
                    }
                }
            }
            names.saved();
        }
    }

    private AssignedKeys known() {
        AssignedKeys names = known;
        if (names == null) {
            try {
                names = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            known = names;
        }
        return names;
    }

    private AssignedKeys read() throws IOException {
        AssignedKeys names = new AssignedKeys();
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.exists(file) ? Files.size(file) : 0;
        }
        if (bytes > most) {
            isTooLarge = true;
            return names;
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
                            names.put(line.substring(0, tab), line.substring(tab + 1));
                        }
                    }
                }
            }
        }
        return names;
    }
}
