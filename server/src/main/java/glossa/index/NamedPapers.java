package glossa.index;

import glossa.corpus.Scope;
import glossa.paper.Identity;
import glossa.paper.Paper;

import org.apache.lucene.search.TermQuery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the paper that a name means in one scope. */
final class NamedPapers {
    /** Papers with one name that are compared. */
    private static final int MAX_COMPARED = 50;

    private final StoredPapers papers;
    private final List<Path> order;
    private final Scope scope;

    /**
     * @param order the files, in order of precedence where the scope does not decide
     */
    NamedPapers(StoredPapers papers, List<Path> order, Scope scope) {
        this.papers = papers;
        this.order = order;
        this.scope = scope;
    }

    /**
     * The document with this key or alias; otherwise the one with the identifier in {@code name}.
     */
    Optional<Integer> doc(String name) {
        Optional<Integer> found = best(Arrays.stream(docsNamed(name)).boxed().toList(), name);
        return found.isPresent()
                ? found
                : Identity.mark(name)
                        .flatMap(
                                mark ->
                                        best(
                                                papers.find(
                                                        new TermQuery(
                                                                PaperDocuments.markTerm(mark)),
                                                        MAX_COMPARED),
                                                name));
    }

    /** The documents with a name as key or alias. */
    int[] docsNamed(String name) {
        return papers.snapshot().docsNamed(name);
    }

    private Optional<Integer> best(List<Integer> docs, String name) {
        if (docs.size() <= 1) {
            return docs.stream().findFirst();
        }
        return docs.stream()
                .min(
                        Comparator.comparingInt((Integer doc) -> scopeRank(doc, name))
                                .thenComparingInt(doc -> rank(papers.summary(doc), name)));
    }

    /**
     * The rank of a paper among those with the same name, lower first: a key precedes an alias,
     * then the more trusted source decides.
     */
    int rank(Paper paper, String name) {
        int file = order.indexOf(paper.sources().getFirst().file());
        return (paper.key().equals(name) ? 0 : 1 << 20) + (file < 0 ? 1 << 19 : file);
    }

    /** The first file of the scope in which a record of the paper has this name. */
    private int scopeRank(int doc, String name) {
        if (scope.isEverything()) {
            return 0;
        }
        int best = scope.files().size();
        if (!scoped().contains(doc)) {
            return best;
        }
        Paper summary = papers.summary(doc);
        for (Paper record : papers.records(doc)) {
            if (isNamed(record, summary, name)) {
                best = Math.min(best, scope.rank(record.sources().getFirst().file()));
            }
        }
        return best;
    }

    private ScopedDocs scoped() {
        return papers.snapshot().scopedDocs.of(papers, scope);
    }

    /** A record without a key of its own has that of its paper. */
    private static boolean isNamed(Paper record, Paper paper, String name) {
        return record.key().equals(name)
                || record.aliases().contains(name)
                || record.key().isEmpty() && paper.key().equals(name)
                || Identity.mark(name).filter(Identity.marks(record)::contains).isPresent();
    }

    /** Whether a record in the scope has this name; in a scope that is not whole, any record. */
    boolean isInScope(String name) {
        Optional<Integer> doc = doc(name);
        return doc.isPresent()
                && (!scope.isWhole() || scopeRank(doc.get(), name) < scope.files().size());
    }

    /** The different papers with this key in the scope, if there are several; otherwise empty. */
    List<Paper> contenders(String name) {
        int[] named = docsNamed(name);
        List<Paper> found = new ArrayList<>();
        for (int doc : named.length > 1 ? named : new int[0]) {
            Paper paper = paper(doc);
            boolean isMeant =
                    scope.isEverything()
                            ? paper.key().equals(name)
                            : scopeRank(doc, name) < scope.files().size();
            if (isMeant && found.stream().noneMatch(other -> Identity.isSame(other, paper))) {
                found.add(paper);
            }
        }
        return found.size() > 1 ? found : List.of();
    }

    /** The records of a paper, those in the scope first. */
    List<Paper> records(int doc) {
        List<Paper> records = papers.records(doc);
        return scope.isEverything() || records.size() == 1
                ? records
                : records.stream()
                        .sorted(
                                Comparator.comparingInt(
                                        record -> scope.rank(record.sources().getFirst().file())))
                        .toList();
    }

    /** The paper as the scope has it: the records in it give its key and precede the others. */
    Paper paper(int doc) {
        Paper paper = papers.paper(doc);
        if (!scoped().ofSeveralRecords().contains(doc)) {
            return paper;
        }
        List<Paper> records = records(doc);
        Set<String> names = new LinkedHashSet<>();
        records.stream()
                .filter(record -> isInScope(record.sources().getFirst().file()))
                .map(Paper::key)
                .filter(key -> !key.isEmpty())
                .forEach(names::add);
        names.addAll(paper.names());
        return RecordGrouping.merged(records, List.copyOf(names));
    }

    /** The paper as a list shows it, by its name in the scope. */
    Paper summary(int doc) {
        return scoped().ofSeveralRecords().contains(doc) ? paper(doc) : papers.summary(doc);
    }

    private boolean isInScope(Path file) {
        return scope.rank(file) < scope.files().size();
    }
}
