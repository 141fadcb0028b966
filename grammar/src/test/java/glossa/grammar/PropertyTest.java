package glossa.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

/**
 * Random texts made of the elements of the language: their syntax has the properties of every
 * syntax ({@link Validity}).
 */
final class PropertyTest {
    private static final List<String> PIECES =
            List.of(
                    "@a",
                    "@b2020",
                    "-@c",
                    "@{x y}",
                    "@{d.}",
                    "[",
                    "]",
                    "(",
                    ")",
                    "{",
                    "}",
                    ";",
                    ", p. 3",
                    " ",
                    "  ",
                    "\t",
                    "\n",
                    "\n\n",
                    "\r\n",
                    "*",
                    "**",
                    "_",
                    "`",
                    "```\n",
                    "~~~",
                    "$",
                    "$$",
                    "<",
                    ">",
                    "<b>",
                    "</b>",
                    "<!--",
                    "-->",
                    "<div>",
                    "</div>",
                    "\\",
                    "\\cite{",
                    "^",
                    "~",
                    "![",
                    "](u)",
                    "[^1]",
                    "[^1]: ",
                    "- ",
                    "1. ",
                    "(@e) ",
                    "a. ",
                    "# ",
                    "> ",
                    "| ",
                    "|--|",
                    "---\n",
                    "k: ",
                    ":::",
                    ": ",
                    "\"",
                    "'",
                    "...",
                    "--",
                    "&amp;",
                    "é",
                    "\ud83d\ude00",
                    "\u00a0",
                    "word",
                    "12",
                    "pp.",
                    "\ufeff",
                    "\\begin{a}",
                    "\\end{a}",
                    "{cite:p}`",
                    ":cite:`{a}",
                    "%%",
                    "```{r}\n");

    @Test
    void spansAreValid() {
        Random random = new Random(20_260_101L);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(40);
            for (int i = 0; i < length; i++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            check(text.toString());
        }
    }

    @Test
    void aKeyIsPlainIfItIsReadAsOne() {
        String characters = "aé4_:.#$%&-+?<>~/*@{}[]'\"\\^| ;,!\u00a0\u0301\u4eba";
        Random random = new Random(20_260_102L);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder key = new StringBuilder();
            int length = random.nextInt(6);
            for (int i = 0; i < length; i++) {
                key.append(characters.charAt(random.nextInt(characters.length())));
            }
            checkPlain(key.toString());
        }
        List.of("*", "a*", "\ud83d\ude00", "a\ud83d", "\ud835\udc9c")
                .forEach(PropertyTest::checkPlain);
    }

    private static void checkPlain(String key) {
        List<Citation> citations = NotesLanguage.parse("@" + key).citations();
        boolean isRead =
                citations.size() == 1
                        && citations.getFirst().items().getFirst().key().equals(key)
                        && citations.getFirst().items().getFirst().span().length()
                                == key.length() + 1;
        assertEquals(isRead && !key.equals("*"), NotesLanguage.isPlainKey(key), key);
    }

    private static void check(String text) {
        try {
            Validity.check(text);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("in: " + text.replace("\n", "\\n").replace("\r", "\\r"), e);
        }
    }
}
