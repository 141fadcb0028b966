package glossa.index;

import glossa.corpus.Corpus;
import glossa.corpus.Identity;
import glossa.corpus.Paper;
import glossa.corpus.Problem;
import glossa.corpus.Source;
import glossa.corpus.Words;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One moment of the index. */
final class Searching implements Corpus {
    /** How many papers of each stage are looked at closely; the rest is not worth a keystroke. */
    private static final int CANDIDATES = 200;

    private static final int MOST_NEAREST = 5;
    private static final int MOST_RELATED = 10;
    private static final int MOST_REMEMBERED = 5000;

    /** Letters at the start that a suggested key has in common with one that is far from it. */
    private static final int SAME_START = 4;

    private final SearcherManager searchers;
    private final IndexSearcher searcher;
    private final Map<String, List<String>> nearest;
    private final List<Path> order;

    /**
     * @param nearest what was found to be nearest in this moment of the index, for all that ask
     */
    Searching(
            SearcherManager searchers,
            IndexSearcher searcher,
            Map<String, List<String>> nearest,
            List<Path> order) {
        this.nearest = nearest;
        this.searchers = searchers;
        this.searcher = searcher;
        this.order = order;
    }

    @Override
    public Optional<Paper> paper(String name) {
        return doc(name).map(this::stored);
    }

    @Override
    public List<Paper> records(String name) {
        return doc(name).map(this::records).orElse(List.of());
    }

    @Override
    public List<Paper> related(String name) {
        Optional<Integer> found = doc(name);
        if (found.isEmpty()) {
            return List.of();
        }
        int doc = found.get();
        Paper paper = stored(doc);
        List<Paper> records = records(doc);
        Set<String> marks = new LinkedHashSet<>();
        records.forEach(record -> marks.addAll(Identity.marks(record)));
        Set<Integer> docs = new LinkedHashSet<>();
        for (int other : docsWith(PaperIndex.MARK, marks)) {
            boolean related =
                    records(other).stream()
                            .anyMatch(
                                    two ->
                                            records.stream()
                                                    .anyMatch(one -> Identity.related(one, two)));
            if (related) {
                docs.add(other);
            }
        }
        // What it says of others, and what others say of it.
        Set<String> told = new LinkedHashSet<>();
        marks.forEach(mark -> told.add(Identity.relatedMark(mark)));
        told.add(Identity.relatedMark(paper.key()));
        paper.aliases().forEach(alias -> told.add(Identity.relatedMark(alias)));
        docs.addAll(docsWith(PaperIndex.MARK, told));
        for (Paper record : records) {
            Identity.relations(record).forEach(other -> doc(other).ifPresent(docs::add));
        }
        docs.remove(doc);
        return docs.stream()
                .limit(MOST_RELATED)
                .map(this::stored)
                .sorted(
                        Comparator.comparingInt((Paper other) -> rank(other, ""))
                                .thenComparing(Paper::key))
                .toList();
    }

    /** A key or an alias comes before what a name may stand for otherwise. */
    private Optional<Integer> doc(String name) {
        Optional<Integer> found = first(new TermQuery(new Term(PaperIndex.NAME, name)), name);
        return found.isPresent()
                ? found
                : Identity.mark(name)
                        .flatMap(
                                mark ->
                                        first(
                                                new TermQuery(new Term(PaperIndex.MARK, mark)),
                                                name));
    }

    private Optional<Integer> first(Query named, String name) {
        Optional<Integer> found = Optional.empty();
        int best = Integer.MAX_VALUE;
        for (int doc : collect(named, 50)) {
            int rank = rank(PaperBytes.shown(brief(doc)), name);
            if (rank < best) {
                best = rank;
                found = Optional.of(doc);
            }
        }
        return found;
    }

    @Override
    public boolean has(String name) {
        return !collect(named(name), 1).isEmpty();
    }

    /** Its key or an alias, or else what {@link Identity#mark} says that it means. */
    private static Query named(String name) {
        Query named = new TermQuery(new Term(PaperIndex.NAME, name));
        return Identity.mark(name)
                .<Query>map(
                        mark ->
                                new BooleanQuery.Builder()
                                        .add(named, Occur.SHOULD)
                                        .add(
                                                new TermQuery(new Term(PaperIndex.MARK, mark)),
                                                Occur.SHOULD)
                                        .build())
                .orElse(named);
    }

