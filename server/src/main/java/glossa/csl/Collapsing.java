package glossa.csl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the cites of a citation, and writes parts that several have in common only once (CSL 1.0.2,
 * "Cite Collapsing").
 */
final class Collapsing {
    private final Style style;
    private final String collapse;
    private final String delimiter;

    /**
     * A rendered cite.
     *
     * @param names its names as text, for comparison; empty if it has none
     * @param number its number in the bibliography
     */
    record RenderedCite(Cite cite, List<TextRun> runs, String names, int number) {
        /** Whether the cite has no prefix, suffix or locator. */
        boolean isBare() {
            return cite.prefix().isBlank() && cite.suffix().isBlank() && cite.locator().isEmpty();
        }
    }

    Collapsing(Style style) {
        this.style = style;
        collapse = style.citationOption("collapse").orElse("");
        delimiter = style.layout("delimiter");
    }

    List<TextRun> joined(List<RenderedCite> cites) {
        return switch (collapse) {
            case "citation-number" -> byNumber(cites);
            case "year", "year-suffix", "year-suffix-ranged" -> byNames(cites);
            default ->
                    style.citationOption("cite-group-delimiter").isPresent()
                            ? byNames(cites)
                            : plain(cites);
        };
    }

    private List<TextRun> plain(List<RenderedCite> cites) {
        List<TextRun> pieces = new ArrayList<>();
        for (RenderedCite cite : cites) {
            add(cite, cite.runs(), delimiter, pieces);
        }
        return pieces;
    }

    /** Writes three or more consecutive numbers as a range. */
    private List<TextRun> byNumber(List<RenderedCite> cites) {
        List<TextRun> pieces = new ArrayList<>();
        int i = 0;
        while (i < cites.size()) {
            int last = i;
            while (last + 1 < cites.size()
                    && cites.get(i).isBare()
                    && cites.get(last + 1).isBare()
                    && cites.get(last).number() > 0
                    && cites.get(last + 1).number() == cites.get(last).number() + 1) {
                last++;
            }
            add(cites.get(i), cites.get(i).runs(), delimiter, pieces);
            if (last > i + 1) {
                pieces.add(TextRun.affix("–"));
                pieces.addAll(cites.get(last).runs());
                i = last;
            }
            i++;
        }
        return pieces;
    }

    /**
     * Groups the cites with the same names; if the style collapses cites, writes the names once.
     */
    private List<TextRun> byNames(List<RenderedCite> cites) {
        Map<String, List<RenderedCite>> groups = new LinkedHashMap<>();
        int alone = 0;
        for (RenderedCite cite : cites) {
            // A cite with a prefix keeps its place.
            boolean joins = !cite.names().isEmpty() && cite.cite().prefix().isBlank();
            String name = joins ? cite.names() : "\n" + alone++;
            groups.computeIfAbsent(
                            groups.isEmpty() && !cite.names().isEmpty() ? cite.names() : name,
                            n -> new ArrayList<>())
                    .add(cite);
        }
        String within = style.citationOption("cite-group-delimiter").orElse(", ");
        String after = style.citationOption("after-collapse-delimiter").orElse(delimiter);
        String letters = style.citationOption("year-suffix-delimiter").orElse(within);
        boolean says = collapse.isEmpty();
        List<TextRun> pieces = new ArrayList<>();
        String between = delimiter;
        for (List<RenderedCite> group : groups.values()) {
            String years = "";
            for (int i = 0; i < group.size(); i++) {
                RenderedCite cite = group.get(i);
                List<TextRun> short_ = TextRuns.withoutNames(cite.runs());
                String text = TextRuns.text(short_);
                boolean located = i > 0 && !group.get(i - 1).isBare();
                String year = text.replaceFirst("(?<=\\d)[a-z]{1,2}$", "");
                if (i == 0 || says) {
                    add(cite, cite.runs(), i == 0 ? between : within, pieces);
                } else if (collapse.startsWith("year-suffix")
                        && cite.isBare()
                        && !located
                        && year.equals(years)
                        && year.length() < text.length()) {
                    add(
                            cite,
                            List.of(TextRun.text(text.substring(year.length()))),
                            letters,
                            pieces);
                } else {
                    add(cite, short_, located ? delimiter : within, pieces);
                }
                years = year;
            }
            between = group.size() > 1 ? after : delimiter;
        }
        return pieces;
    }

    /** Adds a cite with its prefix and suffix to {@code runs}. */
    private static void add(
            RenderedCite cite, List<TextRun> said, String between, List<TextRun> to) {
        if (TextRuns.text(said).isEmpty()) {
            return;
        }
        if (!to.isEmpty()) {
            to.add(TextRun.affix(between));
        }
        String prefix = RichText.plain(cite.cite().prefix());
        if (!prefix.isBlank()) {
            boolean joins = prefix.endsWith("(") || prefix.endsWith("[") || prefix.endsWith(" ");
            to.add(TextRun.text(joins ? prefix : prefix + " "));
        }
        to.addAll(said);
        String suffix = RichText.plain(cite.cite().suffix());
        if (!suffix.isBlank()) {
            boolean apart = Character.isLetterOrDigit(suffix.charAt(0)) || suffix.startsWith("(");
            to.add(TextRun.text(apart ? " " + suffix : suffix));
        }
    }
}
