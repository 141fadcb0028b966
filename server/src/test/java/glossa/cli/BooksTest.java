package glossa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whole books, in {@code src/test/resources/books}: {@code glossa check} has nothing to say of
 * them, and each entry of their bibliographies is cited at a place of its own kind.
 */
final class BooksTest {
    private static final Path BOOKS = Path.of("src/test/resources/books");
    private static final Pattern ENTRY = Pattern.compile("(?m)^@\\w+\\{([^,]+),");

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"manubot", "myst", "quarto-blog", "rmarkdown"})
    void nothingIsWrongInABook(String book) throws IOException {
        List<Path> files = copy(book);
        assertEquals("exit 0\n", run("check", "."));
        Set<String> missing = entries(files);
        missing.removeAll(cited(files));
        assertEquals("[]", missing.toString(), "entries that no citation is seen of");
    }

    /** The keys of the {@code .bib} files. */
    private Set<String> entries(List<Path> files) throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        for (Path file : files) {
            if (file.toString().endsWith(".bib")) {
                ENTRY.matcher(Files.readString(folder.resolve(file)))
                        .results()
                        .forEach(entry -> keys.add(entry.group(1)));
            }
        }
        return keys;
    }

    /** The keys that the notes cite; an identifier in any case. */
    private Set<String> cited(List<Path> files) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("citations"));
        files.stream()
                .map(Path::toString)
                .filter(name -> name.matches(".*\\.(md|qmd|Rmd)"))
                .forEach(arguments::add);
        TreeSet<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        JsonMapper json = new JsonMapper();
        for (String line : run(arguments.toArray(String[]::new)).split("\n", -1)) {
            if (line.startsWith("{")) {
                JsonNode item = json.readTree(line);
                keys.add(item.get("key").asString());
            }
        }
        return keys;
    }

    private String run(String... arguments) {
        ShellSession.Result result = ShellSession.runInProcess(folder, List.of(arguments));
        return result.out() + result.err() + "exit " + result.code() + "\n";
    }

    /** Copies a book into the folder; its files, relative to the folder. */
    private List<Path> copy(String book) throws IOException {
        Path from = BOOKS.resolve(book);
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).map(from::relativize).sorted().toList();
        }
        for (Path file : files) {
            Path to = folder.resolve(file);
            Files.createDirectories(Objects.requireNonNull(to.getParent()));
            Files.copy(from.resolve(file), to);
        }
        return files;
    }
}
