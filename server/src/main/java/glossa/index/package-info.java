/**
 * The corpus in Lucene: stores the papers of each file, and answers queries.
 *
 * <p>Invariant: an index that was updated file by file answers like one that was built at once,
 * except for generated keys: if two papers would get the same key, the first one indexed keeps it.
 * Invariant: an acquired {@link glossa.corpus.Corpus} sees one moment until it is closed. One
 * thread at a time updates; any number of threads query. Only this package uses Lucene.
 * Deliberately absent: the formats of sources, notes, editors.
 *
 * <p>The entrance is {@link glossa.index.PaperIndex}, a {@link glossa.corpus.CorpusStore}.
 *
 * <p>A query: {@code acquire} takes the current {@code IndexSnapshot} and returns a {@code
 * LuceneCorpus}, which answers lookups by name itself and passes searches on. {@code
 * CompletionSearch} parses the {@code TypedText}, collects {@code CandidateDocs} in stages (as
 * typed, abbreviated, with typing errors), reads their summaries and scores each by {@code
 * MatchScorer}. {@code FieldSearch} translates a {@link glossa.query.PaperQuery} by {@code
 * FieldQueries} and puts completions first. {@code ContextSearch} finds papers for the words of a
 * sentence. {@code StoredPapers} decodes the papers of the documents found; closing the corpus
 * releases the snapshot.
 *
 * <p>An update: {@code replace} opens one {@code IndexUpdate}, which reads only the chunks that a
 * file did not have before. {@code RecordWriter} groups their records to papers ({@code
 * RecordGrouping}), assigns missing keys ({@code KeyAssignment}) and writes one document for each
 * paper ({@code PaperDocuments}). Then the update is committed and published as the next snapshot
 * ({@code IndexSnapshots}).
 */
@NullMarked
package glossa.index;

import org.jspecify.annotations.NullMarked;
