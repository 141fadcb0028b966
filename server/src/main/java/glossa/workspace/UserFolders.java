package glossa.workspace;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        Path parent = folder.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            create(parent);
        }
        if (!Files.isDirectory(folder)) {
            if (hasModes()) {
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } else if (hasModes()
                && (folder.equals(cache()) || folder.equals(state()))
                && !Files.isSymbolicLink(folder)
                && Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).size() > 3) {
            // Created by an older version.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    private static boolean hasModes() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
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
