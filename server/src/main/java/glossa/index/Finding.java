package glossa.index;

import glossa.corpus.Corpus;
import glossa.corpus.Identity;
import glossa.corpus.Paper;
import glossa.corpus.PaperFit;
import glossa.corpus.Sought;
import glossa.corpus.Sought.Field;
import glossa.corpus.Wording;
import glossa.corpus.Words;

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
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Finds papers by a query with fields: what it says in Lucene's words. */
final class Finding {
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

    private final PaperDocs docs;
    private final BiFunction<String, Integer, List<Paper>> engine;
    private final Query papers = new FieldExistsQuery(Documents.BRIEF);
    private int read = -1;
    private @Nullable Paper paper;

    /**
     * @param engine what completion finds, the best first: by what was typed and how many at most
     */
    Finding(PaperDocs docs, BiFunction<String, Integer, List<Paper>> engine) {
        this.docs = docs;
        this.engine = engine;
    }

    /** Adds what only these queries look for. */
    static void add(Paper paper, Document document) {
        if (!paper.type().isEmpty()) {
            document.add(new StringField(TYPE, Words.fold(paper.type()), StringField.Store.NO));
        }
        Set<String> tags = new LinkedHashSet<>(words(paper.fields().getOrDefault("keyword", "")));
        if (!tags.isEmpty()) {
            document.add(TokenList.field(TAG, tags));
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(Words.fold(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** As {@link Corpus#find}. */
    List<Paper> find(Sought sought, int limit) {
        Map<Integer, Boolean> found = new LinkedHashMap<>();
        String typed = typed(sought);
        Query offered = new MatchNoDocsQuery("nothing typed");
        if (!typed.isEmpty()) {
            List<String> keys = engine.apply(typed, OFFERED).stream().map(Paper::key).toList();
            offered = new TermInSetQuery(Documents.NAME, Documents.texts(keys));
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
        return found.keySet().stream().limit(limit).map(docs::stored).toList();
    }

    private String key(int doc) {
        return docs.shown(doc).key();
    }

    /** By how well it fits; where nothing tells, the newest first. */
    private ScoreDoc[] best(Query query, Sought sought, int most) {
        Query only =
                new BooleanQuery.Builder().add(query, Occur.MUST).add(papers, Occur.FILTER).build();
        boolean ranked = sought.isAbout(field -> field == Field.ANY || isText(field));
        try {
            Sort byYear = new Sort(new SortField(Documents.YEAR, SortField.Type.INT, true));
            return ranked
                    ? docs.moment().search(only, most).scoreDocs
                    : docs.moment().search(only, most, byYear).scoreDocs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isText(Field field) {
        return field == Field.TITLE || field == Field.ABSTRACT || field == Field.TEXT;
    }

    /** The free words that have to fit, as completion would be asked for them. */
    private static String typed(Sought sought) {
        return switch (sought) {
            case Sought.All all ->
                    all.parts().stream()
                            .filter(Finding::isTyped)
                            .map(Finding::typed)
                            .collect(Collectors.joining(" "));
            case Sought.Words words -> isTyped(words) ? words.text() : "";
            default -> "";
        };
    }

    private static boolean isTyped(Sought sought) {
        return sought instanceof Sought.Words words
                && words.field() == Field.ANY
                && !words.phrase();
    }

    /**
     * @param offered what completion offers for {@link #typed}: fits these words, whatever they are
     */
    private Query query(Sought sought, Query offered) {
        return switch (sought) {
            case Sought.All all -> {
                BooleanQuery.Builder free = new BooleanQuery.Builder();
                BooleanQuery.Builder query = new BooleanQuery.Builder();
                boolean typed = false;
                query.add(papers, Occur.FILTER);
                for (Sought part : all.parts()) {
                    if (part instanceof Sought.Not not) {
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
            case Sought.Any any ->
                    either(
                            any.parts().stream()
                                    .map(part -> query(part, new MatchNoDocsQuery("not offered")))
                                    .toList());
            case Sought.Not _ -> query(new Sought.All(List.of(sought)), offered);
            case Sought.Words words ->
                    isTyped(words) ? either(List.of(one(words), offered)) : one(words);
            default -> one(sought);
        };
    }

    private static Query either(List<Query> queries) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        queries.forEach(query -> either.add(query, Occur.SHOULD));
        return either.build();
    }

    private Query one(Sought sought) {
        return switch (sought) {
            case Sought.In in -> in.papers() ? papers : new MatchNoDocsQuery("only notes");
            case Sought.Named named ->
                    new TermInSetQuery(Documents.NAME, Documents.texts(named.names()));
            case Sought.Between between ->
                    between.field() == Field.YEAR
                            ? NumericDocValuesField.newSlowRangeQuery(
                                    Documents.YEAR,
                                    between.from().isEmpty() ? 1 : Long.parseLong(between.from()),
                                    between.to().isEmpty()
                                            ? Long.MAX_VALUE
                                            : Long.parseLong(between.to()))
                            : new MatchNoDocsQuery("notes tell");
            case Sought.Words words -> words(words);
            case Sought.All _, Sought.Any _, Sought.Not _ ->
                    query(sought, new MatchNoDocsQuery("not offered"));
        };
    }

    private Query words(Sought.Words words) {
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
                            ? new TermQuery(new Term(Documents.NAME, words.text()))
                            : new ConstantScoreQuery(
                                    new PrefixQuery(
                                            new Term(Documents.KEY, Words.squeeze(words.text()))));
            case TITLE, AUTHOR, VENUE ->
                    checked(words, all(cut, word -> begun(Documents.TOKEN, word)), false);
            case ABSTRACT, TEXT ->
                    checked(words, all(cut, word -> begun(Documents.TEXT, word)), true);
            case TYPE ->
                    new ConstantScoreQuery(
                            new PrefixQuery(new Term(TYPE, Words.fold(words.text()))));
            case TAG -> checked(words, all(cut, word -> begun(TAG, word)), true);
            case ID, DOI, ARXIV, PMID, ISBN, URL -> identified(words);
            case FILE -> new TermInSetQuery(Documents.PIECE, Documents.numbers(pieces(words)));
            default -> new MatchNoDocsQuery("notes tell");
        };
    }

    private Query identified(Sought.Words words) {
        String name =
                words.field() == Field.ID || words.text().contains("://")
                        ? words.text()
                        : words.field().written() + ":" + words.text();
        Query known =
                Identity.mark(name)
                        .<Query>map(mark -> new TermQuery(Documents.mark(mark)))
                        .orElse(new MatchNoDocsQuery("no identifier"));
        if (!docs.find(known, 1).isEmpty()) {
            return known;
        }
        // What begins so; of addresses, the index keeps no beginnings.
        boolean address = words.field() == Field.URL || words.text().contains("://");
        Query begun =
                new PrefixQuery(
                        new Term(Documents.START, words.text().strip().toLowerCase(Locale.ROOT)));
        return checked(words, address ? papers : begun, true);
    }

    private List<Long> pieces(Sought.Words words) {
        List<Long> pieces = new ArrayList<>();
        docs.moment()
                .files()
                .stored()
                .forEach(
                        (path, file) -> {
                            if (PaperFit.isIn(path.toString(), words)) {
                                Arrays.stream(file.pieces().ids()).forEach(pieces::add);
                            }
                        });
        return pieces;
    }

    private interface Each {
        Query of(String word);
    }

    private static Query all(List<String> words, Each each) {
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
        return field.equals(Documents.TOKEN)
                ? new ConstantScoreQuery(new PrefixQuery(new Term(field, word.substring(0, known))))
                : new FieldExistsQuery(Documents.BRIEF);
    }

    /** A word in names and titles, or in what stands in sentences. */
    private Query anywhere(String word, boolean whole) {
        if (unspaced(word) && whole || RunningText.words(word).isEmpty() && whole) {
            return papers;
        }
        Query text = new TermQuery(new Term(Documents.TEXT, word));
        Query key = new ConstantScoreQuery(new PrefixQuery(new Term(Documents.KEY, word)));
        Query name =
                new BoostQuery(
                        new DisjunctionMaxQuery(List.of(begun(Documents.TOKEN, word), key), 0),
                        BY_NAME);
        return new DisjunctionMaxQuery(
                whole || unspaced(word)
                        ? List.of(text, name)
                        : List.of(text, name, new BoostQuery(begun(Documents.TEXT, word), BEGUN)),
                0);
    }

    /** In scripts without blanks, the index has terms only of some of the words. */
    private static boolean unspaced(String word) {
        return word.codePoints().anyMatch(Wording::isUnspaced);
    }

    /**
     * @param whole whether all of the paper is needed, and not only what lists show
     */
    private Query checked(Sought.Words words, Query coarse, boolean whole) {
        return new Checked(
                coarse,
                whole ? 2000 : 200,
                doc -> PaperFit.of(words, whole ? stored(doc) : docs.shown(doc)));
    }

    private Paper stored(int doc) {
        Paper known = paper;
        if (known == null || read != doc) {
            known = docs.stored(doc);
            paper = known;
            read = doc;
        }
        return known;
    }
}
