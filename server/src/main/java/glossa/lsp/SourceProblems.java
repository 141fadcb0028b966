package glossa.lsp;

import glossa.features.diagnostics.SourceDiagnostics;
import glossa.paper.Problem;
import glossa.settings.Settings;
import glossa.workspace.FileKinds;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The problems of sources and settings files: what their readers tell, and all else. */
final class SourceProblems {
    private SourceProblems() {}

    /**
     * The problems by file; those with nothing wrong may map to an empty list.
     *
     * @param notesRead whether the notes on the disk are read
     */
    static Map<Path, List<Problem>> of(Workspace workspace, boolean notesRead) {
        Map<Path, List<Problem>> problems = new LinkedHashMap<>(workspace.settingsProblems());
        Map<Path, String> open = new LinkedHashMap<>();
        workspace.openSources().forEach(file -> open.put(file, workspace.text(file).orElse("")));
        Settings settings = workspace.settings();
        try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
            snapshot.sourceProblems()
                    .forEach((file, of) -> problems.merge(file, of, SourceProblems::joined));
            // Those of a note's own references are among the note's.
            problems.keySet().removeIf(FileKinds::isNote);
            problems.replaceAll((file, of) -> settings.severities().applyTo(of));
            SourceDiagnostics.of(snapshot, open, notesRead, settings)
                    .forEach((file, of) -> problems.merge(file, of, SourceProblems::joined));
        }
        return problems;
    }

    private static List<Problem> joined(List<Problem> one, List<Problem> other) {
        List<Problem> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
