package glossa.workspace;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a path means that is written in the settings, in a note, in a project or in a record. */
public final class WrittenPaths {
    private WrittenPaths() {}

    /**
     * The path: relative to {@code base}, absolute, or with {@code ~}.
     *
     * @throws InvalidPathException if it is no path, or one on another computer
     */
    public static Path resolve(Path base, String written) {
        boolean isInHome = written.equals("~") || written.startsWith("~/");
        // A UNC path makes Windows log on to a server that the workspace chose.
        if (written.startsWith("\\\\") || written.startsWith("//")) {
            throw new InvalidPathException(written, "names a server");
        }
        return base.resolve(isInHome ? UserFolders.home() + written.substring(1) : written)
                .normalize();
    }

    /**
     * The file that a note or a project names; nothing where none is there.
     *
     * <p>It is looked for beside the note, as Glossa and Quarto read it, and in each folder from
     * there up to the workspace's, since pandoc reads it from wherever it is started.
     *
     * @param folder of the note or project file that names it
     */
    public static Optional<Path> file(WorkspaceFiles around, Path folder, String written) {
        try {
            String path = written.startsWith("/") ? written.substring(1) : written;
            for (Path base : bases(around, folder, written)) {
                Path file = resolve(base, path);
                if (around.exists(file)) {
                    return Optional.of(file);
                }
            }
            return Optional.of(written)
                    .filter(absolute -> absolute.startsWith("/"))
                    .map(absolute -> resolve(folder, absolute))
                    .filter(around::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * The folders that a path may be meant from; one with a slash before it, from the project's.
     */
    private static List<Path> bases(WorkspaceFiles around, Path folder, String written) {
        List<Path> bases = new ArrayList<>();
        if (!written.startsWith("/")) {
            bases.add(folder);
        }
        for (Path root : around.folders()) {
            if (!folder.startsWith(root)) {
                bases.add(root);
            }
            for (Path at = folder; at != null && at.startsWith(root); at = at.getParent()) {
                bases.add(at);
            }
        }
        return bases;
    }

    /**
     * The source that a note or a project names as its bibliography, wherever it lies; no folder,
     * no glob and no file of another kind, since notes come from others too.
     *
     * @param folder of the note or project file that names it
     * @param folders to which the folder is added that was looked into
     */
    static Optional<Path> bibliography(Path folder, String written, Collection<Path> folders) {
        if (written.contains("://")) {
            return Optional.empty();
        }
        try {
            Path file = resolve(folder, written);
            if (!FileKinds.isSource(file)) {
                return Optional.empty();
            }
            if (file.getParent() != null && Files.isDirectory(file.getParent())) {
                folders.add(file.getParent());
            }
            return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
