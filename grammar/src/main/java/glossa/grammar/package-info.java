/**
 * The notes language: text in, immutable syntax out.
 *
 * <p>Invariant: {@link NotesLanguage#parse} never fails and never returns null; half-typed and
 * broken text has a syntax too. Invariant: every {@link Span} lies within the text that was parsed,
 * in UTF-16 offsets of exactly that text. Invariant: parsing is linear in the length of the text.
 * Deliberately absent: papers, files, the network, any knowledge of an editor, and state of any
 * kind.
 *
 * <p>A note is read in these steps: {@code FrontMatterReader} finds the metadata; {@code MystMask}
 * removes the lines that MyST adds to Markdown; {@code BlockMask} prepares a text in which
 * commonmark-java finds pandoc's blocks, with {@code ListMarkers}, {@code LinkDefinitions} and
 * {@code ChunkTexts}; {@code BlockReader} collects the blocks that contain inlines; {@code
 * InlineReader} and the readers that it uses read the inlines as pandoc does; {@code NoteReader}
 * assembles the result.
 *
 * <p>Annotations, metadata and the paper of a literature note are read on demand, from the text and
 * its syntax: {@code Annotations} (from {@code Passages}), {@code Metadata}, {@code
 * LiteratureNotes}.
 */
@NullMarked
package glossa.grammar;

import org.jspecify.annotations.NullMarked;
