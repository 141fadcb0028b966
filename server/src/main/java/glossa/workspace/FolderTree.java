package glossa.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** The files of a folder and those below, without what nobody keeps sources or notes in. */
final class FolderTree {
    /** Folders that hold no one's own sources. */
    private static final Set<String> SKIPPED =
            Set.of("node_modules", "_site", "_book", "_freeze", "__pycache__", "venv", "renv");

    /** How many folders deep is looked at most. */
    static final int DEEPEST = 24;

    private FolderTree() {}

    /** Told of what is found. */
    interface Visitor {
        /** Before the folder's files. */
        default void folder(Path folder) {}

        void file(Path file, BasicFileAttributes attributes);
    }

    /**
     * All files below {@code start}; what cannot be read is passed over, and links are followed
     * once.
     */
    static void visit(Path start, int depth, Visitor visitor) {
        if (!Files.isDirectory(start)) {
            return;
        }
        try {
            Files.walkFileTree(
                    start,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    depth,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) {
                            String name = String.valueOf(folder.getFileName());
                            if (!folder.equals(start)
                                    && (name.startsWith(".") || SKIPPED.contains(name))) {
                                return FileVisitResult.SKIP_SUBTREE;
                            }
                            visitor.folder(folder);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            if (attributes.isRegularFile()) {
                                visitor.file(file, attributes);
                            }
                            return FileVisitResult.CONTINUE;
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
                    });
        } catch (IOException e) {
            // The visitor passes over what cannot be read: nothing is left that could come here.
            throw new UncheckedIOException(e);
        }
    }

    /** The same, and adds which folders they were looked for in. */
    static void visit(Path start, int depth, Collection<Path> folders, Consumer<Path> taken) {
        visit(
                start,
                depth,
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
        // A note that lies in the home folder does not make all that one owns its workspace.
        boolean wide =
                folder.getParent() == null
                        || folder.equals(Path.of(System.getProperty("user.home")));
        return wide ? 1 : DEEPEST;
    }
}
