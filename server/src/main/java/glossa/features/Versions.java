package glossa.features;

import glossa.corpus.Corpus;
import glossa.corpus.Identity;
import glossa.corpus.LossyTex;
import glossa.corpus.Paper;
import glossa.corpus.Preprints;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Preprint and published version of a work, each told of the other, and works related to it. */
public final class Versions {
    private Versions() {}

    /**
     * One of them: {@code Published as: Fox & Hare 2020. River Letters · fox2020}.
     *
     * @param label {@code Preprint}, {@code Published as}, or {@code Related} for what is neither
     * @param text authors and year, and the venue; the title of what is only related
     * @param key the key of the other paper; empty where both versions are one paper
     */
    public record Version(String label, String text, String key) {}

    /** The versions of the work of {@code paper}: of its own records, and other papers. */
    static List<Version> of(Corpus corpus, Paper paper) {
        List<Version> versions = new ArrayList<>();
        List<Paper> records = corpus.records(paper.key());
        Optional<Paper> preprint = records.stream().filter(Preprints::includes).findFirst();
        Optional<Paper> published =
                records.stream()
                        .filter(record -> !Preprints.includes(record) && !record.venue().isEmpty())
                        .findFirst();
        if (preprint.isPresent() && published.isPresent()) {
            versions.add(new Version("Preprint", said(preprint.get()), ""));
            versions.add(new Version("Published as", said(published.get()), ""));
        }
        boolean isPreprint = preprint.isPresent() && published.isEmpty();
        for (Paper other : corpus.related(paper.key())) {
            boolean otherIs = Preprints.includes(other);
            boolean versionsOfOne =
                    Identity.related(paper, other)
                            || Identity.isVersion(paper)
                            || Identity.isVersion(other);
            String label =
                    isPreprint == otherIs || !versionsOfOne
                            ? "Related"
                            : otherIs ? "Preprint" : "Published as";
            versions.add(
                    new Version(
                            label,
                            label.equals("Related") ? Cards.line(other) : said(other),
                            other.key()));
        }
        return versions;
    }

    /** The key of what was published of a preprint, where that is another paper of the corpus. */
    public static Optional<String> published(Corpus corpus, Paper paper) {
        return Preprints.includes(paper)
                ? CitedPapers.published(corpus, paper).map(Memory.Published::key)
                : Optional.empty();
    }

    private static String said(Paper paper) {
        String authors = Authors.brief(paper);
        String venue = LossyTex.readable(paper.venue());
        return venue.isEmpty() ? authors : authors.isEmpty() ? venue : authors + ". " + venue;
    }
}
