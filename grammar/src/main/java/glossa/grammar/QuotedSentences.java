package glossa.grammar;

/**
 * Quoted sentences: words between quotation marks, straight or of any of the usual pairs. Single
 * marks are none, since they are apostrophes too.
 */
final class QuotedSentences {
    private static final String OPENING = "\"\u201c\u201e\u00ab\u00bb\u201d";

    private QuotedSentences() {}

    /**
     * The quotation, with its marks, that ends right before a citation; empty where there is none.
     * One word is no sentence: it is a name, or meant otherwise than it says.
     *
     * @param from where it may begin: behind the citation before
     * @param at where the citation begins
     */
    static Span before(String note, Syntax syntax, int from, int at) {
        int end = at;
        while (end > from && " \t\r\n>(".indexOf(note.charAt(end - 1)) >= 0) {
            end--;
        }
        int close = end - 1;
        while (close > from && ".,;:!?".indexOf(note.charAt(close)) >= 0) {
            close--;
        }
        Span none = new Span(at, at);
        if (close <= from || SpanSets.contain(syntax.opaque(), close)) {
            return none;
        }
        String openers = openers(note.charAt(close));
        for (int i = close - 1; i >= from && !openers.isEmpty(); i--) {
            boolean opens =
                    openers.indexOf(note.charAt(i)) >= 0
                            && (note.charAt(i) != '"' || isOpening(note, i));
            if (opens && !SpanSets.contain(syntax.opaque(), i)) {
                boolean words =
                        note.substring(i + 1, close).strip().chars().anyMatch(CharClasses::isSpace);
                return words ? new Span(i, close + 1) : none;
            }
        }
        return none;
    }

    /** Without blanks, and without quotation marks where they stand around all of it. */
    static Span bare(String note, Span span) {
        int start = span.start();
        int end = span.end();
        while (start < end && CharClasses.isSpace(note.charAt(start))) {
            start++;
        }
        while (end > start && CharClasses.isSpace(note.charAt(end - 1))) {
            end--;
        }
        boolean marked =
                end - start > 1
                        && OPENING.indexOf(note.charAt(start)) >= 0
                        && openers(note.charAt(end - 1)).indexOf(note.charAt(start)) >= 0;
        // Marks within mean that the two at the ends belong to different quotations.
        boolean whole = marked && note.indexOf(note.charAt(end - 1), start + 1) == end - 1;
        return whole ? new Span(start + 1, end - 1) : new Span(start, end);
    }

    /** The marks that {@code close} may close. */
    private static String openers(char close) {
        return switch (close) {
            case '"' -> "\"";
            case '\u201d' -> "\u201c\u201d\u201e";
            case '\u201c' -> "\u201e";
            case '\u00bb' -> "\u00ab";
            case '\u00ab' -> "\u00bb";
            default -> "";
        };
    }

    private static boolean isOpening(String note, int at) {
        return at == 0
                || CharClasses.isSpace(note.charAt(at - 1))
                || "([{-\u2013\u2014*_>".indexOf(note.charAt(at - 1)) >= 0;
    }
}
