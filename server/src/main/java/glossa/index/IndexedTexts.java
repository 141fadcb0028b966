package glossa.index;

import glossa.corpus.Texts;
import glossa.paper.Page;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts of one snapshot of a {@link TextIndex}. */
final class IndexedTexts implements Texts {
    /** The rarest words of a query, which find its pages; the others cost more than they tell. */
    private static final int MAX_WORDS = 20;

    private final IndexSnapshot snapshot;
    private final Map<Path, Set<String>> keys;
    private final LuceneCorpus.Release release;

    /**
     * @param keys the names of the papers of each file
     * @param release runs when the texts are closed
     */
    IndexedTexts(
            IndexSnapshot snapshot, Map<Path, Set<String>> keys, LuceneCorpus.Release release) {
        this.snapshot = snapshot;
        this.keys = keys;
        this.release = release;
    }

    @Override
    public boolean has(Path file) {
        return docFreq(new Term(TextIndex.OF, file.toString())) > 0;
    }

    @Override
    public List<Page> pages(Path file) {
        List<Document> parts = new ArrayList<>();
        for (int doc :
                snapshot.firstDocs(
                        new TermQuery(new Term(TextIndex.OF, file.toString())),
                        Integer.MAX_VALUE)) {
            parts.add(document(doc));
        }
        parts.sort(Comparator.comparingInt(part -> number(part, TextIndex.NUMBER)));
        return joined(parts);
    }

    /** The pages of consecutive parts. */
    private static List<Page> joined(List<Document> parts) {
        List<Page> pages = new ArrayList<>();
        int last = -1;
        for (Document part : parts) {
            String text = part.get(TextIndex.TEXT);
            int page = number(part, TextIndex.PAGE);
            String before = page == last ? pages.removeLast().text() : "";
            pages.add(new Page(part.get(TextIndex.LABEL), before + text));
            last = page;
        }
        return pages;
    }

    @Override
    public List<FoundPage> search(String words, Collection<Path> within, int limit) {
        record Weighted(String word, int pages) {}
        List<Weighted> known = new ArrayList<>();
        for (String word : new LinkedHashSet<>(ProseTokens.presentWords(words))) {
            int pages = pagesWith(word);
            if (pages > 0) {
                known.add(new Weighted(word, pages));
            }
        }
        known.sort(Comparator.comparingInt(Weighted::pages));
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        int all = Math.max(1, snapshot.getIndexReader().numDocs());
        for (Weighted one : known.subList(0, Math.min(MAX_WORDS, known.size()))) {
            float weight = (float) Math.log1p((double) all / one.pages());
            query.add(
                    new BoostQuery(
                            new ConstantScoreQuery(
                                    new TermQuery(new Term(TextIndex.WORDS, one.word()))),
                            weight),
                    Occur.SHOULD);
        }
        if (!within.isEmpty()) {
            List<BytesRef> files = new ArrayList<>();
            within.forEach(file -> files.add(new BytesRef(file.toString())));
            query.add(new TermInSetQuery(TextIndex.OF, files), Occur.FILTER);
            query.setMinimumNumberShouldMatch(1);
        }
        if (known.isEmpty()) {
            return List.of();
        }
        List<FoundPage> found = new ArrayList<>();
        try {
            for (ScoreDoc hit : snapshot.search(query.build(), limit).scoreDocs) {
                Document page = document(hit.doc);
                found.add(
                        new FoundPage(
                                Path.of(page.get(TextIndex.OF)),
                                number(page, TextIndex.PAGE),
                                withNext(hit.doc, page)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Override
    public Optional<String> problem(Path file) {
        return snapshot
                .firstDocs(new TermQuery(new Term(TextIndex.FILE, file.toString())), 1)
                .stream()
                .findFirst()
                .map(doc -> document(doc).get(TextIndex.PROBLEM));
    }

    @Override
    public Set<String> keys(Path file) {
        return keys.getOrDefault(file, Set.of());
    }

    @Override
    public int pagesWith(String word) {
        return docFreq(new Term(TextIndex.WORDS, word));
    }

    private int docFreq(Term term) {
        try {
            return snapshot.getIndexReader().docFreq(term);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<Path, Optional<String>> files() {
        Map<Path, Optional<String>> files = new HashMap<>();
        for (Document file : fileDocuments()) {
            files.put(
                    Path.of(file.get(TextIndex.FILE)),
                    Optional.ofNullable(file.get(TextIndex.PROBLEM)));
        }
        return files;
    }

    /** The stamp of each file. */
    Map<Path, String> stamps() {
        Map<Path, String> stamps = new HashMap<>();
        for (Document file : fileDocuments()) {
            stamps.put(Path.of(file.get(TextIndex.FILE)), file.get(TextIndex.STAMP));
        }
        return stamps;
    }

    private List<Document> fileDocuments() {
        return snapshot
                .firstDocs(new PrefixQuery(new Term(TextIndex.FILE, "")), Integer.MAX_VALUE)
                .stream()
                .map(this::document)
                .toList();
    }

    /** A part of a text and the next one, as pages. */
    private List<Page> withNext(int doc, Document part) {
        int next = number(part, TextIndex.NUMBER) + 1;
        // The parts of a file are written one after the other.
        if (doc + 1 < snapshot.getIndexReader().maxDoc()) {
            Document candidate = document(doc + 1);
            if (isPart(candidate, part.get(TextIndex.OF), next)) {
                return joined(List.of(part, candidate));
            }
        }
        for (int other :
                snapshot.firstDocs(
                        new TermQuery(new Term(TextIndex.OF, part.get(TextIndex.OF))),
                        Integer.MAX_VALUE)) {
            Document candidate = document(other);
            if (isPart(candidate, part.get(TextIndex.OF), next)) {
                return joined(List.of(part, candidate));
            }
        }
        return joined(List.of(part));
    }

    private static boolean isPart(Document document, String file, int number) {
        return file.equals(document.get(TextIndex.OF))
                && number(document, TextIndex.NUMBER) == number;
    }

    private static int number(Document part, String field) {
        return part.getField(field).numericValue().intValue();
    }

    private Document document(int doc) {
        try {
            return snapshot.storedFields().document(doc);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            release.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
