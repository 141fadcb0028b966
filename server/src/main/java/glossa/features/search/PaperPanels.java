package glossa.features.search;

import glossa.features.ReadingView;
import glossa.grammar.CitationItem;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.paper.Paper;
import glossa.query.PaperQuery;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lists of papers that an editor shows in a panel: the results of a query, and the papers that
 * a note cites.
 */
public final class PaperPanels {
    private PaperPanels() {}

    /**
     * A row of the list.
     *
     * @param key the key as the note cites it, or the paper's main key
     * @param paper empty for an unknown key
     * @param citationsInNote how often the note cites it; 0 if the list is not of a note
     * @param citationCount how often all notes cite it
     * @param status the reading state from its literature note
     * @param noteUri the uri of its literature note
     */
    public record Row(
            String key,
            Optional<Paper> paper,
            int citationsInNote,
            int citationCount,
            Optional<String> status,
            Optional<String> noteUri) {}

    /**
     * The papers that match a query, best first.
     *
     * @param limit the maximum number of rows
     */
    public static List<Row> found(Snapshot snapshot, PaperQuery sought, int limit) {
        PaperQuery known = new NoteBasedConditions(snapshot).resolved(sought);
        return snapshot.corpus().find(known, limit).stream()
                .map(paper -> row(snapshot, paper.key(), Optional.of(paper), 0))
                .toList();
    }

    /** The papers that a note cites, without duplicates, in text order. */
    public static List<Row> citedIn(Snapshot snapshot, Note note) {
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, Optional<Paper>> papers = new LinkedHashMap<>();
        Map<String, Integer> times = new LinkedHashMap<>();
        Map<String, Optional<Paper>> found = new HashMap<>();
        for (CitationItem item : note.items()) {
            Optional<Paper> paper = found.computeIfAbsent(item.key(), snapshot.corpus()::paper);
            String key = paper.map(Paper::key).orElse(item.key());
            keys.putIfAbsent(key, item.key());
            papers.putIfAbsent(key, paper);
            times.merge(key, 1, Integer::sum);
        }
        List<Row> rows = new ArrayList<>();
        times.forEach(
                (key, here) ->
                        rows.add(
                                row(
                                        snapshot,
                                        keys.getOrDefault(key, key),
                                        papers.getOrDefault(key, Optional.empty()),
                                        here)));
        return rows;
    }

    private static Row row(Snapshot snapshot, String key, Optional<Paper> paper, int here) {
        List<String> names =
                Stream.concat(
                                Stream.of(key),
                                paper.stream()
                                        .flatMap(
                                                found ->
                                                        Stream.concat(
                                                                Stream.of(found.key()),
                                                                found.aliases().stream())))
                        .distinct()
                        .toList();
        Map<String, Integer> cited = snapshot.notes().cited();
        return new Row(
                key,
                paper,
                here,
                names.stream().mapToInt(name -> cited.getOrDefault(name, 0)).sum(),
                paper.flatMap(found -> ReadingView.of(snapshot, found).status()),
                names.stream()
                        .flatMap(name -> snapshot.notes().about(name).stream())
                        .map(NoteSummary::uri)
                        .findFirst());
    }
}
