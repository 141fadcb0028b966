package glossa.features;

import glossa.corpus.Corpus;
import glossa.paper.Identity;
import glossa.paper.LossyTex;
import glossa.paper.Paper;
import glossa.paper.Preprints;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Preprint and published version of a work, each told of the other, and works related to it. */
public final class PaperVersions {
    private PaperVersions() {}

    /**
     * One of them: {@code Published as: Fox & Hare 2020. River Letters · fox2020}.
     *
     * @param relation what the other one is to the paper
     * @param description authors and year, and the venue; the title of what is only related
     * @param key the key of the other paper; empty where both versions are one paper
     */
    public record Version(Relation relation, String description, String key) {}

    /** What one version of a work is to another. */
    public enum Relation {
        PREPRINT("Preprint"),
        PUBLISHED("Published as"),
        /** Neither: a part, a reprint, an erratum. */
        RELATED("Related");

        private final String label;

        Relation(String label) {
            this.label = label;
        }

        /** What stands before the version where it is shown. */
        public String label() {
            return label;
        }
    }

    /** The versions of the work of {@code paper}: of its own records, and other papers. */
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
            boolean otherIs = Preprints.includes(other);
            boolean versionsOfOne =
                    Identity.related(paper, other)
                            || Identity.isVersion(paper)
                            || Identity.isVersion(other);
            Relation relation =
                    isPreprint == otherIs || !versionsOfOne
                            ? Relation.RELATED
                            : otherIs ? Relation.PREPRINT : Relation.PUBLISHED;
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

    /** What was published of a preprint, where that is another paper of the corpus. */
    public static Optional<Version> published(Corpus corpus, Paper paper) {
        return Preprints.includes(paper)
                ? of(corpus, paper).stream()
                        .filter(version -> version.relation() == Relation.PUBLISHED)
                        .filter(version -> !version.key().isEmpty())
                        .findFirst()
                : Optional.empty();
    }

    private static String description(Paper paper) {
        String authors = PaperLabels.authorsAndYear(paper);
        String venue = LossyTex.readable(paper.venue());
        return venue.isEmpty() ? authors : authors.isEmpty() ? venue : authors + ". " + venue;
    }
}
