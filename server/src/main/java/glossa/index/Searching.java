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
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
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

/** One moment of the index. */
final class Searching implements Corpus {
    /** How many papers of each stage are looked at closely; the rest is not worth a keystroke. */
    private static final int CANDIDATES = 100;

    private static final int MOST_NEAREST = 5;
    private static final int MOST_RELATED = 10;
    private static final int MOST_REMEMBERED = 5000;

    /** Letters at the start that a suggested key has in common with one that is far from it. */
    private static final int SAME_START = 4;

    private final Moment searcher;
    private final List<Path> order;
    private final Closing closing;

    /** Gives back what was acquired. */
    interface Closing {
        void close() throws IOException;
    }

    /**
     * @param order the files, the most trusted first
     * @param closing run when the asker is done
     */
    Searching(Moment searcher, List<Path> order, Closing closing) {
        this.searcher = searcher;
        this.order = order;
        this.closing = closing;
    }

    /** A moment that its owner closes. */
    Searching(Moment searcher) {
        this(searcher, List.of(), () -> {});
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
    public List<List<Paper>> ofSeveralSources(Collection<Path> files, int limit) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(new TermQuery(new Term(Documents.SEVERAL, "")), Occur.FILTER);
        if (!files.isEmpty()) {
            List<Long> pieces = new ArrayList<>();
            for (Path file : files) {
                StoredFile stored = searcher.files().stored().get(file);
                if (stored != null) {
                    Arrays.stream(stored.pieces().ids()).forEach(pieces::add);
                }
            }
            query.add(new TermInSetQuery(Documents.PIECE, Documents.numbers(pieces)), Occur.FILTER);
        }
        List<List<Paper>> papers = new ArrayList<>();
        try {
            // One reader for all of them unpacks each block of documents once.
            StoredFields stored = searcher.storedFields();
            for (int doc : docs(query.build(), limit)) {
                Document document = stored.document(doc, Set.of(Documents.RECORDS));
                papers.add(
                        PaperBytes.records(
                                document.getBinaryValue(Documents.RECORDS), brief(doc), places()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return papers;
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
        for (int other : docsWith(Documents.MARK, Documents.hashes(marks))) {
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
        docs.addAll(docsWith(Documents.MARK, Documents.hashes(told)));
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
        Optional<Integer> found = first(new TermQuery(new Term(Documents.NAME, name)), name);
        return found.isPresent()
                ? found
                : Identity.mark(name)
                        .flatMap(mark -> first(new TermQuery(Documents.mark(mark)), name));
    }

    private Optional<Integer> first(Query named, String name) {
        Optional<Integer> found = Optional.empty();
        int best = Integer.MAX_VALUE;
        for (int doc : docs(named, 50)) {
            int rank = rank(PaperBytes.shown(brief(doc), places()), name);
            if (rank < best) {
                best = rank;
                found = Optional.of(doc);
            }
        }
        return found;
    }

    @Override
    public boolean has(String name) {
        return !docs(named(name), 1).isEmpty();
    }

    /** Its key or an alias, or else what {@link Identity#mark} says that it means. */
    private static Query named(String name) {
        Query named = new TermQuery(new Term(Documents.NAME, name));
        return Identity.mark(name)
                .<Query>map(
                        mark ->
                                new BooleanQuery.Builder()
                                        .add(named, Occur.SHOULD)
                                        .add(new TermQuery(Documents.mark(mark)), Occur.SHOULD)
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
        Query ofPreferred = new TermInSetQuery(Documents.NAME, Documents.texts(preferred));
        if (query.isEmpty()) {
            look(ofPreferred, CANDIDATES, query, preferred, matches);
            look(new FieldExistsQuery(Documents.BRIEF), limit, query, preferred, matches);
        } else {
            Query asTyped =
                    new BooleanQuery.Builder()
                            .add(
                                    new PrefixQuery(new Term(Documents.KEY, query.squeezed())),
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
                    new PrefixQuery(new Term(Documents.KEY, query.squeezed())),
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
                .map(match -> PaperBytes.shown(brief(match.doc()), places()))
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
        for (int doc : docs(stage, most)) {
            if (!matches.containsKey(doc)) {
                Match match = Match.of(doc, target(doc), query, preferred);
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
                            ? new TermQuery(new Term(Documents.GRAM, word))
                            : new PrefixQuery(new Term(Documents.TOKEN, word));
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
                                new AutomatonQuery(new Term(Documents.TOKEN, word), nearly)),
                        Occur.FILTER);
            }
        }
        return query.build();
    }

    @Override
    public List<Paper> mentioning(String words, int limit) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<String> tokens = RunningText.words(words);
        if (tokens.isEmpty()) {
            return List.of();
        }
        tokens.forEach(
                token -> query.add(new TermQuery(new Term(Documents.TEXT, token)), Occur.MUST));
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
        Map<String, List<String>> nearest = searcher.nearest;
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
                        new Term(Documents.KEY, squeezed),
                        Operations.determinize(nearly, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
        record Near(String name, int slips) {}
        List<Near> near = new ArrayList<>();
        for (int doc : docs(slip, CANDIDATES)) {
            for (String other : target(doc).names()) {
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
            return searcher.count(new FieldExistsQuery(Documents.BRIEF));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Paper> all() {
        Map<Path, Integer> places = new HashMap<>();
        order.forEach(file -> places.putIfAbsent(file, places.size()));
        return docs(new FieldExistsQuery(Documents.BRIEF), Integer.MAX_VALUE).stream()
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
        searcher.files().stored().forEach((path, file) -> problems.put(path, file.allProblems()));
        for (String name : sharedNames()) {
            List<Source> claims =
                    docs(new TermQuery(new Term(Documents.NAME, name)), Integer.MAX_VALUE).stream()
                            .flatMap(doc -> records(doc).stream())
                            .filter(record -> record.key().equals(name))
                            .flatMap(record -> record.sources().stream())
                            .toList();
            DuplicateKeys.tell(name, claims, problems);
        }
        return problems;
    }

    /** The names that more than one paper answered to when they were written. */
    private List<String> sharedNames() {
        List<String> shared = new ArrayList<>();
        try {
            Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Documents.SHARED);
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
            closing.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stamps of the files, as they were read. */
    Map<Path, String> stamps() {
        Map<Path, String> stamps = new HashMap<>();
        searcher.files().stored().forEach((path, file) -> stamps.put(path, file.stamp()));
        return stamps;
    }

    /** The papers that a query finds, all of them. */
    List<Integer> docs(Query query) {
        return docs(query, Integer.MAX_VALUE);
    }

    /** The papers that have one of these terms in a field. */
    List<Integer> docsWith(String field, Collection<BytesRef> terms) {
        return terms.isEmpty() || searcher.getIndexReader().numDocs() == 0
                ? List.of()
                : docs(new TermInSetQuery(field, terms));
    }

    /** Whether a paper may have one of these names, or a mark of {@code record}. */
    boolean hasAny(Paper record, List<String> names) throws IOException {
        for (String mark : Identity.marks(record)) {
            if (searcher.getIndexReader().docFreq(Documents.mark(mark)) > 0) {
                return true;
            }
        }
        for (String name : names) {
            if (searcher.getIndexReader().docFreq(new Term(Documents.NAME, name)) > 0) {
                return true;
            }
        }
        return false;
    }

    /** The records of a paper. */
    List<Paper> records(int doc) {
        return PaperBytes.records(
                searcher.document(doc).getBinaryValue(Documents.RECORDS), brief(doc), places());
    }

    /** What the paper's document is deleted by. */
    long uid(int doc) {
        try {
            LeafReaderContext leaf = leaf(doc);
            NumericDocValues uids = DocValues.getNumeric(leaf.reader(), Documents.UID);
            if (!uids.advanceExact(doc - leaf.docBase)) {
                throw new IllegalStateException("document " + doc + " is no paper");
            }
            return uids.longValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a paper has this name whose document is not one of {@code uids}. */
    boolean hasNameOutside(String name, Set<Long> uids) {
        for (int doc : docs(new TermQuery(new Term(Documents.NAME, name)), 50)) {
            if (!uids.contains(uid(doc))) {
                return true;
            }
        }
        return false;
    }

    private Places places() {
        return searcher.files().places();
    }

    private Paper stored(int doc) {
        Document document = searcher.document(doc);
        return Grouping.merged(
                PaperBytes.records(
                        document.getBinaryValue(Documents.RECORDS), brief(doc), places()),
                PaperBytes.texts(document.getBinaryValue(Documents.NAMES)));
    }

    private Target target(int doc) {
        return Target.of(PaperBytes.shown(brief(doc), places()));
    }

    /** What a document is compared by and shown as. */
    private BytesRef brief(int doc) {
        try {
            LeafReaderContext leaf = leaf(doc);
            BinaryDocValues values = DocValues.getBinary(leaf.reader(), Documents.BRIEF);
            if (!values.advanceExact(doc - leaf.docBase)) {
                throw new IllegalStateException("document " + doc + " is no paper");
            }
            return values.binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LeafReaderContext leaf(int doc) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }

    private List<Integer> docs(Query query, int most) {
        return searcher.docs(query, most);
    }
}
