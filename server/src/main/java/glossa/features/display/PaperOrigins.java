package glossa.features.display;

import glossa.features.MarkdownText;
import glossa.paper.Disagreement;
import glossa.paper.Paper;
import glossa.paper.Provenance;
import glossa.paper.Source;
import glossa.settings.Settings.ShownProvenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which source gives which fields of a paper, for its card: a line for each source that the paper
 * takes a field from or that differs from it, and one line for all other sources.
 *
 * @param lines in order of precedence
 * @param unused the sources that add nothing
 */
public record PaperOrigins(List<OriginLine> lines, List<Source> unused) {
    /** No origins to show. */
    public static final PaperOrigins NONE = new PaperOrigins(List.of(), List.of());

    /** The maximum number of field names in a line; the rest is counted. */
    private static final int MAX_FIELDS = 8;

    /** The maximum number of sources; the rest is counted. */
    private static final int MAX_SOURCES = 6;

    private static final Map<String, String> DISPLAY_NAMES =
            Map.of("doi", "DOI", "arxiv", "arXiv", "pmid", "PMID", "isbn", "ISBN", "url", "URL");

    public PaperOrigins {
        lines = List.copyOf(lines);
        unused = List.copyOf(unused);
    }

    /**
     * One source.
     *
     * @param usedFields the fields that the paper takes from it
     * @param differences the values that differ from the paper's: {@code year 2018}
     */
    public record OriginLine(Source source, List<String> usedFields, List<String> differences) {}

    /**
     * The origins of the fields of {@code paper}.
     *
     * @param records the record of each source, in order of precedence
     * @param shown whether and when origins are shown
     */
    public static PaperOrigins of(Paper paper, List<Paper> records, ShownProvenance shown) {
        boolean told =
                switch (shown) {
                    case AUTO -> records.size() > 1;
                    case ALWAYS -> !records.isEmpty();
                    case NEVER -> false;
                };
        if (!told) {
            return NONE;
        }
        List<Disagreement> disagreements = Disagreement.among(records);
        List<OriginLine> lines = new ArrayList<>();
        List<Source> same = new ArrayList<>();
        List<Provenance.Origin> origins = Provenance.of(paper, records).origins();
        for (int i = 0; i < records.size(); i++) {
            Paper record = records.get(i);
            List<String> otherwise =
                    disagreements.stream()
                            .filter(disagreement -> disagreement.others().contains(record))
                            .map(
                                    disagreement ->
                                            disagreement.part().word()
                                                    + " "
                                                    + disagreement.said(record))
                            .toList();
            List<String> gives = displayNames(origins.get(i).fields());
            if (gives.isEmpty() && otherwise.isEmpty()) {
                same.add(origins.get(i).source());
            } else {
                lines.add(new OriginLine(origins.get(i).source(), gives, otherwise));
            }
        }
        return new PaperOrigins(lines, same);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The lines as a Markdown list. */
    String markdown(Function<Source, String> place) {
        return list("- ", place, MarkdownText::escaped);
    }

    /** The lines as plain text. */
    String plain(Function<Source, String> place) {
        return list("", place, text -> text);
    }

    private String list(
            String mark, Function<Source, String> place, Function<String, String> escaped) {
        List<String> told = new ArrayList<>();
        for (OriginLine line : lines.subList(0, Math.min(MAX_SOURCES, lines.size()))) {
            String gives = escaped.apply(String.join(", ", line.usedFields()));
            String otherwise =
                    line.differences().isEmpty()
                            ? ""
                            : "says " + escaped.apply(String.join(", ", line.differences()));
            told.add(
                    mark
                            + place.apply(line.source())
                            + ": "
                            + gives
                            + (gives.isEmpty() || otherwise.isEmpty() ? "" : "; ")
                            + otherwise);
        }
        if (!unused.isEmpty()) {
            List<String> places = unused.stream().limit(MAX_SOURCES).map(place).toList();
            told.add(mark + String.join(", ", places) + ": the same");
        }
        int more =
                Math.max(0, lines.size() - MAX_SOURCES) + Math.max(0, unused.size() - MAX_SOURCES);
        if (more > 0) {
            told.add(mark + "and " + more + " more");
        }
        return String.join("\n", told);
    }

    private static List<String> displayNames(List<String> fields) {
        List<String> names = new ArrayList<>();
        for (String field : fields) {
            if (!field.equals("type")) {
                names.add(DISPLAY_NAMES.getOrDefault(field, field));
            }
        }
        if (names.size() > MAX_FIELDS) {
            int more = names.size() - MAX_FIELDS + 1;
            names = new ArrayList<>(names.subList(0, MAX_FIELDS - 1));
            names.add(more + " more");
        }
        return names;
    }
}
