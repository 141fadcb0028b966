package glossa.index;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.corpus.Identity;
import glossa.corpus.KeyRule;
import glossa.corpus.Paper;
import glossa.corpus.Problem;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The corpus in Lucene: one document for each paper, with all its records in it, and one for each
 * file.
 *
 * <p>Replacing a file takes the papers that it had a record in, and those that its new records may
 * be, apart into records, and groups and names these anew; nothing else is touched.
 */
public final class PaperIndex implements CorpusStore {
    /**
     * Part of the index's folder name: another layout is another folder, and the old one is never
     * read.
     */
    public static final String LAYOUT = "7";

    static final String UID = "uid";
    static final String NAME = "name";
    static final String KEY = "key";
    static final String MARK = "mark";
    static final String FILE = "file";
    static final String TOKEN = "token";
    static final String GRAM = "gram";
    static final String TEXT = "text";
    static final String BRIEF = "brief";
    static final String NAMES = "names";
    static final String RECORDS = "records";
    static final String SOURCE = "source";
    static final String HASH = "hash";
    static final String STAMP = "stamp";
    static final String PROBLEMS = "problems";

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final KeyLedger ledger;
    private volatile List<Path> order = List.of();
    private volatile Map<String, List<String>> nearest = new ConcurrentHashMap<>();

    private PaperIndex(Directory directory, KeyLedger ledger) throws IOException {
        this.directory = directory;
        this.ledger = ledger;
        IndexWriterConfig config = new IndexWriterConfig(new TokenList.Whitespace());
        config.setRAMBufferSizeMB(48);
        this.writer = new IndexWriter(directory, config);
        this.searchers =
                new SearcherManager(
                        writer,
                        new SearcherFactory() {
                            @Override
                            public IndexSearcher newSearcher(
                                    org.apache.lucene.index.IndexReader reader,
                                    org.apache.lucene.index.IndexReader previous) {
                                IndexSearcher searcher = new IndexSearcher(reader);
                                searcher.setQueryCache(null);
                                return searcher;
                            }
                        });
    }

