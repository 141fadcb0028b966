package glossa.workspace;

import glossa.grammar.Range;
import glossa.paper.Problem;
import glossa.settings.Settings;
import glossa.source.BoundedFiles;
import glossa.workspace.paths.AllowedFolders;
import glossa.workspace.paths.WorkspaceBounds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A workspace: its folders, and the editor's settings for them.
 *
 * @param folders absolute; empty for a single file
 * @param editorSettings as JSON with the structure of the settings file; empty for none ({@link
 *     Settings#of(String, String)})
 */
public record WorkspaceLocation(List<Path> folders, String editorSettings) {
    /** Bytes of a settings file; a larger one is not read. */
    private static final long MAX_SETTINGS_BYTES = 1 << 20;

    public WorkspaceLocation {
        folders = List.copyOf(folders);
    }

    /** A folder without settings of an editor. */
    public static WorkspaceLocation of(Path folder) {
        return new WorkspaceLocation(List.of(folder), "");
    }

    /** The settings of one of the folders, from its settings file and the editor. */
    public Settings settings(Path folder) {
        try {
            byte[] toml = BoundedFiles.read(folder.resolve(Settings.FILE), MAX_SETTINGS_BYTES);
            return Settings.of(new String(toml, StandardCharsets.UTF_8), editorSettings);
        } catch (NoSuchFileException e) {
            return Settings.of("", editorSettings);
        } catch (FileSystemException e) {
            return unreadable(String.valueOf(e.getReason()));
        } catch (IOException e) {
            return unreadable(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether a file may be changed, by an edit that the user chooses: it lies inside the workspace
     * by its real path, in a folder that the user allowed, or in a path of the editor's settings.
     * Without a folder, the user has chosen each file.
     */
    boolean mayEdit(Path file) {
        if (folders.isEmpty()) {
            return true;
        }
        List<Path> allowed = new ArrayList<>(AllowedFolders.ofUser().all());
        for (String path : Settings.of("", editorSettings).corpusPaths()) {
            folders.forEach(
                    folder -> allowed.add(new Listing(folder, path, new ArrayList<>()).start()));
        }
        return WorkspaceBounds.of(folders, allowed).mayRead(file);
    }

    private Settings unreadable(String why) {
        return Settings.of("", editorSettings)
                .with(
                        List.of(
                                new Problem(
                                        Range.of(0, 0, 0, 0),
                                        Problem.Severity.ERROR,
                                        "settings",
                                        Settings.FILE
                                                + " "
                                                + why
                                                + ": all settings in this file are ignored")));
    }
}
