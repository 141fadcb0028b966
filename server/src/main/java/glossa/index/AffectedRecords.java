package glossa.index;

import glossa.paper.Identity;
import glossa.paper.Paper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The records to group again after an update: the changed ones, and all records of papers that may
 * be the same work or share a name with one of them.
 */
final class AffectedRecords {
    final List<Paper> records = new ArrayList<>();

    /** The UIDs of the papers that are replaced. */
    final Set<Long> uids = new LinkedHashSet<>();

    private final Set<Integer> docs = new HashSet<>();
    private final Set<String> seenNames = new HashSet<>();
    private final Set<Long> seenMarks = new HashSet<>();
    private Set<Long> newMarks = new HashSet<>();
    private Set<String> newNames = new HashSet<>();

    /**
     * @param requestedNames the names that a record without a key requests
     */
    AffectedRecords(
            StoredPapers corpus,
            Collection<Paper> changed,
            Function<Paper, List<String>> requestedNames) {
        changed.forEach(this::add);
        for (Paper record : changed) {
            requestedNames.apply(record).forEach(this::addName);
        }
        // Follow marks and names until no further paper is affected.
        while (!newMarks.isEmpty() || !newNames.isEmpty()) {
            Set<Long> marks = newMarks;
            Set<String> names = newNames;
            newMarks = new HashSet<>();
            newNames = new HashSet<>();
            addPapers(
                    corpus,
                    corpus.docsWith(PaperDocuments.MARK, PaperDocuments.encodedNumbers(marks)));
            addPapers(
                    corpus, corpus.docsWith(PaperDocuments.NAME, PaperDocuments.termBytes(names)));
        }
    }

    private void add(Paper record) {
        records.add(record);
        for (String mark : Identity.marks(record)) {
            long hash = PaperDocuments.hash(mark);
            if (seenMarks.add(hash)) {
                newMarks.add(hash);
            }
        }
        if (!record.key().isEmpty()) {
            addName(record.key());
        }
        record.aliases().forEach(this::addName);
    }

    private void addName(String name) {
        if (seenNames.add(name)) {
            newNames.add(name);
        }
    }

    private void addPapers(StoredPapers corpus, List<Integer> docIds) {
        for (int doc : docIds) {
            if (docs.add(doc)) {
                uids.add(corpus.uid(doc));
                corpus.records(doc).forEach(this::add);
            }
        }
    }
}
