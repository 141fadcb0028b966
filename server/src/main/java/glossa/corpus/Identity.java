package glossa.corpus;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

    /** An abstract of so many UTF-16 units belongs to one work. */
    private static final int TELLING_ABSTRACT = 200;

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
                marks.add(scheme + ":" + value.toLowerCase(Locale.ROOT).strip());
            }
        }
        String title = Words.squeeze(paper.title());
        if (title.length() >= TELLING_TITLE) {
            marks.add("title:" + title);
        } else if (!title.isEmpty()) {
            // A short title tells with what else is known: "Mamba" and its abstract.
            if (paper.abstractText().length() >= TELLING_ABSTRACT) {
                marks.add("title:" + title + "|" + digest(paper.abstractText()));
            }
            if (!paper.authors().isEmpty() && !paper.year().isEmpty()) {
                marks.add("title:" + fingerprints(paper).getFirst());
            }
        }
        return marks;
    }

    /**
     * The mark that a name with a scheme stands for: {@code doi:10.1000/X}, {@code
     * arXiv:1706.03762v5}.
     */
    public static Optional<String> mark(String name) {
        int colon = name.indexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String scheme = name.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = name.substring(colon + 1).toLowerCase(Locale.ROOT);
        return SCHEMES.contains(scheme)
                ? Optional.of(
                        scheme
                                + ":"
                                + (scheme.equals("arxiv")
                                        ? value.replaceFirst("v\\d+$", "")
                                        : value))
                : Optional.empty();
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
     * Lines that tell this paper apart from all others, the same in every source of it that says as
     * much: by its title, author and year, and by its abstract, so that a corrected title is still
     * the same paper's. Never empty.
     */
    public static List<String> fingerprints(Paper paper) {
        List<String> fingerprints = new ArrayList<>();
        String title = Words.squeeze(paper.title());
        String author =
                paper.authors().isEmpty() ? "" : Words.squeeze(paper.authors().getFirst().family());
        boolean telling = title.length() >= TELLING_TITLE || !author.isEmpty();
        boolean hasAbstract = paper.abstractText().length() >= TELLING_ABSTRACT;
        fingerprints.add(
                String.join("|", title, author, paper.year())
                        + (telling || !hasAbstract ? "" : "|" + digest(paper.abstractText())));
        if (hasAbstract) {
            fingerprints.add("abstract|" + digest(paper.abstractText()));
        }
        return fingerprints;
    }

    /** Twelve letters and digits that depend on the words of {@code text}. */
    static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(Words.squeeze(text).getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).toString(36).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
