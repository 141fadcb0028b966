package glossa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The documentation stays short and true: its links lead somewhere, and the classes it names exist.
 */
final class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final int MAX_README_LINES = 120;

    /** A link or picture in Markdown, or a picture in HTML. */
    private static final Pattern LINK =
            Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");

    /** A test or benchmark, with or without its package. */
    private static final Pattern TEST_CLASS =
            Pattern.compile("`(?:[a-z.]+\\.)?([A-Z]\\w*(?:Test|IT|Benchmark|Fuzz))\\b");

    @Test
    void theReadmeIsShort() throws IOException {
        int lines = Files.readAllLines(ROOT.resolve("README.md")).size();
        assertTrue(lines <= MAX_README_LINES, "README.md has " + lines + " lines");
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Path folder = page.resolveSibling("");
            for (MatchResult link : matches(LINK, Files.readString(page))) {
                String target = link.group(1) != null ? link.group(1) : link.group(2);
                if (target.contains("://")) {
                    continue;
                }
                int hash = target.indexOf('#');
                String path = hash < 0 ? target : target.substring(0, hash);
                Path file = path.isEmpty() ? page : folder.resolve(path).normalize();
                boolean leads =
                        Files.exists(file)
                                && (hash < 0 || anchors(file).contains(target.substring(hash + 1)));
                if (!leads) {
                    broken.add(ROOT.relativize(page) + ": " + target);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void namedTestsExist() throws IOException {
        Set<String> classes = new TreeSet<>();
        for (String sources : List.of("server/src", "grammar/src")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(sources))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> classes.add(name.replace(".java", "")));
            }
        }
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            for (MatchResult named : matches(TEST_CLASS, Files.readString(page))) {
                if (!classes.contains(named.group(1))) {
                    missing.add(ROOT.relativize(page) + ": " + named.group(1));
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    /** The pages that are written for people; examples in specifications and samples are not. */
    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of(".", "server/docs", "grammar/textmate")) {
            pages.addAll(pagesIn(ROOT.resolve(folder).normalize()));
        }
        pages.add(ROOT.resolve("grammar/spec/README.md"));
        try (Stream<Path> clients = Files.list(ROOT.resolve("clients"))) {
            for (Path client : clients.filter(Files::isDirectory).sorted().toList()) {
                pages.addAll(pagesIn(client));
            }
        }
        assertTrue(pages.size() > 15, "pages: " + pages);
        return pages;
    }

    private static List<Path> pagesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    private static List<MatchResult> matches(Pattern pattern, String page) {
        return pattern.matcher(page).results().toList();
    }

    /**
     * The anchors that GitHub gives to headings: lower case, hyphens for spaces, no punctuation.
     */
    private static Set<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ *", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
