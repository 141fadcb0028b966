package glossa.cli;

import glossa.cli.Commands.PaperFormat;
import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.grammar.Range;
import glossa.index.KeyLedger;
import glossa.indexing.IndexFolders;
import glossa.paper.DisplayText;
import glossa.paper.Problem;
import glossa.source.Chunk;
import glossa.source.ReadResult;
import glossa.source.SourceFile;
import glossa.source.SourceFile.Contents;
import glossa.source.csl.CslItemWriter;
import glossa.source.reading.SourceFiles;
import glossa.workspace.SourceDiscovery;
import glossa.workspace.WorkspaceLocation;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
            List<Path> files =
                    Files.isDirectory(path) ? SourceDiscovery.sourcesIn(path) : List.of(path);
            files.forEach(file -> asWritten.putIfAbsent(file.toAbsolutePath().normalize(), file));
        }
        List<Path> order = List.copyOf(asWritten.keySet());
        Path root = IndexFolders.workspaceOf(paths.getFirst());
        KeyLedger ledger = IndexFolders.ledger(WorkspaceLocation.of(root)).readOnly();
        try (IndexFolders.TemporaryStore passing = IndexFolders.passing(order, ledger)) {
            CorpusStore store = passing.store();
            List<SourceFile> files =
                    order.stream()
                            .map(file -> read(file, paths.contains(asWritten.get(file))))
                            .toList();
            store.replace(
                    files, List.of(), order, WorkspaceLocation.of(root).settings(root).keyRule());
            try (Corpus corpus = store.acquire()) {
                PrintWriter out = line.getOut();
                boolean array = format == PaperFormat.CSL_JSON;
                boolean[] first = {true};
                out.print(array ? "[" : "");
                corpus.each(
                        paper -> {
                            out.print(array ? first[0] ? "\n" : ",\n" : "");
                            first[0] = false;
                            out.print(
                                    format == PaperFormat.KEYS
                                            ? DisplayText.line(paper.key())
                                            : CslItemWriter.line(
                                                    paper,
                                                    file -> asWritten.getOrDefault(file, file)));
                            out.print(array ? "" : "\n");
                        });
                out.print(!array ? "" : first[0] ? "]\n" : "\n]\n");
                out.flush();
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
        return new SourceFile(
                file,
                SourceFiles.stamp(file),
                "",
                () -> {
                    Contents contents = SourceFiles.open(file);
                    return named && isSilent(contents) ? withNote(contents) : contents;
                });
    }

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

    private static Contents withNote(Contents contents) {
        return new Contents(
                contents.pieces(),
                contents.reader(),
                Optional.of(
                        new Problem(
                                Range.of(0, 0, 0, 0),
                                Problem.Severity.WARNING,
                                "no-papers",
                                "no papers are here in any of the formats that Glossa reads")),
                contents.endsOpen());
    }
}
