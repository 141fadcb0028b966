package glossa.source.bibtex;

import glossa.grammar.Lines;
import glossa.paper.Problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code missing-field}: the fields that an entry needs by its type, as the BibLaTeX manual has it
 * (section 2.1.1, "Required fields"); a field of classic BibTeX counts as BibLaTeX's of that
 * meaning (sections 2.1.2 and 2.2.5).
 */
public final class RequiredFields {
    /** By type; of {@code a/b} one is enough. */
    private static final String BY_TYPE =
            """
            article: author title journaltitle/journal year/date
            book mvbook: author title year/date
            inbook bookinbook suppbook: author title booktitle year/date
            booklet: author/editor title year/date
            collection mvcollection reference mvreference: editor title year/date
            incollection suppcollection inreference: author title booktitle year/date
            dataset: author/editor title year/date
            manual: author/editor title year/date
            misc software: author/editor title year/date
            online electronic www: author/editor title year/date doi/eprint/url
            patent: author title number year/date
            periodical: editor title year/date
            proceedings mvproceedings: title year/date
            inproceedings conference: author title booktitle year/date
            report: author title type institution/school year/date
            techreport: author title institution/school year/date
            thesis: author title type institution/school year/date
            phdthesis mastersthesis: author title institution/school year/date
            unpublished: author title year/date
            """;

    private static final Map<String, List<String>> FIELDS = fields();

    private RequiredFields() {}

    private static Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new HashMap<>();
        for (String line : BY_TYPE.lines().toList()) {
            int colon = line.indexOf(':');
            List<String> needed = List.of(line.substring(colon + 1).strip().split(" "));
            for (String type : line.substring(0, colon).split(" ")) {
                fields.put(type, needed);
            }
        }
        return fields;
    }

    /**
     * What entries of a {@code .bib} lack, a hint at each name. An entry that takes fields from
     * another one is left out, and so is a type that BibLaTeX does not know.
     *
     * @param limit how many hints at most
     */
    public static List<Problem> missing(String bib, int limit) {
        List<Problem> hints = new ArrayList<>();
        Lines lines = Lines.of(bib);
        BibReader reader = new BibReader(bib, new ArrayList<>());
        for (BibEntry entry = reader.next();
                entry != null && hints.size() < limit;
                entry = reader.next()) {
            boolean inherits =
                    entry.fields().containsKey("crossref") || entry.fields().containsKey("xdata");
            List<String> missing = inherits ? List.of() : missing(entry);
            if (!missing.isEmpty()) {
                hints.add(
                        new Problem(
                                lines.range(entry.name()),
                                Problem.Severity.HINT,
                                "missing-field",
                                "@"
                                        + entry.type()
                                        + " needs "
                                        + String.join(", ", missing)
                                        + " by BibLaTeX's data model"));
            }
        }
        return hints;
    }

    private static List<String> missing(BibEntry entry) {
        List<String> missing = new ArrayList<>();
        for (String needed : FIELDS.getOrDefault(entry.type(), List.of())) {
            boolean has = false;
            for (String field : needed.split("/")) {
                has |= !entry.field(field).isBlank();
            }
            if (!has) {
                missing.add(needed.replace("/", " or "));
            }
        }
        return missing;
    }
}
