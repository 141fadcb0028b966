package glossa.grammar;

/**
 * Finds quoted sentences: words between double quotation marks, straight or of any usual pair.
 * Single marks do not count, because they may be apostrophes.
 */
final class QuotedSentences {
    private static final String OPENING = "\"\u201c\u201e\u00ab\u00bb\u201d";

    private QuotedSentences() {}

    /**
     * The quotation, with its marks, that ends directly before a citation; empty if there is none.
     * A single word in quotation marks does not count: it is a name or a turn of phrase.
     *
     * @param from the first offset at which it may begin, after the previous citation
     * @param at the start of the citation
     */
    static Span endingAt(String note, Syntax syntax, int from, int at) {
        int end = at;
        while (end > from && " \t\r\n>(".indexOf(note.charAt(end - 1)) >= 0) {
            end--;
        }
        int close = end - 1;
        while (close > from && ".,;:!?".indexOf(note.charAt(close)) >= 0) {
            close--;
        }
        Span none = new Span(at, at);
        if (close <= from || SpanSets.contains(syntax.opaque(), close)) {
            return none;
        }
        String openers = openers(note.charAt(close));
        for (int i = close - 1; i >= from && !openers.isEmpty(); i--) {
            boolean opens =
                    openers.indexOf(note.charAt(i)) >= 0
                            && (note.charAt(i) != '"' || isOpening(note, i));
            if (opens && !SpanSets.contains(syntax.opaque(), i)) {
                boolean words =
                        note.substring(i + 1, close).strip().chars().anyMatch(CharClasses::isSpace);
                return words ? new Span(i, close + 1) : none;
            }
        }
        return none;
    }

    /** The span without blanks, and without quotation marks that enclose all of it. */
    static Span withoutMarks(String note, Span span) {
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
        // With marks inside, those at the two ends belong to different quotations.
        boolean whole = marked && note.indexOf(note.charAt(end - 1), start + 1) == end - 1;
        return whole ? new Span(start + 1, end - 1) : new Span(start, end);
    }

    /** The opening marks that {@code close} can close. */
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
