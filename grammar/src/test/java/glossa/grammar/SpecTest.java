package glossa.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Each example of grammar/spec says what Glossa reads; and each beginning and each end of an
 * example has a syntax too, for an editor parses half-typed text all day.
 *
 * <p>{@code -Dglossa.spec=write} writes what is read into the examples, to be looked over and
 * committed.
 */
final class SpecTest {
    private static final String OPEN = "```````````````` example\n";
    private static final String CLOSE = "````````````````\n";

    private record Example(String name, String markdown, String expected) {}

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
                                                        read(example.markdown),
                                                        example.markdown)));
    }

    @Test
    void everyBeginningAndEveryEndIsRead() throws IOException {
        for (Example example : all()) {
            String text = example.markdown;
            for (int i = 0; i <= text.length(); i++) {
                Validity.check(text.substring(0, i));
                Validity.check(text.substring(i));
            }
            Validity.check(text.replace("\n", "\r\n"));
            Validity.check("\ufeff" + text);
        }
    }

    @Test
    void lineEndingsMakeNoDifference() throws IOException {
        for (Example example : all()) {
            assertEquals(read(example.markdown), read(example.markdown.replace("\n", "\r\n")));
        }
    }

    private static List<Example> all() throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(Path.of("spec"))) {
            files = list.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
        List<Example> examples = new ArrayList<>();
        for (Path file : files) {
            examples.addAll(examples(file));
        }
        return examples;
    }

    private static List<Example> examples(Path file) throws IOException {
        String text = Files.readString(file);
        StringBuilder rewritten = new StringBuilder();
        List<Example> examples = new ArrayList<>();
        int at = 0;
        while (true) {
            int open = text.indexOf(OPEN, at);
            if (open < 0) {
                break;
            }
            int start = open + OPEN.length();
            int dot = text.indexOf("\n.\n", start) + 1;
            int close = text.indexOf(CLOSE, dot);
            int line = (int) text.substring(0, open).lines().count() + 1;
            String markdown = text.substring(start, dot).replace('→', '\t');
            examples.add(
                    new Example(
                            file.getFileName() + ":" + line,
                            markdown,
                            text.substring(dot + 2, close)));
            rewritten.append(text, at, dot + 2).append(read(markdown)).append(CLOSE);
            at = close + CLOSE.length();
        }
        rewritten.append(text, at, text.length());
        if ("write".equals(System.getProperty("glossa.spec"))) {
            Files.writeString(file, rewritten);
        }
        return examples;
    }

    /** The items in pandoc's order, one a line. */
    private static String read(String markdown) {
        StringBuilder read = new StringBuilder();
        Lines lines = Lines.of(markdown);
        for (Citation citation : NotesLanguage.parse(markdown).asPandoc()) {
            for (CitationItem item : citation.items()) {
                Position at = lines.position(item.span().start());
                read.append(at.line()).append(':').append(at.character());
                read.append('+').append(item.span().length());
                read.append(' ').append(item.mode().pandoc()).append(' ').append(item.key());
                if (!item.prefix().isEmpty()) {
                    read.append(" prefix=\"").append(item.prefix()).append('"');
                }
                if (!item.suffix().isEmpty()) {
                    read.append(" suffix=\"").append(item.suffix()).append('"');
                }
                item.locator()
                        .ifPresent(
                                locator ->
                                        read.append(" locator=")
                                                .append(locator.label())
                                                .append(':')
                                                .append(locator.value()));
                read.append('\n');
            }
        }
        return read.toString();
    }
}
