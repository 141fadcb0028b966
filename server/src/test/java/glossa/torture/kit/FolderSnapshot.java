package glossa.torture.kit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that lies in a folder at one moment: kinds, sizes and times of change, and what small files
 * say.
 */
public record FolderSnapshot(Map<Path, String> entries) {
    private static final long MAX_COMPARED_BYTES = 1 << 20;

    /** Looks at the folder and at all below it; links are not followed. */
    public static FolderSnapshot of(Path folder) throws IOException {
        Map<Path, String> entries = new TreeMap<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes known) {
                        entries.put(at, "folder");
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path at, BasicFileAttributes known)
                            throws IOException {
                        entries.put(at, describe(at, known));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path at, IOException e) {
                        return FileVisitResult.CONTINUE; // Gone meanwhile.
                    }
                });
        return new FolderSnapshot(entries);
    }

    private static String describe(Path file, BasicFileAttributes known) throws IOException {
        String content =
                known.isSymbolicLink()
                        ? Files.readSymbolicLink(file).toString()
                        : known.isRegularFile() && known.size() <= MAX_COMPARED_BYTES
                                ? Integer.toString(
                                        java.util.Arrays.hashCode(Files.readAllBytes(file)))
                                : "";
        return known.size() + " bytes, " + known.lastModifiedTime() + ", " + content;
    }

    /** The paths that a later moment has, has not, or has changed. */
    public List<String> changesTo(FolderSnapshot later) {
        List<String> changes = new ArrayList<>();
        later.entries.forEach(
                (path, entry) -> {
                    String before = entries.get(path);
                    if (before == null) {
                        changes.add("created " + path);
                    } else if (!before.equals(entry)) {
                        changes.add("changed " + path);
                    }
                });
        entries.keySet().stream()
                .filter(path -> !later.entries.containsKey(path))
                .forEach(path -> changes.add("deleted " + path));
        return changes;
    }
}
