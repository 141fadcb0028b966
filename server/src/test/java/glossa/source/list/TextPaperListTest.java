package glossa.source.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.source.SourceText;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

final class TextPaperListTest {
    private static final String OWLS =
            "Our own words about owls and the maps they read. ".repeat(8);
    private static final String FOXES = "Our own words about foxes in fields of rye. ".repeat(8);
    private static final String SHORT =
            "A short abstract says in one sentence what owls do with maps, and why it is worth a"
                    + " look.";

    private static final String LINES =
            "new\n\nSubscribe\n\nJun 26\n\nOwls that Read the Maps of Foxes\n\n"
                    + OWLS
                    + "\n\n2 Fast Foxes: a Study of Fields\n\n"
                    + FOXES
                    + "\n";

    private static final String GLUED =
            "Get papers\nSubscribeOwls that Read the Maps of Foxes\n"
                    + OWLS
                    + "\nFoxes in Fields: a Study\n"
                    + FOXES
                    + "\n";

    private static final String LINKS =
            """
            [Subscribe](https://huggingface.co/login?next=%%2Fpapers)

            # Daily Papers

            ## by [![](https://x.y/z.png)AK](https://huggingface.co/akhaliq) and others

            [101](https://huggingface.co/login?next=%%2Fpapers%%2F2401.00001)

            ### [Owls that Read the Maps\\\\  of Foxes](https://huggingface.co/papers/2401.00001)

            [%s\\\\
            And more.](https://huggingface.co/papers/2401.00001)

            [- ![](https://huggingface.co/avatars/x.svg)\\\\
            - 3 authors](https://huggingface.co/papers/2401.00001)

            ·

            Feb 27, 2025

            ### [Foxes in Fields](https://huggingface.co/papers/2401.00002)

            [%s](https://huggingface.co/papers/2401.00002)
            """
                    .formatted(OWLS.strip(), FOXES.strip());

    private static final String NUMBERS =
            """
            [Subscribe][29]

            # Daily Papers

            ## by[AK][30] and the research community
            * Daily

            [
            -
            ][31]

            ### [Owls that Read the Maps][32]

            [

            %s
            and wrapped.

            ][33]
            [
            * 3 authors
            ][34]
            ·
            Mar 8, 2024 [ 6][39]

            ### [Foxes in Fields][36]

            [

            %s

            ][37]
            [
            * 1 authors
            ][38]

            References

            32. https://huggingface.co/papers/2401.00001
            36. https://huggingface.co/papers/2401.00002
            """
                    .formatted(OWLS.strip(), FOXES.strip());

    private static final String ADDRESSES =
            """
            Daily Papers

            by\s

            AK

            https://huggingface.co/akhaliq

             [-] 1

            https://huggingface.co/login?next=%%2Fpapers%%2F2401.00001

            Owls that Read the Maps

            https://huggingface.co/papers/2401.00001

            %s

            https://huggingface.co/papers/2401.00001

            [

            2 authors](https://huggingface.co/papers/2401.00001)

            ·

            Oct 7, 2024

             [-] -

            Foxes in Fields

            https://huggingface.co/papers/2401.00002

            %s

            https://huggingface.co/papers/2401.00002
            """
                    .formatted(SHORT, FOXES.strip());

    private static final String TWICE =
            """
            # Trending
            <a id="source-section-0"></a>
            # Trending Papers
            ## by[[image] AK](https://huggingface.co/akhaliq) and others

            [[image]](https://huggingface.co/papers/2401.00001)

            Submitted by

            [image]

            ada

            <a id="source-section-1"></a>

            ### [Owls that Read
            the Maps](https://huggingface.co/papers/2401.00001)

            %1$s

            [[image] Lab](https://huggingface.co/lab) · Published on Oct 4, 2026

            [Upvote

            117](https://huggingface.co/login?next=%%2Fpapers%%2F2401.00001)

            ### [Owls that Read
            the Maps](https://huggingface.co/papers/2401.00001)

            %1$s

            - [image]

            - 4 authors

            ### Foxes in Fields:
              a Study

            Foxes live in fields
            and see https://example.org
            https://example.org/foxes
            - 5 authors
            [LINK: GitHub 2k](https://github.com/x/y)
            """
                    .formatted(SHORT);

    private static final String COUNTS =
            "Daily Papers\nSubmitted by\nada\n94\nOwls that Read the Maps\n·\n533 authors\n5\n"
                    + "Submitted by\nbo\n24\nFoxes in Fields\n·\n5 authors\n2\nPrevious\nNext\n";

    private static final String WRAPPED =
            "Owls that Read the Maps of Foxes\n\n"
                    + wrapped(OWLS)
                    + "\n\nFoxes in Fields: a Study\n\n"
                    + wrapped(FOXES)
                    + "\n";

    @Test
    void linesWithAndWithoutBlankLines() {
        check(
                LINES,
                """
                7:1 "Owls that Read the Maps of Foxes" 391
                11:1 "2 Fast Foxes: a Study of Fields" 351
                """);
        check(
                GLUED,
                """
                2:10 "Owls that Read the Maps of Foxes" 391
                4:1 "Foxes in Fields: a Study" 351
                """);
        check(
                WRAPPED,
                """
                1:1 "Owls that Read the Maps of Foxes" 391
                %d:1 "Foxes in Fields: a Study" 351
                """
                        .formatted(4 + wrapped(OWLS).lines().count()));
    }

