package glossa.index;

import glossa.corpus.CompletionQuery;
import glossa.corpus.Corpus;
import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.query.PaperQuery;
import glossa.query.PaperQuery.Field;
import glossa.query.Phrase;
import glossa.query.QueryMatcher;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds papers by a query with fields: what it says in Lucene's words. */
final class FieldSearch {
    static final String TYPE = "type";
    static final String TAG = "tag";

    /** Papers that completion would offer for the free words of a query. */
    private static final int OFFERED = 200;

    /** Characters of a script without blanks that a term of a name has at least. */
    private static final int UNSPACED = 4;

    /** How much more a word of title, names or venue counts than none at all. */
    private static final float BY_NAME = 4;

    /** How much more the beginning of a word in a text counts than none at all. */
    private static final float BEGUN = 0.1f;

    private final StoredPapers docs;
    private final Query papers = new FieldExistsQuery(PaperDocuments.SUMMARY);
    private int read = -1;
    private @Nullable Paper paper;

    FieldSearch(StoredPapers docs) {
        this.docs = docs;
    }

    /** Adds what only these queries look for. */
    static void add(Paper paper, Document document) {
        if (!paper.type().isEmpty()) {
            document.add(
                    new StringField(TYPE, TextFolding.fold(paper.type()), StringField.Store.NO));
        }
        Set<String> tags = new LinkedHashSet<>(words(paper.fields().getOrDefault("keyword", "")));
        if (!tags.isEmpty()) {
            document.add(TokenListStream.field(TAG, tags));
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(TextFolding.fold(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** As {@link Corpus#find}. */
    List<Paper> find(PaperQuery sought, int limit) {
        Map<Integer, Boolean> found = new LinkedHashMap<>();
        String typed = typed(sought);
        Query offered = new MatchNoDocsQuery("nothing typed");
        if (!typed.isEmpty()) {
            List<String> keys =
                    CompletionSearch.papers(docs, CompletionQuery.of(typed, OFFERED)).stream()
                            .map(Paper::key)
                            .toList();
            offered = new TermInSetQuery(PaperDocuments.NAME, PaperDocuments.termBytes(keys));
            Map<String, Integer> ranks = new HashMap<>();
            keys.forEach(key -> ranks.putIfAbsent(key, ranks.size()));
            Query both =
                    new BooleanQuery.Builder()
                            .add(query(sought, offered), Occur.FILTER)
                            .add(offered, Occur.FILTER)
                            .build();
            record Ranked(int doc, int rank) {}
            docs.find(both).stream()
                    .map(doc -> new Ranked(doc, ranks.getOrDefault(key(doc), OFFERED)))
                    .sorted(java.util.Comparator.comparingInt(Ranked::rank))
                    .forEach(ranked -> found.put(ranked.doc(), true));
        }
        if (found.size() < limit) {
            for (ScoreDoc hit : best(query(sought, offered), sought, limit + found.size())) {
                found.putIfAbsent(hit.doc, true);
            }
        }
        return found.keySet().stream().limit(limit).map(docs::paper).toList();
    }

    private String key(int doc) {
        return docs.summary(doc).key();
    }

    /** By how well it fits; where nothing tells, the newest first. */
    private ScoreDoc[] best(Query query, PaperQuery sought, int most) {
        Query only =
                new BooleanQuery.Builder().add(query, Occur.MUST).add(papers, Occur.FILTER).build();
        boolean ranked = sought.isAbout(field -> field == Field.ANY || isText(field));
        try {
            Sort byYear = new Sort(new SortField(PaperDocuments.YEAR, SortField.Type.INT, true));
            return ranked
                    ? docs.snapshot().search(only, most).scoreDocs
                    : docs.snapshot().search(only, most, byYear).scoreDocs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isText(Field field) {
        return field == Field.TITLE || field == Field.ABSTRACT || field == Field.TEXT;
    }

    /** The free words that have to fit, as completion would be asked for them. */
    private static String typed(PaperQuery sought) {
        return switch (sought) {
            case PaperQuery.All all ->
                    all.parts().stream()
                            .filter(FieldSearch::isTyped)
                            .map(FieldSearch::typed)
                            .collect(Collectors.joining(" "));
            case PaperQuery.Words words -> isTyped(words) ? words.text() : "";
            default -> "";
        };
    }

    private static boolean isTyped(PaperQuery sought) {
        return sought instanceof PaperQuery.Words words
                && words.field() == Field.ANY
                && !words.phrase();
    }

    /**
     * @param offered what completion offers for {@link #typed}: fits these words, whatever they are
     */
    private Query query(PaperQuery sought, Query offered) {
        return switch (sought) {
            case PaperQuery.All all -> {
                BooleanQuery.Builder free = new BooleanQuery.Builder();
                BooleanQuery.Builder query = new BooleanQuery.Builder();
                boolean typed = false;
                query.add(papers, Occur.FILTER);
                for (PaperQuery part : all.parts()) {
                    if (part instanceof PaperQuery.Not not) {
                        query.add(
                                query(not.part(), new MatchNoDocsQuery("not offered")),
                                Occur.MUST_NOT);
                    } else if (isTyped(part)) {
                        free.add(one(part), Occur.MUST);
                        typed = true;
                    } else {
                        query.add(query(part, new MatchNoDocsQuery("not offered")), Occur.MUST);
                    }
                }
                if (typed) {
                    query.add(either(List.of(free.build(), offered)), Occur.MUST);
                }
                yield query.build();
            }
            case PaperQuery.Any any ->
                    either(
                            any.parts().stream()
                                    .map(part -> query(part, new MatchNoDocsQuery("not offered")))
                                    .toList());
            case PaperQuery.Not _ -> query(new PaperQuery.All(List.of(sought)), offered);
            case PaperQuery.Words words ->
                    isTyped(words) ? either(List.of(one(words), offered)) : one(words);
            default -> one(sought);
        };
    }

    private static Query either(List<Query> queries) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        queries.forEach(query -> either.add(query, Occur.SHOULD));
        return either.build();
    }

    private Query one(PaperQuery sought) {
        return switch (sought) {
            case PaperQuery.In in -> in.papers() ? papers : new MatchNoDocsQuery("only notes");
            case PaperQuery.Named named ->
                    new TermInSetQuery(
                            PaperDocuments.NAME, PaperDocuments.termBytes(named.names()));
            case PaperQuery.Between between ->
                    between.field() == Field.YEAR
                            ? NumericDocValuesField.newSlowRangeQuery(
                                    PaperDocuments.YEAR,
                                    between.from().isEmpty() ? 1 : Long.parseLong(between.from()),
                                    between.to().isEmpty()
                                            ? Long.MAX_VALUE
                                            : Long.parseLong(between.to()))
                            : new MatchNoDocsQuery("notes tell");
            case PaperQuery.Words words -> words(words);
            case PaperQuery.All _, PaperQuery.Any _, PaperQuery.Not _ ->
                    query(sought, new MatchNoDocsQuery("not offered"));
        };
    }

    private Query words(PaperQuery.Words words) {
        List<String> cut = words(words.text());
        if (cut.isEmpty()) {
            return papers;
        }
        return switch (words.field()) {
            case ANY ->
                    words.phrase()
                            ? checked(words, all(cut, word -> anywhere(word, true)), true)
                            : all(cut, word -> anywhere(word, false));
            case KEY ->
                    words.phrase()
                            ? new TermQuery(new Term(PaperDocuments.NAME, words.text()))
                            : new ConstantScoreQuery(
                                    new PrefixQuery(
                                            new Term(
                                                    PaperDocuments.FOLDED_NAME,
                                                    TextFolding.squeeze(words.text()))));
            case TITLE, AUTHOR, VENUE ->
                    checked(words, all(cut, word -> begun(PaperDocuments.TOKEN, word)), false);
            case ABSTRACT, TEXT ->
                    checked(words, all(cut, word -> begun(PaperDocuments.TEXT, word)), true);
            case TYPE ->
                    new ConstantScoreQuery(
                            new PrefixQuery(new Term(TYPE, TextFolding.fold(words.text()))));
            case TAG -> checked(words, all(cut, word -> begun(TAG, word)), true);
            case ID, DOI, ARXIV, PMID, ISBN, URL -> identified(words);
            case FILE ->
                    new TermInSetQuery(
                            PaperDocuments.CHUNK, PaperDocuments.encodedNumbers(pieces(words)));
            default -> new MatchNoDocsQuery("notes tell");
        };
    }

    private Query identified(PaperQuery.Words words) {
        String name =
                words.field() == Field.ID || words.text().contains("://")
                        ? words.text()
                        : words.field().written() + ":" + words.text();
        Query known =
                Identity.mark(name)
                        .<Query>map(mark -> new TermQuery(PaperDocuments.markTerm(mark)))
                        .orElse(new MatchNoDocsQuery("no identifier"));
        if (!docs.find(known, 1).isEmpty()) {
            return known;
        }
        // What begins so; of addresses, the index keeps no beginnings.
        boolean address = words.field() == Field.URL || words.text().contains("://");
        Query begun =
                new PrefixQuery(
                        new Term(
                                PaperDocuments.START,
                                words.text().strip().toLowerCase(Locale.ROOT)));
        return checked(words, address ? papers : begun, true);
    }

    private List<Long> pieces(PaperQuery.Words words) {
        List<Long> pieces = new ArrayList<>();
        docs.snapshot()
                .files()
                .stored()
                .forEach(
                        (path, file) -> {
                            if (QueryMatcher.isIn(path.toString(), words)) {
                                Arrays.stream(file.chunks().ids()).forEach(pieces::add);
                            }
                        });
        return pieces;
    }

    private interface DocConsumer {
        Query of(String word);
    }

    private static Query all(List<String> words, DocConsumer each) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        new LinkedHashSet<>(words).forEach(word -> query.add(each.of(word), Occur.MUST));
        return query.build();
    }

    /** A word, or how it begins, in a field that only tells which words are there. */
    private static Query begun(String field, String word) {
        if (!unspaced(word)) {
            return new ConstantScoreQuery(new PrefixQuery(new Term(field, word)));
        }
        int known =
                word.offsetByCodePoints(
                        0, Math.min(UNSPACED, word.codePointCount(0, word.length())));
        return field.equals(PaperDocuments.TOKEN)
                ? new ConstantScoreQuery(new PrefixQuery(new Term(field, word.substring(0, known))))
                : new FieldExistsQuery(PaperDocuments.SUMMARY);
    }

    /** A word in names and titles, or in what stands in sentences. */
    private Query anywhere(String word, boolean whole) {
        if (unspaced(word) && whole || ProseTokens.words(word).isEmpty() && whole) {
            return papers;
        }
        Query text = new TermQuery(new Term(PaperDocuments.TEXT, word));
        Query key =
                new ConstantScoreQuery(new PrefixQuery(new Term(PaperDocuments.FOLDED_NAME, word)));
        Query name =
                new BoostQuery(
                        new DisjunctionMaxQuery(List.of(begun(PaperDocuments.TOKEN, word), key), 0),
                        BY_NAME);
        return new DisjunctionMaxQuery(
                whole || unspaced(word)
                        ? List.of(text, name)
                        : List.of(
                                text,
                                name,
                                new BoostQuery(begun(PaperDocuments.TEXT, word), BEGUN)),
                0);
    }

    /** In scripts without blanks, the index has terms only of some of the words. */
    private static boolean unspaced(String word) {
        return word.codePoints().anyMatch(Phrase::isUnspaced);
    }

    /**
     * @param whole whether all of the paper is needed, and not only what lists show
     */
    private Query checked(PaperQuery.Words words, Query coarse, boolean whole) {
        return new VerifiedQuery(
                coarse,
                whole ? 2000 : 200,
                doc -> QueryMatcher.of(words, whole ? stored(doc) : docs.summary(doc)));
    }

    private Paper stored(int doc) {
        Paper known = paper;
        if (known == null || read != doc) {
            known = docs.paper(doc);
            paper = known;
            read = doc;
        }
        return known;
    }
}
