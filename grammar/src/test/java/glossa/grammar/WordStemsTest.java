package glossa.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The stems of words. */
final class WordStemsTest {
    @Test
    void endingsGoWhereEnoughIsLeft() {
        check("masked mask masks masking", "mask mask mask mask");
        check("measures measurement measured", "measur measur measur");
        check("studies study", "studi studi");
        check("classes class bus basis", "class class bus basis");
        check("running runs red king", "run run red king");
    }

    @Test
    void accentsAndCaseDoNotCount() {
        check("Gödel GODEL", "godel godel");
        check("ЯЗЫК Язык", "язык язык");
    }

    @Test
    void wordsThatEverySentenceHasAreLeftOut() {
        check("This is what we have shown, e.g. in a survey (see below).", "shown survei");
        check("", "");
        check("@ . ! x", "");
    }

    private static void check(String text, String stems) {
        assertEquals(stems, String.join(" ", WordStems.of(text)));
    }
}
