package glossa.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.grammar.Range;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When two records of one paper disagree, and what is said of it. */
final class DisagreementTest {
    @Test
    void namesInOtherNotations() {
        authors("Johnson, B", "Johnson, Bankole", "");
        authors("B, Johnson", "Johnson, Bankole", "");
        authors("GB, Chen", "Chen, Gongbo", "");
        authors("Chen, GB", "Chen, Gongbo", "");
        authors("Li, Xu", "LI, XU", "");
        authors("Smith, Michael, III", "Smith, Michael, 3rd", "");
        authors("Smith, Michael, Jr.", "Smith, Michael", "");
        authors("Chen, GB", "Chen, Xiang", "authors GB Chen | Xiang Chen");
    }

    /** A long title is cut so that the difference shows. */
    @Test
    void titles() {
        String start =
                "A survey of mosses and ferns of the northern meadows and of their many kinds";
        titles(
                start + " in the spring",
                start + " in the autumn",
                "title “…their many kinds in the spring” |" + " “…their many kinds in the autumn”");
        titles("Moss", "Fern", "title “Moss” | “Fern”");
    }

    private static void authors(String one, String other, String expected) {
        check(
                paper().authors(Names.split(one)).build(),
                paper().authors(Names.split(other)).build(),
                expected);
    }

    private static void titles(String one, String other, String expected) {
        check(paper().title(one).build(), paper().title(other).build(), expected);
    }

    private static Paper.Builder paper() {
        Range range = Range.of(0, 0, 0, 0);
        return Paper.builder().key("k").source(new Source(Path.of("a.bib"), range, range));
    }

    private static void check(Paper one, Paper other, String expected) {
        String told =
                Disagreement.among(List.of(one, other)).stream()
                        .map(
                                found ->
                                        found.part().word()
                                                + " "
                                                + Stream.of(one, other)
                                                        .map(found::said)
                                                        .collect(Collectors.joining(" | ")))
                        .collect(Collectors.joining("\n"));
        assertEquals(expected, told);
    }
}
