package glossa.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which source each thing said of a paper came from.
 *
 * <pre>{@code
 * Provenance.of(corpus.paper("vaswani2017").get(), corpus.records("vaswani2017"))
 *         .source("year").map(Source::file);   // papers/list.html
 * }</pre>
 *
 * <p>It is asked of the paper and not of the rule that made it: a field came from the most trusted
 * record that says what the paper says.
 *
 * @param origins one for each record, the most trusted first
 */
public record Provenance(List<Origin> origins) {
    public Provenance {
        origins = List.copyOf(origins);
    }

    /**
     * One record, and what of it the paper says.
     *
     * @param source where the record stands
     * @param fields {@code type}, {@code title}, {@code authors}, {@code year}, {@code venue},
     *     {@code abstract}, {@code text}, then the schemes of {@link Paper#identifiers} and the
     *     names of {@link Paper#fields}; empty where more trusted records say all of it
     */
    public record Origin(Source source, List<String> fields) {
        public Origin {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Where what {@code paper} says came from.
     *
     * @param records what each source says of it, the most trusted first ({@code Corpus#records})
     */
    public static Provenance of(Paper paper, List<Paper> records) {
        Map<Paper, List<String>> given = new LinkedHashMap<>();
        records.forEach(record -> given.put(record, new ArrayList<>()));
        parts(paper)
                .forEach(
                        (field, part) ->
                                records.stream()
                                        .filter(
                                                record ->
                                                        part.apply(record)
                                                                .equals(part.apply(paper)))
                                        .findFirst()
                                        .map(given::get)
                                        .ifPresent(fields -> fields.add(field)));
        List<Origin> origins = new ArrayList<>();
        given.forEach(
                (record, fields) -> origins.add(new Origin(record.sources().getFirst(), fields)));
        return new Provenance(origins);
    }

    /** The source that a field came from; nothing for what no source says. */
    public Optional<Source> source(String field) {
        return origins.stream()
                .filter(origin -> origin.fields().contains(field))
                .map(Origin::source)
                .findFirst();
    }

    /** What {@code paper} says something of, in the order in which it is shown. */
    private static Map<String, Function<Paper, Object>> parts(Paper paper) {
        Map<String, Function<Paper, Object>> parts = new LinkedHashMap<>();
        if (!paper.type().isEmpty()) {
            parts.put("type", Paper::type);
        }
        if (!paper.title().isEmpty()) {
            parts.put("title", Paper::title);
        }
        if (!paper.authors().isEmpty()) {
            parts.put("authors", Paper::authors);
        }
        if (!paper.year().isEmpty()) {
            parts.put("year", Paper::year);
        }
        if (!paper.venue().isEmpty()) {
            parts.put("venue", Paper::venue);
        }
        if (!paper.abstractText().isEmpty()) {
            parts.put("abstract", Paper::abstractText);
        }
        if (!paper.pages().isEmpty()) {
            parts.put("text", Paper::pages);
        }
        for (String scheme : new TreeSet<>(paper.identifiers().keySet())) {
            parts.put(scheme, record -> record.identifiers().getOrDefault(scheme, ""));
        }
        for (String field : new TreeSet<>(paper.fields().keySet())) {
            parts.putIfAbsent(field, record -> record.fields().getOrDefault(field, ""));
        }
        return parts;
    }
}
