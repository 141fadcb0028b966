package glossa.csl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text cases that the library does not support (CSL 1.0.2, "Text-case"). */
final class TextCase {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}’'-]+");
    private static final Pattern SENTENCE_END =
            Pattern.compile(".*[.?!:]['\"’”)]*\\s+", Pattern.DOTALL);

    /** A text case, applied to one run of text. */
    interface Rule {
        String apply(String text, boolean begins);
    }

    private TextCase() {}

    /**
     * Sentence case: words with only an initial capital become lower case, except the first word
     * and words after a colon. Words with other capitals, such as {@code GPT}, stay.
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

    /** Capitalizes the first letter. */
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
