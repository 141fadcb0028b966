package glossa.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Glossa reads real notes as pandoc 3.10 does: key, mode, prefix, suffix and place, in pandoc's
 * order. The notes and pandoc's answers are in a folder beside the repository.
 */
final class ConformanceTest {
    /** Notes in which Glossa differs on purpose; grammar/spec/differences.md says why. */
    private static final Set<String> DIFFERING = Set.of();

    private int expected;
    private int agreeing;
    private final List<String> differences = new ArrayList<>();

    @Test
    void workspaces() throws IOException {
        Path data = data();
        List<Path> answers;
        try (var files = Files.list(data.resolve("oracle/pandoc3.10-pos"))) {
            answers = files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
        for (Path file : answers) {
            String workspace = answersName(file).replace(".jsonl", "");
            int expectedBefore = expected;
            int agreeingBefore = agreeing;
            workspace(data.resolve("workspaces").resolve(workspace), file);
            System.out.printf(
                    "%s: %d of %d items agree with pandoc 3.10%n",
                    workspace, agreeing - agreeingBefore, expected - expectedBefore);
        }
        assertEquals(List.of(), differences);
    }

    @Test
    void probes() throws IOException {
        Path data = data();
        String text = Files.readString(data.resolve("oracle/probes/probes-oracle.json"));
        int probes = 0;
        int agree = 0;
        for (Map<String, Object> probe : Json.objects(text)) {
            String markdown = (String) required(probe, "md");
            List<String> answers = new ArrayList<>();
            for (Map<String, Object> item : Json.list(probe.get("pandoc3.10"))) {
                answers.add(item(item));
            }
            probes++;
            int before = differences.size();
            compare(markdown, answers, markdown);
            agree += differences.size() == before ? 1 : 0;
        }
        System.out.printf("probes: %d of %d agree with pandoc 3.10%n", agree, probes);
        assertEquals(List.of(), differences);
    }

    private static String answersName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Path data() {
        var data = Shared.folder();
        assumeTrue(data.isPresent(), "skipped: no folder 'shared' beside the repository");
        return data.get();
    }

    private void workspace(Path folder, Path answers) throws IOException {
        Map<String, List<String>> byFile = new LinkedHashMap<>();
        try (var walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches("(?i).*\\.(md|qmd|rmd|markdown)"))
                    .sorted()
                    .forEach(
                            file ->
                                    byFile.put(
                                            folder.relativize(file).toString(), new ArrayList<>()));
        }
        for (String line : Files.readAllLines(answers)) {
            Map<String, Object> item = Json.object(line);
            if (item.containsKey("key")) {
                byFile.computeIfAbsent((String) required(item, "file"), file -> new ArrayList<>())
                        .add(item(item));
            }
        }
        byFile.forEach(
                (file, items) -> {
                    try {
                        compare(file, items, Files.readString(folder.resolve(file)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private void compare(String name, List<String> answers, String text) {
        List<String> read = new ArrayList<>();
        Lines lines = Lines.of(text);
        for (Citation citation : NotesLanguage.parse(text).asPandoc()) {
            for (CitationItem item : citation.items()) {
                Position at = lines.position(item.span().start());
                read.add(
                        "%d:%d+%d %s %s <%s|%s>"
                                .formatted(
                                        at.line(),
                                        at.character(),
                                        item.span().length(),
                                        item.mode().pandocName(),
                                        item.key(),
                                        item.prefix(),
                                        item.suffix()));
            }
        }
        expected += answers.size();
        boolean listed = DIFFERING.contains(name);
        for (int i = 0; i < Math.max(read.size(), answers.size()); i++) {
            String mine = i < read.size() ? read.get(i) : "nothing";
            String theirs = i < answers.size() ? answers.get(i) : "nothing";
            if (mine.equals(theirs)
                    || theirs.startsWith("?") && mine.endsWith(theirs.substring(1))) {
                agreeing++;
            } else if (!listed) {
                differences.add("\n%s: pandoc %s; Glossa %s".formatted(name, theirs, mine));
                if (read.size() != answers.size()) {
                    break;
                }
            }
        }
    }

    /** One answer as a line; a question mark if the oracle knows no position. */
    private static String item(Map<String, Object> item) {
        String place =
                item.containsKey("line")
                        ? "%d:%d+%d"
                                .formatted(
                                        number(item, "line"),
                                        number(item, "char"),
                                        number(item, "len"))
                        : "?";
        return "%s %s %s <%s|%s>"
                .formatted(
                        place,
                        required(item, "mode"),
                        required(item, "key"),
                        required(item, "prefix"),
                        required(item, "suffix"));
    }

    private static int number(Map<String, Object> item, String name) {
        return ((Double) required(item, name)).intValue();
    }

    private static Object required(Map<String, Object> item, String name) {
        Object value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("no " + name + " in " + item);
        }
        return value;
    }
}
