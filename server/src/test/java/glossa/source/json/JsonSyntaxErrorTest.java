package glossa.source.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.source.reading.ReadingLines;
import glossa.source.services.PlainJsonPapers;

import org.junit.jupiter.api.Test;

/** What is said of JSON that breaks: the place, what is expected there, what is read. */
final class JsonSyntaxErrorTest {
    @Test
    void aSignIsMissing() {
        check("[{\"title\" \"Owls\"}]", "1:11 expected a colon here; write \"name\": value");
        check(
                "[{\"title\": \"Owls\" \"year\": 2020}]",
                "1:19 expected a comma before this; write one between two members");
        check(
                "[{\"author\": [1 2]}]",
                "1:16 expected a comma before this; write one between two values");
    }

    @Test
    void aValueIsNone() {
        String expected =
                "expected a value here; write a text in double quotes, a number, true, false or"
                        + " null";
        check("[{\"title\": Owls}]", "1:12 " + expected);
        check("[{\"title\": 'Owls'}]", "1:12 " + expected);
        check("[{\"title\": , \"year\": 1}]", "1:12 " + expected);
        check(
                "[{title: \"Owls\"}]",
                "1:3 expected a name in double quotes here; write \"name\": value");
        check("[{\"year\": 20.}]", "1:13 expected a number here; write texts in double quotes");
    }

    @Test
    void aBackslashMeansNothing() {
        check(
                "[{\"title\": \"A \\alpha\"}]",
                "1:16 expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t or four digits behind \\u;"
                        + " write \\\\ for a backslash");
    }

    @Test
    void bracketsDoNotMatch() {
        check(
                "[{\"title\": \"Owls\"]]",
                "1:18 expected something else than a closing bracket here; close each { by } and"
                        + " each [ by ]");
        check(
                "[{\"title\": \"Owls\"",
                "1:18 the JSON ends in the midst of something; save or export it again as a"
                        + " whole");
        check(
                "[".repeat(300),
                "1:301 lists and objects stand in one another more than 200 deep; make them"
                        + " flatter");
    }

    private static void check(String json, String expected) {
        String where = expected.substring(0, expected.indexOf(' '));
        String what = expected.substring(expected.indexOf(' ') + 1);
        assertEquals(
                where + " error json-syntax: " + what + "; the papers before it are read",
                ReadingLines.lines(new PlainJsonPapers(), json));
    }
}
