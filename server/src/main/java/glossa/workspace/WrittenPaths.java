package glossa.workspace;

import glossa.workspace.paths.UserFolders;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** Each of these paths from each of these folders; without those that are none. */
    static List<Path> resolvedAll(List<Path> bases, List<String> written) {
        List<Path> all = new ArrayList<>();
        for (Path base : bases) {
            for (String path : written) {
                try {
                    all.add(resolve(base, path));
                } catch (InvalidPathException e) {
                    // Leads nowhere.
                }
            }
        }
        return all.stream().distinct().toList();
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
        return candidates(around, folder, written).stream().filter(around::exists).findFirst();
    }

    /**
     * The source that a note or a project names as its bibliography, wherever it lies; no folder,
     * no glob and no file of another kind, since notes come from others too.
     *
     * @param folder of the note or project file that names it
     */
    public static Optional<Path> bibliography(WorkspaceFiles around, Path folder, String written) {
        return BibliographyNames.isComputed(written)
                ? Optional.empty()
                : candidates(around, folder, written).stream()
                        .filter(FileKinds::isSource)
                        .filter(around::exists)
                        .findFirst();
    }

    /** What a written path may mean, the likeliest first. */
    static List<Path> candidates(WorkspaceFiles around, Path folder, String written) {
        List<Path> files = new ArrayList<>();
        for (String form : List.of(written, decoded(written))) {
            if (!form.isBlank()) {
                addCandidates(around, folder, form.strip(), files);
            }
        }
        return files.stream().distinct().toList();
    }

    private static void addCandidates(
            WorkspaceFiles around, Path folder, String written, List<Path> files) {
        try {
            Path beside = resolve(folder, written);
            String path = written.startsWith("/") ? written.substring(1) : written;
            for (Path base : bases(around, folder, written)) {
                files.add(resolve(base, path));
            }
            if (written.startsWith("/")) {
                files.add(beside);
            }
        } catch (InvalidPathException e) {
            // Leads nowhere.
        }
    }

    /** Without percent-encoding, as editors write blanks in paths ({@code my%20refs.bib}). */
    private static String decoded(String written) {
        if (written.indexOf('%') < 0) {
            return written;
        }
        try {
            return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return written;
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
}
