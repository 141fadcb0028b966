package glossa.features;

import glossa.grammar.Span;

import java.util.regex.Pattern;

/** The parts of a note that list references: below a heading, or between two comments. */
public final class ReferenceSections {
    /** The comment before the list that Glossa writes. */
    public static final String BEGIN = "<!-- glossa:references -->";

    /** The comment after the list that Glossa writes. */
    public static final String END = "<!-- /glossa:references -->";

    private static final Pattern HEADING =
            Pattern.compile(
                    "(?i)\\W*(?:\\d+\\W*)?(?:references|bibliography|works cited|literature(?:"
                        + " cited)?|sources|citations|further reading|recommended reading|reading"
                        + " list|literaturverzeichnis|literatur|bibliographie)\\W*");

    private ReferenceSections() {}

    /** Whether a heading with this text is one for references. */
    public static boolean isHeading(String text) {
        return HEADING.matcher(text).matches();
    }

    /** Whether a passage of {@code text} is in the list that Glossa writes. */
    public static boolean isInGeneratedList(String text, Span passage) {
        int list = text.indexOf(BEGIN);
        return list >= 0 && list < passage.start() && text.indexOf(END, list) >= passage.end();
    }
}
