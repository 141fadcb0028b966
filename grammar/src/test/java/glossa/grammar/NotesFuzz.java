package glossa.grammar;

import java.nio.charset.StandardCharsets;

/**
 * What Jazzer calls with whatever it comes upon ({@code mvn -Pfuzz}): no text may make parsing fail
 * or give a span that is none, and the same text always has the same syntax.
 */
public final class NotesFuzz {
    private NotesFuzz() {}

    /** One text; Jazzer looks for a method of this name. */
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
