package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.paper.Problem;
import glossa.source.ReadResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sources in encodings other than UTF-8: all are read, and possible errors are reported. */
final class EncodingTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String ENTRY = "@misc{a,\n  title = {Größe}}\n";

    @TempDir private Path folder;

    @Test
    void utf8AndUtf16() throws IOException {
        check(ENTRY, StandardCharsets.UTF_8, "Größe");
        check("\uFEFF" + ENTRY, StandardCharsets.UTF_8, "Größe");
        check("\uFEFF" + ENTRY, StandardCharsets.UTF_16LE, "Größe");
    }

    @Test
    void anotherEncodingIsReportedAtItsFirstCharacter() throws IOException {
        check(
                ENTRY,
                WINDOWS,
                "Größe 2:14 encoding: invalid UTF-8: from here on the text is read as Windows-1252;"
                        + " save the file as UTF-8 if names look wrong");
    }

    @Test
    void aDeclaredEncodingIsNotReported() throws IOException {
        check("% Encoding: Cp1252\n" + ENTRY, WINDOWS, "Größe");
        check("% Encoding: ISO8859_1\n" + ENTRY, WINDOWS, "Größe");
    }

    /** The part by which a source is recognised may end inside a character. */
    @Test
    void aLongHeadIsCutBetweenLines() throws IOException {
        check(
                "ß".repeat(523) + "\n" + ENTRY + ("% " + "ß".repeat(99) + "\n").repeat(6_000),
                StandardCharsets.UTF_8,
                "Größe");
    }

    private void check(String text, Charset charset, String expected) throws IOException {
        Path file = Files.write(folder.resolve("a.bib"), text.getBytes(charset));
        ReadResult reading = SourceFiles.read(file);
        StringBuilder told = new StringBuilder(reading.papers().getFirst().title());
        for (Problem problem : reading.problems()) {
            told.append(" ")
                    .append(problem.range().start().line() + 1)
                    .append(":")
                    .append(problem.range().start().character() + 1)
                    .append(" ")
                    .append(problem.code())
                    .append(": ")
                    .append(problem.message());
        }
        assertEquals(expected, told.toString());
    }
}
