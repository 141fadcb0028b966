package glossa.grammar;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.stream.Stream;

/** What nobody writes by hand takes time in proportion to its length all the same. */
final class PathologicalTest {
    private static final int REPETITIONS = 100_000;

    static Stream<String> units() {
        return Stream.of(
                "[",
                "[@a",
                "[@a *",
                "@a[",
                "@a [",
                "[@a;",
                "[[@a]]",
                "[@a](",
                "`",
                "``a",
                "$",
                "$a",
                "<",
                "<a",
                "<!--",
                "<a b=\"",
                "<pre>",
                "<span>",
                "<div>\n",
                "*",
                "**a ",
                "_a",
                "***a",
                "~",
                "~~a",
                "^",
                "^[",
                "(",
                "{",
                "\\",
                "\\a{",
                "\\a[",
                "\\begin{a}",
                "\"a ",
                "'a \"b ",
                "![",
                "[a](",
                "[a][",
                "]",
                "@",
                "@{",
                "{@",
                "@a ",
                "-@a",
                "> ",
                "- ",
                "1. ",
                "# ",
                "```\n",
                "~~~\n",
                "| ",
                "| a\n",
                "+---+\n",
                "[^a]: ",
                "[^a]",
                "---\n",
                "a: b\n",
                "[a]: b\n",
                "&",
                "\n\n",
                "\t",
                "$$",
                "::: a\n",
                ":   a\n",
                "(@a) b\n",
                "- a\n  ",
                "> a\n\n",
                "...",
                "--",
                "a. b\n\n");
    }

    @ParameterizedTest
    @MethodSource("units")
    void isReadInTime(String unit) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    NotesLanguage.parse(unit.repeat(REPETITIONS));
                    NotesLanguage.parse(unit.repeat(REPETITIONS / 2) + "]".repeat(1_000));
                });
    }
}
