package glossa.source;

import glossa.grammar.Position;

/**
 * A part of a source that can be read apart from the others, so that a change costs no more than
 * the part it is in: a run of entries of a {@code .bib}, of lines of JSONL, or the whole of a small
 * file.
 *
 * @param id depends on what the piece says, on what it needs of the others, and on the file; two
 *     pieces of one file never share one
 * @param base where it stands in the file; what its {@link ReadResult} says is counted from there
 * @param start its first byte in the file
 * @param end the byte after its last
 * @param isBound whether it needs what {@code Chunks#bound} says
 */
public record Chunk(long id, Position base, long start, long end, boolean isBound) {}
