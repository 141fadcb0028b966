package glossa.index;

import glossa.corpus.TextStore;
import glossa.corpus.Texts;
import glossa.paper.Page;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The running texts of files in Lucene: one document for each page, and one for each file. A folder
 * of its own, which several processes may open.
 */
public final class TextIndex implements TextStore {
    /** The version of the stored layout, which is part of the name of the folder. */
    public static final String LAYOUT = "2";

    /** The path of a file, in the document of the file. */
    static final String FILE = "file";

    static final String STAMP = "stamp";
    static final String PROBLEM = "problem";

    /** The path of a page's file, the position of the page in it, and what is on it. */
    static final String OF = "of";

    static final String PAGE = "page";

    /** The position of a document among those of its file: a long page has several. */
    static final String NUMBER = "number";

    static final String LABEL = "label";
    static final String WORDS = "words";
    static final String TEXT = "text";

    /** UTF-16 units of one document: the longest page of a PDF. */
    private static final int MAX_LENGTH = 20_000;

    private final IndexStorage storage;
    private final CurrentCommit current;

    private TextIndex(IndexStorage storage) throws IOException {
        this.storage = storage;
        this.current = new CurrentCommit(storage);
    }

    /** No texts, in memory. */
    public static TextIndex inMemory() {
        try {
            return new TextIndex(IndexStorage.ofTexts(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The texts in a folder, with what was stored before.
     *
     * @throws IOException if the folder cannot be used
     */
    public static TextIndex in(Path folder) throws IOException {
        IndexStorage storage = IndexStorage.ofTexts(folder);
        try {
            return new TextIndex(storage);
        } catch (IOException | RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    @Override
    public Texts acquire(Map<Path, Set<String>> keys) {
        try {
            IndexSnapshot snapshot = current.acquire();
            return new IndexedTexts(snapshot, keys, () -> current.release(snapshot));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<Path, String> stamps() {
        if (current.damage().isPresent()) {
            return Map.of();
        }
        try (IndexedTexts texts = (IndexedTexts) acquire(Map.of())) {
            return texts.stamps();
        }
    }

    @Override
    public boolean refresh() {
        boolean wasDamaged = current.damage().isPresent();
        boolean hasChanged = current.isBehind() && current.refresh(false);
        var _ = current.verify(false);
        return hasChanged || current.damage().isPresent() != wasDamaged;
    }

    @Override
    public boolean replace(List<ReadText> read, Collection<Path> gone) {
        boolean isRebuild = current.damage().isPresent();
        try {
            IndexWriter writer = storage.openWriter(isRebuild);
            if (writer == null) {
                return false;
            }
            try {
                if (isRebuild ? current.damage().isEmpty() : !current.isLast()) {
                    // Another process was faster.
                    return false;
                }
                for (Path file : gone) {
                    remove(writer, file);
                }
                for (ReadText one : read) {
                    remove(writer, one.file());
                    add(writer, one);
                }
                writer.commit();
                if (isRebuild) {
                    storage.integrity().rebuilt();
                }
                current.publishLast(null);
                writer.getConfig().setMergePolicy(new TieredMergePolicy());
                writer.maybeMerge();
                writer.commit();
                current.publishLast(null);
                return true;
            } finally {
                // Discards what is not committed.
                writer.rollback();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(IndexWriter writer, Path file) throws IOException {
        writer.deleteDocuments(new Term(OF, file.toString()), new Term(FILE, file.toString()));
    }

    private static void add(IndexWriter writer, ReadText read) throws IOException {
        String path = read.file().toString();
        Document file = new Document();
        file.add(new StringField(FILE, path, Field.Store.YES));
        file.add(new StoredField(STAMP, read.stamp()));
        read.text().problem().ifPresent(why -> file.add(new StoredField(PROBLEM, why)));
        writer.addDocument(file);
        int index = 0;
        int number = 0;
        for (Page page : read.text().pages()) {
            for (String part : parts(page.text())) {
                Document document = new Document();
                document.add(new StringField(OF, path, Field.Store.YES));
                document.add(new StoredField(PAGE, index));
                document.add(new StoredField(NUMBER, number++));
                document.add(new StoredField(LABEL, page.label()));
                document.add(new StoredField(TEXT, part));
                document.add(ProseTokens.presence(WORDS, part));
                writer.addDocument(document);
            }
            index++;
        }
    }

    /** The parts of a text that has no pages, which end at line ends where there are any. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (text.length() - from > MAX_LENGTH) {
            int line = text.lastIndexOf('\n', from + MAX_LENGTH);
            int end = line > from ? line + 1 : from + MAX_LENGTH;
            end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
            parts.add(text.substring(from, end));
            from = end;
        }
        parts.add(text.substring(from));
        return parts;
    }

    @Override
    public void close() {
        try {
            current.close();
            storage.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
