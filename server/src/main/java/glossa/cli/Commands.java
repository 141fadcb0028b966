package glossa.cli;

import glossa.cli.output.ProgramVersion;
import glossa.cli.output.SafeOutput;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * The command line: the features of the server, for a terminal and for other tools. Each subcommand
 * is a class with its options, its help text and its work.
 */
@Command(
        name = "glossa",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        sortOptions = false,
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Citations for reading notes in Markdown.",
            "Without a command, glossa runs the language server, like 'glossa serve'. Editors start"
                    + " it this way."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:problems were found",
            "2:the command could not run, or its arguments are wrong"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  glossa try                              see what it does, on a sample",
            "  glossa papers --format keys refs.bib    list the keys of a bibliography",
            "  glossa citations notes/*.md             list citations, as JSON lines",
            "  glossa check notes                      find unknown keys and broken sources",
            "  glossa search masked year:2019..        search papers and notes",
            "  glossa passage \"words I read\"           find the page that has them",
            "  glossa notes vaswani2017                print what you wrote about a paper",
            "  glossa doctor                           report what is found and what to fix"
        },
        subcommands = {
            TryCommand.class,
            CheckCommand.class,
            CitationsCommand.class,
            PapersCommand.class,
            SearchCommand.class,
            PassageCommand.class,
            NotesCommand.class,
            NoteCommand.class,
            RefreshCommand.class,
            QueueCommand.class,
            MatrixCommand.class,
            IndexCommand.class,
            AllowCommand.class,
            DoctorCommand.class,
            ServeCommand.class,
            TourCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Commands implements Callable<Integer> {
    static final int SUCCESS = 0;
    static final int PROBLEMS = 1;
    static final int CANNOT_RUN = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any command runs
    private CommandSpec spec;

    @Mixin private ServerOptions server = new ServerOptions();

    private Path folder = Path.of("").toAbsolutePath();

    // Also called by picocli.AutoComplete, which makes the packages' bash completion.
    private Commands() {}

    /**
     * Runs one command in the current folder, on standard output and standard error.
     *
     * @return the exit code: {@link #SUCCESS}, {@link #PROBLEMS} or {@link #CANNOT_RUN}
     */
    public static int run(String... arguments) {
        return run(
                Path.of("").toAbsolutePath(),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments);
    }

    /**
     * Runs one command.
     *
     * @param folder the absolute folder that relative paths in {@code arguments} start from
     * @return the exit code
     */
    public static int run(Path folder, PrintWriter out, PrintWriter err, String... arguments) {
        Commands commands = new Commands();
        commands.folder = folder;
        CommandLine line = new CommandLine(commands);
        line.setOut(SafeOutput.of(out, isTerminal()));
        line.setErr(SafeOutput.of(err, isTerminal()));
        line.setParameterExceptionHandler(
                (wrong, parsed) -> {
                    CommandLine command = wrong.getCommandLine();
                    command.getErr().println("glossa: " + message(wrong));
                    command.getErr()
                            .println(
                                    "glossa: see '"
                                            + command.getCommandSpec().qualifiedName()
                                            + " --help'");
                    return CANNOT_RUN;
                });
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    command.getErr().println("glossa: internal error: " + failure);
                    return CANNOT_RUN;
                });
        registerEnum(line, CheckCommand.Format.class);
        registerEnum(line, CitationsCommand.Format.class);
        registerEnum(line, PapersCommand.Format.class);
        registerEnum(line, MatrixCommand.Format.class);
        registerEnum(line, NotesCommand.Format.class);
        registerEnum(line, WorkspaceCommand.LineFormat.class);
        registerEnum(line, SearchCommand.Format.class);
        registerEnum(line, SearchCommand.Scope.class);
        SearchCommand.configure(line);
        return line.execute(arguments);
    }

    @SuppressWarnings("SystemConsoleNull") // NullAway knows older JDKs, where it may be null
    static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** The message of picocli's exception; of arguments that nothing takes, in plainer words. */
    private static String message(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)
                || unmatched.isUnknownOption()) {
            return String.valueOf(wrong.getMessage());
        }
        boolean isCommand = wrong.getCommandLine().getParent() == null;
        return (isCommand ? "Unknown command: '" : "Unexpected argument: '")
                + unmatched.getUnmatched().getFirst()
                + "'";
    }

    /** Lets options take a constant of {@code type} by its {@link #optionValue} only. */
    private static <E extends Enum<E>> void registerEnum(CommandLine line, Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        line.registerConverter(
                type,
                value -> {
                    for (E constant : constants) {
                        if (optionValue(constant).equals(value)) {
                            return constant;
                        }
                    }
                    throw new TypeConversionException(
                            (constants.size() == 1 ? "expected " : "expected one of ")
                                    + constants.stream()
                                            .map(Commands::optionValue)
                                            .collect(Collectors.joining(", "))
                                    + " but was '"
                                    + value
                                    + "'");
                });
    }

    /** How the command line writes a constant: {@code csl-json} for {@code CSL_JSON}. */
    static String optionValue(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Checks the value of {@code --limit}.
     *
     * @throws ParameterException if it is not positive
     */
    static void checkLimit(CommandSpec command, int limit) {
        if (limit < 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "Invalid value for option '--limit': expected 1 or more but was '"
                            + limit
                            + "'");
        }
    }

    /** The server, when no command is named: {@code glossa --stdio}. */
    @Override
    public Integer call() {
        return server.run(spec.commandLine());
    }

    /** The folder that relative paths start from; absolute. */
    Path folder() {
        return folder;
    }

    /**
     * {@code path} as an absolute path.
     *
     * @throws ParameterException if nothing exists there
     */
    Path existing(Path path, CommandLine line) {
        Path absolute = folder.resolve(path);
        if (!Files.exists(absolute)) {
            throw new ParameterException(line, "no such file or folder: " + path);
        }
        return absolute;
    }

    /**
     * {@code path} as an absolute path.
     *
     * @throws ParameterException if it is not a folder
     */
    Path existingFolder(Path path, CommandLine line) {
        Path absolute = folder.resolve(path);
        if (!Files.isDirectory(absolute)) {
            throw new ParameterException(line, "no such folder: " + path);
        }
        return absolute;
    }

    /** Prints the version of Glossa and of the Java it runs on. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "glossa " + ProgramVersion.text() + " on Java " + Runtime.version().feature()
            };
        }
    }
}
