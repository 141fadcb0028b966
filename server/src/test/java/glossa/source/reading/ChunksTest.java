package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.source.Chunk;
import glossa.source.ReadResult;
import glossa.source.SourceFile;
import glossa.source.SourceText;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sources that are read in chunks. */
final class ChunksTest {
    private static final String ENTRY =
            """
            @article{key%1$d,
              title = {The {%1$d}th Größe of a \\{brace\\}},
              author = {Fox, Ada and Hare, Bo},
              year = %1$d,
            }

            """;

    @Test
    void aBibliographyGivesTheSameInChunks() throws IOException {
        check("plain.bib", n -> ENTRY.formatted(n));
        check("cr.bib", n -> ENTRY.formatted(n).replace("\n", "\r\n"));
        check("old.bib", n -> ENTRY.formatted(n).replace("\n", "\r"));
        check(
                "macros.bib",
                n -> (n == 0 ? "@string{who = {Ada Fox}}\n" : "") + entry(n, "author = who"));
        check(
                "round.bib",
                n ->
                        (n == 0 ? "@string(who =\n  \"Ada (A.) \"\n  # {Fox}\n)\n" : "")
                                + entry(n, "author = who"));
        check(
                "heirs.bib",
                n -> entry(n, "crossref = {key1999}") + entry(-n, "xdata = {key1998,key3}"));
        check(
                "open.bib",
                n -> n % 500 == 7 ? "@book{open" + n + ", title = {Open\n" : ENTRY.formatted(n));
        check(
                "notes.bib",
                n ->
                        n % 3 == 0
                                ? "@comment{jabref-meta: {}}\n" + entry(n, "note = \"a\"")
                                : ENTRY.formatted(n));
        check(
                "marked.bib",
                n -> (n == 0 ? "\uFEFF@string{who = {Ada Fox}}\n" : "") + entry(n, "author = who"));
        check("emoji.bib", n -> entry(n, "note = {😀 – 日本}"));
    }

    @Test
    void otherFormatsGiveTheSameInChunks() throws IOException {
        String item = "{\"id\": \"key%1$d\", \"type\": \"book\", \"title\": \"Tïtle, [%1$d] 😀\"}";
        check("line.json", n -> (n == 0 ? "[" : ",") + item.formatted(n) + (n == 1999 ? "]" : ""));
        check(
                "marked.json",
                n -> (n == 0 ? "\uFEFF[" : ",") + item.formatted(n) + (n == 1999 ? "]" : ""));
        check(
                "lines.json",
                n -> (n == 0 ? "[\n" : ",\n") + item.formatted(n) + (n == 1999 ? "\n]\n" : ""));
        check(
                "dump.jsonl",
                n ->
                        "{\"paperId\": \"a"
                                + n
                                + "\", \"title\": \"The Title "
                                + n
                                + "\", \"year\": 2020}\n");
        check("a.ris", n -> "TY  - JOUR\nTI  - The Title " + n + "\nAU  - Fox, Ada\nER  - \n\n");
        check(
                "a.nbib",
                n -> "PMID- " + (1000 + n) + "\nTI  - The Title " + n + "\nAU  - Fox A\n\n");
        check("a.enw", n -> "%0 Journal Article\n%T The Title " + n + "\n%A Fox, Ada\n\n");
    }

    private static String entry(int n, String field) {
        return "@misc{key" + n + ", title = {Title " + n + "}, " + field + "}\n";
    }

    /** Two thousand records. */
    private static String source(IntFunction<String> record) {
        return IntStream.range(0, 2000).mapToObj(record).collect(Collectors.joining());
    }

    private static void check(String file, IntFunction<String> record) throws IOException {
        Path path = Path.of("/corpus", file);
        String text = source(record);
        SourceText whole = SourceText.of(path, text);
        ReadResult expected = Formats.of(whole).orElseThrow().read(whole);
        SourceFile.Contents contents = SourceFiles.open(path, text);
        assertTrue(contents.pieces().orElseThrow().size() > 2, file);
        ReadResult read = contents.all();
        assertEquals(lines(expected.problems()), lines(read.problems()), file);
        assertEquals(lines(expected.papers()), lines(read.papers()), file);
    }

    private static String lines(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /** However long the source, a change affects only its own chunk and the adjacent ones. */
    @Test
    void aChangeKeepsAllOtherChunks() {
        Random random = new Random(1);
        String text = source(n -> ENTRY.formatted(n) + "% " + random.nextInt() + "\n");
        int middle = text.indexOf("@article{key1000,");
        Set<Long> before = ids(text);
        assertTrue(before.size() > 8, before.size() + " pieces");
        for (String changed :
                List.of(
                        entry(5000, "note = {n}") + text,
                        text + entry(5000, "note = {n}"),
                        text.substring(0, middle)
                                + entry(5000, "note = {n}")
                                + text.substring(middle),
                        text.replace("@article{key1000,", "@book{key1000x,"),
                        text.replace("@article{key1000,", "@article{key1000, title = {Open,"))) {
            Set<Long> added = new HashSet<>(ids(changed));
            added.removeAll(before);
            assertTrue(added.size() <= 2, added.size() + " pieces are new");
        }
    }

    @Test
    void theIdDependsOnSharedText() {
        String text = source(n -> entry(n, n % 400 == 0 ? "crossref = {parent}" : "note = {n}"));
        String parent = "@book{parent, title = {%s}, publisher = {%s}}\n";
        Set<Long> before = ids(text + parent.formatted("One", "Fox"));
        Set<Long> after = ids(text + parent.formatted("One", "Hare"));
        assertEquals(before.size(), after.size());
        after.removeAll(before);
        assertTrue(after.size() >= 5, "a piece for each heir, and the parent's");
    }

    @Test
    void equalChunksHaveDifferentIds() {
        String text = source(n -> ENTRY.formatted(n));
        int pieces = SourceFiles.open(Path.of("/a.bib"), text + text).pieces().orElseThrow().size();
        assertEquals(pieces, ids(text + text).size());
    }

    private static Set<Long> ids(String text) {
        return SourceFiles.open(Path.of("/a.bib"), text).pieces().orElseThrow().stream()
                .map(Chunk::id)
                .collect(Collectors.toSet());
    }
}
