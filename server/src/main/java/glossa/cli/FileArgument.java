package glossa.cli;

import glossa.workspace.FileKinds;
import glossa.workspace.SourceDiscovery;

import picocli.CommandLine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A file that the command line names, itself or by its folder.
 *
 * @param written the path as the user wrote it; what a command prints
 * @param file the same path, absolute; what a command reads
 * @param isNamed whether the file itself is named, and not only its folder
 */
record FileArgument(Path written, Path file, boolean isNamed) {
    /**
     * The notes among {@code paths}: those in folders, and each named file that is not a source.
     */
    static List<FileArgument> notes(List<Path> paths, Commands commands, CommandLine line) {
        return files(paths, commands, line, SourceDiscovery::notesIn).stream()
                .filter(argument -> !argument.isNamed() || !FileKinds.isSource(argument.file()))
                .toList();
    }

    /** The sources among {@code paths}: those in folders, and each named file. */
    static List<FileArgument> sources(List<Path> paths, Commands commands, CommandLine line) {
        return files(paths, commands, line, SourceDiscovery::sourcesIn);
    }

    private static List<FileArgument> files(
            List<Path> paths,
            Commands commands,
            CommandLine line,
            Function<Path, List<Path>> filesIn) {
        List<FileArgument> arguments = new ArrayList<>();
        for (Path path : paths) {
            Path absolute = commands.existing(path, line);
            if (Files.isDirectory(absolute)) {
                for (Path file : filesIn.apply(absolute)) {
                    Path written = path.resolve(absolute.relativize(file));
                    arguments.add(new FileArgument(written, file, false));
                }
            } else {
                arguments.add(new FileArgument(path, absolute, true));
            }
        }
        return arguments;
    }
}
