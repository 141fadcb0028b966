package glossa.source.reading;

import glossa.Shared;
import glossa.paper.Paper;
import glossa.source.SourceText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of the shared samples, and the papers in them. */
final class SavedSamples {
    private SavedSamples() {}

    /** The files of a kind whose names end with {@code ending}, sorted. */
    static List<Path> of(String kind, String ending) throws IOException {
        try (Stream<Path> files = Files.list(Shared.file("data/samples/" + kind))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    /** The papers in {@code file}, in any format; prints their number. */
    static List<Paper> read(Path file) throws IOException {
        return read(file, Files.readString(file));
    }

    /** The papers in {@code text}, saved as {@code file}. */
    static List<Paper> read(Path file, String text) {
        SourceText source = SourceText.of(file, text);
        List<Paper> papers =
                Formats.of(source).map(format -> format.read(source).papers()).orElse(List.of());
        System.out.printf("%4d papers in %s%n", papers.size(), file.getFileName());
        return papers;
    }
}
