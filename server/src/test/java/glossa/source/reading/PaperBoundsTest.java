package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.paper.Paper;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The size of papers from a wrong or malicious source is limited. */
final class PaperBoundsTest {
    @Test
    void namesAndListsAreCut() {
        String members =
                "\"title\": \"%s\", \"authors\": [%s], \"ids\": \"x\", %s"
                        .formatted(
                                "t".repeat(3_000),
                                many(11_000, n -> "\"Ada Fox" + n + "\""),
                                many(2_000, n -> "\"field" + n + "\": \"" + n + "\""));
        Paper paper = read("a.json", "[{" + members + "}]");
        assertEquals(2_000, paper.title().length());
        assertEquals(10_000, paper.authors().size());
        assertEquals("Fox9999", paper.authors().getLast().family());
        assertEquals(1_000, paper.fields().size());
        assertEquals("0", paper.fields().get("field0"));
    }

    @Test
    void aLongNameIsCut() {
        Paper paper =
                read(
                        "a.json",
                        "[{\"title\": \"T\", \"authors\": [{\"family\": \"%s\", \"given\": \"%s\"}]}]"
                                .formatted("f".repeat(5_000), "g".repeat(1_999) + "😀"));
        assertEquals(2_000, paper.authors().getFirst().family().length());
        assertEquals("g".repeat(1_999), paper.authors().getFirst().given());
    }

    @Test
    void aliasesAreBounded() {
        Paper paper =
                read(
                        "a.bib",
                        "@misc{key, title = {T}, ids = {%s}}"
                                .formatted(many(3_000, n -> "alias" + n)));
        assertEquals(1_000, paper.aliases().size());
        assertEquals("alias0", paper.aliases().getFirst());
    }

    private static String many(int count, java.util.function.IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(", "));
    }

    private static Paper read(String file, String text) {
        return SourceFiles.read(Path.of("/papers", file), text).papers().getFirst();
    }
}
