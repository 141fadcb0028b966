package glossa.index;

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
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Translates a query with fields into Lucene's queries. Where the index has no exact terms, a
 * coarser query is verified by {@link QueryMatcher}, paper by paper. Not thread-safe.
 */
final class FieldQueries {
    static final String TYPE = "type";
    static final String TAG = "tag";
    static final String READ = "read";

    private static final Query NO_COMPLETIONS = new MatchNoDocsQuery("not completed");
    private static final Query NOTES_ONLY = new MatchNoDocsQuery("only notes match");

    /** Characters that the index's terms have at least in a script without spaces. */
    private static final int MIN_UNSPACED_TERM_LENGTH = 4;

    /** The boost of a word in the title, names or venue. */
    private static final float NAME_BOOST = 4;

    /** The boost of a prefix of a word in running text. */
    private static final float TEXT_PREFIX_BOOST = 0.1f;

    /** The costs of verifying a paper, in Lucene's unit: one comparison. */
    private static final float SUMMARY_COST = 200;

    private static final float WHOLE_PAPER_COST = 2000;

    private final StoredPapers papers;
    private final Query allPapers = new FieldExistsQuery(PaperDocuments.SUMMARY);

    /** The paper that was verified last; the next clause often verifies it again. */
    private @Nullable Paper lastPaper;

    private int lastDoc = -1;

    FieldQueries(StoredPapers papers) {
        this.papers = papers;
    }

    /** Adds the fields of a document that only these queries use. */
    static void addFields(Paper paper, Document document) {
        if (!paper.type().isEmpty()) {
            document.add(
                    new StringField(TYPE, TextFolding.fold(paper.type()), StringField.Store.NO));
        }
        String day = paper.fields().getOrDefault(Paper.LAST_READ, "");
        if (!day.isEmpty()) {
            document.add(new StringField(READ, day, StringField.Store.NO));
        }
        Set<String> tags =
                new LinkedHashSet<>(foldedWords(paper.fields().getOrDefault("keyword", "")));
        if (!tags.isEmpty()) {
            document.add(TokenListStream.field(TAG, tags));
        }
    }

