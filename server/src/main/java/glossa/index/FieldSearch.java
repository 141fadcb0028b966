package glossa.index;

import glossa.corpus.CompletionQuery;
import glossa.corpus.Corpus;
import glossa.paper.Paper;
import glossa.query.PaperQuery;
import glossa.query.PaperQuery.Field;

import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds papers by a query with fields: {@link Corpus#find}. What completion finds for the free
 * words of the query comes first.
 */
final class FieldSearch {
    /** Papers that completion is asked for. */
    private static final int MAX_COMPLETIONS = 200;

    private final StoredPapers papers;
    private final FieldQueries queries;

    FieldSearch(StoredPapers papers) {
        this.papers = papers;
        this.queries = new FieldQueries(papers);
    }

    /** A document, and its place in the result of completion. */
    private record CompletedDoc(int doc, int rank) {}

    /** As {@link Corpus#find}. */
    List<Paper> find(PaperQuery query, int limit) {
        Set<Integer> found = new LinkedHashSet<>();
        String freeWords = freeWords(query);
        Query completions = new MatchNoDocsQuery("no free words");
        if (!freeWords.isEmpty()) {
            List<String> keys =
                    CompletionSearch.papers(papers, CompletionQuery.of(freeWords, MAX_COMPLETIONS))
                            .stream()
                            .map(Paper::key)
                            .toList();
            completions = new TermInSetQuery(PaperDocuments.NAME, PaperDocuments.termBytes(keys));
            found.addAll(completed(queries.of(query, completions), completions, keys));
        }
        if (found.size() < limit) {
            for (ScoreDoc hit :
                    topDocs(query, queries.of(query, completions), limit + found.size())) {
                found.add(hit.doc);
            }
        }
        return found.stream().limit(limit).map(papers::paper).toList();
    }

    /** The completions that match the whole query, in the order of {@code keys}. */
    private List<Integer> completed(Query query, Query completions, List<String> keys) {
        Map<String, Integer> ranks = new HashMap<>();
        keys.forEach(key -> ranks.putIfAbsent(key, ranks.size()));
        Query both =
                new BooleanQuery.Builder()
                        .add(query, Occur.FILTER)
                        .add(completions, Occur.FILTER)
                        .build();
        return papers.find(both).stream()
                .map(doc -> new CompletedDoc(doc, rank(doc, ranks)))
                .sorted(Comparator.comparingInt(CompletedDoc::rank))
                .map(CompletedDoc::doc)
                .toList();
    }

    private int rank(int doc, Map<String, Integer> ranks) {
        return ranks.getOrDefault(papers.summary(doc).key(), MAX_COMPLETIONS);
    }

    /** The best documents; where no part of the query ranks them, the newest. */
    private ScoreDoc[] topDocs(PaperQuery query, Query translated, int limit) {
        Query onlyPapers =
                new BooleanQuery.Builder()
                        .add(translated, Occur.MUST)
                        .add(new FieldExistsQuery(PaperDocuments.SUMMARY), Occur.FILTER)
                        .build();
        boolean isRanked = query.isAbout(field -> field == Field.ANY || isText(field));
        try {
            Sort newest = new Sort(new SortField(PaperDocuments.YEAR, SortField.Type.INT, true));
            return isRanked
                    ? papers.snapshot().search(onlyPapers, limit).scoreDocs
                    : papers.snapshot().search(onlyPapers, limit, newest).scoreDocs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isText(Field field) {
        return field == Field.TITLE || field == Field.ABSTRACT;
    }

    /** The free words that must match, as completion is asked for them. */
    private static String freeWords(PaperQuery query) {
        return switch (query) {
            case PaperQuery.All all ->
                    all.parts().stream()
                            .filter(FieldQueries::isFreeWords)
                            .map(FieldSearch::freeWords)
                            .collect(Collectors.joining(" "));
            case PaperQuery.Words words -> FieldQueries.isFreeWords(words) ? words.text() : "";
            default -> "";
        };
    }
}
