package glossa.workspace.paths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which files a workspace may name. Workspaces are not trusted, so a file that they name must be
 * inside the workspace by its real path, or in a folder that the user allowed; links do not lead
 * out of it.
 *
 * <p>Invariant: nothing outside the workspace's folders is ever written.
 *
 * @param folders the real paths of the workspace's folders
 * @param allowed the real paths of the other folders that may be read
 */
public record WorkspaceBounds(List<Path> folders, List<Path> allowed) {
    /** The maximum length of a chain of links; a longer one is a cycle. */
    private static final int MAX_LINKS = 40;

    public WorkspaceBounds {
        folders = List.copyOf(folders);
        allowed = List.copyOf(allowed);
    }

    /** The bounds of a workspace with these folders, for a user who allowed some others. */
    public static WorkspaceBounds of(Collection<Path> folders, Collection<Path> allowed) {
        return new WorkspaceBounds(
                folders.stream().map(WorkspaceBounds::real).toList(),
                allowed.stream().map(WorkspaceBounds::real).toList());
    }

    /** Whether a file or folder, which may be missing, is inside the workspace. */
    public boolean holds(Path path) {
        Path real = real(path);
        return folders.stream().anyMatch(real::startsWith);
    }

    /** Whether a file or folder that the workspace names may be read. */
    public boolean mayRead(Path path) {
        Path real = real(path);
        return folders.stream().anyMatch(real::startsWith)
                || allowed.stream().anyMatch(real::startsWith);
    }

    /**
     * The path without links and dots. For a missing file, the real path of the nearest existing
     * parent is used, and for a dangling link its target, since writing to the link would create
     * that.
     */
    public static Path real(Path path) {
        return real(path.toAbsolutePath().normalize(), MAX_LINKS);
    }

    private static Path real(Path absolute, int links) {
        List<Path> missing = new ArrayList<>();
        for (Path at = absolute; at != null; at = at.getParent()) {
            Optional<Path> found = Optional.empty();
            try {
                found = Optional.of(at.toRealPath());
            } catch (IOException e) {
                if (Files.isSymbolicLink(at)) {
                    found = target(at, links);
                }
            }
            if (found.isPresent()) {
                Path real = found.get();
                for (Path name : missing.reversed()) {
                    real = real.resolve(name);
                }
                return real;
            }
            if (at.getFileName() != null) {
                missing.add(at.getFileName());
            }
        }
        return absolute;
    }

    /** The target of a dangling link; the root for a cycle of links. */
    private static Optional<Path> target(Path link, int links) {
        try {
            return Optional.of(
                    links == 0
                            ? link.getRoot()
                            : real(
                                    link.resolveSibling(Files.readSymbolicLink(link)).normalize(),
                                    links - 1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
