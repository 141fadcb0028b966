package glossa.paper;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes two records the same paper: an identifier in common, or the same title with nothing
 * said against it.
 *
 * <pre>
 * one record           another                     one paper?
 * doi 10.1/x           doi 10.1/X                  yes, whatever the titles
 * doi 10.1/x           doi 10.1/y                  no, whatever the titles; {@link #related} if these agree
 * title, 2019, Fox     title, 2019, Fox &amp; Hare    yes
 * title, 2019, Fox     title, 2020, Fox            only if one is a preprint
 * title: subtitle      title                       only if all authors and the year agree
 * title, Part I        title, Part II              no, nor a reply, an erratum, a supplement
 * </pre>
 */
public final class Identity {
    /** An abstract of so many UTF-16 units belongs to one work. */
    private static final int TELLING_ABSTRACT = 200;

    /** Two papers of one title and so many years between them have only the title in common. */
    private static final int MAX_YEARS_APART = 3;

    /** Fields that name versions of a work, by key or identifier, divided by commas or spaces. */
    private static final List<String> VERSIONS =
            List.of("is-preprint-of", "has-preprint", "is-version-of", "has-version");

    /** As well as BibLaTeX's field (BibLaTeX manual, section 3.4). */
    private static final List<String> RELATIONS =
            List.of("related", "is-preprint-of", "has-preprint", "is-version-of", "has-version");

    private Identity() {}

    /** How two records stand to each other. */
    public enum Tie {
        /** Their identifiers contradict each other, or all else contradicts these. */
        CONTRADICTION,
        /** Authors, year, volume or subtitle speak against it, and no identifier for it. */
        AGAINST,
        /** Nothing ties them. */
        NONE,
        /** The title does, and nothing speaks against it. */
        TITLE,
        /** An identifier does. */
        IDENTIFIER
    }

    /**
     * The marks of a record. Records that share one may be the same paper, records that share none
     * are not; {@link #tie} has the last word.
     */
    public static List<String> marks(Paper paper) {
        List<String> marks = WorkIdentifiers.of(paper).marks();
        TitleForm title = TitleForm.of(paper.title());
        mark(title.whole(), paper, marks);
        if (title.hasSubtitle() && !title.isOfManyWorks()) {
            mark(title.main(), paper, marks);
        }
        if (title.whole().length() < TitleForm.TELLING
                && paper.abstractText().length() >= TELLING_ABSTRACT) {
            // A short title tells with what else is known: "Mamba" and its abstract.
            marks.add("title:" + title.whole() + "|" + digest(paper.abstractText()));
        }
        for (String relation : relations(paper)) {
            marks.add(relatedMark(relation));
        }
        return marks;
    }

    private static void mark(String title, Paper paper, List<String> marks) {
        if (title.length() >= TitleForm.TELLING) {
            marks.add("title:".concat(title));
        } else if (!title.isEmpty() && !paper.authors().isEmpty()) {
            marks.add("title:" + title + "|" + Authorship.core(paper.authors().getFirst()));
        }
    }

    /**
     * The mark of the papers that {@code name} means, where it is no key: an identifier with its
     * scheme ({@code doi:10.1000/X}, {@code arXiv:1706.03762v5}, {@code pmid:}, {@code pmcid:},
     * {@code acl:}, {@code isbn:}, {@code hf:}), an address that holds one, or the slug of a title
     * or of a main title ({@code attention-is-all-you-need}).
     */
    public static Optional<String> mark(String name) {
        return name.indexOf(':') > 0
                ? WorkIdentifiers.named(name)
                : TitleForm.ofSlug(name).map("title:"::concat);
    }

    /** The works that the record itself says it is related to, by key or identifier. */
    public static List<String> relations(Paper paper) {
        if (paper.fields().isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(0);
        for (String field : RELATIONS) {
            String value = paper.fields().get(field);
            if (value != null) {
                for (String name : value.split("[,\\s]+")) {
                    if (!name.isBlank()) {
                        names.add(name);
                    }
                }
            }
        }
        return names;
    }

    /** Whether a record itself says that it is a version of another work. */
    public static boolean isVersion(Paper paper) {
        return VERSIONS.stream().anyMatch(paper.fields()::containsKey)
                || paper.fields().getOrDefault("relatedtype", "").contains("print");
    }

    /** The mark of the papers that say they are related to what answers to {@code name}. */
    public static String relatedMark(String name) {
        return "related:" + mark(name).orElse(name);
    }

    /** How two records stand to each other; the same whichever is asked about which. */
    public static Tie tie(Paper a, Paper b) {
        WorkIdentifiers left = WorkIdentifiers.of(a);
        WorkIdentifiers right = WorkIdentifiers.of(b);
        if (left.contradicts(right)) {
            return Tie.CONTRADICTION;
        }
        boolean authorsAgree = Authorship.agrees(a.authors(), b.authors());
        TitleForm one = TitleForm.of(a.title());
        TitleForm other = TitleForm.of(b.title());
        boolean same = one.whole().equals(other.whole()) && !one.whole().isEmpty();
        boolean shortened = one.shortens(other);
        if (left.sharesWith(right)) {
            // A chapter with its volume's DOI, an address pasted into the wrong entry.
            return same || shortened || Authorship.mayAgree(a.authors(), b.authors())
                    ? Tie.IDENTIFIER
                    : Tie.CONTRADICTION;
        }
        if (left.sharesIsbnWith(right) && (same || shortened)) {
            return Tie.IDENTIFIER;
        }
        if (!authorsAgree || !Editions.agree(a, b) || one.hasOtherSubtitleThan(other)) {
            return Tie.AGAINST;
        }
        if (shortened) {
            return a.year().equals(b.year()) && Authorship.isWhole(a.authors(), b.authors())
                    ? Tie.TITLE
                    : Tie.NONE;
        }
        return same && (one.whole().length() >= TitleForm.TELLING || bothTell(a, b))
                ? Tie.TITLE
                : Tie.NONE;
    }

    /** What a short title needs beside it: an author, or the same abstract. */
    private static boolean bothTell(Paper a, Paper b) {
        return !a.authors().isEmpty() && !b.authors().isEmpty()
                || a.abstractText().length() >= TELLING_ABSTRACT
                        && TextFolding.squeeze(a.abstractText())
                                .equals(TextFolding.squeeze(b.abstractText()));
    }

    /**
     * Whether two papers that are not one are versions of one work, such as a preprint and what a
     * journal made of it: they share an identifier, or title and authors.
     */
    public static boolean related(Paper a, Paper b) {
        if (WorkIdentifiers.of(a).sharesWith(WorkIdentifiers.of(b))) {
            return true;
        }
        TitleForm one = TitleForm.of(a.title());
        TitleForm other = TitleForm.of(b.title());
        return (one.whole().equals(other.whole()) || one.shortens(other))
                && !one.isOfManyWorks()
                && !a.authors().isEmpty()
                && !b.authors().isEmpty()
                && Authorship.agrees(a.authors(), b.authors())
                && (a.year().isEmpty()
                        || b.year().isEmpty()
                        || Editions.yearsBetween(a, b) < MAX_YEARS_APART);
    }

    /**
     * Lines that tell this paper apart from all others, the same in every source of it that says as
     * much: by its title, author and year, and by its abstract, so that a corrected title is still
     * the same paper's. Never empty.
     */
    public static List<String> fingerprints(Paper paper) {
        List<String> fingerprints = new ArrayList<>();
        String title = TextFolding.squeeze(paper.title());
        String author =
                paper.authors().isEmpty()
                        ? ""
                        : TextFolding.squeeze(paper.authors().getFirst().family());
        boolean telling = title.length() >= TitleForm.TELLING || !author.isEmpty();
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
                            .digest(TextFolding.squeeze(text).getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).toString(36).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
