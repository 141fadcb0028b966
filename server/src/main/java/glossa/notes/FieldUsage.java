package glossa.notes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the fields of notes are used: how often each field has each value, and which notes are
 * literature notes.
 *
 * @param values by the field's name in lower case ({@link NoteSummary#KEPT}): each value as
 *     written, with the number of notes that have it
 * @param literature the literature notes
 */
public record FieldUsage(Map<String, Map<String, Integer>> values, List<Literature> literature) {
    /**
     * A literature note.
     *
     * @param key the key of its paper
     * @param title may be empty
     */
    public record Literature(String uri, String key, String title) {}

    /** The number of notes with each value of a field. */
    public Map<String, Integer> of(String field) {
        return values.getOrDefault(field, Map.of());
    }

    static FieldUsage of(Stream<NoteSummary> notes) {
        return new FieldUsage(new HashMap<>(), new ArrayList<>()).filled(notes);
    }

    /** This usage with that of {@code notes} added. */
    FieldUsage with(Stream<NoteSummary> notes) {
        Map<String, Map<String, Integer>> copy = new HashMap<>();
        values.forEach((field, counts) -> copy.put(field, new HashMap<>(counts)));
        return new FieldUsage(copy, new ArrayList<>(literature)).filled(notes);
    }

    private FieldUsage filled(Stream<NoteSummary> notes) {
        notes.forEach(
                note -> {
                    note.fields()
                            .forEach(
                                    (field, written) -> {
                                        Map<String, Integer> counts =
                                                values.computeIfAbsent(
                                                        field, name -> new HashMap<>());
                                        written.stream()
                                                .distinct()
                                                .forEach(
                                                        value ->
                                                                counts.merge(
                                                                        value, 1, Integer::sum));
                                    });
                    note.paper()
                            .ifPresent(
                                    key ->
                                            literature.add(
                                                    new Literature(note.uri(), key, note.title())));
                });
        return this;
    }
}
