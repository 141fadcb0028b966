package glossa.grammar;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Pathological inputs take time proportional to their length. */
final class PathologicalTest {
    private static final int REPETITIONS = 100_000;

    /** Each takes about a second at most on an idle machine; the limit allows for busy ones. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Map<String, Long> TIMES = new ConcurrentHashMap<>();

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
                "a. b\n\n",
                "%%",
                "{cite}`a",
                "{cite}`a,` ",
                "{cite}`a;",
                "{cite a",
                "```{note}\n",
                "```{note}\n```\n",
                ":::{note} @a\n---\n",
                ":::{note}\n::: a\n",
                "```{code-cell}\n",
                "```{code-cell}\n```\n",
                ":::{math}\n~~~\n",
                "```{a}\n:b: c\n",
                "```{eval-rst}\n:cite:`a`\n```\n",
                "- ```{tip} [@a\n",
                "(a)=\n",
                "% a\n",
                "$$ (a)\n",
                "{#a",
                ":cite:`",
                ":cite",
                "|--|\n~[a]: ",
                "\\cite{:cite:`<b>",
                "1. :cite:`\\cite{",
                "(|--|\n`</span>",
                "~+---+\n",
                "```\n12",
                "]\n");
    }

    @ParameterizedTest
    @MethodSource("units")
    void isReadInTime(String unit) {
        read(unit, unit.repeat(REPETITIONS));
        read(unit + " … ]", unit.repeat(REPETITIONS / 2) + "]".repeat(1_000));
    }

    private static void read(String name, String text) {
        long start = System.nanoTime();
        assertTimeoutPreemptively(LIMIT, () -> NotesLanguage.parse(text));
        TIMES.put(name.replace("\n", "\\n"), (System.nanoTime() - start) / 1_000_000);
    }

    @AfterAll
    static void printSlowest() {
        TIMES.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(5)
                .forEach(
                        time ->
                                System.out.printf(
                                        "100,000 times %s: %d ms%n",
                                        time.getKey(), time.getValue()));
    }
}
