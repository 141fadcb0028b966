package glossa.index;

import glossa.source.PrivateFiles;

import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.NIOFSDirectory;
import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the files of an index are as they were written. Every file of Lucene ends with a
 * checksum; it is verified once, and again when the file's size or time has changed. Lucene itself
 * verifies the checksums of small files only.
 *
 * <p>Two files of our own lie beside those of the index: {@code verified} lists the files whose
 * checksums were right, each with its size and time; {@code damaged} is there, with the reason,
 * from the moment in which damage was found until the index has been rebuilt, so that every process
 * that uses the index knows.
 */
final class IndexIntegrity {
    private static final String VERIFIED = "verified";
    private static final String DAMAGED = "damaged";

    /** UTF-16 units of a reason. */
    private static final int MAX_REASON_LENGTH = 500;

    private final @Nullable Path folder;

    /** What is in {@code verified}: the stamps of the files by their names. */
    private @Nullable Map<String, String> verified;

    /** The reason, where the folder is gone and {@code damaged} cannot be written. */
    private volatile @Nullable String lost;

    /**
     * @param folder where the index lies; {@code null} for one in memory, which is never damaged
     */
    IndexIntegrity(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Why the index has to be rebuilt, if it has to. */
    Optional<String> damage() {
        String why = lost;
        if (why != null || folder == null) {
            return Optional.ofNullable(why);
        }
        Path marker = folder.resolve(DAMAGED);
        if (!Files.exists(marker)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new String(Files.readAllBytes(marker), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Has the index rebuilt by the next update of any process. */
    void markDamaged(String reason) {
        if (folder == null) {
            return;
        }
        try {
            Files.writeString(
                    folder.resolve(DAMAGED),
                    reason.substring(0, Math.min(MAX_REASON_LENGTH, reason.length())) + "\n");
            PrivateFiles.restrictFile(folder.resolve(DAMAGED));
        } catch (IOException e) {
            lost = reason;
        }
    }

    /** The index was rebuilt. */
    void rebuilt() throws IOException {
        lost = null;
        if (folder != null) {
            Files.deleteIfExists(folder.resolve(DAMAGED));
        }
    }

    /** Forgets what was verified, so that the next verification reads every file. */
    synchronized void forget() {
        verified = new HashMap<>();
    }

    /**
     * Verifies the files of a commit that were not verified as they are now.
     *
     * @param isNewIncluded whether to read also files that were never verified; else only those
     *     that were, and have changed
     * @return what is wrong with the first file that is damaged
     */
    synchronized Optional<String> verify(IndexCommit commit, boolean isNewIncluded) {
        if (folder == null) {
            return Optional.empty();
        }
        Map<String, String> known = verified == null ? read(folder) : verified;
        verified = known;
        boolean hasNew = false;
        // Not the directory that answers: what it maps would stay in memory.
        try (Directory directory = new NIOFSDirectory(folder)) {
            Collection<String> names = commit.getFileNames();
            for (String name : names) {
                String stamp = stamp(folder.resolve(name));
                String before = known.get(name);
                if (stamp.equals(before) || before == null && !isNewIncluded) {
                    continue;
                }
                Optional<String> fault = fault(directory, name);
                if (fault.isPresent()) {
                    known.remove(name);
                    return fault;
                }
                known.put(name, stamp);
                hasNew = true;
            }
            if (hasNew) {
                known.keySet().retainAll(names);
                write(folder, known);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What is wrong with a file, by its checksum. */
    private static Optional<String> fault(Directory directory, String name) {
        try (IndexInput input = directory.openInput(name, IOContext.READONCE)) {
            long _ = CodecUtil.checksumEntireFile(input);
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of(name + " is missing");
        } catch (CorruptIndexException | EOFException | RuntimeException e) {
            return Optional.of(name + " is not as it was written");
        } catch (IOException e) {
            return Optional.of(name + " cannot be read: " + e.getMessage());
        }
    }

    /** A file's size in bytes and time; {@code missing} where there is none. */
    static String stamp(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + " " + attributes.lastModifiedTime();
        } catch (NoSuchFileException e) {
            return "missing";
        }
    }

    private static Map<String, String> read(Path folder) {
        Map<String, String> known = new HashMap<>();
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(VERIFIED));
            for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
                String[] parts = line.split("\t", 2);
                if (parts.length == 2) {
                    known.put(parts[0], parts[1]);
                }
            }
        } catch (IOException e) {
            // Nothing was verified yet.
        }
        return known;
    }

    /** Where that fails, the files are verified again at the next start. */
    private static void write(Path folder, Map<String, String> known) {
        List<String> lines = new ArrayList<>();
        known.forEach((name, stamp) -> lines.add(name + "\t" + stamp));
        try {
            Files.write(folder.resolve(VERIFIED), lines, StandardCharsets.UTF_8);
            PrivateFiles.restrictFile(folder.resolve(VERIFIED));
        } catch (IOException e) {
            return;
        }
    }
}
