package glossa.workspace.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

final class PathGlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    *.bib            | refs.bib            | fits
                    *.bib            | a/refs.bib          | no
                    *.bib            | refs.bibtex         | no
                    **/*.bib         | refs.bib            | fits
                    **/*.bib         | a/b/refs.bib        | fits
                    a/**/z.bib       | a/z.bib             | fits
                    a/**/z.bib       | a/b/c/z.bib         | fits
                    **               | a/b/c               | fits
                    a?.bib           | ab.bib              | fits
                    a?.bib           | a/.bib              | no
                    [a-c]x.bib       | bx.bib              | fits
                    [!a-c]x.bib      | bx.bib              | no
                    [!a-c]x.bib      | dx.bib              | fits
                    [ab.bib          | [ab.bib             | fits
                    *.{bib,ris}      | a.ris               | fits
                    *.{bib,ris}      | a.nbib              | no
                    {a,b}/{c,d}.bib  | b/c.bib             | fits
                    *                | a                   | fits
                    """)
    void matchingPaths(String pattern, String path, String expected) {
        check(pattern, path, expected);
    }

    @Test
    void manyStarsTakeNoLongerThanTheirNumberTimesThePath() {
        String stars = "*a".repeat(400) + "b";
        check(stars, "a".repeat(4_000), "no");
        check(stars, "a".repeat(4_000) + "b", "fits");
    }

    @Test
    void aTooLongPatternMatchesNothing() {
        check("*".repeat(PathGlob.MAX_LENGTH + 1), "a", "no");
        check("{a,b}".repeat(100), "a".repeat(100), "fits");
    }

    private static void check(String pattern, String path, String expected) {
        assertEquals(expected, PathGlob.of(pattern).fits(Path.of(path)) ? "fits" : "no");
    }
}
