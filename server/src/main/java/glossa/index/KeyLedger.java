package glossa.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names that papers without a key of their own were given, so that they keep them: one line a
 * name, the paper's {@link glossa.corpus.Identity#fingerprint} and the name, with a tab between.
 * Lines are only ever added; a paper may have several names, the newest last. A name is never given
 * to another paper.
 */
public final class KeyLedger {
    private Optional<Path> file;
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final StringBuilder added = new StringBuilder();

    private KeyLedger(Optional<Path> file) {
        this.file = file;
    }

    /** A ledger that lives in memory only. */
    public static KeyLedger inMemory() {
        return new KeyLedger(Optional.empty());
    }

    /**
     * The ledger kept in {@code file}, which need not be there yet.
     *
     * @throws IOException if it is there and cannot be read
     */
    public static KeyLedger in(Path file) throws IOException {
        KeyLedger ledger = new KeyLedger(Optional.of(file));
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int tab = line.indexOf('\t');
                if (tab > 0 && tab < line.length() - 1) {
                    ledger.put(line.substring(0, tab), line.substring(tab + 1));
                }
            }
        } catch (NoSuchFileException e) {
            return ledger;
        }
        return ledger;
    }

    /** This ledger, from now on in memory only: what is given is not written down. */
    public KeyLedger readOnly() {
        file = Optional.empty();
        return this;
    }

    /** The names of the paper with this fingerprint, the newest last. */
    List<String> names(String fingerprint) {
        return names.getOrDefault(fingerprint, List.of());
    }

    /** The fingerprint of the paper that has {@code name}. */
    Optional<String> owner(String name) {
        return Optional.ofNullable(owners.get(name));
    }

    /** Gives {@code name} to the paper with this fingerprint, and makes it its newest. */
    void give(String fingerprint, String name) {
        List<String> known = names(fingerprint);
        if (known.isEmpty() || !known.getLast().equals(name)) {
            put(fingerprint, name);
            added.append(fingerprint).append('\t').append(name).append('\n');
        }
    }

    /**
     * Writes what was given since the last time.
     *
     * @throws IOException if the file cannot be written
     */
    void save() throws IOException {
        if (file.isPresent() && !added.isEmpty()) {
            Path parent = file.get().toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(
                    file.get(),
                    added,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        added.setLength(0);
    }

    private void put(String fingerprint, String name) {
        List<String> known = names.computeIfAbsent(fingerprint, f -> new ArrayList<>(1));
        known.remove(name);
        known.add(name);
        owners.put(name, fingerprint);
    }
}
