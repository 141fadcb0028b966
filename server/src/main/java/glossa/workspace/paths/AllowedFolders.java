package glossa.workspace.paths;

import glossa.source.BoundedFiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folders outside their workspaces that the user allows workspaces to read: a file in the
 * user's state folder with one real path in each line. A workspace cannot add to it: only {@code
 * glossa allow} does.
 *
 * @param file the file; may be missing
 */
public record AllowedFolders(Path file) {
    private static final long MAX_BYTES = 1 << 20;

    /** The allowed folders of the user who runs Glossa. */
    public static AllowedFolders ofUser() {
        return new AllowedFolders(UserFolders.state().resolve("allowed-folders.txt"));
    }

    /** The folders in the order of their paths; none if the file cannot be read. */
    public Set<Path> all() {
        Set<Path> folders = new TreeSet<>();
        try {
            String text = new String(BoundedFiles.read(file, MAX_BYTES), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                if (!line.isBlank() && Path.of(line).isAbsolute()) {
                    folders.add(Path.of(line));
                }
            }
        } catch (InvalidPathException | IOException e) {
            // An invalid path allows nothing.
        }
        return folders;
    }

    /**
     * Allows a folder.
     *
     * @return its real path, which is stored
     * @throws IOException if it is not a folder, or the list cannot be written
     */
    public Path add(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new NoSuchFileException(folder.toString(), null, "is not a folder");
        }
        Set<Path> folders = all();
        folders.add(real);
        write(folders);
        return real;
    }

    /**
     * Removes a folder.
     *
     * @return whether it was allowed
     * @throws IOException if the list cannot be written
     */
    public boolean remove(Path folder) throws IOException {
        Set<Path> folders = all();
        boolean was = folders.remove(folder.toAbsolutePath().normalize());
        try {
            was |= folders.remove(folder.toRealPath());
        } catch (IOException e) {
            // A deleted folder is removed by the path that was stored.
        }
        if (was) {
            write(folders);
        }
        return was;
    }

    private void write(Set<Path> folders) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        Path next = Files.createTempFile(UserFolders.create(folder), "allowed", ".txt");
        List<String> lines = folders.stream().map(Path::toString).toList();
        Files.write(next, lines, StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
