package glossa.source.pdf;

import glossa.paper.Names;
import glossa.paper.Page;
import glossa.paper.Paper;
import glossa.source.ReadResult;
import glossa.source.reading.SourceFiles;
import glossa.source.reading.TextFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints how many PDFs are read in a second, and what is found in them: a line for each, and a
 * table.
 *
 * <pre>
 * java -cp server/target/test-classes:server/target/glossa.jar glossa.source.pdf.PdfBenchmark folder [repetitions]
 * </pre>
 */
public final class PdfBenchmark {
    private PdfBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> files;
        try (var walk = Files.walk(Path.of(arguments[0]))) {
            files = walk.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
        }
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        for (int round = 1; round <= repetitions; round++) {
            List<Long> times = new ArrayList<>();
            int papers = 0;
            int authors = 0;
            int abstracts = 0;
            long pages = 0;
            long letters = 0;
            long start = System.nanoTime();
            for (Path file : files) {
                long before = System.nanoTime();
                ReadResult read = SourceFiles.read(file);
                List<Paper> found = read.papers();
                for (Paper paper : found) {
                    papers++;
                    authors += paper.authors().isEmpty() ? 0 : 1;
                    abstracts += paper.abstractText().isEmpty() ? 0 : 1;
                }
                List<Page> text = TextFiles.read(file).pages();
                pages += text.size();
                letters += text.stream().mapToInt(page -> page.text().length()).sum();
                times.add((System.nanoTime() - before) / 1_000_000);
                if (round == 1) {
                    System.out.println(file.getFileName() + "\t" + line(read));
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %d files in %.1f s, %.1f a second; median %d ms, slowest %d ms; %d"
                            + " papers, %d with authors, %d with an abstract, %d pages, %d"
                            + " characters%n",
                    round,
                    files.size(),
                    seconds,
                    files.size() / seconds,
                    sorted[sorted.length / 2],
                    Arrays.stream(sorted).max().orElse(0),
                    papers,
                    authors,
                    abstracts,
                    pages,
                    letters);
        }
    }

    private static String line(ReadResult read) {
        StringBuilder line = new StringBuilder();
        for (Paper paper : read.papers()) {
            line.append(paper.title())
                    .append(" | ")
                    .append(Names.join(paper.authors()))
                    .append(" | ")
                    .append(paper.year())
                    .append(' ')
                    .append(paper.identifiers())
                    .append(' ')
                    .append(paper.fields())
                    .append(" | ")
                    .append(paper.abstractText(), 0, Math.min(60, paper.abstractText().length()));
        }
        read.problems().forEach(problem -> line.append(" ! ").append(problem.message()));
        return line.toString();
    }
}
