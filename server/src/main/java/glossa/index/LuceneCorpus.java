package glossa.index;

import glossa.corpus.CompletionQuery;
import glossa.corpus.Corpus;
import glossa.corpus.Scope;
import glossa.grammar.Range;
import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;
import glossa.query.PaperQuery;

import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** The corpus of one snapshot of the index. */
final class LuceneCorpus implements Corpus {
    private static final int MAX_RELATED = 10;

    private final StoredPapers papers;
    private final List<Path> order;
    private final Scope scope;
    private final NamedPapers named;
    private final Release release;

    /** Releases the snapshot. */
    interface Release {
        void close() throws IOException;
    }

    /**
     * @param order the files, in order of precedence
     * @param release runs when the corpus is closed
     */
    LuceneCorpus(IndexSnapshot snapshot, List<Path> order, Release release) {
        this(new StoredPapers(snapshot), order, Scope.EVERYTHING, release);
    }

    private LuceneCorpus(StoredPapers papers, List<Path> order, Scope scope, Release release) {
        this.papers = papers;
        this.order = order;
        this.scope = scope;
        this.named = new NamedPapers(papers, order, scope);
        this.release = release;
    }

    @Override
    public Corpus within(Scope other) {
        return other.equals(scope) ? this : new LuceneCorpus(papers, order, other, () -> {});
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Optional<Paper> paper(String name) {
        return doc(name).map(named::paper);
    }

    @Override
    public boolean isInScope(String name) {
        return named.isInScope(name);
    }

    @Override
    public boolean isShared(String name) {
        return named.docsNamed(name).length > 1;
    }

    @Override
    public List<Paper> contenders(String name) {
        return named.contenders(name);
    }

    @Override
    public List<Paper> records(String name) {
        return doc(name).map(named::records).orElse(List.of());
    }

    @Override
    public List<Paper> in(Path file, Range within) {
        List<Long> pieces = papers.places().chunks(file, within);
        List<Paper> found = new ArrayList<>();
        for (int doc :
                papers.docsWith(PaperDocuments.CHUNK, PaperDocuments.encodedNumbers(pieces))) {
            String key = papers.summary(doc).key();
            for (Paper record : papers.records(doc)) {
                Source source = record.sources().getFirst();
                boolean touches =
                        source.record().start().compareTo(within.end()) <= 0
                                && within.start().compareTo(source.record().end()) <= 0;
                if (source.file().equals(file) && touches) {
                    found.add(record.key().isEmpty() ? record.withKey(key) : record);
                }
            }
        }
        found.sort(Comparator.comparing(record -> record.sources().getFirst().record().start()));
        return found;
    }

    @Override
    public List<List<Paper>> ofSeveralSources(Collection<Path> files, int limit) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(new TermQuery(new Term(PaperDocuments.SEVERAL_RECORDS, "")), Occur.FILTER);
        if (!files.isEmpty()) {
            List<Long> pieces = new ArrayList<>();
            for (Path file : files) {
                StoredFile stored = papers.snapshot().files().stored().get(file);
                if (stored != null) {
                    Arrays.stream(stored.chunks().ids()).forEach(pieces::add);
                }
            }
            query.add(
                    new TermInSetQuery(PaperDocuments.CHUNK, PaperDocuments.encodedNumbers(pieces)),
                    Occur.FILTER);
        }
        List<List<Paper>> recordsByPaper = new ArrayList<>();
        for (int doc : papers.find(query.build(), limit)) {
            recordsByPaper.add(papers.records(doc));
        }
        return recordsByPaper;
    }

    @Override
    public List<Paper> related(String name) {
        Optional<Integer> found = doc(name);
        if (found.isEmpty()) {
            return List.of();
        }
        int doc = found.get();
        Paper paper = papers.paper(doc);
        List<Paper> records = papers.records(doc);
        Set<String> marks = new LinkedHashSet<>();
        records.forEach(record -> marks.addAll(Identity.marks(record)));
        Set<Integer> others = new LinkedHashSet<>();
        for (int other : papers.docsWith(PaperDocuments.MARK, PaperDocuments.encodedMarks(marks))) {
            boolean related =
                    papers.records(other).stream()
                            .anyMatch(
                                    two ->
                                            records.stream()
                                                    .anyMatch(one -> Identity.related(one, two)));
            if (related) {
                others.add(other);
            }
        }
        // Relations that the paper states, and those that others state of it.
        Set<String> relatedMarks = new LinkedHashSet<>();
        marks.forEach(mark -> relatedMarks.add(Identity.relatedMark(mark)));
        relatedMarks.add(Identity.relatedMark(paper.key()));
        paper.aliases().forEach(alias -> relatedMarks.add(Identity.relatedMark(alias)));
        others.addAll(
                papers.docsWith(PaperDocuments.MARK, PaperDocuments.encodedMarks(relatedMarks)));
        for (Paper record : records) {
            Identity.relations(record).forEach(other -> doc(other).ifPresent(others::add));
        }
        others.remove(doc);
        return others.stream()
                .limit(MAX_RELATED)
                .map(papers::paper)
                .sorted(
                        Comparator.comparingInt((Paper other) -> named.rank(other, ""))
                                .thenComparing(Paper::key))
                .toList();
    }

