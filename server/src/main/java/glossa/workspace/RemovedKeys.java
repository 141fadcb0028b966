package glossa.workspace;

import glossa.corpus.Corpus;
import glossa.paper.Paper;
import glossa.source.PrivateFiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cited names to which no paper answers any more, because their source changed.
 *
 * @param byName oldest first; bounded
 */
public record RemovedKeys(Map<String, RemovedKey> byName) {
    /** No removed keys. */
    public static final RemovedKeys NONE = new RemovedKeys(Map.of());

    /** The maximum number of removed keys; older ones become plain unknown keys. */
    private static final int MAX_KEYS = 1000;

    public RemovedKeys {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** The last source of a name, and why it no longer has it. */
    public record RemovedKey(Path file, Reason reason) {}

    /** Why a name was removed. */
    public enum Reason {
        /** The file was deleted or moved. */
        FILE_GONE,
        /** The file exists, but is no longer a source of the corpus. */
        NO_SOURCE,
        /** The file is a source, but no longer contains the name. */
        NOT_IN_FILE
    }

    /** The last source of a name, if the name was removed. */
    public Optional<RemovedKey> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The removed keys after a change of the corpus: adds the names in {@code cited} that only
     * {@code before} contains, and drops those that {@code now} contains.
     *
     * @param sources the files of the corpus now
     */
    RemovedKeys after(Corpus before, Corpus now, Collection<String> cited, Set<Path> sources) {
        Map<String, RemovedKey> lost = new LinkedHashMap<>(byName);
        lost.keySet().removeIf(now::has);
        for (String name : cited) {
            if (!now.has(name)) {
                Optional<Paper> paper = before.paper(name);
                if (paper.isPresent()) {
                    Path file = home(before, name, paper.get());
                    Reason how =
                            !Files.exists(file)
                                    ? Reason.FILE_GONE
                                    : sources.contains(file)
                                            ? Reason.NOT_IN_FILE
                                            : Reason.NO_SOURCE;
                    lost.remove(name);
                    lost.put(name, new RemovedKey(file, how));
                }
            }
        }
        while (lost.size() > MAX_KEYS) {
            lost.remove(lost.keySet().iterator().next());
        }
        return lost.equals(byName) ? this : new RemovedKeys(lost);
    }

    /** The source that contains the name, if a paper has several. */
    private static Path home(Corpus before, String name, Paper paper) {
        return before.records(name).stream()
                .filter(record -> record.key().equals(name) || record.aliases().contains(name))
                .findFirst()
                .orElse(paper)
                .sources()
                .getFirst()
                .file();
    }

    /** Reads what {@link #write} wrote; none if the file cannot be read. */
    static RemovedKeys read(Path file) {
        Map<String, RemovedKey> lost = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] parts = line.split("\t", 3);
                if (parts.length == 3 && lost.size() < MAX_KEYS) {
                    lost.put(parts[1], new RemovedKey(Path.of(parts[2]), Reason.valueOf(parts[0])));
                }
            }
        } catch (IOException | InvalidPathException e) {
            return NONE;
        } catch (IllegalArgumentException e) {
            // Written by another version.
            return NONE;
        }
        return new RemovedKeys(lost);
    }

    /** Writes these for the next start; if that fails, they are lost, which is harmless. */
    void write(Path file) {
        List<String> lines = new ArrayList<>();
        byName.forEach((name, lost) -> lines.add(lost.reason() + "\t" + name + "\t" + lost.file()));
        try {
            if (lines.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.write(file, lines, StandardCharsets.UTF_8);
                PrivateFiles.restrictFile(file);
            }
        } catch (IOException e) {
            return;
        }
    }
}
