package glossa.workspace;

import glossa.settings.Settings;
import glossa.source.BoundedFiles;
import glossa.source.reading.SourceFiles;
import glossa.workspace.paths.WorkspaceBounds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that users chose for papers without a key in their sources. They are in the key file
 * among the generated keys, between two marker lines:
 *
 * <pre>
 * # chosen
 * literateprogramming|knuth|1984   knuth84
 * #
 * </pre>
 *
 * <p>When they change, the sources are read again; when Glossa adds generated keys to the file,
 * they are not.
 */
public final class ChosenKeys {
    /** The line before chosen keys. */
    public static final String BEGIN = "# chosen";

    /** The line after chosen keys. */
    public static final String END = "#";

    private static final int HEAD_BYTES = 1 << 16;
    private static final long MAX_BYTES = 64 << 20;

    /** Bytes of a key file; a line of a key has some sixty. */
    private static final long MAX_FILE_BYTES = 1L << 30;

    private final Map<Path, KnownStamp> known = new HashMap<>();

    private record KnownStamp(String stamp, String digest) {}

    /**
     * The key file that the settings of a folder name, if Glossa may write it: it is inside the
     * folder by its real path, and either missing or a file of keys.
     */
    public static Optional<Path> file(Path folder, Settings settings) {
        try {
            return settings.keyFile()
                    .map(file -> WrittenPaths.resolve(folder, file))
                    .filter(WorkspaceBounds.of(List.of(folder), List.of())::holds)
                    .filter(ChosenKeys::isKeyFileOrMissing);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether a file is missing or a key file, judged by the lines at its start. */
    private static boolean isKeyFileOrMissing(Path file) {
        if (!Files.exists(file)) {
            return true;
        }
        try {
            byte[] head = BoundedFiles.head(file, HEAD_BYTES);
            String text = new String(head, StandardCharsets.UTF_8);
            int end = head.length < HEAD_BYTES ? text.length() : text.lastIndexOf('\n') + 1;
            boolean hasLines = end > 0 || head.length == 0;
            return hasLines
                    && Files.size(file) <= MAX_FILE_BYTES
                    && text.substring(0, end)
                            .lines()
                            .allMatch(
                                    line ->
                                            line.isBlank()
                                                    || line.startsWith("#")
                                                    || line.indexOf('\t') > 0);
        } catch (IOException e) {
            return false;
        }
    }

    /** A digest of the chosen keys; empty if there are none. Stable across processes. */
    String digest(Path file) {
        String stamp = SourceFiles.stamp(file);
        KnownStamp before = known.get(file);
        if (before == null || !before.stamp().equals(stamp)) {
            before = new KnownStamp(stamp, read(file));
            known.put(file, before);
        }
        return before.digest();
    }

    private static String read(Path file) {
        int hash = 0;
        boolean within = false;
        boolean any = false;
        try {
            String text = new String(BoundedFiles.read(file, MAX_BYTES), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                if (line.equals(BEGIN) || line.equals(END)) {
                    within = line.equals(BEGIN);
                } else if (within) {
                    hash = 31 * hash + line.hashCode();
                    any = true;
                }
            }
        } catch (IOException e) {
            return "";
        }
        return any ? Integer.toHexString(hash) : "";
    }
}
