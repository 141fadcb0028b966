package glossa.workspace;

import glossa.settings.Settings;
import glossa.source.reading.SourceFiles;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that readers have chosen for papers which no source gives one. They stand in the key
 * file among those that Glossa gave, between two lines of their own:
 *
 * <pre>
 * # chosen
 * literateprogramming|knuth|1984   knuth84
 * #
 * </pre>
 *
 * <p>Whoever changes them means the sources to be read anew; what Glossa itself adds to the file
 * does not.
 */
public final class ChosenKeys {
    /** The line before chosen keys. */
    public static final String BEGIN = "# chosen";

    /** The line behind them. */
    public static final String END = "#";

    private final Map<Path, KnownStamp> known = new HashMap<>();

    private record KnownStamp(String stamp, String digest) {}

    /** The key file that a folder's settings name. */
    static Optional<Path> file(Path folder, Settings settings) {
        try {
            return settings.keyFile().map(file -> SourceDiscovery.resolved(folder, file));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * What differs when the chosen keys of a file do; empty where there are none. The same in every
     * process.
     */
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
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(BEGIN) || line.equals(END)) {
                    within = line.equals(BEGIN);
                } else if (within) {
                    hash = 31 * hash + line.hashCode();
                    any = true;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
        return any ? Integer.toHexString(hash) : "";
    }
}
