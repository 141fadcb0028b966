package glossa.index;

import glossa.paper.Identity;
import glossa.paper.Paper;

import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the papers of one snapshot. Stored fields are read by one thread at a time. */
final class StoredPapers {
    private final IndexSnapshot snapshot;

    /** Is used by one thread at a time. */
    private @Nullable StoredFields storedFields;

    /** The thread that read last. */
    private long lastThread = -1;

    StoredPapers(IndexSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    IndexSnapshot snapshot() {
        return snapshot;
    }

    /** All papers that a query matches. */
    List<Integer> find(Query query) {
        return find(query, Integer.MAX_VALUE);
    }

    /** The papers with one of these terms in a field. */
    List<Integer> docsWith(String field, Collection<BytesRef> terms) {
        return terms.isEmpty() || snapshot.getIndexReader().numDocs() == 0
                ? List.of()
                : find(new TermInSetQuery(field, terms));
    }

    /** Whether a paper may have one of these names, or a mark of {@code record}. */
    boolean hasMarkOrName(Paper record, List<String> names) throws IOException {
        for (String mark : Identity.marks(record)) {
            if (snapshot.getIndexReader().docFreq(PaperDocuments.markTerm(mark)) > 0) {
                return true;
            }
        }
        for (String name : names) {
            if (snapshot.getIndexReader().docFreq(new Term(PaperDocuments.NAME, name)) > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a paper may answer to {@code name}. Looks in the term dictionaries only, for a tenth
     * of the time of a search; they may still have terms of deleted papers.
     */
    boolean mayAnswerTo(String name) {
        try {
            IndexReader reader = snapshot.getIndexReader();
            if (reader.docFreq(new Term(PaperDocuments.NAME, name)) > 0) {
                return true;
            }
            Optional<String> mark = Identity.mark(name);
            return mark.isPresent() && reader.docFreq(PaperDocuments.markTerm(mark.get())) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The records of a paper. */
    List<Paper> records(int doc) {
        return PaperCodec.decodeRecords(
                document(doc).getBinaryValue(PaperDocuments.RECORDS), summaryBytes(doc), places());
    }

    /** The UID, by which a paper is deleted. */
    long uid(int doc) {
        try {
            LeafReaderContext leaf = leaf(doc);
            NumericDocValues uids = DocValues.getNumeric(leaf.reader(), PaperDocuments.UID);
            if (!uids.advanceExact(doc - leaf.docBase)) {
                throw new IllegalStateException("document " + doc + " is not a paper");
            }
            return uids.longValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a paper has a name, other than the papers with these UIDs. */
    boolean hasNameOutside(String name, Set<Long> uids) {
        for (int doc : find(new TermQuery(new Term(PaperDocuments.NAME, name)), 50)) {
            if (!uids.contains(uid(doc))) {
                return true;
            }
        }
        return false;
    }

    /** The places of the chunks of all files. */
    ChunkPlaces places() {
        return snapshot.files().places();
    }

    /** The whole paper. */
    Paper paper(int doc) {
        Document document = document(doc);
        return RecordGrouping.merged(
                PaperCodec.decodeRecords(
                        document.getBinaryValue(PaperDocuments.RECORDS),
                        summaryBytes(doc),
                        places()),
                Encoding.decodeTexts(document.getBinaryValue(PaperDocuments.NAMES)));
    }

    /** The paper as a list shows it, without abstract, identifiers and fields. */
    Paper summary(int doc) {
        return PaperCodec.decodeSummary(summaryBytes(doc), places());
    }

    /** The encoded summary of a paper. */
    BytesRef summaryBytes(int doc) {
        return new SummaryStream(snapshot).read(doc);
    }

    /**
     * The same papers, for a caller that reads them in the order in which they were written: then
     * each block of them is decompressed once. For one thread.
     */
    StoredPapers inOrder() {
        StoredPapers papers = new StoredPapers(snapshot);
        List<StoredFieldsReader> readers = new ArrayList<>();
        try {
            for (LeafReaderContext leaf : snapshot.getIndexReader().leaves()) {
                boolean isInOrder = leaf.reader().getMetaData().sort() == null;
                if (!isInOrder || !(leaf.reader() instanceof CodecReader codec)) {
                    return papers;
                }
                readers.add(codec.getFieldsReader().getMergeInstance());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        papers.lastThread = Thread.currentThread().threadId();
        papers.storedFields =
                new StoredFields() {
                    @Override
                    public void document(int doc, StoredFieldVisitor visitor) throws IOException {
                        LeafReaderContext leaf = leaf(doc);
                        readers.get(leaf.ord).document(doc - leaf.docBase, visitor);
                    }
                };
        return papers;
    }

    private Document document(int doc) {
        try {
            StoredFields fields = storedFields;
            if (fields == null || lastThread != Thread.currentThread().threadId()) {
                fields = snapshot.storedFields();
                storedFields = fields;
                lastThread = Thread.currentThread().threadId();
            }
            return fields.document(doc);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LeafReaderContext leaf(int doc) {
        List<LeafReaderContext> leaves = snapshot.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }

    /** The first papers that a query matches. */
    List<Integer> find(Query query, int limit) {
        return snapshot.firstDocs(query, limit);
    }
}