    private static List<String> foldedWords(String text) {
        return Arrays.stream(TextFolding.fold(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether a part of a query consists of words in any field, as in completion. */
    static boolean isFreeWords(PaperQuery query) {
        return query instanceof PaperQuery.Words words
                && words.field() == Field.ANY
                && !words.phrase();
    }

    /**
     * Lucene's query.
     *
     * @param completions matches what completion finds for the free words; these count as matched
     *     there, whatever the words are
     */
    Query of(PaperQuery query, Query completions) {
        return switch (query) {
            case PaperQuery.All all -> all(all, completions);
            case PaperQuery.Any any ->
                    either(any.parts().stream().map(part -> of(part, NO_COMPLETIONS)).toList());
            case PaperQuery.Not _ -> of(new PaperQuery.All(List.of(query)), completions);
            case PaperQuery.Words words ->
                    isFreeWords(words) ? either(List.of(words(words), completions)) : words(words);
            case PaperQuery.In in -> in.papers() ? allPapers : NOTES_ONLY;
            case PaperQuery.Named named ->
                    new TermInSetQuery(
                            PaperDocuments.NAME, PaperDocuments.termBytes(named.names()));
            case PaperQuery.Between between -> between(between);
        };
    }

    private Query all(PaperQuery.All all, Query completions) {
        BooleanQuery.Builder freeWords = new BooleanQuery.Builder();
        BooleanQuery.Builder clauses = new BooleanQuery.Builder();
        boolean hasFreeWords = false;
        clauses.add(allPapers, Occur.FILTER);
        for (PaperQuery part : all.parts()) {
            if (part instanceof PaperQuery.Not not) {
                clauses.add(of(not.part(), NO_COMPLETIONS), Occur.MUST_NOT);
            } else if (part instanceof PaperQuery.Words words && isFreeWords(words)) {
                freeWords.add(words(words), Occur.MUST);
                hasFreeWords = true;
            } else {
                clauses.add(of(part, NO_COMPLETIONS), Occur.MUST);
            }
        }
        if (hasFreeWords) {
            clauses.add(either(List.of(freeWords.build(), completions)), Occur.MUST);
        }
        return clauses.build();
    }

    private static Query either(List<Query> queries) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        queries.forEach(query -> either.add(query, Occur.SHOULD));
        return either.build();
    }

    private static Query between(PaperQuery.Between between) {
        return switch (between.field()) {
            case YEAR ->
                    NumericDocValuesField.newSlowRangeQuery(
                            PaperDocuments.YEAR,
                            between.from().isEmpty() ? 1 : Long.parseLong(between.from()),
                            between.to().isEmpty() ? Long.MAX_VALUE : Long.parseLong(between.to()));
            case READ ->
                    TermRangeQuery.newStringRange(
                            READ,
                            between.from(),
                            between.to().isEmpty() ? null : between.to() + "~",
                            true,
                            true);
            default -> NOTES_ONLY;
        };
    }

    private Query words(PaperQuery.Words query) {
        List<String> words = foldedWords(query.text());
        if (words.isEmpty()) {
            return allPapers;
        }
        return switch (query.field()) {
            case ANY ->
                    query.phrase()
                            ? verified(query, each(words, word -> anywhere(word, true)), true)
                            : each(words, word -> anywhere(word, false));
            case KEY ->
                    query.phrase()
                            ? new TermQuery(new Term(PaperDocuments.NAME, query.text()))
                            : new ConstantScoreQuery(
                                    new PrefixQuery(
                                            new Term(
                                                    PaperDocuments.FOLDED_NAME,
                                                    TextFolding.squeeze(query.text()))));
            case TITLE, AUTHOR, VENUE ->
                    verified(query, each(words, word -> prefix(PaperDocuments.TOKEN, word)), false);
            case ABSTRACT ->
                    verified(query, each(words, word -> prefix(PaperDocuments.TEXT, word)), true);
            case TYPE ->
                    new ConstantScoreQuery(
                            new PrefixQuery(new Term(TYPE, TextFolding.fold(query.text()))));
            case TAG -> verified(query, each(words, word -> prefix(TAG, word)), true);
            case ID, DOI, ARXIV, PMID, ISBN, URL -> identifier(query);
            case FILE ->
                    new TermInSetQuery(
                            PaperDocuments.CHUNK, PaperDocuments.encodedNumbers(chunksOf(query)));
            default -> NOTES_ONLY;
        };
    }

    private Query identifier(PaperQuery.Words query) {
        String name =
                query.field() == Field.ID || query.text().contains("://")
                        ? query.text()
                        : query.field().written() + ":" + query.text();
        Query exact =
                Identity.mark(name)
                        .<Query>map(mark -> new TermQuery(PaperDocuments.markTerm(mark)))
                        .orElse(new MatchNoDocsQuery("not an identifier"));
        if (!papers.find(exact, 1).isEmpty()) {
            return exact;
        }
        // The index has prefixes of all identifiers but addresses.
        boolean isAddress = query.field() == Field.URL || query.text().contains("://");
        Query prefix =
                new PrefixQuery(
                        new Term(
                                PaperDocuments.START,
                                query.text().strip().toLowerCase(Locale.ROOT)));
        return verified(query, isAddress ? allPapers : prefix, true);
    }

    /** The chunks of the files whose paths the query matches. */
    private List<Long> chunksOf(PaperQuery.Words query) {
        List<Long> chunks = new ArrayList<>();
        papers.snapshot()
                .files()
                .stored()
                .forEach(
                        (path, file) -> {
                            if (QueryMatcher.isIn(path.toString(), query)) {
                                Arrays.stream(file.chunks().ids()).forEach(chunks::add);
                            }
                        });
        return chunks;
    }

    private static Query each(List<String> words, Function<String, Query> toQuery) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        new LinkedHashSet<>(words).forEach(word -> query.add(toQuery.apply(word), Occur.MUST));
        return query.build();
    }

    /** Matches a word or its prefix in a field without frequencies. */
    private static Query prefix(String field, String word) {
        if (!isUnspaced(word)) {
            return new ConstantScoreQuery(new PrefixQuery(new Term(field, word)));
        }
        int length = Math.min(MIN_UNSPACED_TERM_LENGTH, word.codePointCount(0, word.length()));
        String start = word.substring(0, word.offsetByCodePoints(0, length));
        return field.equals(PaperDocuments.TOKEN)
                ? new ConstantScoreQuery(new PrefixQuery(new Term(field, start)))
                : new FieldExistsQuery(PaperDocuments.SUMMARY);
    }

    /**
     * Matches a word in names, titles and running text.
     *
     * @param isWhole whether a prefix of a word in running text does not match
     */
    private Query anywhere(String word, boolean isWhole) {
        if (isWhole && (isUnspaced(word) || ProseTokens.words(word).isEmpty())) {
            return allPapers;
        }
        Query text = new TermQuery(new Term(PaperDocuments.TEXT, word));
        Query key =
                new ConstantScoreQuery(new PrefixQuery(new Term(PaperDocuments.FOLDED_NAME, word)));
        Query name =
                new BoostQuery(
                        new DisjunctionMaxQuery(
                                List.of(prefix(PaperDocuments.TOKEN, word), key), 0),
                        NAME_BOOST);
        if (isWhole || isUnspaced(word)) {
            return new DisjunctionMaxQuery(List.of(text, name), 0);
        }
        Query textPrefix = new BoostQuery(prefix(PaperDocuments.TEXT, word), TEXT_PREFIX_BOOST);
        return new DisjunctionMaxQuery(List.of(text, name, textPrefix), 0);
    }

    /** Whether a word is of a script without spaces: the index has terms of some words only. */
    private static boolean isUnspaced(String word) {
        return word.codePoints().anyMatch(Phrase::isUnspaced);
    }

    /**
     * @param coarse matches all papers that may match
     * @param needsWhole whether the whole paper is compared, and not only its summary
     */
    private Query verified(PaperQuery.Words query, Query coarse, boolean needsWhole) {
        return new VerifiedQuery(
                coarse,
                needsWhole ? WHOLE_PAPER_COST : SUMMARY_COST,
                doc -> QueryMatcher.of(query, needsWhole ? paper(doc) : papers.summary(doc)));
    }

    private Paper paper(int doc) {
        Paper paper = lastPaper;
        if (paper == null || lastDoc != doc) {
            paper = papers.paper(doc);
            lastPaper = paper;
            lastDoc = doc;
        }
        return paper;
    }
}
