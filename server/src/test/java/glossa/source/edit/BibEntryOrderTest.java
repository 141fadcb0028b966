package glossa.source.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.Shared;
import glossa.source.bibtex.BibDocument;
import glossa.source.reading.SourceFiles;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A {@code .bib} with its entries sorted, and with them tidied. */
final class BibEntryOrderTest {
    @Test
    void commentsMoveWithTheEntryAfterThem() {
        sorted(
                """
                % My references

                @misc{c, title = {C}} % see
                % About a:
                @misc{a, title = {A}}
                @preamble{"x"}


                @string{s = "t"}

                stray
                @misc{B, title = s}

                @Comment{jabref-meta: grouping}
                """,
                """
                % My references

                @preamble{"x"}
                @string{s = "t"}
                % About a:
                @misc{a, title = {A}}


                stray
                @misc{B, title = s}

                @misc{c, title = {C}} % see

                @Comment{jabref-meta: grouping}
                """);
    }

    @Test
    void parentsComeAfterTheirChildren() {
        sorted(
                """
                @book{a, title = {A}}
                @inbook{z, crossref = {a}}
                @inbook{c, crossref = "a"}
                @misc{b, title = {B}, crossref = {c}}
                """,
                """
                @misc{b, title = {B}, crossref = {c}}
                @inbook{c, crossref = "a"}
                @inbook{z, crossref = {a}}
                @book{a, title = {A}}
                """);
    }

    @Test
    void aFileWithASyntaxErrorIsNotChanged() {
        for (String open : List.of("{B", "unknown")) {
            String broken = "@misc{b, title = " + open + "\n@misc{a, title = {A}}\n";
            assertTrue(BibEntrySorter.of(broken).isEmpty());
            assertTrue(BibEntryTidier.of(broken).isEmpty());
        }
    }

    @Test
    void fieldsAreIndentedAndAlignedLikeTheMajority() {
        tidied(
                """
                @article{a,
                  author = {A},
                  title  = {T
                     two lines},
                  year   = 2001,
                }
                @article{b,
                  author = {B},
                  doi    = {10.1/b},
                  title  = {T},
                }
                @Book ( c ,title={T}, AUTHOR ="C" # s,
                    publisher= {P} )
                @misc{d, title = {D}, % why
                  year = 2001}
                """,
                """
                @article{a,
                  author = {A},
                  title  = {T
                     two lines},
                  year   = 2001,
                }
                @article{b,
                  author = {B},
                  doi    = {10.1/b},
                  title  = {T},
                }
                @Book(c,
                  title  = {T},
                  AUTHOR = "C" # s,
                  publisher = {P},
                )
                @misc{d, title = {D}, % why
                  year = 2001}
                """);
    }

    @Test
    void realBibliographiesLoseNothing() throws IOException {
        for (String folder : List.of("data/workspaces", "data/bibs")) {
            try (var files = Files.walk(Shared.file(folder))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".bib")).toList()) {
                    losesNothing(file, SourceFiles.text(file).orElse(""));
                }
            }
        }
    }

    private static void losesNothing(Path file, String text) {
        String sorted = SourceEdits.applied(text, BibEntrySorter.of(text).stream().toList());
        assertEquals(characters(text), characters(sorted), file.toString());
        assertEquals(entries(text), entries(sorted), file.toString());
        assertTrue(BibEntrySorter.of(sorted).isEmpty(), file + " is sorted then");
        String tidied = SourceEdits.applied(text, BibEntryTidier.of(text));
        assertEquals(fields(text), fields(tidied), file.toString());
        assertTrue(BibEntryTidier.of(tidied).isEmpty(), file + " is tidy then");
    }

    private static String characters(String text) {
        char[] characters = text.toCharArray();
        Arrays.sort(characters);
        return new String(characters);
    }

    private static List<String> entries(String text) {
        return BibDocument.of(text).nodes().stream()
                .map(node -> node.span().in(text))
                .sorted()
                .toList();
    }

    private static List<String> fields(String text) {
        return BibDocument.of(text).nodes().stream()
                .map(
                        node ->
                                node.type()
                                        + " "
                                        + node.key()
                                        + node.fields().stream()
                                                .map(
                                                        field ->
                                                                field.nameSpan().in(text)
                                                                        + "="
                                                                        + field.valueSpan()
                                                                                .in(text))
                                                .toList())
                .toList();
    }

    private static void sorted(String text, String expected) {
        for (String newline : List.of("\n", "\r\n")) {
            String written = text.replace("\n", newline);
            assertEquals(
                    expected.replace("\n", newline),
                    SourceEdits.applied(written, BibEntrySorter.of(written).stream().toList()));
        }
    }

    private static void tidied(String text, String expected) {
        for (String newline : List.of("\n", "\r\n")) {
            String written = text.replace("\n", newline);
            assertEquals(
                    expected.replace("\n", newline),
                    SourceEdits.applied(written, BibEntryTidier.of(written)));
        }
    }
}
