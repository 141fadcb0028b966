package glossa.source;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Glossa's own files and folders, which are the user's alone: modes 0600 and 0700 where the system
 * has modes. They tell what somebody reads.
 */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");

    private static final boolean HAS_MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    /**
     * Makes a folder, and those above it that are missing; leaves alone what is there.
     *
     * @throws IOException if it cannot be made
     */
    public static void createFolder(Path folder) throws IOException {
        FileAttribute<?>[] attributes =
                HAS_MODES
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FOLDER)}
                        : new FileAttribute<?>[0];
        Files.createDirectories(folder, attributes);
    }

    /** Takes the rights of others from a folder, where there are any. */
    public static void restrictFolder(Path folder) throws IOException {
        restrict(folder, FOLDER);
    }

    /**
     * Takes the rights of others from a file in a private folder. One in another folder, such as a
     * workspace's, is left as it is.
     */
    public static void restrictFile(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (HAS_MODES
                && folder != null
                && FOLDER.containsAll(Files.getPosixFilePermissions(folder))) {
            restrict(file, FILE);
        }
    }

    private static void restrict(Path path, Set<PosixFilePermission> allowed) throws IOException {
        if (HAS_MODES && !allowed.containsAll(Files.getPosixFilePermissions(path))) {
            Files.setPosixFilePermissions(path, allowed);
        }
    }
}
