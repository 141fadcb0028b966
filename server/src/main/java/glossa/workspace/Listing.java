package glossa.workspace;

import glossa.workspace.paths.PathGlob;
import glossa.workspace.paths.WorkspaceBounds;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a path in the settings' {@code [[corpus]]} lists: a file, all sources in a folder, or all
 * files that match a glob.
 */
final class Listing {
    private static final String GLOB = "*?[{";

    private final Path base;
    private final String written;
    private final Collection<Path> folders;

    /**
     * @param base the folder of the settings file
     * @param written the path as written
     * @param folders receives the folders that were searched
     */
    Listing(Path base, String written, Collection<Path> folders) {
        this.base = base;
        this.written = written;
        this.folders = folders;
    }

    /**
     * The file or folder to read, or the folder where a glob begins; the base if the path is
     * invalid.
     */
    Path start() {
        try {
            int slash = written.lastIndexOf('/', Math.max(0, glob()));
            return glob() < 0
                    ? WrittenPaths.resolve(base, written)
                    : WrittenPaths.resolve(base, slash < 0 ? "" : written.substring(0, slash + 1));
        } catch (InvalidPathException e) {
            return base;
        }
    }

    /** Whether {@link #start} is outside of what a workspace may read. */
    boolean isOutside(WorkspaceBounds bounds) {
        return !bounds.mayRead(start());
    }

    /** The files, including those outside the workspace. */
    List<Path> all() {
        return files(link -> true);
    }

    /**
     * The files that a workspace may read: those within its bounds, and a single file with the name
     * of a source that is named without a glob.
     */
    List<Path> within(WorkspaceBounds bounds) {
        Path start = start();
        boolean isNamedFile = glob() < 0 && Files.isRegularFile(start) && FileKinds.isSource(start);
        return isNamedFile || bounds.mayRead(start) ? files(bounds::mayRead) : List.of();
    }

    private List<Path> files(Predicate<Path> mayFollow) {
        Path start = start();
        if (glob() < 0 && !Files.isDirectory(start)) {
            if (start.getParent() != null && Files.isDirectory(start.getParent())) {
                folders.add(start.getParent());
            }
            return Files.isRegularFile(start) ? List.of(start) : List.of();
        }
        String pattern = glob() < 0 ? "" : written.substring(written.lastIndexOf('/', glob()) + 1);
        PathGlob fitting = PathGlob.of(pattern);
        Predicate<Path> wanted =
                glob() < 0
                        ? file -> FileKinds.sourceKind(file).isPresent()
                        : file -> fitting.fits(start.relativize(file));
        int depth =
                glob() < 0 || pattern.contains("**")
                        ? FolderTree.MAX_DEPTH
                        : (int) pattern.chars().filter(c -> c == '/').count() + 1;
        return FolderTree.files(start, depth, mayFollow, folders, wanted);
    }

    /** The index of the first glob character; negative if there is none. */
    private int glob() {
        for (int i = 0; i < written.length(); i++) {
            if (GLOB.indexOf(written.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
