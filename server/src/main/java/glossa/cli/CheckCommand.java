package glossa.cli;

import glossa.cli.output.ProblemLines;
import glossa.corpus.CorpusStore;
import glossa.corpus.TextStore;
import glossa.features.diagnostics.Diagnostics;
import glossa.features.diagnostics.DiagnosticsCache;
import glossa.features.diagnostics.SourceDiagnostics;
import glossa.grammar.NotesLanguage;
import glossa.index.PaperIndex;
import glossa.indexing.IndexFolders;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.Problem;
import glossa.source.reading.SourceFiles;
import glossa.workspace.FileKinds;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code glossa check}: the problems that an editor would show. Each note is checked against the
 * papers of its own workspace.
 */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Check notes and their sources, and print the problems that an editor would show.",
            "Each problem is a line file:line:column: severity code: message."
        })
final class CheckCommand implements Callable<Integer> {
    enum Format {
        TEXT;

        @Override
        public String toString() {
            return Commands.optionValue(this);
        }
    }

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Commands commands;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, the only format (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("UnusedVariable") // there is only one format so far
    private Format format = Format.TEXT;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "A note, a source, or a folder with notes. All sources of its workspace are"
                            + " checked.")
    private List<Path> paths = List.of();

    @Override
    public Integer call() {
        List<FileArgument> notes = FileArgument.notes(paths, commands, spec.commandLine());
        Map<Path, List<FileArgument>> byWorkspace = new LinkedHashMap<>();
        for (Path path : paths) {
            byWorkspace.put(workspaceOf(commands.folder().resolve(path)), new ArrayList<>());
        }
        for (FileArgument note : notes) {
            byWorkspace.computeIfAbsent(workspaceOf(note), root -> new ArrayList<>()).add(note);
        }
        int code = Commands.SUCCESS;
        for (var workspace : byWorkspace.entrySet()) {
            code = Math.max(code, check(workspace.getKey(), workspace.getValue()));
        }
        return code;
    }

    /**
     * A note that is found in a named folder belongs to no more than that folder or its project.
     */
    private Path workspaceOf(FileArgument note) {
        Path current =
                paths.stream()
                        .map(path -> commands.folder().resolve(path).normalize())
                        .filter(
                                named ->
                                        !note.isNamed()
                                                && note.file().normalize().startsWith(named))
                        .findFirst()
                        .orElse(commands.folder());
        return IndexFolders.workspaceOf(note.file(), current);
    }

    private Path workspaceOf(Path file) {
        return IndexFolders.workspaceOf(file, commands.folder());
    }

    private int check(Path root, List<FileArgument> notes) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        WorkspaceLocation location = WorkspaceLocation.of(root);
        try (CorpusStore store = PaperIndex.inMemory(IndexFolders.ledger(location).readOnly());
                TextStore texts = IndexFolders.texts(location)) {
            Workspace workspace = new Workspace(store);
            workspace.setTexts(() -> texts);
            workspace.setFolders(List.of(root));
            CommandIndex.update(workspace, (file, number, count) -> {}, err);
            // Citations may refer to labels in other notes, and wiki links to their names.
            workspace.readNotesOnce((uri, text) -> NotesLanguage.mayDefineTargets(text));
            Set<String> checked =
                    notes.stream()
                            .map(one -> one.file().toUri().toString())
                            .collect(Collectors.toSet());
            CommandIndex.readTexts(
                    workspace,
                    workspace.notesNow(
                            Notes.NONE, (uri, text) -> checked.contains(uri) && mayQuote(text)),
                    err);
            try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                boolean any =
                        ProblemLines.print(
                                out, commands.folder(), sourceProblems(workspace, snapshot));
                boolean unchecked = false;
                boolean hasPapers = snapshot.corpus().size() > 0;
                DiagnosticsCache memory = new DiagnosticsCache();
                for (FileArgument argument : notes) {
                    Optional<String> text = SourceFiles.text(argument.file());
                    if (text.isEmpty()) {
                        ProblemLines.printUnreadableNote(err, argument.written());
                        any = true;
                        continue;
                    }
                    Note note =
                            Note.of(
                                    argument.file().toUri().toString(),
                                    0,
                                    text.get(),
                                    workspace.conventions());
                    // A hint says what could be better, not that something is wrong.
                    List<Problem> wrong =
                            Diagnostics.of(snapshot, note, workspace.settings(), memory).stream()
                                    .filter(problem -> problem.severity() != Problem.Severity.HINT)
                                    .toList();
                    any |= ProblemLines.print(out, argument.written(), wrong);
                    unchecked |= !hasPapers && !note.items().isEmpty();
                }
                if (!hasPapers) {
                    err.println(
                            "glossa: no papers found in "
                                    + root
                                    + ", so citation keys were not checked");
                }
                return unchecked ? Commands.CANNOT_RUN : any ? Commands.PROBLEMS : Commands.SUCCESS;
            }
        }
    }

    /** Whether a note may have words of a paper that are compared with its text. */
    private static boolean mayQuote(String text) {
        return text.indexOf('@') >= 0
                && text.codePoints().anyMatch(c -> c == '"' || c == '>' || c == '\'' || c >= 0x80);
    }

    /** The problems of settings files and sources, by file. */
    private static Map<Path, List<Problem>> sourceProblems(Workspace workspace, Snapshot snapshot) {
        Map<Path, List<Problem>> problems = new LinkedHashMap<>(workspace.settingsProblems());
        problems.putAll(snapshot.sourceProblems());
        problems.keySet().removeIf(FileKinds::isNote);
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
        return problems;
    }
}
