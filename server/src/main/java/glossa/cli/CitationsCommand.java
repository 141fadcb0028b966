package glossa.cli;

import glossa.cli.output.CitationLines;
import glossa.cli.output.ProblemLines;
import glossa.grammar.CitationItem;
import glossa.notes.Note;
import glossa.source.reading.SourceFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code glossa citations}: the citation items of notes. */
@Command(
        name = "citations",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Print the citations in notes, one line for each citation item, in text order.",
            "Lines and characters count from 0; characters are UTF-16 code units. Modes have"
                    + " pandoc's names."
        })
final class CitationsCommand implements Callable<Integer> {
    enum Format {
        JSONL,
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
            description = "jsonl or text (default: ${DEFAULT-VALUE}).")
    private Format format = Format.JSONL;

    @Parameters(
            arity = "1..*",
            paramLabel = "NOTE",
            description = "A note, or a folder with notes.")
    private List<Path> paths = List.of();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int code = Commands.SUCCESS;
        for (FileArgument argument : FileArgument.notes(paths, commands, spec.commandLine())) {
            Optional<String> text = SourceFiles.text(argument.file());
            if (text.isEmpty()) {
                ProblemLines.printUnreadableNote(spec.commandLine().getErr(), argument.written());
                code = Commands.CANNOT_RUN;
                continue;
            }
            Note note = Note.of(argument.file().toUri().toString(), 0, text.get());
            for (CitationItem item : items(note)) {
                out.println(
                        switch (format) {
                            case JSONL -> CitationLines.json(argument.written(), note, item);
                            case TEXT -> CitationLines.text(argument.written(), note, item);
                        });
            }
        }
        return code;
    }

    /**
     * The items in pandoc's order; in text order if there are roles, which pandoc does not read.
     */
    private static List<CitationItem> items(Note note) {
        boolean hasRoles =
                note.items().stream().anyMatch(item -> item.span().equals(item.keySpan()));
        return hasRoles ? note.items() : note.itemsAsPandoc();
    }
}
