package glossa.csl;

import glossa.csl.CiteConditions.Purpose;
import glossa.csl.CiteprocEngine.CiteDetails;
import glossa.paper.Name;
import glossa.paper.Names;
import glossa.paper.Paper;

import org.w3c.dom.Element;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order of cites, or of a bibliography, by the sort keys of a style. */
final class Sorting {
    private final Style style;
    private final Purpose purpose;
    private final List<Element> keys;
    private final Collator collator;
    private final Map<Paper, List<String>> sortTextsByPaper = new HashMap<>();
    private final Map<String, Integer> numbers;

    /**
     * @param part {@code citation} or {@code bibliography}
     * @param numbers the numbers of papers, by paper key
     */
    Sorting(Style style, Purpose purpose, Element part, Map<String, Integer> numbers) {
        this.style = style;
        this.purpose = purpose;
        this.numbers = numbers;
        keys =
                Stylesheet.child(part, "sort").map(Stylesheet::children).stream()
                        .flatMap(List::stream)
                        .toList();
        collator = Collator.getInstance(style.engine().language());
        collator.setStrength(Collator.TERTIARY);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /**
     * Papers without the variable of a sort key come last (CSL 1.0.2, "Sorting"); papers for which
     * a macro renders nothing come first, as in pandoc.
     */
    Comparator<Paper> order() {
        return (one, other) -> {
            List<String> first = sortTextsByPaper.computeIfAbsent(one, this::sortTexts);
            List<String> second = sortTextsByPaper.computeIfAbsent(other, this::sortTexts);
            for (int i = 0; i < keys.size(); i++) {
                String a = first.get(i);
                String b = second.get(i);
                boolean variable = keys.get(i).hasAttribute("variable");
                if (variable && a.isEmpty() != b.isEmpty()) {
                    return a.isEmpty() ? 1 : -1;
                }
                int order = collator.compare(a, b);
                if (order != 0) {
                    boolean down = keys.get(i).getAttribute("sort").equals("descending");
                    return down ? -order : order;
                }
            }
            return 0;
        };
    }

    private List<String> sortTexts(Paper paper) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Element key = keys.get(i);
            String variable = key.getAttribute("variable");
            String text =
                    variable.isEmpty()
                            ? TextRuns.text(
                                    style.render(
                                            CiteConditions.sorting(purpose, i),
                                            style.workForBibliography(paper, false),
                                            new CiteDetails(number(paper), "", "", ""),
                                            ""))
                            : value(paper, variable);
            said.add(text.replaceAll("[“”‘’\"'\\[\\]().,]", " ").strip().replaceAll("\\s+", " "));
        }
        return said;
    }

    private int number(Paper paper) {
        return numbers.getOrDefault(paper.key(), 0);
    }

    private String value(Paper paper, String variable) {
        return switch (variable) {
            case "author" -> paper.hasOwnAuthors() ? names(paper.authors()) : "";
            case "title" -> paper.title();
            case "issued" -> paper.fields().getOrDefault("issued", paper.year());
            case "citation-number" -> "%08d".formatted(number(paper));
            default ->
                    Optional.ofNullable(paper.fields().get(variable))
                            .map(
                                    value ->
                                            glossa.source.csl.CslItemWriter.NAME_VARIABLES.contains(
                                                            variable)
                                                    ? names(Names.split(value))
                                                    : value)
                            .map(Sorting::padded)
                            .orElse("");
        };
    }

    private static String names(List<Name> names) {
        // Particles are ignored: Beethoven, Ludwig van.
        return String.join(
                " ",
                names.stream()
                        .map(
                                name ->
                                        name.family()
                                                        .replaceFirst(
                                                                "^(?:\\p{Ll}+\\s+)++(?=\\p{Lu})",
                                                                "")
                                                + " "
                                                + name.given())
                        .toList());
    }

    /** The text with padded numbers, so that they are compared as numbers. */
    private static String padded(String text) {
        return text.matches("\\d{1,8}") ? "%08d".formatted(Integer.parseInt(text)) : text;
    }
}
