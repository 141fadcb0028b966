package glossa.notes;

import glossa.grammar.Heading;
import glossa.grammar.Lines;
import glossa.grammar.Metadata;
import glossa.grammar.Span;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of a note, open or not: its paper, headings, citations and some fields.
 *
 * @param uri as an editor would write it
 * @param title from the front matter, otherwise the text of the first heading; may be empty
 * @param paper the key of the paper of a literature note
 * @param fields the fields of the front matter in {@link #KEPT}, by their names in lower case, with
 *     their values as written
 * @param headings its headings, in text order
 * @param citings its citations, in text order
 * @param items each cited key with its place, in text order
 * @param targets the labels that it defines for cross-references, in lower case
 * @param lines the starts of its lines, for the ranges of its spans
 */
public record NoteSummary(
        String uri,
        String title,
        Optional<String> paper,
        Map<String, List<String>> fields,
        List<Heading> headings,
        List<CitationContext> citings,
        List<Item> items,
        Set<String> targets,
        LineStarts lines) {
    /** The names of the fields that are kept. */
    public static final Set<String> KEPT =
            Set.of("title", "status", "rating", "read", "tags", "keywords", "aliases");

    public NoteSummary {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        // Not copied: the lists of a closed note are unpacked on first use.
        headings = Collections.unmodifiableList(headings);
        citings = Collections.unmodifiableList(citings);
        items = List.copyOf(items);
        targets = Set.copyOf(targets);
    }

    /**
     * A cited key.
     *
     * @param key as cited
     * @param span {@code @key} or {@code @{key}}
     */
    public record Item(String key, Span span) {}

    /**
     * The citations of a note, computed on first use: each keystroke makes a summary, and the
     * contexts of its citations are seldom needed.
     */
    private static final class Citings extends AbstractList<CitationContext> {
        private final Note note;
        private volatile @Nullable List<CitationContext> all;

        Citings(Note note) {
            this.note = note;
        }

        private List<CitationContext> all() {
            List<CitationContext> known = all;
            if (known == null) {
                known = CitationContext.all(note);
                all = known;
            }
            return known;
        }

        @Override
        public CitationContext get(int index) {
            return all().get(index);
        }

        @Override
        public int size() {
            return all().size();
        }
    }

    /** The summary of a note. */
    public static NoteSummary of(Note note) {
        Map<String, List<String>> fields = fields(note);
        List<Heading> headings = note.syntax().headings();
        String first = headings.isEmpty() ? "" : headings.getFirst().text();
        return new NoteSummary(
                note.uri(),
                fields.getOrDefault("title", List.of(first)).getFirst(),
                note.paper(),
                fields,
                headings,
                new Citings(note),
                note.items().stream().map(item -> new Item(item.key(), item.span())).toList(),
                note.syntax().targets(),
                LineStarts.of(note.lines()));
    }

    /** The summary of a note that has not been read: only its uri. */
    public static NoteSummary unread(String uri) {
        return new NoteSummary(
                uri,
                "",
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                LineStarts.of(Lines.of("")));
    }

    private static Map<String, List<String>> fields(Note note) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (var field : Metadata.of(note.text(), note.syntax().frontMatter()).fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (KEPT.contains(name) && !field.values().isEmpty()) {
                List<String> values = new ArrayList<>();
                field.values().forEach(value -> values.add(value.text()));
                fields.putIfAbsent(name, List.copyOf(values));
            }
        }
        return fields;
    }

    /** The number of citations of each key. */
    Map<String, Integer> cited() {
        return counts(items.stream().map(Item::key));
    }

    /** The number of occurrences of each key. */
    static Map<String, Integer> counts(Stream<String> keys) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        keys.forEach(key -> counts.merge(key, 1, Integer::sum));
        return counts;
    }
}
