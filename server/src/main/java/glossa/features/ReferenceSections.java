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

    /** The list in {@code text} that Glossa writes, without the comment after it; else empty. */
    public static Span generatedList(String text) {
        int list = text.indexOf(BEGIN);
        int end = list < 0 ? -1 : text.indexOf(END, list);
        return end < 0 ? new Span(0, 0) : new Span(list, end);
    }
}