    /**
     * Of papers with the same name, whose key it is comes before whose alias, then the more trusted
     * source.
     */
    private int rank(Paper paper, String name) {
        int file = order.indexOf(paper.sources().getFirst().file());
        return (paper.key().equals(name) ? 0 : 1 << 20) + (file < 0 ? 1 << 19 : file);
    }

    @Override
    public List<Paper> search(String typed, Set<String> preferred, int limit) {
        Match.Query query = Match.Query.of(typed);
        Map<Integer, Match> matches = new HashMap<>();
        Query ofPreferred = new TermInSetQuery(PaperIndex.NAME, PaperIndex.bytes(preferred));
        if (query.isEmpty()) {
            look(ofPreferred, CANDIDATES, query, preferred, matches);
            look(new FieldExistsQuery(PaperIndex.BRIEF), limit, query, preferred, matches);
        } else {
            Query asTyped =
                    new BooleanQuery.Builder()
                            .add(
                                    new PrefixQuery(new Term(PaperIndex.KEY, query.squeezed())),
                                    Occur.SHOULD)
                            .add(all(query.words(), false), Occur.SHOULD)
                            .add(all(query.parts(), false), Occur.SHOULD)
                            .build();
            if (!preferred.isEmpty()) {
                // However many others fit as well, the preferred ones are among those compared.
                look(
                        new BooleanQuery.Builder()
                                .add(ofPreferred, Occur.FILTER)
                                .add(asTyped, Occur.FILTER)
                                .build(),
                        CANDIDATES,
                        query,
                        preferred,
                        matches);
            }
            look(
                    new PrefixQuery(new Term(PaperIndex.KEY, query.squeezed())),
                    CANDIDATES,
                    query,
                    preferred,
                    matches);
            if (matches.size() < limit) {
                look(asTyped, CANDIDATES, query, preferred, matches);
            }
            // Where a paper fits as typed, nothing was mistyped.
            if (matches.isEmpty()) {
                look(all(query.words(), true), CANDIDATES, query, preferred, matches);
                look(all(query.parts(), true), CANDIDATES, query, preferred, matches);
            }
        }
        return matches.values().stream()
                .sorted(Match.BEST_FIRST)
                .limit(limit)
                .map(match -> PaperBytes.shown(brief(match.doc())))
                .toList();
    }

    /**
     * Compares the first papers that a stage finds with what was typed, and keeps those that fit.
     */
    private void look(
            Query stage,
            int most,
            Match.Query query,
            Set<String> preferred,
            Map<Integer, Match> matches) {
        for (int doc : collect(stage, most)) {
            if (!matches.containsKey(doc)) {
                Match match = Match.of(doc, PaperBytes.target(brief(doc)), query, preferred);
                if (match.score() > 0) {
                    matches.put(doc, match);
                }
            }
        }
    }

