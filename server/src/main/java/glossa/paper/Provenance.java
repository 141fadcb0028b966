package glossa.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The source of each field of a paper.
 *
 * <pre>{@code
 * Provenance.of(corpus.paper("vaswani2017").get(), corpus.records("vaswani2017"))
 *         .source("year").map(Source::file);   // papers/list.html
 * }</pre>
 *
 * <p>It is computed from the paper, not from the rule that merged it: the source of a field is the
 * first record, in order of precedence, with the paper's value.
 *
 * @param origins one for each record, in order of precedence
 */
public record Provenance(List<Origin> origins) {
    public Provenance {
        origins = List.copyOf(origins);
    }

    /**
     * A record, and the fields that the paper takes from it.
     *
     * @param source the source of the record
     * @param fields {@code type}, {@code title}, {@code authors}, {@code year}, {@code venue},
     *     {@code abstract}, {@code text}, then the schemes of {@link Paper#identifiers} and the
     *     names of {@link Paper#fields}; empty if records with precedence have the same values
     */
    public record Origin(Source source, List<String> fields) {
        public Origin {
            fields = List.copyOf(fields);
        }
    }

    /**
     * The sources of the fields of {@code paper}.
     *
     * @param records the record of each source, in order of precedence ({@code Corpus#records})
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

    /** The source of a field; empty if no source has it. */
    public Optional<Source> source(String field) {
        return origins.stream()
                .filter(origin -> origin.fields().contains(field))
                .map(Origin::source)
                .findFirst();
    }

    /** The fields that {@code paper} has, in display order. */
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
        for (String scheme : new TreeSet<>(paper.identifiers().keySet())) {
            parts.put(scheme, record -> record.identifiers().getOrDefault(scheme, ""));
        }
        for (String field : new TreeSet<>(paper.fields().keySet())) {
            parts.putIfAbsent(field, record -> record.fields().getOrDefault(field, ""));
        }
        return parts;
    }
}
