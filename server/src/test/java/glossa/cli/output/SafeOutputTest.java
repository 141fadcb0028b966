package glossa.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What reaches a terminal of what sources say. */
final class SafeOutputTest {
    @Test
    void whatATerminalWouldObeyIsLeftOut() {
        check(false, "a\u001B[2Jb\u009B31mc\u0007\b\u007F\u202E\u2066\u200F.bib", "a[2Jb31mc.bib");
        check(true, "a\u001B[2Jb\u001B]0;title\u0007", "aJb]0;title");
    }

    @Test
    void textAndItsLinesStay() {
        check(false, "Gödel 不完全性 𝔸\tone\ntwo\n", "Gödel 不完全性 𝔸\tone\ntwo\n");
    }

    @Test
    void coloursAreForTerminals() {
        check(
                true,
                "\u001B[1mkey\u001B[0m \u001B[38;5;9mred",
                "\u001B[1mkey\u001B[0m \u001B[38;5;9mred");
        check(false, "\u001B[1mkey\u001B[0m", "[1mkey[0m");
    }

    private static void check(boolean isTerminal, String printed, String shown) {
        StringWriter text = new StringWriter();
        PrintWriter out = SafeOutput.of(new PrintWriter(text), isTerminal);
        out.print(printed);
        out.flush();
        assertEquals(shown, text.toString());
    }
}
