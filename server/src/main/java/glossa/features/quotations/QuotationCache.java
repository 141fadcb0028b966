package glossa.features.quotations;

import glossa.features.quotations.QuotationMatch.State;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The texts of papers and what comparing quotations with them gave, for one corpus, so that a
 * keystroke compares only the quotation that it changes. Not thread-safe.
 */
public final class QuotationCache {
    /** UTF-16 units of all texts but the last; each takes some twenty bytes. */
    private static final int MAX_LENGTH = 2_500_000;

    private static final int MAX_TEXTS = 20;

    private static final int MAX_MATCHES = 5_000;

    private record Asked(String paper, String words) {}

    /**
     * What comparing gave, the pages of the words, and the file whose text it was; empty for an
     * abstract. All that is asked again at each keystroke, so that no text is read for it.
     */
    record ComparedText(QuotationMatch match, CitedPages pages, Optional<Path> file) {
        static final ComparedText NOTHING =
                new ComparedText(QuotationMatch.UNKNOWN, CitedPages.NONE, Optional.empty());

        /** A paper with several texts lacks the words only if all of them do. */
        boolean isBetterThan(ComparedText other) {
            return other.equals(NOTHING)
                    || match.isFound() && !other.match().isFound()
                    || match.state() == State.UNKNOWN && other.match().state() == State.NOT_FOUND;
        }
    }

    private final Map<String, PaperText> texts = new LinkedHashMap<>(16, 0.75f, true);
    private long length;
    private final Map<Asked, ComparedText> matches = bounded(MAX_MATCHES);

    PaperText text(String paper, Supplier<PaperText> read) {
        PaperText text = texts.get(paper);
        if (text == null) {
            text = read.get();
            texts.put(paper, text);
            length += text.text().length();
            Iterator<PaperText> oldest = texts.values().iterator();
            while (texts.size() > 1 && (length > MAX_LENGTH || texts.size() > MAX_TEXTS)) {
                length -= oldest.next().text().length();
                oldest.remove();
            }
        }
        return text;
    }

    ComparedText match(String paper, String words, Supplier<ComparedText> compare) {
        Asked asked = new Asked(paper, words);
        ComparedText match = matches.get(asked);
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
