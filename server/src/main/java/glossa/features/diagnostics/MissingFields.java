package glossa.features.diagnostics;

import glossa.grammar.Lines;
import glossa.paper.Problem;
import glossa.source.bibtex.BibDataModel;
import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code missing-field}: the fields that an entry of a {@code .bib} requires by its type, and does
 * not have. An entry that takes fields from another one is left out.
 */
final class MissingFields {
    private MissingFields() {}

    /** A hint at each entry's name, {@code limit} hints at most. */
    static List<Problem> in(BibDocument bib, int limit) {
        List<Problem> hints = new ArrayList<>();
        Lines lines = Lines.of(bib.text());
        for (BibEntry entry : bib.entries()) {
            boolean inherits =
                    entry.field("crossref").isPresent() || entry.field("xdata").isPresent();
            List<List<String>> missing =
                    inherits || hints.size() >= limit
                            ? List.of()
                            : BibDataModel.missing(
                                    entry.type(), field -> !entry.value(field).isBlank());
            if (!missing.isEmpty()) {
                hints.add(
                        new Problem(
                                lines.range(entry.name()),
                                Problem.Severity.HINT,
                                "missing-field",
                                message(entry.type(), missing)));
            }
        }
        return hints;
    }

    private static String message(String type, List<List<String>> missing) {
        String fields =
                missing.stream()
                        .map(alternatives -> String.join(" or ", alternatives))
                        .collect(Collectors.joining(", "));
        return "@"
                + type
                + " lacks "
                + fields
                + ", which BibLaTeX requires; add "
                + (missing.size() == 1 ? "it" : "them");
    }
}
