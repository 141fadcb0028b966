package glossa.features.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.Locale;

/** The part of a citation that is being written, and its paper. */
final class SignaturesTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @book{fox, title = {On Foxes}, author = {Fox, Ann}, year = 2019}
            -- note.md --
            """;

    @Test
    void partsOfAnItem() {
        check("[se$0e @fox, p. 3 and on]", "prefix Fox 2019. On Foxes");
        check("[see @f$0ox, p. 3 and on]", "key Fox 2019. On Foxes");
        check("[see @fox,$0 p. 3 and on]", "locator Fox 2019. On Foxes");
        check("[see @fox, p. 3$0 and on]", "locator Fox 2019. On Foxes");
        check("[see @fox, p. 3 an$0d on]", "suffix Fox 2019. On Foxes");
        check("[@fox, as in the fo$0x]", "suffix Fox 2019. On Foxes");
    }

    @Test
    void incompleteGroups() {
        check("[@fox, $0", "locator Fox 2019. On Foxes");
        check("[@fox, sec$0", "locator Fox 2019. On Foxes");
        check("[@fox;$0]", "prefix");
        check("[@fox; see $0", "prefix");
        check("[$0@fox]", "prefix Fox 2019. On Foxes");
        check("[@nobody, p. 3; -@$0]", "prefix");
    }

    @Test
    void afterAKeyInRunningText() {
        check("As @fox [$0p. 3] says", "in text: locator Fox 2019. On Foxes");
        check("As @fox [p. 3, but$0] says", "in text: suffix Fox 2019. On Foxes");
    }

    @Test
    void nothingElsewhere() {
        check("[a link$0](there)", "");
        check("As @fox says,$0 [b]", "");
        check("[x] @fox, $0", "");
        check("`[@fox, $0`", "");
        check("[@fox]\n\nwords, $0", "");
        check("- [$0] @fox\n", "");
    }

    private static void check(String text, String expected) {
        try (Fixture fixture = Fixture.of(PAPERS + text);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    expected,
                    Signatures.at(snapshot, fixture.cursor())
                            .map(
                                    found ->
                                            (found.inText() ? "in text: " : "")
                                                    + found.activePart()
                                                            .name()
                                                            .toLowerCase(Locale.ROOT)
                                                    + (found.paperLabel().isEmpty() ? "" : " ")
                                                    + found.paperLabel())
                            .orElse(""),
                    text);
        }
    }
}
