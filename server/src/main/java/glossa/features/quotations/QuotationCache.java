package glossa.features.quotations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The texts of papers and what comparing quotations with them gave, for one corpus, so that a
 * keystroke compares only the quotation that it changes. Not thread-safe.
 */
public final class QuotationCache {
    /** Each takes some megabytes. */
    private static final int MAX_TEXTS = 4;

    private static final int MAX_MATCHES = 5_000;

    private record Asked(String paper, String words) {}

    private final Map<String, PaperText> texts = bounded(MAX_TEXTS);
    private final Map<Asked, QuotationMatch> matches = bounded(MAX_MATCHES);

    PaperText text(String paper, Supplier<PaperText> read) {
        PaperText text = texts.get(paper);
        if (text == null) {
            text = read.get();
            texts.put(paper, text);
        }
        return text;
    }

    QuotationMatch match(String paper, String words, Supplier<QuotationMatch> compare) {
        Asked asked = new Asked(paper, words);
        QuotationMatch match = matches.get(asked);
        if (match == null) {
            match = compare.get();
            matches.put(asked, match);
        }
        return match;
    }

    private static <K, T> Map<K, T> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, T> eldest) {
                return size() > most;
            }
        };
    }
}
