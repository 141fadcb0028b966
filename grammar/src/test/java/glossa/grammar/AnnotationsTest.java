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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the examples of grammar/spec/annotations.md: the annotations of a note, the paper that it is
 * about, and its front matter. {@code -Dglossa.spec=write} writes the actual results into the
 * examples.
 */
final class AnnotationsTest {
    private static final Path SPEC = Path.of("spec/annotations.md");
    private static final String OPEN = "```````````````` annotations\n";
    private static final String CLOSE = "````````````````\n";

    private record Example(String name, String path, String markdown, String expected) {}

    @TestFactory
    Stream<DynamicTest> examples() throws IOException {
        return all().stream()
                .map(
                        example ->
                                DynamicTest.dynamicTest(
                                        example.name,
                                        () ->
                                                assertEquals(
                                                        example.expected,
                                                        read(example.path, example.markdown),
                                                        example.markdown)));
    }

    @Test
    void everyBeginningAndEveryEndIsRead() throws IOException {
        for (Example example : all()) {
            String text = example.markdown;
            for (int i = 0; i <= text.length(); i++) {
                check(text.substring(0, i));
                check(text.substring(i));
            }
            check("\ufeff" + text);
            assertEquals(read(example.path, text), read(example.path, text.replace("\n", "\r\n")));
        }
    }

    @Test
    void motivationsAreThoseAskedFor() {
        String text = "@a #method #mine #Mine/too `#mine` [x](y #mine) #1 # mine\n";
        List<Motivation> found =
                Annotations.motivations(text, NotesLanguage.parse(text), Set.of("mine"));
        assertEquals(
                List.of("#mine", "#Mine/too"),
                found.stream().map(motivation -> motivation.span().in(text)).toList());
    }

    @Test
    void longNotesTakeLinearTime() {
        String fields = "k: [a, \"b\n- \"c\n";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> check("---\n" + fields.repeat(100_000) + "---\n"));
        for (String part :
                List.of(
                        "\"a b\" [@a] ",
                        "\"a ",
                        "> ",
                        "> \"a b [@a]\n",
                        "- \"a\n",
                        "> a\n\n@a:\n\n",
                        "#todo",
                        "#",
                        " #todo",
                        "| a b\n",
                        "[^a",
                        "(p. 3)\n\n",
                        "---\n")) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> check(part.repeat(100_000)));
        }
    }

    private static void check(String text) {
        Syntax syntax = NotesLanguage.parse(text);
        for (Annotation annotation : Annotations.of(text, syntax)) {
            annotation.body().ifPresent(body -> assertWithin(body, text));
            annotation.quotation().ifPresent(words -> assertWithin(words.span(), text));
            annotation.place().ifPresent(place -> assertWithin(place.span(), text));
            annotation.motivations().forEach(why -> assertWithin(why.span(), text));
            assertTrue(annotation.quotation().isPresent() || annotation.body().isPresent());
        }
        for (Metadata.Field field : Metadata.of(text, syntax.frontMatter()).fields()) {
            assertWithin(field.span(), text);
            field.values().forEach(value -> assertEquals(value.text(), value.span().in(text)));
        }
        Optional<String> paper =
                LiteratureNotes.paper("note.md", text, syntax, LiteratureNotes.FOLDERS);
        assertTrue(paper.map(key -> !key.isBlank()).orElse(true));
    }

    private static void assertWithin(Span span, String text) {
        assertTrue(span.end() <= text.length());
    }

    private static List<Example> all() throws IOException {
        String text = Files.readString(SPEC);
        StringBuilder rewritten = new StringBuilder();
        List<Example> examples = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            int start = open + OPEN.length();
            int dot = text.indexOf("\n.\n", start) + 1;
            int close = text.indexOf(CLOSE, dot);
            String path = "note.md";
            int markdown = start;
            if (text.startsWith("-- ", start)) {
                int end = text.indexOf(" --\n", start);
                path = text.substring(start + 3, end);
                markdown = end + 4;
            }
            examples.add(
                    new Example(
                            "line " + (text.substring(0, open).lines().count() + 1),
                            path,
                            text.substring(markdown, dot),
                            text.substring(dot + 2, close)));
            rewritten.append(text, at, dot + 2);
            rewritten.append(read(path, text.substring(markdown, dot))).append(CLOSE);
            at = close + CLOSE.length();
        }
        rewritten.append(text, at, text.length());
        if ("write".equals(System.getProperty("glossa.spec"))) {
            Files.writeString(SPEC, rewritten);
        }
        return examples;
    }

    private static String read(String path, String markdown) {
        StringBuilder read = new StringBuilder();
        Lines lines = Lines.of(markdown);
        Syntax syntax = NotesLanguage.parse(markdown);
        Metadata.of(markdown, syntax.frontMatter())
                .fields()
                .forEach(
                        field ->
                                read.append(place(lines, field.span()))
                                        .append(" field ")
                                        .append(field.name())
                                        .append(
                                                field.values().stream()
                                                        .map(value -> " \"" + value.text() + "\"")
                                                        .collect(Collectors.joining()))
                                        .append('\n'));
        Optional<String> paper =
                LiteratureNotes.paper(path, markdown, syntax, LiteratureNotes.FOLDERS);
        paper.ifPresent(key -> read.append("literature note on ").append(key).append('\n'));
        for (Annotation annotation : Annotations.of(markdown, syntax)) {
            if (!annotation.cited().isEmpty() || paper.isPresent()) {
                read.append(line(lines, annotation, paper.orElse(""))).append('\n');
            }
        }
        return read.toString();
    }

    private static String line(Lines lines, Annotation annotation, String paper) {
        StringBuilder line = new StringBuilder();
        annotation
                .quotation()
                .ifPresent(
                        words ->
                                line.append(place(lines, words.span()))
                                        .append(" quotation \"")
                                        .append(words.exact())
                                        .append("\" "));
        annotation.body().ifPresent(body -> line.append(place(lines, body)).append(" remark "));
        String targets =
                annotation.cited().stream()
                        .map(item -> target(item.key(), item.locator()))
                        .collect(Collectors.joining(", "));
        line.append("on ").append(targets.isEmpty() ? target(paper, annotation.place()) : targets);
        annotation
                .motivations()
                .forEach(motivation -> line.append(" for ").append(motivation.name()));
        return line.toString();
    }

    private static String target(String key, Optional<Locator> locator) {
        return key
                + locator.map(
                                place ->
                                        " "
                                                + place.label()
                                                + ":"
                                                + place.value().replace('\u00a0', ' ').strip())
                        .orElse("");
    }

    private static String place(Lines lines, Span span) {
        Position at = lines.position(span.start());
        Position end = lines.position(span.end());
        return at.line()
                + ":"
                + at.character()
                + "-"
                + (at.line() == end.line() ? "" : end.line() + ":")
                + end.character();
    }
}
