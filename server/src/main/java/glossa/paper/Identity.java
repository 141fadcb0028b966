package glossa.paper;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether two records are the same paper: they share an identifier, or they have the same
 * title and nothing contradicts it.
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
    /** The length of an abstract, in UTF-16 units, from which it identifies a work. */
    private static final int TELLING_ABSTRACT = 200;

    /** The maximum number of years between two versions of a work with the same title. */
    private static final int MAX_YEARS_APART = 3;

    /** Fields with versions of a work, by key or identifier, separated by commas or spaces. */
    private static final List<String> VERSIONS =
            List.of("is-preprint-of", "has-preprint", "is-version-of", "has-version");

    /** The corresponding field of BibLaTeX (BibLaTeX manual, section 3.4). */
    private static final List<String> RELATIONS =
            List.of("related", "is-preprint-of", "has-preprint", "is-version-of", "has-version");

    private Identity() {}

    /** The relation between two records. */
    public enum Tie {
        /** Their identifiers contradict each other, or everything else contradicts these. */
        CONTRADICTION,
        /** Authors, year, volume or subtitle contradict it, and no identifier supports it. */
        AGAINST,
        /** They have nothing in common. */
        NONE,
        /** They have the same title, and nothing contradicts it. */
        TITLE,
        /** They share an identifier. */
        IDENTIFIER
    }

    /**
     * The marks of a record. Records that share a mark may be the same paper, which {@link #tie}
     * decides; other records are not.
     */
    public static List<String> marks(Paper paper) {
        List<String> marks = WorkIdentifiers.of(paper).marks();
        TitleForm title = TitleForm.of(paper.title());
        titleMark(title.whole(), paper).ifPresent(marks::add);
        mainTitleMark(paper).ifPresent(marks::add);
        if (title.whole().length() < TitleForm.TELLING
                && paper.abstractText().length() >= TELLING_ABSTRACT) {
            // A short title is a mark only together with other data: "Mamba" and its abstract.
            marks.add("title:" + title.whole() + "|" + digest(paper.abstractText()));
        }
        for (String relation : relations(paper)) {
            marks.add(relatedMark(relation));
        }
        return marks;
    }

    /**
     * The mark of a title without its subtitle: one of {@link #marks}. Papers that have different
     * subtitles are different works, so that it ties a paper only to one that has no subtitle.
     */
    public static Optional<String> mainTitleMark(Paper paper) {
        TitleForm title = TitleForm.of(paper.title());
        return title.hasSubtitle() && !title.isOfManyWorks()
                ? titleMark(title.main(), paper)
                : Optional.empty();
    }

    private static Optional<String> titleMark(String title, Paper paper) {
        if (title.length() >= TitleForm.TELLING) {
            return Optional.of("title:".concat(title));
        }
        return title.isEmpty() || paper.authors().isEmpty()
                ? Optional.empty()
                : Optional.of("title:" + title + "|" + Authorship.core(paper.authors().getFirst()));
    }

    /**
     * The mark of a name that is not a key: an identifier with its scheme ({@code doi:10.1000/X},
     * {@code arXiv:1706.03762v5}, {@code pmid:}, {@code pmcid:}, {@code acl:}, {@code isbn:},
     * {@code hf:}), a DOI without one, an address that contains one, or the slug of a title or main
     * title ({@code attention-is-all-you-need}).
     */
    public static Optional<String> mark(String name) {
        if (Identifiers.isDoi(name)) {
            return WorkIdentifiers.named("doi:" + name);
        }
        return name.indexOf(':') > 0
                ? WorkIdentifiers.named(name)
                : TitleForm.ofSlug(name).map("title:"::concat);
    }

    /** The works that the record declares as related, by key or identifier. */
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

    /** Whether a record declares that it is a version of another work. */
    public static boolean isVersion(Paper paper) {
        return VERSIONS.stream().anyMatch(paper.fields()::containsKey)
                || paper.fields().getOrDefault("relatedtype", "").contains("print");
    }

    /** The mark of the papers that declare a relation to the paper that answers to {@code name}. */
    public static String relatedMark(String name) {
        return "related:" + mark(name).orElse(name);
    }

    /** The relation between two records; symmetric. */
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
            // A chapter with the DOI of its volume, or an address that was pasted into the wrong
            // entry.
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

    /**
     * Whether two records with one key are the same work twice: they are tied, or equal in all that
     * a reference shows of them.
     */
    public static boolean isSame(Paper a, Paper b) {
        Tie tie = tie(a, b);
        return tie == Tie.IDENTIFIER
                || tie == Tie.TITLE
                || tie != Tie.CONTRADICTION
                        && TextFolding.squeeze(a.title()).equals(TextFolding.squeeze(b.title()))
                        && a.authors().equals(b.authors())
                        && a.year().equals(b.year())
                        && a.venue().equals(b.venue())
                        && a.type().equals(b.type());
    }

    /** Whether two records with a short title both have authors, or have the same abstract. */
    private static boolean bothTell(Paper a, Paper b) {
        return !a.authors().isEmpty() && !b.authors().isEmpty()
                || a.abstractText().length() >= TELLING_ABSTRACT
                        && TextFolding.squeeze(a.abstractText())
                                .equals(TextFolding.squeeze(b.abstractText()));
    }

    /**
     * Whether two different papers are versions of one work, such as a preprint and its journal
     * version: they share an identifier, or title and authors.
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
     * Lines that distinguish this paper from all others, and are equal in every source with the
     * same data: one from title, author and year, and one from the abstract, so that a paper is
     * found after its title was corrected. Never empty.
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

    /** A digest of the words of {@code text}: twelve letters and digits. */
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
