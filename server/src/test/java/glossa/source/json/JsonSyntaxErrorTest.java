package glossa.source.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.source.reading.ReadingLines;
import glossa.source.services.PlainJsonPapers;

import org.junit.jupiter.api.Test;

/** The problem of invalid JSON: its place, and what was expected there. */
final class JsonSyntaxErrorTest {
    @Test
    void aMissingSeparator() {
        check("[{\"title\" \"Owls\"}]", "1:11 expected a colon here; write \"name\": value");
        check(
                "[{\"title\": \"Owls\" \"year\": 2020}]",
                "1:19 expected a comma before this; write one between members");
        check(
                "[{\"author\": [1 2]}]",
                "1:16 expected a comma before this; write one between values");
    }

    @Test
    void anInvalidValue() {
        String expected =
                "expected a value here; write a string in double quotes, a number, true, false or"
                        + " null";
        check("[{\"title\": Owls}]", "1:12 " + expected);
        check("[{\"title\": 'Owls'}]", "1:12 " + expected);
        check("[{\"title\": , \"year\": 1}]", "1:12 " + expected);
        check(
                "[{title: \"Owls\"}]",
                "1:3 expected a name in double quotes here; write \"name\": value");
        check("[{\"year\": 20.}]", "1:13 expected a number here; write strings in double quotes");
    }

    @Test
    void anInvalidEscape() {
        check(
                "[{\"title\": \"A \\alpha\"}]",
                "1:16 invalid escape: expected \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four"
                        + " digits; write \\\\ for a backslash");
    }

    @Test
    void unmatchedBrackets() {
        check(
                "[{\"title\": \"Owls\"]]",
                "1:18 unexpected closing bracket; close each { with } and each [ with ]");
        check(
                "[{\"title\": \"Owls\"",
                "1:18 incomplete JSON: the file ends inside a value; save or export it again");
        check("[".repeat(300), "1:301 arrays and objects are nested more than 200 levels deep");
    }

    private static void check(String json, String expected) {
        String where = expected.substring(0, expected.indexOf(' '));
        String what = expected.substring(expected.indexOf(' ') + 1);
        assertEquals(
                where
                        + " error json-syntax: "
                        + what
                        + "; only the papers before this place are read",
                ReadingLines.lines(new PlainJsonPapers(), json));
    }
}
