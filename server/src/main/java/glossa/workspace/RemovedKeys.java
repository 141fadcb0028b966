package glossa.workspace;

import glossa.corpus.Corpus;
import glossa.paper.Paper;

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
 * Names that notes cite, and that papers answered to until their source lost them.
 *
 * @param byName the oldest first, a bounded number
 */
public record RemovedKeys(Map<String, RemovedKey> byName) {
    /** None. */
    public static final RemovedKeys NONE = new RemovedKeys(Map.of());

    /** A reader mends the last few; older ones are plain unknown keys again. */
    private static final int MAX_KEYS = 1000;

    public RemovedKeys {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** Where a name was last, and how it went. */
    public record RemovedKey(Path file, Reason reason) {}

    /** How a name was lost. */
    public enum Reason {
        /** The file was deleted or moved. */
        FILE_GONE,
        /** The file is there, and no source of the corpus any more. */
        NO_SOURCE,
        /** The file is read, and does not have the name. */
        NOT_IN_FILE
    }

    /** Where a name was, if it was lost. */
    public Optional<RemovedKey> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * What is lost after a change of the corpus: the names among {@code cited} that only {@code
     * before} knows too; no longer those that {@code now} knows.
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

    /** The source that brought the name itself, where a paper has several. */
    private static Path home(Corpus before, String name, Paper paper) {
        return before.records(name).stream()
                .filter(record -> record.key().equals(name) || record.aliases().contains(name))
                .findFirst()
                .orElse(paper)
                .sources()
                .getFirst()
                .file();
    }

    /** What {@link #write} kept; none where that cannot be read. */
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
            // Another version's words.
            return NONE;
        }
        return new RemovedKeys(lost);
    }

    /** Keeps these for the next start; where that fails they are forgotten, and no harm is done. */
    void write(Path file) {
        List<String> lines = new ArrayList<>();
        byName.forEach((name, lost) -> lines.add(lost.reason() + "\t" + name + "\t" + lost.file()));
        try {
            if (lines.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.write(file, lines, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return;
        }
    }
}
