package glossa.features.quotations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.features.quotations.QuotationMatch.Difference;
import glossa.paper.Page;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Quotations compared with one paper. */
final class QuotationMatcherTest {
    private static final List<Page> PAPER =
            List.of(
                    new Page(
                            "11",
                            """
                            The ﬁsh of the upper river do not return in spring. We counted 1,204 of them
                            by hand [3, 4], and the self-
                            regulating weir was closed for a week in May. No model that we tried ex-
                            plains this, although most of them explain the lower river well (Reed, 1999).
                            """),
                    new Page(
                            "12",
                            """
                            A second count in June gave the same number. It is not clear whether the weir
                            or the water is the cause.1 What we can say is that fish which were marked
                            in the first year came back — slowly — to “their” pool. The rate r = a / b + c
                            was small. We leave the question of the lower pools to others.
                            """));

    @Test
    void sameWords() {
        check("The fish of the upper river do not return in spring.", "exact 11");
        check("the fish of the UPPER river do not return", "exact 11");
        check("came back - slowly - to 'their' pool", "exact 12");
        check("No model that we tried explains this", "exact 11");
        check("the self-regulating weir was closed", "exact 11");
        check("the *upper* river do **not** return", "exact 11");
        check("explain the lower river well (Reed, 1999). A second count in June", "exact 11-12");
    }

    @Test
    void omissionsAndWordsInBrackets() {
        check("The fish of the upper river […] return in spring", "exact 11");
        check("The fish [...] do not return in spring ... We counted 1,204", "exact 11");
        check("[T]he fish of the upper river do not return", "exact 11");
        check(
                "[t]his, although most of them explain {the} lower river badly",
                "changed 11 badly>well");
        check(
                "[I]t’s not clear whether the weir or the water is the cause",
                "changed 12 [I]t’s>is");
        check("[these animals] do not return in spring", "exact 11");
        check("No model explains this […] A second count in June", "changed 11-12 >that we tried");
    }

    @Test
    void whatQuotationsLeaveOut() {
        check("We counted 1,204 of them by hand, and the self-regulating weir", "exact 11");
        check("most of them explain the lower river well. A second count in June", "exact 11-12");
        check("or the water is the cause. What we can say is", "exact 12");
    }

    @Test
    void changedWords() {
        check("The fish of the lower river do not return in spring", "changed 11 lower>upper");
        check("The fish of the upper river do return in spring", "changed 11 >not");
        check("The fish of the upper river do not ever return in spring", "changed 11 ever>");
        check("We counted 1,240 of them by hand", "changed 11 240>204");
        check("It is clear whether the weir or the water is the cause", "changed 12 >not");
        check("fish which were not marked in the first year", "changed 12 not>");
    }

    @Test
    void sentencesThatAreNotBesideEachOther() {
        check(
                "The fish of the upper river do not return in spring. A second count in June gave"
                        + " the same number.",
                "changed 11 >[…]");
    }

    @Test
    void otherWords() {
        check(
                "We asked the people of the lower pools about the weir and they said no",
                "not found");
        check("Die Fische des oberen Flusses kehren im Frühling nicht zurück", "unknown");
        check("the fish", "unknown");
        check("the rate $r = a/b$ was large", "unknown");
    }

    private static void check(String quotation, String expected) {
        QuotationMatch match =
                QuotationMatcher.match(
                        PaperText.of(PAPER, Optional.empty(), Optional.of(Path.of("/paper.pdf"))),
                        QuotedText.of(quotation, List.of()),
                        word -> true);
        List<String> parts = new ArrayList<>();
        parts.add(match.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (match.isFound()) {
            String first = PAPER.get(match.pages().getFirst().first()).label();
            String last = PAPER.get(match.pages().getFirst().last()).label();
            parts.add(first.equals(last) ? first : first + "-" + last);
        }
        parts.add(
                match.differences().stream()
                        .map(QuotationMatcherTest::shown)
                        .collect(Collectors.joining(" ")));
        assertEquals(expected, String.join(" ", parts).strip(), quotation);
    }

    private static String shown(Difference difference) {
        return difference.quoted() + ">" + difference.inPaper();
    }
}
