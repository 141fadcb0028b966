/**
 * The corpus in Lucene: takes what the files gave, answers questions.
 *
 * <p>Invariant: an index replaced file by file answers like one built at once, but for names that
 * were given when two papers asked for the same one: there, who came first keeps it. Invariant: a
 * {@link glossa.corpus.Corpus} that was acquired sees one moment until it is closed. One thread at
 * a time replaces; any number of threads ask. Lucene is known here and nowhere else. Deliberately
 * absent: files of papers, notes, editors.
 */
@NullMarked
package glossa.index;

import org.jspecify.annotations.NullMarked;
