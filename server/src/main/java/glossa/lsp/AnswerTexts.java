package glossa.lsp;

import glossa.grammar.Lines;
import glossa.grammar.Position;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The texts that one answer refers to, and the conversion of places in them between the editor's
 * encoding and UTF-16. Notes and sources are as the editor has them, otherwise as they are on the
 * disk. Each text is read at most once, and only if the answer needs it.
 */
final class AnswerTexts {
    private final PositionEncoding encoding;
    private final Workspace workspace;
    private final Notes notes;
    private final Map<Path, String> sources;
    private final Map<String, Text> known = new HashMap<>();

    /**
     * @param notes the notes of the answer's snapshot
     * @param sources the texts of the sources that were open then
     */
    AnswerTexts(
            PositionEncoding encoding,
            Workspace workspace,
            Notes notes,
            Map<Path, String> sources) {
        this.encoding = encoding;
        this.workspace = workspace;
        this.notes = notes;
        this.sources = sources;
    }

    /** A text and its lines; both empty if it cannot be read. */
    record Text(String text, Lines lines) {
        static final Text NONE = new Text("", Lines.of(""));

        static Text of(String text) {
            return new Text(text, Lines.of(text));
        }
    }

    /** The text of a note or a source, and its lines. */
    Text of(String uri) {
        return known.computeIfAbsent(uri, this::read);
    }

    private Text read(String uri) {
        return notes.note(uri)
                .map(note -> new Text(note.text(), note.lines()))
                .or(() -> Note.file(uri).flatMap(this::text).map(Text::of))
                .orElse(Text.NONE);
    }

    private Optional<String> text(Path file) {
        String open = sources.get(file);
        return open == null ? workspace.text(file) : Optional.of(open);
    }

    /** The text of a file that an answer may change; empty if it is too large for that. */
    Optional<String> editable(Path file) {
        String open = sources.get(file);
        return open == null ? workspace.editableText(file) : Optional.of(open);
    }

    /** The editor's range of a span of a note. */
    Range range(Note note, Span span) {
        return encoding.range(note.text(), note.lines(), span);
    }

    /** The editor's range of a range of a note. */
    Range range(Note note, glossa.grammar.Range range) {
        return encoding.range(note.text(), note.lines(), range);
    }

    /** The editor's range of a span of a note or a source. */
    Range range(String uri, Span span) {
        Text text = of(uri);
        return encoding.range(text.text(), text.lines(), span);
    }

    /** The editor's range of a range, in UTF-16 units, of a note or a source. */
    Range range(String uri, glossa.grammar.Range range) {
        // Another encoding needs the text, unless the range is of whole lines.
        boolean isSame =
                encoding == PositionEncoding.UTF_16
                        || range.start().character() == 0 && range.end().character() == 0;
        if (isSame) {
            return new Range(plain(range.start()), plain(range.end()));
        }
        Text text = of(uri);
        return encoding.range(text.text(), text.lines(), range);
    }

    private static org.eclipse.lsp4j.Position plain(Position position) {
        return new org.eclipse.lsp4j.Position(position.line(), position.character());
    }

    /** The editor's range of a range of a source. */
    Range range(Path file, glossa.grammar.Range range) {
        return range(file.toUri().toString(), range);
    }

    /** A place in a source. */
    Location location(Path file, glossa.grammar.Range range) {
        return new Location(file.toUri().toString(), range(file, range));
    }

    /** The UTF-16 offset of an editor's position. */
    int offset(Note note, org.eclipse.lsp4j.Position position) {
        return encoding.offset(note.text(), note.lines(), position);
    }

    /** The UTF-16 offset of an editor's position in a note or a source. */
    int offset(String uri, org.eclipse.lsp4j.Position position) {
        Text text = of(uri);
        return encoding.offset(text.text(), text.lines(), position);
    }

    /** The span of an editor's range. */
    Span span(Note note, Range range) {
        int start = offset(note, range.getStart());
        int end = offset(note, range.getEnd());
        return new Span(Math.min(start, end), Math.max(start, end));
    }

    /** The position, in UTF-16 units, of an editor's position in a source. */
    Position position(String uri, org.eclipse.lsp4j.Position position) {
        if (encoding == PositionEncoding.UTF_16) {
            return new Position(position.getLine(), position.getCharacter());
        }
        return of(uri).lines().position(offset(uri, position));
    }
}
