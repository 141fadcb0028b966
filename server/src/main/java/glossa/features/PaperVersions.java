package glossa.features;

import glossa.corpus.Corpus;
import glossa.paper.Identity;
import glossa.paper.LossyTex;
import glossa.paper.Paper;
import glossa.paper.Preprints;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The preprint and the published version of a work, and related works. */
public final class PaperVersions {
    private PaperVersions() {}

    /**
     * A version or a related work: {@code Published as: Fox & Hare 2020. River Letters · fox2020}.
     *
     * @param relation its relation to the paper
     * @param description authors, year and venue of a version; authors, year and title of a related
     *     work
     * @param key the key of the other paper; empty if both versions are one paper of the corpus
     */
    public record Version(Relation relation, String description, String key) {}

    /** The relation of another version or work to a paper. */
    public enum Relation {
        PREPRINT("Preprint"),
        PUBLISHED("Published as"),
        /** A part, a reprint, an erratum. */
        RELATED("Related");

        private final String label;

        Relation(String label) {
            this.label = label;
        }

        /** The label of the relation, for people. */
        public String label() {
            return label;
        }
    }

    /**
     * The other versions of a paper, from its own records and from other papers, and related works.
     */
    public static List<Version> of(Corpus corpus, Paper paper) {
        List<Version> versions = new ArrayList<>();
        List<Paper> records = corpus.records(paper.key());
        Optional<Paper> preprint = records.stream().filter(Preprints::includes).findFirst();
        Optional<Paper> published =
                records.stream()
                        .filter(record -> !Preprints.includes(record) && !record.venue().isEmpty())
                        .findFirst();
        if (preprint.isPresent() && published.isPresent()) {
            versions.add(new Version(Relation.PREPRINT, description(preprint.get()), ""));
            versions.add(new Version(Relation.PUBLISHED, description(published.get()), ""));
        }
        boolean isPreprint = preprint.isPresent() && published.isEmpty();
        for (Paper other : corpus.related(paper.key())) {
            boolean isOtherPreprint = Preprints.includes(other);
            boolean isSameWork =
                    Identity.related(paper, other)
                            || Identity.isVersion(paper)
                            || Identity.isVersion(other);
            Relation relation =
                    isPreprint == isOtherPreprint || !isSameWork
                            ? Relation.RELATED
                            : isOtherPreprint ? Relation.PREPRINT : Relation.PUBLISHED;
            versions.add(
                    new Version(
                            relation,
                            relation == Relation.RELATED
                                    ? PaperLabels.line(other)
                                    : description(other),
                            other.key()));
        }
        return versions;
    }

    /** The published version of a preprint, if it is another paper of the corpus. */
    public static Optional<Version> published(Corpus corpus, Paper paper) {
        if (!Preprints.includes(paper)) {
            return Optional.empty();
        }
        return of(corpus, paper).stream()
                .filter(version -> version.relation() == Relation.PUBLISHED)
                .filter(version -> !version.key().isEmpty())
                .findFirst();
    }

    private static String description(Paper paper) {
        String authors = PaperLabels.authorsAndYear(paper);
        String venue = LossyTex.readable(paper.venue());
        return venue.isEmpty() ? authors : authors.isEmpty() ? venue : authors + ". " + venue;
    }
}
