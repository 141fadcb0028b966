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
        check(ENTRY, StandardCharsets.UTF_16LE, "Größe");
        check(ENTRY, StandardCharsets.UTF_16BE, "Größe");
    }

    @Test
    void anotherEncodingIsReportedAtItsFirstCharacter() throws IOException {
        check(
                ENTRY,
                WINDOWS,
                "Größe 2:14 encoding: invalid UTF-8: this byte and others like it are read as"
                        + " Windows-1252; save the file as UTF-8, or declare its encoding");
    }

    /** A bad byte changes nothing but itself. */
    @Test
    void oneBadByte() throws IOException {
        byte[] bytes =
                "@misc{a, title = {Größe, Länge und H\u00f6he, 長さ}}\n"
                        .getBytes(StandardCharsets.UTF_8);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        check(
                text.replace("HÃ¶he", "Höhe"),
                StandardCharsets.ISO_8859_1,
                "Größe, Länge und Höhe, 長さ 1:37 encoding: invalid UTF-8: this byte and others like"
                        + " it are read as Windows-1252; save the file as UTF-8, or declare its"
                        + " encoding");
    }

    @Test
    void aDeclaredEncodingIsNotReported() throws IOException {
        check("% Encoding: Cp1252\n" + ENTRY, WINDOWS, "Größe");
        check("% Encoding: ISO8859_1\n" + ENTRY, WINDOWS, "Größe");
        declared("% Encoding: Cp1250", "windows-1250", "Łódź, Győr");
        declared(
                "% This file was created with JabRef.\n% Encoding: windows-1251",
                "windows-1251", "Слово");
        declared("% -*- mode: bibtex; coding: latin-2-unix -*-", "ISO-8859-2", "Łódź");
        declared("% !TeX encoding = GBK", "GBK", "中文标题");
        declared("% Encoding: GBK", "GBK", "亄x亇丂 乗y");
        declared("%% encoding: koi8-r", "KOI8-R", "Слово");
        check(
                "@misc{a, title = {Łódź}}\n\n% Local Variables:\n% coding: iso-8859-2\n% End:\n",
                Charset.forName("ISO-8859-2"), "Łódź");
        check(
                "@misc{a, title = {Łódź}}\n"
                        + "@misc{b, title = {Ó}}\n".repeat(1_000)
                        + "% Local Variables:\n% coding: iso-8859-2\n% End:\n",
                Charset.forName("ISO-8859-2"),
                "Łódź");
        // Declared, and saved as UTF-8 later; and one that nobody knows.
        check("% Encoding: Cp1250\n" + ENTRY, StandardCharsets.UTF_8, "Größe");
        check("% Encoding: none-such\n" + ENTRY, StandardCharsets.UTF_8, "Größe");
    }

    private void declared(String declaration, String charset, String title) throws IOException {
        check(
                declaration + "\n@misc{a, title = {" + title + "}}\n",
                Charset.forName(charset),
                title);
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
