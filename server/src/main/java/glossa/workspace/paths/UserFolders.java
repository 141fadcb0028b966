package glossa.workspace.paths;

import glossa.source.PrivateFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where Glossa stores its own files: in the user's cache folder what can be rebuilt, in the state
 * folder what cannot (XDG Base Directory Specification; on macOS and Windows the folders with the
 * same purpose). Only the user can read them.
 */
public final class UserFolders {
    private UserFolders() {}

    /** The cache folder; may be missing. */
    public static Path cache() {
        return folder("XDG_CACHE_HOME", ".cache", "Library/Caches");
    }

    /** The state folder; may be missing. */
    public static Path state() {
        return folder("XDG_STATE_HOME", ".local/state", "Library/Application Support");
    }

    /** The user's home folder. */
    public static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    /**
     * Creates a folder in one of these, and its missing parents, for the user only (mode 0700 if
     * the system has modes).
     *
     * @throws IOException if it cannot be created
     */
    public static Path create(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        for (Path own : List.of(cache(), state())) {
            if (folder.startsWith(own) && !Files.isSymbolicLink(own)) {
                // Created by an older version.
                PrivateFiles.restrictFolder(own);
            }
        }
        return folder;
    }

    private static Path folder(String variable, String unix, String mac) {
        String set = System.getenv(variable);
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String windows = System.getenv("LOCALAPPDATA");
        if (set != null && !set.isBlank()) {
            return Path.of(set, "glossa");
        }
        if (system.startsWith("windows") && windows != null) {
            return Path.of(windows, "glossa");
        }
        return home().resolve(system.startsWith("mac") ? mac : unix).resolve("glossa");
    }
}
