package glossa.cli;

import glossa.cli.output.ProblemLines;
import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.grammar.Range;
import glossa.index.KeyLedger;
import glossa.indexing.IndexFolders;
import glossa.paper.DisplayText;
import glossa.paper.KeyRule;
import glossa.paper.Problem;
import glossa.source.Chunk;
import glossa.source.ReadResult;
import glossa.source.SourceFile;
import glossa.source.SourceFile.Contents;
import glossa.source.csl.CslItemWriter;
import glossa.source.reading.SourceFiles;
import glossa.workspace.WorkspaceLocation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** {@code glossa papers}: the papers in sources. */
@Command(
        name = "papers",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Print the papers in sources, as CSL-JSON or only their keys.",
            "Problems go to standard error, as lines file:line:column: severity code: message."
        })
final class PapersCommand implements Callable<Integer> {
    enum Format {
        CSL_JSON,
        JSONL,
        KEYS;

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
            description =
                    "csl-json (an array), jsonl (one CSL-JSON item a line) or keys (default:"
                            + " ${DEFAULT-VALUE}).")
    private Format format = Format.CSL_JSON;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A source, or a folder with sources.")
    private List<Path> paths = List.of();

    @Override
    public Integer call() {
        Map<Path, FileArgument> arguments = new LinkedHashMap<>();
        for (FileArgument argument : FileArgument.sources(paths, commands, spec.commandLine())) {
            arguments.putIfAbsent(argument.file().normalize(), argument);
        }
        List<Path> order = List.copyOf(arguments.keySet());
        Path first = commands.folder().resolve(paths.getFirst());
        WorkspaceLocation location =
                WorkspaceLocation.of(IndexFolders.workspaceOf(first, commands.folder()));
        KeyLedger ledger = IndexFolders.ledger(location).readOnly();
        try (IndexFolders.TemporaryStore temporary =
                IndexFolders.passingWithoutSearch(order, ledger)) {
            CorpusStore store = temporary.store();
            List<SourceFile> files = new ArrayList<>();
            arguments.forEach((file, argument) -> files.add(source(file, argument.isNamed())));
            KeyRule rule = location.settings(location.folders().getFirst()).keyRule();
            store.replace(files, List.of(), order, rule);
            boolean isRead = isRead(store, arguments);
            try (Corpus corpus = store.acquire()) {
                print(corpus, file -> written(arguments, file));
                boolean any = false;
                for (var problems : corpus.problems().entrySet()) {
                    any |=
                            ProblemLines.print(
                                    spec.commandLine().getErr(),
                                    written(arguments, problems.getKey()),
                                    problems.getValue());
                }
                return !isRead ? Commands.CANNOT_RUN : any ? Commands.PROBLEMS : Commands.SUCCESS;
            }
        }
    }

    /** Whether all files could be read; one that was written to meanwhile is told. */
    private boolean isRead(CorpusStore store, Map<Path, FileArgument> arguments) {
        Set<Path> read = store.stamps().keySet();
        boolean all = true;
        for (FileArgument argument : arguments.values()) {
            if (!read.contains(argument.file().normalize())) {
                all = false;
                spec.commandLine()
                        .getErr()
                        .println(
                                "glossa: "
                                        + DisplayText.line(argument.written().toString())
                                        + " changed while it was read; run this again when it is"
                                        + " complete");
            }
        }
        return all;
    }

    private static Path written(Map<Path, FileArgument> arguments, Path file) {
        FileArgument argument = arguments.get(file);
        return argument == null ? file : argument.written();
    }

    private void print(Corpus corpus, UnaryOperator<Path> written) {
        PrintWriter out = spec.commandLine().getOut();
        boolean array = format == Format.CSL_JSON;
        boolean[] first = {true};
        out.print(array ? "[" : "");
        corpus.each(
                paper -> {
                    out.print(array ? first[0] ? "\n" : ",\n" : "");
                    first[0] = false;
                    out.print(
                            format == Format.KEYS
                                    ? DisplayText.line(paper.key())
                                    : CslItemWriter.line(paper, written));
                    out.print(array ? "" : "\n");
                });
        out.print(!array ? "" : first[0] ? "]\n" : "\n]\n");
        out.flush();
    }

    /** A file that is named, and not only found in a folder, must be one that Glossa reads. */
    private static SourceFile source(Path file, boolean isNamed) {
        return new SourceFile(
                file,
                SourceFiles.stamp(file),
                "",
                () -> {
                    Contents contents = SourceFiles.open(file);
                    return isNamed && isSilent(contents) ? withWarning(contents) : contents;
                });
    }

    /** Whether it has neither papers nor problems. */
    private static boolean isSilent(Contents contents) {
        List<Chunk> pieces = contents.pieces().orElse(List.of());
        if (contents.problem().isPresent() || pieces.size() > 1) {
            return false;
        }
        try {
            for (Chunk piece : pieces) {
                ReadResult reading = contents.reader().read(piece);
                if (!reading.papers().isEmpty() || !reading.problems().isEmpty()) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Contents withWarning(Contents contents) {
        return new Contents(
                contents.pieces(),
                contents.reader(),
                Optional.of(
                        new Problem(
                                Range.of(0, 0, 0, 0),
                                Problem.Severity.WARNING,
                                "no-papers",
                                "no papers found in any format that Glossa reads")),
                contents.endsOpen());
    }
}
