package glossa.source;

import glossa.grammar.Position;

/**
 * A part of a source that can be read on its own, so that after a change only the changed part is
 * read again: a run of entries of a {@code .bib}, of lines of JSONL, or a whole small file.
 *
 * @param id depends on the content of the chunk, on what it needs from others, and on the file;
 *     unique in the file
 * @param base its position in the file; the positions in its {@link ReadResult} are relative to it
 * @param start the offset of its first byte in the file
 * @param end the offset after its last byte
 * @param isBound whether it needs {@code Chunks#bound}
 */
public record Chunk(long id, Position base, long start, long end, boolean isBound) {}
