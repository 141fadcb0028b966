package glossa.features;

import glossa.grammar.Span;

import java.util.regex.Pattern;

/** Where a note lists its references: below a heading that says so, or between two comments. */
public final class ReferenceSections {
    /** Opens the list that Glossa writes. */
    public static final String BEGIN = "<!-- glossa:references -->";

    /** Closes the list that Glossa writes. */
    public static final String END = "<!-- /glossa:references -->";

    private static final Pattern HEADING =
            Pattern.compile(
                    "(?i)\\W*(?:\\d+\\W*)?(?:references|bibliography|works cited|literature(?:"
                        + " cited)?|sources|citations|further reading|recommended reading|reading"
                        + " list|literaturverzeichnis|literatur|bibliographie)\\W*");

    private ReferenceSections() {}

    /** Whether references are listed below a heading with this text. */
    public static boolean isHeading(String text) {
        return HEADING.matcher(text).matches();
    }

    /** Whether a passage of {@code text} stands in the list that Glossa writes. */
    public static boolean isInGeneratedList(String text, Span passage) {
        int list = text.indexOf(BEGIN);
        return list >= 0 && list < passage.start() && text.indexOf(END, list) >= passage.end();
    }
}
