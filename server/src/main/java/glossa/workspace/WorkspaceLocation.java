package glossa.workspace;

import glossa.settings.Settings;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a workspace is: its folders, and what the editor has set in them.
 *
 * @param folders absolute; empty where a single file is edited
 * @param editorSettings as JSON in the shape of the settings file; empty for none ({@link
 *     Settings#of(String, String)})
 */
public record WorkspaceLocation(List<Path> folders, String editorSettings) {
    public WorkspaceLocation {
        folders = List.copyOf(folders);
    }

    /** A folder in which no editor has set anything. */
    public static WorkspaceLocation of(Path folder) {
        return new WorkspaceLocation(List.of(folder), "");
    }

    /** What holds in one of the folders, by its settings file and the editor. */
    public Settings settings(Path folder) {
        return SourceDiscovery.settings(folder.resolve(Settings.FILE), editorSettings);
    }
}