    private Optional<Integer> doc(String name) {
        return named.doc(name);
    }

    @Override
    public boolean has(String name) {
        return papers.mayAnswerTo(name) && !papers.find(nameOrMark(name), 1).isEmpty();
    }

    /** Matches a key, an alias, or an identifier ({@link Identity#mark}). */
    private static Query nameOrMark(String name) {
        Query named = new TermQuery(new Term(PaperDocuments.NAME, name));
        return Identity.mark(name)
                .<Query>map(
                        mark ->
                                new BooleanQuery.Builder()
                                        .add(named, Occur.SHOULD)
                                        .add(
                                                new TermQuery(PaperDocuments.markTerm(mark)),
                                                Occur.SHOULD)
                                        .build())
                .orElse(named);
    }

    @Override
    public List<Paper> search(CompletionQuery asked) {
        ScopedDocs scoped = papers.snapshot().scopedDocs.of(papers, scope);
        return CompletionSearch.docs(papers, asked, scoped).stream().map(named::summary).toList();
    }

    @Override
    public List<Paper> find(PaperQuery sought, int limit) {
        return new FieldSearch(papers).find(sought, limit);
    }

    @Override
    public List<Paper> mentioning(String words, int limit) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<String> tokens = ProseTokens.words(words);
        if (tokens.isEmpty()) {
            return List.of();
        }
        tokens.forEach(
                token ->
                        query.add(new TermQuery(new Term(PaperDocuments.TEXT, token)), Occur.MUST));
        try {
            List<Paper> found = new ArrayList<>();
            for (var hit : papers.snapshot().search(query.build(), limit).scoreDocs) {
                found.add(papers.paper(hit.doc));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasWord(String word) {
        try {
            return papers.snapshot().getIndexReader().docFreq(new Term(PaperDocuments.TEXT, word))
                    > 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<ContextMatch> fitting(
            Map<String, Double> words,
            Collection<String> names,
            Collection<String> also,
            int limit) {
        List<ContextMatch> matches = new ContextSearch(papers, words, names).papers(also, limit);
        return scope.isEverything()
                ? matches
                : matches.stream()
                        .map(
                                match ->
                                        new ContextMatch(
                                                doc(match.paper().key())
                                                        .map(named::summary)
                                                        .orElse(match.paper()),
                                                match.words(),
                                                match.names()))
                        .toList();
    }

    @Override
    public List<String> nearest(String name, int limit) {
        return new KeySuggestions(papers).nearest(name, limit);
    }

    @Override
    public int size() {
        try {
            return papers.snapshot().count(new FieldExistsQuery(PaperDocuments.SUMMARY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void each(Consumer<Paper> taken) {
        Map<Path, Integer> places = new HashMap<>();
        order.forEach(file -> places.putIfAbsent(file, places.size()));
        StoredPapers reading = papers.inOrder();
        papers.find(new FieldExistsQuery(PaperDocuments.SUMMARY)).stream()
                .map(doc -> new PlacedDoc(doc, papers.summary(doc).sources().getFirst()))
                .sorted(
                        Comparator.comparingInt(
                                        (PlacedDoc paper) ->
                                                places.getOrDefault(
                                                        paper.source().file(), Integer.MAX_VALUE))
                                .thenComparing(paper -> paper.source().file())
                                .thenComparing(paper -> paper.source().record().start()))
                .forEach(paper -> taken.accept(reading.paper(paper.doc())));
    }

    /** A document, and the first place of its paper. */
    private record PlacedDoc(int doc, Source source) {}

    @Override
    public List<Problem> problems(Path file) {
        StoredFile stored = papers.snapshot().files().stored().get(file);
        return stored == null ? List.of() : stored.problemsInFile();
    }

    @Override
    public Map<Path, List<Problem>> problems(BiPredicate<Path, Path> areTogether) {
        Map<Path, List<Problem>> problems = new LinkedHashMap<>();
        papers.snapshot()
                .files()
                .stored()
                .forEach((path, file) -> problems.put(path, file.problemsInFile()));
        for (String name : sharedNames()) {
            List<Paper> claims =
                    papers
                            .find(
                                    new TermQuery(new Term(PaperDocuments.NAME, name)),
                                    Integer.MAX_VALUE)
                            .stream()
                            .flatMap(doc -> papers.records(doc).stream())
                            .filter(record -> record.key().equals(name))
                            .toList();
            DuplicateKeys.addProblems(name, claims, areTogether, problems);
        }
        return problems;
    }

    /** The names that several papers had when they were written. */
    private List<String> sharedNames() {
        List<String> shared = new ArrayList<>();
        try {
            Terms terms =
                    MultiTerms.getTerms(
                            papers.snapshot().getIndexReader(), PaperDocuments.SHARED_NAME);
            if (terms != null) {
                TermsEnum names = terms.iterator();
                for (BytesRef name = names.next(); name != null; name = names.next()) {
                    shared.add(name.utf8ToString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shared;
    }

    @Override
    public void close() {
        try {
            release.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stamps of the files when they were read. */
    Map<Path, String> stamps() {
        Map<Path, String> stamps = new HashMap<>();
        papers.snapshot().files().stored().forEach((path, file) -> stamps.put(path, file.stamp()));
        return stamps;
    }
}