    /** Every word begins a token of the paper, or, with slips forgiven, nearly does. */
    private static Query all(List<String> words, boolean slips) {
        if (words.isEmpty()) {
            return new org.apache.lucene.search.MatchNoDocsQuery("no words");
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : new LinkedHashSet<>(words)) {
            int letters = word.codePointCount(0, word.length());
            Query exact =
                    letters <= Tokens.LONGEST_GRAM
                            ? new TermQuery(new Term(PaperIndex.GRAM, word))
                            : new PrefixQuery(new Term(PaperIndex.TOKEN, word));
            int forgiven = slips ? Match.slips(word) : 0;
            if (forgiven == 0) {
                query.add(exact, Occur.FILTER);
            } else {
                Automaton nearly =
                        Operations.determinize(
                                Operations.concatenate(
                                        List.of(
                                                new LevenshteinAutomata(word.substring(1), true)
                                                        .toAutomaton(
                                                                forgiven, word.substring(0, 1)),
                                                Automata.makeAnyString())),
                                Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
                query.add(
                        new ConstantScoreQuery(
                                new AutomatonQuery(new Term(PaperIndex.TOKEN, word), nearly)),
                        Occur.FILTER);
            }
        }
        return query.build();
    }

    @Override
    public List<Paper> mentioning(String words, int limit) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<String> tokens = Tokens.split(words);
        if (tokens.isEmpty()) {
            return List.of();
        }
        tokens.forEach(
                token -> query.add(new TermQuery(new Term(PaperIndex.TEXT, token)), Occur.MUST));
        try {
            List<Paper> papers = new ArrayList<>();
            for (var hit : searcher.search(query.build(), limit).scoreDocs) {
                papers.add(stored(hit.doc));
            }
            return papers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> nearest(String name, int limit) {
        if (nearest.size() > MOST_REMEMBERED) {
            nearest.clear();
        }
        List<String> names = nearest.computeIfAbsent(name, this::findNearest);
        return names.subList(0, Math.min(limit, names.size()));
    }

    private List<String> findNearest(String name) {
        String squeezed = Words.squeeze(name);
        if (squeezed.isEmpty()) {
            return List.of();
        }
        int most = squeezed.length() < 4 ? 1 : 2;
        Automaton nearly = new LevenshteinAutomata(squeezed, true).toAutomaton(most);
        Query slip =
                new AutomatonQuery(
                        new Term(PaperIndex.KEY, squeezed),
                        Operations.determinize(nearly, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
        record Near(String name, int slips) {}
        List<Near> near = new ArrayList<>();
        for (int doc : collect(slip, CANDIDATES)) {
            for (String other : PaperBytes.target(brief(doc)).names()) {
                int slips = EditDistance.between(squeezed, Words.squeeze(other), most);
                if (slips <= most && !other.equals(name)) {
                    near.add(new Near(other, slips));
                }
            }
        }
        near.sort(Comparator.comparingInt(Near::slips).thenComparing(Near::name));
        List<String> names = new ArrayList<>(near.stream().map(Near::name).distinct().toList());
        if (names.isEmpty() && squeezed.length() > SAME_START) {
            // Further away than two slips: a key that begins alike and that completion would offer.
            search(name, Set.of(), MOST_NEAREST).stream()
                    .map(Paper::key)
                    .filter(key -> Words.squeeze(key).startsWith(squeezed.substring(0, SAME_START)))
                    .forEach(names::add);
        }
        return List.copyOf(names.subList(0, Math.min(MOST_NEAREST, names.size())));
    }

    @Override
    public int size() {
        try {
            return searcher.count(new FieldExistsQuery(PaperIndex.BRIEF));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Paper> all() {
        Map<Path, Integer> places = new HashMap<>();
        order.forEach(file -> places.putIfAbsent(file, places.size()));
        return collect(new FieldExistsQuery(PaperIndex.BRIEF), Integer.MAX_VALUE).stream()
                .map(this::stored)
                .sorted(
                        Comparator.comparingInt(
                                        (Paper paper) ->
                                                places.getOrDefault(
                                                        paper.sources().getFirst().file(),
                                                        Integer.MAX_VALUE))
                                .thenComparing(paper -> paper.sources().getFirst().file())
                                .thenComparing(
                                        paper -> paper.sources().getFirst().record().start()))
                .toList();
    }

    @Override
    public Map<Path, List<Problem>> problems() {
        Map<Path, List<Problem>> problems = new LinkedHashMap<>();
        for (Document file : files()) {
            problems.put(
                    Path.of(file.get(PaperIndex.SOURCE)),
                    new ArrayList<>(PaperBytes.problems(file.getBinaryValue(PaperIndex.PROBLEMS))));
        }
        for (String name : sharedNames()) {
            List<Source> claims =
                    docsWith(PaperIndex.NAME, List.of(name)).stream()
                            .flatMap(doc -> records(doc).stream())
                            .filter(record -> record.key().equals(name))
                            .flatMap(record -> record.sources().stream())
                            .toList();
            DuplicateKeys.tell(name, claims, problems);
        }
        return problems;
    }

    /** The names that more than one paper answers to. */
    private List<String> sharedNames() {
        List<String> shared = new ArrayList<>();
        try {
            Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), PaperIndex.NAME);
            if (terms != null) {
                TermsEnum names = terms.iterator();
                for (BytesRef name = names.next(); name != null; name = names.next()) {
                    if (names.docFreq() > 1
                            && collect(
                                                    new TermQuery(
                                                            new Term(
                                                                    PaperIndex.NAME,
                                                                    BytesRef.deepCopyOf(name))),
                                                    2)
                                            .size()
                                    > 1) {
                        shared.add(name.utf8ToString());
                    }
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
            searchers.release(searcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<Path, String> stamps() {
        Map<Path, String> stamps = new HashMap<>();
        for (Document file : files()) {
            stamps.put(Path.of(file.get(PaperIndex.SOURCE)), file.get(PaperIndex.STAMP));
        }
        return stamps;
    }

    /** The papers that have a record in one of these files. */
    List<Integer> docsWithFiles(Collection<Path> files) {
        return docsWith(PaperIndex.FILE, files.stream().map(Path::toString).toList());
    }

    /** The papers that have one of these terms in a field. */
    List<Integer> docsWith(String field, Collection<String> terms) {
        return terms.isEmpty() || searcher.getIndexReader().numDocs() == 0
                ? List.of()
                : collect(new TermInSetQuery(field, PaperIndex.bytes(terms)), Integer.MAX_VALUE);
    }

    /** The records of a paper. */
    List<Paper> records(int doc) {
        return PaperBytes.papers(document(doc).getBinaryValue(PaperIndex.RECORDS));
    }

    /** What the paper's document is deleted by. */
    String uid(int doc) {
        return binary(doc, PaperIndex.UID).orElseThrow().utf8ToString();
    }

    /** The hash of a paper's only record; nothing where it has several. */
    Optional<String> hash(int doc) {
        return binary(doc, PaperIndex.HASH).map(BytesRef::utf8ToString);
    }

    /** Whether a paper has this name whose document is not one of {@code uids}. */
    boolean hasNameOutside(String name, Set<String> uids) {
        for (int doc : collect(new TermQuery(new Term(PaperIndex.NAME, name)), 50)) {
            if (!uids.contains(uid(doc))) {
                return true;
            }
        }
        return false;
    }

    private List<Document> files() {
        return collect(new PrefixQuery(new Term(PaperIndex.SOURCE, "")), Integer.MAX_VALUE).stream()
                .map(this::document)
                .toList();
    }

    private Paper stored(int doc) {
        Document document = document(doc);
        return Grouping.merged(
                PaperBytes.papers(document.getBinaryValue(PaperIndex.RECORDS)),
                PaperBytes.texts(document.getBinaryValue(PaperIndex.NAMES)));
    }

    private Document document(int doc) {
        try {
            return searcher.storedFields().document(doc);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a document is compared by and shown as. */
    private BytesRef brief(int doc) {
        return binary(doc, PaperIndex.BRIEF)
                .orElseThrow(() -> new IllegalStateException("document " + doc + " is no paper"));
    }

    private Optional<BytesRef> binary(int doc, String field) {
        try {
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
            BinaryDocValues values = DocValues.getBinary(leaf.reader(), field);
            return values.advanceExact(doc - leaf.docBase)
                    ? Optional.of(values.binaryValue())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first documents that fit, in the order of the index; stops as soon as there are enough.
     */
    private List<Integer> collect(Query query, int most) {
        List<Integer> docs = new ArrayList<>();
        try {
            searcher.search(
                    query,
                    new org.apache.lucene.search.CollectorManager<SimpleCollector, Void>() {
                        @Override
                        public SimpleCollector newCollector() {
                            return new First(docs, most);
                        }

                        @Override
                        public Void reduce(Collection<SimpleCollector> collectors) {
                            return null;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return docs;
    }

    private static final class First extends SimpleCollector {
        private final List<Integer> docs;
        private final int most;
        private int base;

        First(List<Integer> docs, int most) {
            this.docs = docs;
            this.most = most;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) {
            if (docs.size() >= most) {
                throw new CollectionTerminatedException();
            }
            base = context.docBase;
        }

        @Override
        public void collect(int doc) {
            docs.add(base + doc);
            if (docs.size() >= most) {
                throw new CollectionTerminatedException();
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
