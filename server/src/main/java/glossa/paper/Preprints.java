package glossa.paper;

import java.util.List;
import java.util.Locale;

/** Distinguishes preprints from versions published by a journal, a conference or a publisher. */
public final class Preprints {
    private static final List<String> ARCHIVES =
            List.of(
                    "arxiv",
                    "biorxiv",
                    "medrxiv",
                    "preprint",
                    "chemrxiv",
                    "techrxiv",
                    "ssrn",
                    "research square");

    /** Prefixes of DOIs of preprint archives (Crossref's and DataCite's members). */
    private static final List<String> REGISTRANTS =
            List.of(
                    "10.48550/",
                    "10.2139/ssrn",
                    "10.21203/rs",
                    "10.31234/osf",
                    "10.31219/osf",
                    "10.36227/techrxiv",
                    "10.20944/preprints",
                    "10.26434/chemrxiv");

    private static final String COLD_SPRING_HARBOR = "10.1101/";

    private Preprints() {}

    /** Whether {@code paper} is only in an archive, according to its source. */
    public static boolean includes(Paper paper) {
        String venue = paper.venue().toLowerCase(Locale.ROOT);
        if (venue.equals("corr")
                || venue.startsWith("corr,")
                || venue.startsWith("corr ")
                || ARCHIVES.stream().anyMatch(venue::contains)) {
            return true;
        }
        String genre = paper.fields().getOrDefault("genre", "").toLowerCase(Locale.ROOT);
        if (genre.contains("preprint") || genre.equals("posted-content")) {
            return true;
        }
        String doi = paper.identifiers().getOrDefault("doi", "").toLowerCase(Locale.ROOT);
        if (!doi.isEmpty()) {
            // bioRxiv and medRxiv use numbers; the suffixes of the press's journals begin with a
            // letter.
            return REGISTRANTS.stream().anyMatch(doi::startsWith)
                    || doi.startsWith(COLD_SPRING_HARBOR)
                            && doi.length() > COLD_SPRING_HARBOR.length()
                            && Character.isDigit(doi.charAt(COLD_SPRING_HARBOR.length()));
        }
        return venue.isEmpty() && paper.identifiers().containsKey("arxiv");
    }
}
