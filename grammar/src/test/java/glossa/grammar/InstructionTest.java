package glossa.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the examples of grammar/spec/instructions.md. */
final class InstructionTest {
    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "^`{16} instructions\\n(.*?)^\\.\\n(.*?)^`{16}$",
                    Pattern.MULTILINE | Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> examples() throws IOException {
        Matcher examples = EXAMPLE.matcher(Files.readString(Path.of("spec/instructions.md")));
        List<DynamicTest> all =
                examples.results()
                        .map(
                                one ->
                                        DynamicTest.dynamicTest(
                                                one.group(1).lines().findFirst().orElse(""),
                                                () ->
                                                        assertEquals(
                                                                one.group(2), read(one.group(1)))))
                        .toList();
        assertTrue(all.size() >= 3, "examples: " + all.size());
        return all.stream();
    }

    @Test
    void longNotesTakeLinearTime() {
        for (String part :
                List.of(
                        "<!-- glossa: list -->\n",
                        "<!-- glossa: list a\n",
                        "<!-- /glossa -->",
                        "<!-- glossa: " + "x ".repeat(50),
                        "<!-- glossa: list --> <!-- /glossa -->")) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> read(part.repeat(2_000_000 / part.length())));
        }
    }

    private static String read(String text) {
        Lines lines = Lines.of(text);
        return Instruction.in(text, NotesLanguage.parse(text)).stream()
                .map(
                        one ->
                                range(lines, one.span())
                                        + " "
                                        + one.name()
                                        + " \""
                                        + one.arguments()
                                        + "\""
                                        + one.content()
                                                .map(content -> " " + range(lines, content))
                                                .orElse("")
                                        + "\n")
                .collect(Collectors.joining());
    }

    private static String range(Lines lines, Span span) {
        Range range = lines.range(span);
        String start = range.start().line() + ":" + range.start().character();
        return range.start().line() == range.end().line()
                ? start + "-" + range.end().character()
                : start + "-" + range.end().line() + ":" + range.end().character();
    }
}
