package glossa.workspace;

import glossa.settings.Settings;
import glossa.source.reading.SourceFiles;
import glossa.workspace.paths.WorkspaceBounds;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files around the notes, as features need them. */
public interface WorkspaceFiles {
    /** Whether a file or folder exists. */
    boolean exists(Path file);

    /**
     * The files in a folder whose names may be those of sources, sorted by name; empty if there are
     * none.
     */
    List<Path> sourcesIn(Path folder);

    /** The folders of the workspace. */
    List<Path> folders();

    /** The folders in which a file named after a key belongs to its paper. */
    default List<Path> paperFolders() {
        return folders().stream().map(folder -> folder.resolve("papers")).toList();
    }

    /**
     * Whether a file, which may be missing, is inside the workspace's folders by its real path: a
     * workspace may have Glossa write only there.
     */
    default boolean isInside(Path file) {
        return folders().stream().anyMatch(file.toAbsolutePath().normalize()::startsWith);
    }

    /** The text of a note that is not open. */
    default Optional<String> text(String uri) {
        return Optional.empty();
    }

    /** The text of a file of at most {@code most} bytes; empty if there is none. */
    default Optional<String> text(Path file, long most) {
        return text(file.toUri().toString()).filter(text -> text.length() <= most);
    }

    /** The files on disk, for a workspace with these folders. */
    static WorkspaceFiles disk(List<Path> folders) {
        return disk(folders, Settings.DEFAULT.paperFolders());
    }

    /**
     * The same, with other folders for papers.
     *
     * @param paperFolders relative to a folder of the workspace, absolute, or with {@code ~}
     */
    static WorkspaceFiles disk(List<Path> folders, List<String> paperFolders) {
        List<Path> ofPapers = WrittenPaths.resolvedAll(folders, paperFolders);
        return new WorkspaceFiles() {
            @Override
            public List<Path> paperFolders() {
                return ofPapers;
            }

            @Override
            public boolean exists(Path file) {
                return Files.exists(file);
            }

            @Override
            public List<Path> sourcesIn(Path folder) {
                try (Stream<Path> files = Files.list(folder)) {
                    return files.filter(FileKinds::isSource).sorted().toList();
                } catch (IOException | java.io.UncheckedIOException e) {
                    return List.of();
                }
            }

            @Override
            public List<Path> folders() {
                return folders;
            }

            @Override
            public boolean isInside(Path file) {
                return WorkspaceBounds.of(folders, List.of()).holds(file);
            }

            @Override
            public Optional<String> text(Path file, long most) {
                return SourceFiles.text(file, most);
            }

            @Override
            public Optional<String> text(String uri) {
                try {
                    return SourceFiles.text(Path.of(URI.create(uri)));
                } catch (IllegalArgumentException | FileSystemNotFoundException e) {
                    // A note without a folder.
                    return Optional.empty();
                }
            }
        };
    }
}
