package glossa.csl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules for capitals that the library lacks (CSL 1.0.2, "Text-case"). */
final class TextCase {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}’'-]+");
    private static final Pattern SENTENCE_END =
            Pattern.compile(".*[.?!:]['\"’”)]*\\s+", Pattern.DOTALL);

    /** A rule for one stretch of a text. */
    interface Rule {
        String apply(String text, boolean begins);
    }

    private TextCase() {}

    /**
     * A title as a sentence: words that have but a first capital lose it, but for the first, and
     * those behind a colon. A word with other capitals, {@code GPT}, stays.
     */
    static String toSentenceCase(String text, boolean begins) {
        Matcher word = WORD.matcher(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        boolean starts = begins;
        while (word.find()) {
            starts |= SENTENCE_END.matcher(text.substring(from, word.start())).matches();
            out.append(text, from, word.start());
            String said = word.group();
            int first = said.codePointAt(0);
            String rest = said.substring(Character.charCount(first));
            boolean capital = rest.equals(rest.toLowerCase(java.util.Locale.ROOT));
            out.append(capital && !starts ? said.toLowerCase(java.util.Locale.ROOT) : said);
            starts = false;
            from = word.end();
        }
        String all = out.append(text.substring(from)).toString();
        return begins ? capitalizeFirst(all, true) : all;
    }

    /** With a capital at its head. */
    static String capitalizeFirst(String text, boolean begins) {
        if (!begins || text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toTitleCase(first))
                .append(text.substring(Character.charCount(first)))
                .toString();
    }
}
