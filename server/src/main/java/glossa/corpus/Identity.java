package glossa.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What makes two records the same paper: an identifier in common, or the same title with nothing
 * said against it.
 */
public final class Identity {
    /**
     * Identifiers that name one work; an ISBN names a book with many chapters, a URL may name
     * anything.
     */
    private static final List<String> SCHEMES = List.of("doi", "arxiv", "pmid");

    /** Shorter titles ({@code Preface}) belong to many works. */
    private static final int TELLING_TITLE = 12;

    private Identity() {}

    /**
     * The marks of a record. Records that share one may be the same paper, records that share none
     * are not; {@link #compatible} has the last word.
     */
    public static List<String> marks(Paper paper) {
        List<String> marks = new ArrayList<>();
        for (String scheme : SCHEMES) {
            String value = paper.identifiers().get(scheme);
            if (value != null && !value.isBlank()) {
                marks.add(scheme + ":" + value.toLowerCase(java.util.Locale.ROOT).strip());
            }
        }
        String title = Words.squeeze(paper.title());
        if (title.length() >= TELLING_TITLE) {
            marks.add("title:" + title);
        }
        return marks;
    }

    /**
     * Whether two records that share a mark are the same paper: identifiers of one scheme agree
     * where both have one, and where only the title joins them, first author and year do not
     * disagree.
     */
    public static boolean compatible(Paper a, Paper b) {
        Map<String, String> left = a.identifiers();
        Map<String, String> right = b.identifiers();
        boolean joined = false;
        for (String scheme : SCHEMES) {
            String one = left.get(scheme);
            String other = right.get(scheme);
            if (one != null && other != null) {
                if (!one.strip().equalsIgnoreCase(other.strip())) {
                    return false;
                }
                joined = true;
            }
        }
        if (joined) {
            return true;
        }
        if (!Words.squeeze(a.title()).equals(Words.squeeze(b.title()))) {
            return false;
        }
        if (!a.year().isEmpty() && !b.year().isEmpty() && !a.year().equals(b.year())) {
            return false;
        }
        return a.authors().isEmpty()
                || b.authors().isEmpty()
                || Words.squeeze(a.authors().getFirst().family())
                        .equals(Words.squeeze(b.authors().getFirst().family()));
    }

    /**
     * One line that tells this paper apart from all others, the same in every source of it that
     * says as much.
     */
    public static String fingerprint(Paper paper) {
        return String.join(
                "|",
                Words.squeeze(paper.title()),
                paper.authors().isEmpty() ? "" : Words.squeeze(paper.authors().getFirst().family()),
                paper.year());
    }
}