    /** An index in memory, empty. */
    public static PaperIndex inMemory(KeyLedger ledger) {
        try {
            return new PaperIndex(new ByteBuffersDirectory(), ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The index kept in {@code folder}, with what it held before.
     *
     * @throws InUseException if another process has it open
     * @throws IOException if the folder cannot be used: it is not writable, or what it holds is
     *     broken
     */
    public static PaperIndex in(Path folder, KeyLedger ledger) throws IOException {
        Directory directory = new MMapDirectory(folder);
        try {
            return new PaperIndex(directory, ledger);
        } catch (LockObtainFailedException e) {
            directory.close();
            throw new InUseException(e);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Another process has the index open. */
    public static final class InUseException extends IOException {
        InUseException(IOException cause) {
            super(cause);
        }
    }

    @Override
    public Corpus acquire() {
        try {
            return new Searching(searchers, searchers.acquire(), nearest, order);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<Path, String> stamps() {
        try (Searching corpus = (Searching) acquire()) {
            return corpus.stamps();
        }
    }

    @Override
    public void replace(
            List<SourceFile> files, List<Path> gone, List<Path> newOrder, KeyRule rule) {
        try (Searching corpus = (Searching) acquire()) {
            Map<Path, Integer> trust = new HashMap<>();
            newOrder.forEach(file -> trust.putIfAbsent(file, trust.size()));
            Set<Paper> records = new LinkedHashSet<>();
            Set<Path> replaced = new HashSet<>(gone);
            for (SourceFile file : files) {
                file.reading()
                        .ifPresent(
                                reading -> {
                                    replaced.add(file.file());
                                    records.addAll(reading.papers());
                                });
            }
            Pool pool = new Pool(corpus, replaced, records);

            List<List<Paper>> groups =
                    Grouping.groups(
                            pool.records, file -> trust.getOrDefault(file, Integer.MAX_VALUE));
            Naming naming =
                    new Naming(rule, ledger, name -> corpus.hasNameOutside(name, pool.uids));
            List<List<String>> names = naming.names(groups);

            writer.deleteDocuments(new TermInSetQuery(UID, bytes(pool.uids)));
            for (int i = 0; i < groups.size(); i++) {
                writer.addDocument(document(groups.get(i), names.get(i)));
            }
            for (Path file : gone) {
                writer.deleteDocuments(new Term(SOURCE, file.toString()));
            }
            for (SourceFile file : files) {
                writer.updateDocument(new Term(SOURCE, file.file().toString()), document(file));
            }
            order = List.copyOf(newOrder);
            writer.commit();
            searchers.maybeRefreshBlocking();
            nearest = new ConcurrentHashMap<>();
            ledger.save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The records that one replacement has to look at: those that are new or changed, and those of
     * every paper that they, or the ones that are gone, may touch.
     */
    private static final class Pool {
        final List<Paper> records = new ArrayList<>();
        final Set<String> uids = new LinkedHashSet<>();
        private final Set<Integer> docs = new HashSet<>();
        private Set<String> newMarks = new HashSet<>();
        private Set<String> newNames = new HashSet<>();
        private final Set<String> seenMarks = new HashSet<>();
        private final Set<String> seenNames = new HashSet<>();

        /**
         * @param replaced the files whose records are replaced
         * @param given all records that these files give now
         */
        Pool(Searching corpus, Set<Path> replaced, Set<Paper> given) {
            Set<Paper> changed = new LinkedHashSet<>(given);
            Map<String, Paper> byHash = new HashMap<>();
            for (int doc : corpus.docsWithFiles(replaced)) {
                if (byHash.isEmpty()) {
                    given.forEach(
                            record -> byHash.put(hash(PaperBytes.of(List.of(record))), record));
                }
                // Most papers have one record, and most records of a changed file are as they were.
                Paper same = byHash.get(corpus.hash(doc).orElse(""));
                if (same != null) {
                    changed.remove(same);
                    continue;
                }
                if (corpus.hash(doc).isPresent()) {
                    // Its only record is another one now, or gone: what it was does not matter.
                    docs.add(doc);
                    uids.add(corpus.uid(doc));
                    continue;
                }
                List<Paper> records = corpus.records(doc);
                List<Paper> kept =
                        records.stream()
                                .filter(
                                        record ->
                                                !replaced.contains(
                                                                record.sources().getFirst().file())
                                                        || given.contains(record))
                                .toList();
                if (kept.size() < records.size()) {
                    docs.add(doc);
                    uids.add(corpus.uid(doc));
                    kept.forEach(this::add);
                }
                kept.forEach(changed::remove);
            }
            changed.forEach(this::add);
            // Marks and names are followed until no further paper is touched.
            while (!newMarks.isEmpty() || !newNames.isEmpty()) {
                Set<String> marks = newMarks;
                Set<String> names = newNames;
                newMarks = new HashSet<>();
                newNames = new HashSet<>();
                take(corpus, corpus.docsWith(MARK, marks));
                take(corpus, corpus.docsWith(NAME, names));
            }
        }

        private void add(Paper record) {
            records.add(record);
            for (String mark : Identity.marks(record)) {
                if (seenMarks.add(mark)) {
                    newMarks.add(mark);
                }
            }
            if (!record.key().isEmpty() && seenNames.add(record.key())) {
                newNames.add(record.key());
            }
            for (String alias : record.aliases()) {
                if (seenNames.add(alias)) {
                    newNames.add(alias);
                }
            }
        }

        private void take(Searching corpus, List<Integer> found) {
            for (int doc : found) {
                if (docs.add(doc)) {
                    uids.add(corpus.uid(doc));
                    corpus.records(doc).forEach(this::add);
                }
            }
        }
    }

    private static Document document(List<Paper> records, List<String> names) {
        Paper paper = Grouping.merged(records, names);
        Document document = new Document();
        String uid = UUID.randomUUID().toString();
        document.add(new StringField(UID, uid, Field.Store.NO));
        document.add(new BinaryDocValuesField(UID, new BytesRef(uid)));
        for (String name : new LinkedHashSet<>(names)) {
            document.add(new StringField(NAME, name, Field.Store.NO));
            document.add(new StringField(KEY, glossa.corpus.Words.squeeze(name), Field.Store.NO));
        }
        Set<String> marks = new LinkedHashSet<>();
        Set<String> files = new LinkedHashSet<>();
        for (Paper record : records) {
            marks.addAll(Identity.marks(record));
            files.add(record.sources().getFirst().file().toString());
        }
        marks.forEach(mark -> document.add(new StringField(MARK, mark, Field.Store.NO)));
        files.forEach(file -> document.add(new StringField(FILE, file, Field.Store.NO)));
        Set<String> tokens = Tokens.of(paper);
        document.add(TokenList.field(TOKEN, tokens));
        document.add(TokenList.field(GRAM, Tokens.grams(tokens)));
        document.add(new TextField(TEXT, new TokenList(Tokens.split(running(paper)))));
        document.add(
                new BinaryDocValuesField(
                        BRIEF, new BytesRef(PaperBytes.ofBrief(Target.of(paper), shown(paper)))));
        document.add(new StoredField(NAMES, PaperBytes.ofTexts(names)));
        byte[] bytes = PaperBytes.of(records);
        document.add(new StoredField(RECORDS, bytes));
        if (records.size() == 1) {
            document.add(new BinaryDocValuesField(HASH, new BytesRef(hash(bytes))));
        }
        return document;
    }

    /** All that a paper says in sentences. */
    private static String running(Paper paper) {
        StringBuilder text = new StringBuilder(paper.title());
        text.append('\n').append(paper.abstractText());
        paper.pages().forEach(page -> text.append('\n').append(page.text()));
        return text.toString();
    }

    /** Tells a record from all others that have stood in its place. */
    static String hash(byte[] record) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(record), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What a list of hits shows. */
    private static Paper shown(Paper paper) {
        return new Paper(
                paper.key(),
                paper.aliases(),
                paper.type(),
                paper.title(),
                paper.authors(),
                paper.year(),
                paper.venue(),
                "",
                Map.of(),
                Map.of(),
                List.of(paper.sources().getFirst()));
    }

    private static Document document(SourceFile file) {
        List<Problem> problems = new ArrayList<>();
        file.problem().ifPresent(problems::add);
        file.reading().ifPresent(reading -> problems.addAll(reading.problems()));
        Document document = new Document();
        document.add(new StringField(SOURCE, file.file().toString(), Field.Store.YES));
        document.add(new StoredField(STAMP, file.stamp()));
        document.add(new StoredField(PROBLEMS, PaperBytes.ofProblems(problems)));
        return document;
    }

    static Collection<BytesRef> bytes(Collection<String> texts) {
        Map<String, BytesRef> bytes = new LinkedHashMap<>();
        texts.forEach(text -> bytes.put(text, new BytesRef(text)));
        return bytes.values();
    }
}
