package glossa.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The files of a folder and those below, without what nobody keeps sources or notes in.
 *
 * <p>Each folder is visited once, by its identity on the disk, however many links lead to it; a
 * link is followed only where its target may be read. The walk ends at a number of files and after
 * a time, so that a link to {@code /} or a home folder does not keep it busy for ever.
 */
final class FolderTree {
    /** Folders that hold no one's own sources. */
    private static final Set<String> SKIPPED =
            Set.of("node_modules", "_site", "_book", "_freeze", "__pycache__", "venv", "renv");

    /** How many folders deep is looked at most. */
    static final int MAX_DEPTH = 24;

    /** Files and folders that one walk looks at. */
    private static final int MAX_FILES = 1_000_000;

    private static final Duration MAX_TIME = Duration.ofMinutes(1);

    private FolderTree() {}

    /** Receives what is found. */
    interface Visitor {
        /** Before the folder's files. */
        default void folder(Path folder) {}

        void file(Path file, BasicFileAttributes attributes);
    }

    /** How a walk ended. */
    enum End {
        /** Everything was visited. */
        WHOLE,
        /** It met the bound on files. */
        TOO_MANY_FILES,
        /** It met the bound on time. */
        TOO_SLOW
    }

    /**
     * Visits all files below {@code start}; what cannot be read is passed over.
     *
     * @param mayFollow whether the folder behind a link, whose path is given, may be read
     */
    static End visit(Path start, int depth, Predicate<Path> mayFollow, Visitor visitor) {
        if (!Files.isDirectory(start)) {
            return End.WHOLE;
        }
        Walk walk = new Walk(start, mayFollow, visitor);
        try {
            Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, walk);
        } catch (IOException e) {
            // The walk passes over what cannot be read: nothing is left that could come here.
            throw new UncheckedIOException(e);
        }
        return walk.end;
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path start;
        private final Predicate<Path> mayFollow;
        private final Visitor visitor;
        private final Set<Object> visited = new HashSet<>();
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
                    !folder.equals(start) && (name.startsWith(".") || SKIPPED.contains(name));
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
            visitor.folder(folder);
            return FileVisitResult.CONTINUE;
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

    /** The same, and adds which folders they were looked for in. */
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

    /** How many folders deep a workspace's folder is looked through. */
    static int depth(Path folder) {
        // A note that lies in the home folder does not make everything below it a workspace.
        boolean wide = folder.getParent() == null || folder.equals(UserFolders.home());
        return wide ? 1 : MAX_DEPTH;
    }
}
