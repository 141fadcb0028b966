package glossa;

import glossa.Commands.PaperFormat;
import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.corpus.CorpusStore.SourceFile;
import glossa.corpus.CslItems;
import glossa.corpus.Paper;
import glossa.corpus.Problem;
import glossa.corpus.Shown;
import glossa.corpus.SourceFiles;
import glossa.grammar.Range;
import glossa.index.PaperIndex;
import glossa.workspace.Discovery;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code glossa papers}: the papers read from sources. */
final class PapersCommand {
    private PapersCommand() {}

    /** Prints them; the exit code. */
    static int run(PaperFormat format, List<Path> paths, CommandLine line) {
        Map<Path, Path> asWritten = new LinkedHashMap<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new CommandLine.ParameterException(line, "nothing is at " + path);
            }
            List<Path> files = Files.isDirectory(path) ? Discovery.sourcesIn(path) : List.of(path);
            files.forEach(file -> asWritten.putIfAbsent(file.toAbsolutePath().normalize(), file));
        }
        List<Path> order = List.copyOf(asWritten.keySet());
        Path root = Stores.workspaceOf(paths.getFirst());
        try (CorpusStore store = PaperIndex.inMemory(Stores.ledger(List.of(root)).readOnly())) {
            List<SourceFile> files =
                    order.stream()
                            .map(file -> read(file, paths.contains(asWritten.get(file))))
                            .toList();
            store.replace(files, List.of(), order, Stores.settings(root).keys());
            try (Corpus corpus = store.acquire()) {
                List<String> lines = new ArrayList<>();
                for (Paper paper : corpus.all()) {
                    lines.add(
                            format == PaperFormat.KEYS
                                    ? Shown.line(paper.key())
                                    : CslItems.line(
                                            paper, file -> asWritten.getOrDefault(file, file)));
                }
                print(lines, format, line.getOut());
                boolean any = false;
                for (var problems : corpus.problems().entrySet()) {
                    Path file = asWritten.getOrDefault(problems.getKey(), problems.getKey());
                    any |= ProblemLines.print(line.getErr(), file, problems.getValue());
                }
                return any ? Commands.PROBLEMS : Commands.FINE;
            }
        }
    }

    /** A file that was named, and not only found in a folder, should be one that Glossa reads. */
    private static SourceFile read(Path file, boolean named) {
        SourceFile read = SourceFiles.read(file);
        boolean silent =
                read.problem().isEmpty()
                        && read.reading()
                                .filter(r -> r.papers().isEmpty() && r.problems().isEmpty())
                                .isPresent();
        return !named || !silent
                ? read
                : new SourceFile(
                        file,
                        read.stamp(),
                        read.reading(),
                        Optional.of(
                                new Problem(
                                        Range.of(0, 0, 0, 0),
                                        Problem.Severity.WARNING,
                                        "no-papers",
                                        "no papers are here in any of the formats that Glossa"
                                                + " reads")));
    }

    private static void print(List<String> lines, PaperFormat format, PrintWriter out) {
        if (format == PaperFormat.CSL_JSON) {
            out.println(lines.isEmpty() ? "[]" : "[\n" + String.join(",\n", lines) + "\n]");
        } else {
            lines.forEach(out::println);
        }
    }
}
