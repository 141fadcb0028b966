package glossa.grammar;

import java.nio.charset.StandardCharsets;

/**
 * The fuzz target of Jazzer ({@code mvn -Pfuzz}): parsing never fails, every span is valid, and the
 * same text always has the same syntax.
 */
public final class NotesFuzz {
    private NotesFuzz() {}

    /** Parses one text; Jazzer requires this name. */
    public static void fuzzerTestOneInput(byte[] data) {
        check(new String(data, StandardCharsets.UTF_8));
    }

    static void check(String text) {
        Validity.check(text);
        Syntax one = NotesLanguage.parse(text);
        Syntax other = NotesLanguage.parse(text);
        if (!one.equals(other)) {
            throw new AssertionError("two syntaxes of one text: " + one + " and " + other);
        }
    }
}
