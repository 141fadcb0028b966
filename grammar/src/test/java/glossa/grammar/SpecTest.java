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
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs the examples of grammar/spec. Every prefix and every suffix of an example has a valid syntax
 * too, because editors parse unfinished text.
 *
 * <p>{@code -Dglossa.spec=write} writes the actual results into the examples, for review.
 */
final class SpecTest {
    private static final String OPEN = "```````````````` example";
    private static final String CLOSE = "````````````````\n";

    /** The kinds of lists in an example. */
    private enum Reading {
        /** With all dialects, in pandoc's order. */
        AS_PANDOC,
        /** With all dialects, in the order of the text. */
        DIALECTS,
        /** Without dialects. */
        PANDOC_ALONE
    }

    private record Example(String name, String markdown, Reading reading, String expected) {}

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
                                                        read(example.markdown, example.reading),
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
            assertEquals(
                    read(example.markdown, example.reading),
                    read(example.markdown.replace("\n", "\r\n"), example.reading));
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
            int head = text.indexOf('\n', open);
            String kind = text.substring(open + OPEN.length(), head).strip();
            int dot = text.indexOf("\n.\n", head) + 1;
            int close = text.indexOf(CLOSE, dot);
            int second = text.indexOf("\n.\n", dot + 1) + 1;
            boolean hasTwo = second > 0 && second < close;
            int end = hasTwo ? second : close;
            String name = file.getFileName() + ":" + (text.substring(0, open).lines().count() + 1);
            String markdown = text.substring(head + 1, dot).replace('→', '\t');
            Reading reading = kind.equals("dialects") ? Reading.DIALECTS : Reading.AS_PANDOC;
            examples.add(new Example(name, markdown, reading, text.substring(dot + 2, end)));
            rewritten.append(text, at, dot + 2).append(read(markdown, reading));
            if (hasTwo && reading == Reading.DIALECTS) {
                String alone = text.substring(second + 2, close);
                examples.add(new Example(name + ", pandoc", markdown, Reading.PANDOC_ALONE, alone));
                rewritten.append(".\n").append(read(markdown, Reading.PANDOC_ALONE));
            } else {
                // Where Glossa differs from pandoc, this list is pandoc's answer and not checked
                // here.
                rewritten.append(text, end, close);
            }
            rewritten.append(CLOSE);
            at = close + CLOSE.length();
        }
        rewritten.append(text, at, text.length());
        if ("write".equals(System.getProperty("glossa.spec"))) {
            Files.writeString(file, rewritten);
        }
        return examples;
    }

    private static List<Citation> citations(String markdown, Reading reading) {
        return switch (reading) {
            case AS_PANDOC -> NotesLanguage.parse(markdown).asPandoc();
            case DIALECTS -> NotesLanguage.parse(markdown).citations();
            case PANDOC_ALONE -> NotesLanguage.parse(markdown, Set.of()).asPandoc();
        };
    }

    /** The items, one per line. */
    private static String read(String markdown, Reading reading) {
        StringBuilder read = new StringBuilder();
        Lines lines = Lines.of(markdown);
        for (Citation citation : citations(markdown, reading)) {
            for (CitationItem item : citation.items()) {
                Position at = lines.position(item.span().start());
                read.append(at.line()).append(':').append(at.character());
                read.append('+').append(item.span().length());
                read.append(' ').append(item.mode().pandocName()).append(' ').append(item.key());
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
