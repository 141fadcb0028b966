package glossa.workspace;

import glossa.settings.Settings;

import java.nio.file.Path;
import java.util.List;

/**
 * A workspace: its folders, and the editor's settings for them.
 *
 * @param folders absolute; empty for a single file
 * @param editorSettings as JSON with the structure of the settings file; empty for none ({@link
 *     Settings#of(String, String)})
 */
public record WorkspaceLocation(List<Path> folders, String editorSettings) {
    public WorkspaceLocation {
        folders = List.copyOf(folders);
    }

    /** A folder without settings of an editor. */
    public static WorkspaceLocation of(Path folder) {
        return new WorkspaceLocation(List.of(folder), "");
    }

    /** The settings of one of the folders, from its settings file and the editor. */
    public Settings settings(Path folder) {
        return SourceDiscovery.settings(folder.resolve(Settings.FILE), editorSettings);
    }
}