    @Test
    void headingsWithLinks() {
        check(
                LINKS,
                """
                9:6 "Owls that Read the Maps of Foxes" 401 2401.00001 2025
                21:6 "Foxes in Fields" 351 2401.00002
                """);
    }

    @Test
    void headingsWithNumberedReferences() {
        check(
                NUMBERS,
                """
                12:6 "Owls that Read the Maps" 404 2401.00001 2024
                26:6 "Foxes in Fields" 351 2401.00002
                """);
    }

    @Test
    void addressesOnLinesOfTheirOwn() {
        check(
                ADDRESSES,
                """
                13:1 "Owls that Read the Maps" 89 2401.00001
                31:1 "Foxes in Fields" 351 2401.00002
                """);
    }

    @Test
    void eachPaperTwiceAndPlainHeadings() {
        check(
                TWICE,
                """
                16:6 "Owls that Read the Maps" 89 2401.00001 2026
                36:5 "Foxes in Fields: a Study" 74
                """);
    }

    @Test
    void titlesWithOnlyCounts() {
        check(
                COUNTS,
                """
                5:1 "Owls that Read the Maps" 0
                12:1 "Foxes in Fields" 0
                """);
    }

    @Test
    void proseIsNotAList() {
        none(
                "Installation\n\n" + OWLS + "\n\nUsage\n\n" + FOXES + "\n\nLicense\n\n" + OWLS,
                "How to run it\n" + OWLS + "\nWhere it is\n" + FOXES,
                "# Owls\n\n## Installation\n\n"
                        + OWLS
                        + "\n\n## Usage\n\n"
                        + FOXES
                        + "\n\n"
                        + "See https://arxiv.org/abs/2401.00001 and"
                        + " [it](https://huggingface.co/papers/2401.00001).\n",
                "Dear reader,\n\n" + OWLS + "\n",
                "A Title of a Paper about Owls\n\nAda Lovelace\n\nAbstract\n\n"
                        + OWLS
                        + "\n\n1 Introduction\n\n"
                        + FOXES
                        + "\n\n"
                        + OWLS
                        + "\n\n2.1 Related Owls\n\n"
                        + FOXES
                        + "\n\n3 Results\n\n"
                        + OWLS
                        + "\n\n4 Conclusion\n\n"
                        + FOXES
                        + "\n",
                wrapped(OWLS)
                        + "\n\n"
                        + wrapped(FOXES)
                        + "\n\n1. Introduction\n\n"
                        + wrapped(OWLS)
                        + "\n\n2. Methods\n\n"
                        + wrapped(FOXES)
                        + "\n\n"
                        + wrapped(OWLS),
                "Owls v1.2 Notes for Everyone\n\n"
                        + "Fixes since v1.1\n\n"
                        + " * Owls no longer sleep at the wheel.\n\n"
                        + " * "
                        + wrapped(OWLS)
                        + "\n\n * Maps fold again.\n\n * Rye is green.\n",
                "The owls were told to read the maps.\n"
                        + OWLS
                        + "\n\nThey read them all.\n"
                        + FOXES,
                "one\ntwo\nthree\n",
                "");
    }

    @Test
    void markdownIsAListOnlyWithMarksOfAList() {
        assertTrue(new TextPaperList().recognises(SourceText.of(Path.of("/a.md"), LINKS)));
        assertFalse(new TextPaperList().recognises(SourceText.of(Path.of("/a.md"), LINES)));
        assertFalse(new TextPaperList().recognises(SourceText.of(Path.of("/a.log"), LINES)));
    }

    @Test
    void everyPrefixIsRead() {
        for (String text :
                new String[] {LINES, GLUED, LINKS, NUMBERS, ADDRESSES, TWICE, COUNTS, WRAPPED}) {
            for (int end = 0; end <= text.length(); end++) {
                new TextPaperList().read(SourceText.of(Path.of("/a.txt"), text.substring(0, end)));
            }
        }
    }

    private static String wrapped(String text) {
        return text.strip().replaceAll("(.{60,70}) ", "$1\n");
    }

    private static void none(String... texts) {
        for (String text : texts) {
            SourceText source = SourceText.of(Path.of("/a.txt"), text);
            assertEquals(List.of(), new TextPaperList().read(source).papers(), text);
            assertFalse(new TextPaperList().recognises(source));
        }
    }

    /** Place, title, length of the abstract, arXiv id, year. */
    private static void check(String text, String expected) {
        StringBuilder lines = new StringBuilder();
        SourceText source = SourceText.of(Path.of("/a.txt"), text);
        for (Paper paper : new TextPaperList().read(source).papers()) {
            var name = paper.sources().getFirst().name();
            lines.append(name.start().line() + 1)
                    .append(":")
                    .append(name.start().character() + 1)
                    .append(" \"")
                    .append(paper.title())
                    .append("\" ")
                    .append(paper.abstractText().length());
            for (String also :
                    List.of(paper.identifiers().getOrDefault("arxiv", ""), paper.year())) {
                lines.append(also.isEmpty() ? "" : " " + also);
            }
            lines.append("\n");
            String there =
                    source.text()
                            .substring(
                                    source.lines().offset(name.start()),
                                    source.lines().offset(name.end()));
            assertEquals(TextFolding.squeeze(paper.title()), TextFolding.squeeze(there));
        }
        assertEquals(expected, lines.toString());
    }
}
