package glossa.index;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the encoded summaries of papers. Not thread-safe; fastest in the order of documents. */
final class SummaryStream {
    private final List<LeafReaderContext> leaves;
    private final @Nullable BinaryDocValues[] values;

    SummaryStream(IndexSnapshot snapshot) {
        leaves = snapshot.getIndexReader().leaves();
        values = new BinaryDocValues[leaves.size()];
    }

    /** The summary of a document, valid until the next one is read. */
    BytesRef read(int doc) {
        int at = ReaderUtil.subIndex(doc, leaves);
        LeafReaderContext leaf = leaves.get(at);
        try {
            BinaryDocValues summaries = values[at];
            // Doc values are read forwards only.
            if (summaries == null || summaries.docID() > doc - leaf.docBase) {
                summaries = DocValues.getBinary(leaf.reader(), PaperDocuments.SUMMARY);
                values[at] = summaries;
            }
            if (!summaries.advanceExact(doc - leaf.docBase)) {
                throw new IllegalStateException("document " + doc + " is not a paper");
            }
            return summaries.binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
