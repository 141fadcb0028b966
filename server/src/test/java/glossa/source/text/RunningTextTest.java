package glossa.source.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.paper.Page;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is left of pages, below their labels. Form feeds part the pages of a text file. */
final class RunningTextTest {
    @Test
    void runningHeadsGiveThePagesTheirNumbers() {
        check(
                """
                128 Owls at Night
                The owl hunts by ear.
                \fA. Finch and B. Wren 129
                It hears a mouse
                below the snow.
                \f130 Owls at Night
                Most hunts fail.
                \fA. Finch and B. Wren 131
                Some do not.
                """,
                """
                128: The owl hunts by ear.
                129: It hears a mouse / below the snow.
                130: Most hunts fail.
                131: Some do not.
                """);
    }

    @Test
    void numbersBelowThePage() {
        check(
                """
                Preface
                Thanks to all.
                i
                \fOne
                The first page.
                - 1 -
                \fTwo
                The second page with 7 owls
                - 2 -
                \fThree
                The third page.
                - 3 -
                """,
                """
                i: Preface / Thanks to all.
                1: One / The first page.
                2: Two / The second page with 7 owls
                3: Three / The third page.
                """);
    }

    /** A number that stands alone and is not the page's is of the text. */
    @Test
    void wordsAndNumbersOfTheTextStay() {
        check(
                """
                Results were clear.
                42
                \fMethods were not.
                17
                \fConclusions vary.
                99
                """,
                """
                1: Results were clear. / 42
                2: Methods were not. / 17
                3: Conclusions vary. / 99
                """);
    }

    @Test
    void lineNumbers() {
        StringBuilder page = new StringBuilder();
        for (int line = 41; line <= 48; line++) {
            page.append(line).append("  words of line ").append(line).append('\n');
        }
        check(
                page + "\fAnother page.\n",
                "1: words of line 41 / words of line 42 / words of line 43 / words of line 44 /"
                        + " words of line 45 / words of line 46 / words of line 47 / words of line"
                        + " 48\n2: Another page.\n");
    }

    /** Each fifth line is numbered, as in editions of verse; the years stay. */
    @Test
    void everyFifthLineIsNumbered() {
        StringBuilder page = new StringBuilder();
        for (int line = 1; line <= 20; line++) {
            page.append(line % 5 == 0 ? line + " " : "").append("a verse,\n");
        }
        String verses = String.join(" / ", java.util.Collections.nCopies(20, "a verse,"));
        check(
                page + "\f1999 was a good year\nfor owls.\n",
                "1: " + verses + "\n2: 1999 was a good year / for owls.\n");
    }

    @Test
    void wordsThatALineEndDivides() {
        check(
                """
                The commu-
                nication of self-
                taught owls, a self-taught craft, is of low fre-
                quency and ﬁne.
                \fMore.
                """,
                """
                1: The communication / of self-taught / owls, a self-taught craft, is of low frequency / and fine.
                2: More.
                """);
    }

    @Test
    void aTextWithoutFormFeedsHasNoPages() {
        check("One owl.\nTwo owls.\n", ": One owl. / Two owls.\n");
    }

    /** Labels that the file itself gives are kept. */
    @Test
    void labelsOfTheFileAreKept() {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pages.add(new Page("A-" + i, "Words of the page.\n" + (10 + i)));
        }
        assertEquals("A-0 A-1 A-2 A-3", labels(RunningText.of(pages, true)));
        assertEquals("10 11 12 13", labels(RunningText.of(pages, false)));
    }

    private static String labels(List<Page> pages) {
        return pages.stream().map(Page::label).collect(Collectors.joining(" "));
    }

    private static void check(String text, String expected) {
        assertEquals(
                expected.strip(),
                PlainTextPages.of(text).pages().stream()
                        .map(page -> page.label() + ": " + page.text().replace("\n", " / "))
                        .collect(Collectors.joining("\n")));
    }
}
