package glossa.workspace;

import glossa.source.reading.SourceFiles;
import glossa.workspace.paths.UserFolders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Visits the files of a folder and its subfolders, except folders that never contain a user's
 * sources or notes.
 *
 * <p>Each folder is visited once, by its file key, however many links lead to it; a link is
 * followed only if its target may be read. The number of files and the time are bounded, so that a
 * link to {@code /} or to a home folder cannot make it run forever.
 */
final class FolderTree {
    /** Names of folders that contain no sources of the user. */
    private static final Set<String> SKIPPED =
            Set.of(
                    "node_modules",
                    "_site",
                    "_book",
                    "_build",
                    "_freeze",
                    "__pycache__",
                    "venv",
                    "renv");

    /** The folder that a project's file names for what is built (Quarto, bookdown). */
    private static final Pattern OUTPUT =
            Pattern.compile("(?m)^[ \\t]*output[-_]dir:[ \\t]*[\"']?([^\"'#\\n]+?)[\"']?[ \\t]*$");

    private static final long MAX_PROJECT_BYTES = 1 << 16;

    /** The maximum depth in folders. */
    static final int MAX_DEPTH = 24;

    /** The maximum number of files and folders in one walk. */
    private static final int MAX_FILES = 1_000_000;

    private static final Duration MAX_TIME = Duration.ofMinutes(1);

    private FolderTree() {}

    /** Receives the files and folders. */
    interface Visitor {
        /** Called before the files of a folder. */
        default void folder(Path folder) {}

        void file(Path file, BasicFileAttributes attributes);
    }

    /** How a walk ended. */
    enum End {
        /** All files were visited. */
        WHOLE,
        /** The limit on files was reached. */
        TOO_MANY_FILES,
        /** The limit on time was reached. */
        TOO_SLOW
    }

    /**
     * Visits all files below {@code start}; unreadable files are skipped.
     *
     * @param mayFollow whether the folder that a link, given by its path, leads to may be read
     */
    static End visit(Path start, int depth, Predicate<Path> mayFollow, Visitor visitor) {
        if (!Files.isDirectory(start)) {
            return End.WHOLE;
        }
        Walk walk = new Walk(start, mayFollow, visitor);
        try {
            Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, walk);
        } catch (IOException e) {
            // Cannot happen: the walk skips unreadable files.
            throw new UncheckedIOException(e);
        }
        return walk.end;
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path start;
        private final Predicate<Path> mayFollow;
        private final Visitor visitor;
        private final Set<Object> visited = new HashSet<>();
        private final Set<Path> outputs = new HashSet<>();
        private final long deadline = System.nanoTime() + MAX_TIME.toNanos();
        private int files;
        private End end = End.WHOLE;

        Walk(Path start, Predicate<Path> mayFollow, Visitor visitor) {
            this.start = start;
            this.mayFollow = mayFollow;
            this.visitor = visitor;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            Object identity = attributes.fileKey();
            boolean isSkipped =
                    !folder.equals(start)
                            && (name.startsWith(".")
                                    || SKIPPED.contains(name)
                                    || outputs.contains(folder));
            if (isSkipped
                    || identity != null && !visited.add(identity)
                    || !folder.equals(start)
                            && Files.isSymbolicLink(folder)
                            && !mayFollow.test(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (isOver()) {
                return FileVisitResult.TERMINATE;
            }
            addOutputs(folder);
            visitor.folder(folder);
            return FileVisitResult.CONTINUE;
        }

        /** What a project has built is no part of it. */
        private void addOutputs(Path folder) {
            for (String project : FileKinds.projectNames()) {
                Path file = folder.resolve(project);
                Matcher output =
                        OUTPUT.matcher(
                                Files.isRegularFile(file)
                                        ? SourceFiles.text(file, MAX_PROJECT_BYTES).orElse("")
                                        : "");
                while (output.find()) {
                    try {
                        Path built = folder.resolve(output.group(1)).normalize();
                        if (!folder.startsWith(built)) {
                            outputs.add(built);
                        }
                    } catch (InvalidPathException e) {
                        // Names no folder.
                    }
                }
            }
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isOver()) {
                return FileVisitResult.TERMINATE;
            }
            if (attributes.isRegularFile()) {
                visitor.file(file, attributes);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isOver() {
            files++;
            if (files > MAX_FILES) {
                end = End.TOO_MANY_FILES;
            } else if ((files & 0xFF) == 0 && System.nanoTime() > deadline) {
                end = End.TOO_SLOW;
            }
            return end != End.WHOLE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
                Path folder, @org.jspecify.annotations.Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    /** The same; also reports the visited folders. */
    static End visit(
            Path start,
            int depth,
            Predicate<Path> mayFollow,
            Collection<Path> folders,
            Consumer<Path> taken) {
        return visit(
                start,
                depth,
                mayFollow,
                new Visitor() {
                    @Override
                    public void folder(Path folder) {
                        folders.add(folder);
                    }

                    @Override
                    public void file(Path file, BasicFileAttributes attributes) {
                        taken.accept(file);
                    }
                });
    }

    /** The files below {@code start} that are wanted, by path. */
    static List<Path> files(
            Path start,
            int depth,
            Predicate<Path> mayFollow,
            Collection<Path> folders,
            Predicate<Path> wanted) {
        List<Path> files = new ArrayList<>();
        visit(
                start,
                depth,
                mayFollow,
                folders,
                file -> {
                    if (wanted.test(file)) {
                        files.add(file);
                    }
                });
        files.sort(Comparator.naturalOrder());
        return files;
    }

    /** The maximum depth to which a workspace's folder is searched. */
    static int depth(Path folder) {
        // A note in the home folder does not make everything below it a workspace.
        boolean wide = folder.getParent() == null || folder.equals(UserFolders.home());
        return wide ? 1 : MAX_DEPTH;
    }
}
