package glossa.torture.kit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A folder for one attempt: a home, a workspace, what lies outside of both, and where the program
 * keeps its caches. Closing it kills what was started in it and deletes it.
 */
public final class Scratch implements AutoCloseable {
    private static final int MAX_DELETIONS = 20;

    /** Those that are not closed yet; a campaign that is interrupted leaves nothing behind. */
    private static final Set<Scratch> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(Scratch::discard)));
    }

    private final Path parent;
    private final String name;
    private final Path root;
    private final MarkedProcesses processes;

    /** Makes it below {@code parent}. */
    public Scratch(Path parent, String name) throws IOException {
        this.parent = parent;
        this.name = name;
        root = Files.createTempDirectory(parent, name + "-").toRealPath();
        processes = new MarkedProcesses(root.getFileName().toString());
        for (Path folder : List.of(home(), workspace(), outside())) {
            Files.createDirectory(folder);
        }
        OPEN.add(this);
    }

    /** Another one, for what outlives this attempt; whoever asks for it closes it. */
    public Scratch sibling() throws IOException {
        return new Scratch(parent, name);
    }

    /** The folder that holds all others. */
    public Path root() {
        return root;
    }

    /** The reader's home folder. */
    public Path home() {
        return root.resolve("home");
    }

    /** The folder that the editor opens. */
    public Path workspace() {
        return root.resolve("workspace");
    }

    /** A folder that is none of the workspace's business. */
    public Path outside() {
        return root.resolve("outside");
    }

    /** {@code XDG_CACHE_HOME}. */
    public Path cache() {
        return root.resolve("cache");
    }

    /** {@code XDG_STATE_HOME}. */
    public Path state() {
        return root.resolve("state");
    }

    /**
     * Whether a path, which need not be there, lies in the workspace when all links are followed.
     */
    public boolean isInWorkspace(Path path) throws IOException {
        Path there = path.normalize();
        for (Path above = there; above != null; above = above.getParent()) {
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
                return Files.exists(above) && above.toRealPath().startsWith(workspace());
            }
        }
        return false;
    }

    /** What was started here and still runs. */
    public MarkedProcesses processes() {
        return processes;
    }

    /** Writes a file of the workspace, with the folders that it lies in. */
    public Path write(String path, String text) throws IOException {
        Path file = resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, TortureCase.bytes(text));
    }

    /**
     * Makes the files that a case names: {@code file PATH}, {@code link PATH} (the text is its
     * target), {@code fifo PATH}, {@code sparse PATH} (the text is its size in bytes), {@code
     * folder PATH}. Relative paths lie in the workspace.
     */
    public void build(TortureCase described) throws IOException, InterruptedException {
        for (TortureCase.Section section : described.sections()) {
            String kind = section.name().split(" ", 2)[0];
            if (!List.of("file", "link", "fifo", "sparse", "folder").contains(kind)) {
                continue;
            }
            Path path = resolve(section.argument());
            String text = filled(section.expanded());
            Files.createDirectories(path.getParent());
            switch (kind) {
                case "file" -> Files.write(path, TortureCase.bytes(text + "\n"));
                case "link" -> Files.createSymbolicLink(path, Path.of(text.strip()));
                case "fifo" -> run(List.of("mkfifo", path.toString()));
                case "folder" -> Files.createDirectories(path);
                default -> {
                    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                        file.setLength(Long.parseLong(text.strip()));
                    }
                }
            }
        }
    }

    /**
     * The text with this scratch's folders for {@code {home}}, {@code {workspace}}, {@code
     * {outside}} and {@code {root}}.
     */
    public String filled(String text) {
        return text.replace("{home}", home().toString())
                .replace("{workspace}", workspace().toString())
                .replace("{outside}", outside().toString())
                .replace("{root}", root.toString());
    }

    private Path resolve(String path) {
        return workspace().resolve(filled(path));
    }

    /** Runs one of the system's own commands. */
    public static void run(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    @Override
    public void close() throws IOException {
        OPEN.remove(this);
        try {
            processes.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(root);
    }

    /** Closes it where what fails can only be told. */
    public void discard() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("torture: " + root + " is left over: " + e);
        }
    }

    /** Deletes a folder with all that lies in it. What can't be deleted is left. */
    public static void delete(Path folder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                deleteOnce(folder);
                return;
            } catch (DirectoryNotEmptyException e) {
                // A server that lives writes into it at this moment.
                if (attempt == MAX_DELETIONS) {
                    throw e;
                }
            }
        }
    }

    private static void deleteOnce(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes known)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path at, @org.jspecify.annotations.Nullable IOException e)
                            throws IOException {
                        Files.deleteIfExists(at);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
