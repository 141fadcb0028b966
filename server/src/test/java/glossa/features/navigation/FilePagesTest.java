package glossa.features.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.grammar.Range;
import glossa.paper.Page;
import glossa.paper.Paper;
import glossa.paper.Source;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The page of a file for a page number in a locator. */
final class FilePagesTest {
    @Test
    void theLabelTakesPrecedence() {
        check("iv", "97-111", "i ii iii iv 1 2", 4);
        check("2", "", "i ii iii iv 1 2", 6);
        check("98", "97-111", "97 98 99", 2);
    }

    @Test
    void pagesAreCountedFromTheFirstPageInTheJournal() {
        check("99", "97-111", "", 3);
        check("330", "327-45", "", 4);
        check("330", "327", "", 4);
        // Outside of the range: the author's copy, counted from 1.
        check("3", "97-111", "", 3);
    }

    @Test
    void noPageBeyondTheEndOfTheFile() {
        check("3", "", "", 3);
        check("7", "", "1 2 3", 0);
        check("iv", "", "", 0);
    }

    /**
     * @param expected the page; 0 if it is unknown
     */
    private static void check(String written, String inJournal, String labels, int expected) {
        List<Page> pages =
                labels.isEmpty()
                        ? List.of()
                        : List.of(labels.split(" ")).stream()
                                .map(label -> new Page(label, ""))
                                .toList();
        Range record = Range.of(0, 0, 0, 1);
        Paper paper =
                Paper.builder()
                        .key("fox2020")
                        .type("article-journal")
                        .title("River Letters")
                        .fields(Map.of("page", inJournal))
                        .source(new Source(Path.of("/a.bib"), record, record))
                        .build();
        OptionalInt found = FilePages.pageInFile(written, pages, List.of(paper));
        assertEquals(expected, found.orElse(0));
    }
}
