package glossa.cli;

import glossa.corpus.CorpusStore;
import glossa.features.diagnostics.Diagnostics;
import glossa.features.diagnostics.DiagnosticsCache;
import glossa.features.diagnostics.SourceDiagnostics;
import glossa.index.PaperIndex;
import glossa.indexing.IndexFolders;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.Problem;
import glossa.source.reading.SourceFiles;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code glossa check}: what an editor would underline, each note by its own workspace's papers.
 */
final class CheckCommand {
    private CheckCommand() {}

    /**
     * Prints the problems; the exit code.
     *
     * @param paths what was named
     * @param notes the notes among it
     */
    static int run(List<Path> paths, List<Path> notes, CommandLine line) {
        Map<Path, List<Path>> byWorkspace = new LinkedHashMap<>();
        paths.forEach(path -> byWorkspace.put(IndexFolders.workspaceOf(path), new ArrayList<>()));
        notes.forEach(
                note ->
                        byWorkspace
                                .computeIfAbsent(
                                        IndexFolders.workspaceOf(note), root -> new ArrayList<>())
                                .add(note));
        int code = Commands.FINE;
        for (var workspace : byWorkspace.entrySet()) {
            code = Math.max(code, check(workspace.getKey(), workspace.getValue(), line));
        }
        return code;
    }

    private static int check(Path root, List<Path> notes, CommandLine line) {
        PrintWriter out = line.getOut();
        try (CorpusStore store =
                PaperIndex.inMemory(IndexFolders.ledger(WorkspaceLocation.of(root)).readOnly())) {
            Workspace workspace = new Workspace(store);
            workspace.setFolders(List.of(root));
            workspace.index((file, number, count) -> {});
            try (Snapshot snapshot = workspace.snapshot(Notes.NONE)) {
                Map<Path, List<Problem>> problems =
                        new LinkedHashMap<>(workspace.settingsProblems());
                problems.putAll(snapshot.corpus().problems());
                problems.replaceAll((file, of) -> workspace.settings().severities().applyTo(of));
                SourceDiagnostics.of(snapshot, Map.of(), false, workspace.settings())
                        .forEach(
                                (file, hints) ->
                                        problems.merge(
                                                file,
                                                hints,
                                                (one, other) ->
                                                        Stream.concat(one.stream(), other.stream())
                                                                .toList()));
                boolean any = ProblemLines.print(out, Path.of("").toAbsolutePath(), problems);
                boolean unchecked = false;
                DiagnosticsCache memory = new DiagnosticsCache();
                for (Path file : notes) {
                    Optional<String> text = SourceFiles.text(file);
                    if (text.isEmpty()) {
                        line.getErr().println(file + ": this is no text file that can be read");
                        unchecked = true;
                        continue;
                    }
                    Note note =
                            Note.of(
                                    file.toUri().toString(),
                                    0,
                                    text.get(),
                                    workspace.conventions());
                    // A hint tells what could be better, and not that something is wrong.
                    List<Problem> wrong =
                            Diagnostics.of(snapshot, note, workspace.settings(), memory).stream()
                                    .filter(problem -> problem.severity() != Problem.Severity.HINT)
                                    .toList();
                    any |= ProblemLines.print(out, file, wrong);
                    unchecked |= snapshot.corpus().size() == 0 && !note.items().isEmpty();
                }
                if (snapshot.corpus().size() == 0) {
                    line.getErr()
                            .println(
                                    "glossa: no papers were found in "
                                            + root
                                            + ", so no key can be checked");
                }
                return unchecked ? Commands.CANNOT_RUN : any ? Commands.PROBLEMS : Commands.FINE;
            }
        }
    }
}
