package glossa.cli;

import glossa.cli.output.ProblemLines;
import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.indexing.IndexFolders;
import glossa.paper.Problem;
import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code glossa index}: brings a workspace's index up to date. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = "Index the workspace that FOLDER is in, as an editor would.")
final class IndexCommand implements Callable<Integer> {
    /** Lines of progress, and of problems in sources: a library may have thousands of both. */
    private static final int MAX_LINES = 20;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Commands commands;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "A folder of the workspace (default: the current folder).")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Path start = commands.existingFolder(folder, spec.commandLine());
        Path root = IndexFolders.workspaceOf(start, commands.folder());
        try (CorpusStore store = IndexFolders.of(WorkspaceLocation.of(root))) {
            Workspace workspace = new Workspace(store);
            workspace.setFolders(List.of(root));
            CommandIndex.update(
                    workspace,
                    (file, number, count) -> {
                        if (number == count || number % (count / MAX_LINES + 1) == 0) {
                            err.println(number + "/" + count + " " + root.relativize(file));
                        }
                    },
                    err);
            try (Corpus corpus = store.acquire()) {
                Map<Path, List<Problem>> problems = corpus.problems();
                boolean any = ProblemLines.print(err, root, workspace.settingsProblems());
                any |= ProblemLines.printFirst(MAX_LINES, err, root, problems);
                spec.commandLine()
                        .getOut()
                        .println(
                                ProblemLines.count(corpus.size(), "paper")
                                        + " in "
                                        + ProblemLines.count(problems.size(), "source"));
                return any ? Commands.PROBLEMS : Commands.SUCCESS;
            }
        }
    }
}
