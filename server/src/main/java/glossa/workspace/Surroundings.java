package glossa.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files around the notes, as far as a feature asks of them. */
public interface Surroundings {
    /** Whether a file or a folder is there. */
    boolean exists(Path file);

    /** The files in a folder whose names may be those of sources, by name; none where none is. */
    List<Path> sourcesIn(Path folder);

    /** The folders of the workspace. */
    List<Path> folders();

    /** The files of the disk, around a workspace of these folders. */
    static Surroundings disk(List<Path> folders) {
        return new Surroundings() {
            @Override
            public boolean exists(Path file) {
                return Files.exists(file);
            }

            @Override
            public List<Path> sourcesIn(Path folder) {
                try (Stream<Path> files = Files.list(folder)) {
                    return files.filter(Discovery::isSource).sorted().toList();
                } catch (IOException | java.io.UncheckedIOException e) {
                    return List.of();
                }
            }

            @Override
            public List<Path> folders() {
                return folders;
            }
        };
    }
}
