/**
 * The notes language: text in, immutable syntax out.
 *
 * <p>Invariant: {@link NotesLanguage#parse} never fails and never returns null; half-typed and
 * broken text has a syntax too. Invariant: every {@link Span} lies within the text that was parsed,
 * in UTF-16 offsets of exactly that text. Invariant: parsing is linear in the length of the text.
 * Deliberately absent: papers, files, the network, any knowledge of an editor, and state of any
 * kind.
 *
 * <p>A note is read thus: {@code FrontMatterReader} finds the metadata, {@code BlockMask} shows
 * commonmark-java a text in which it finds pandoc's blocks, {@code BlockReader} gathers what holds
 * inlines, {@code InlineReader} and the readers beside it read these as pandoc does, and {@code
 * NoteReader} puts all together.
 *
 * <p>What a note says about papers is read from its text and syntax, when it is asked for: {@code
 * Annotations} from {@code Passages}, {@code Metadata}, and {@code LiteratureNotes}.
 */
@NullMarked
package glossa.grammar;

import org.jspecify.annotations.NullMarked;
