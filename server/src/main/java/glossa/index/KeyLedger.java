package glossa.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that papers without a key of their own were given, so that they keep them: one line a
 * name, one of the paper's {@link glossa.corpus.Identity#fingerprints} and the name, with a tab
 * between. Lines are only ever added; a paper may have several names, the newest last. A name is
 * never given to another paper.
 */
public final class KeyLedger {
    private List<Path> files;
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<String, Set<String>> owners = new HashMap<>();
    private final Set<String> added = new LinkedHashSet<>();

    private KeyLedger(List<Path> files) {
        this.files = files;
    }

    /** A ledger that lives in memory only. */
    public static KeyLedger inMemory() {
        return new KeyLedger(List.of());
    }

    /**
     * The ledger kept in these files, one for each folder of a workspace, which need not be there
     * yet. A new name is written to all of them, so that each folder opened alone knows it.
     *
     * @throws IOException if one is there and cannot be read
     */
    public static KeyLedger in(List<Path> files) throws IOException {
        KeyLedger ledger = new KeyLedger(List.copyOf(files));
        for (Path file : files) {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    int tab = line.indexOf('\t');
                    if (tab > 0 && tab < line.length() - 1) {
                        ledger.put(line.substring(0, tab), line.substring(tab + 1));
                    }
                }
            }
        }
        return ledger;
    }

    /** This ledger, from now on in memory only: what is given is not written down. */
    public KeyLedger readOnly() {
        files = List.of();
        return this;
    }

    /** The names of the paper with these fingerprints, the newest last. */
    List<String> names(List<String> fingerprints) {
        return fingerprints.stream()
                .flatMap(fingerprint -> names.getOrDefault(fingerprint, List.of()).stream())
                .distinct()
                .toList();
    }

    /** Whether a paper has {@code name} that has none of these fingerprints. */
    boolean isOfAnother(String name, List<String> fingerprints) {
        Set<String> known = owners.getOrDefault(name, Set.of());
        return !known.isEmpty() && Collections.disjoint(known, fingerprints);
    }

    /** Gives {@code name} to the paper with these fingerprints, and makes it its newest. */
    void give(List<String> fingerprints, String name) {
        for (String fingerprint : fingerprints) {
            List<String> known = names.getOrDefault(fingerprint, List.of());
            if (known.isEmpty() || !known.getLast().equals(name)) {
                put(fingerprint, name);
                added.add(fingerprint + "\t" + name + "\n");
            }
        }
    }

    /** Takes back a name that was given since the last {@link #save}; others stay. */
    void revoke(List<String> fingerprints, String name) {
        for (String fingerprint : fingerprints) {
            if (added.remove(fingerprint + "\t" + name + "\n")) {
                names.getOrDefault(fingerprint, new ArrayList<>()).remove(name);
                owners.getOrDefault(name, new HashSet<>()).remove(fingerprint);
            }
        }
    }

    /**
     * Writes what was given since the last time.
     *
     * @throws IOException if a file cannot be written; what was given still holds until the end
     */
    void save() throws IOException {
        String lines = String.join("", added);
        added.clear();
        if (!lines.isEmpty()) {
            for (Path file : files) {
                Files.writeString(
                        file,
                        lines,
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        }
    }

    private void put(String fingerprint, String name) {
        List<String> known = names.computeIfAbsent(fingerprint, f -> new ArrayList<>(1));
        known.remove(name);
        known.add(name);
        owners.computeIfAbsent(name, n -> new HashSet<>(2)).add(fingerprint);
    }
}
