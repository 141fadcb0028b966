package glossa.cli;

import glossa.grammar.CitationItem;
import glossa.grammar.Position;
import glossa.notes.Note;

import java.nio.file.Path;

/** A citation item in one line. The form is fixed: other tools build on it. */
final class CitationLines {
    private CitationLines() {}

    /**
     * {@code
     * {"file":…,"key":…,"mode":…,"prefix":…,"suffix":…,"locator":…,"line":…,"character":…,"length":…}}.
     */
    static String json(Path file, Note note, CitationItem item) {
        Position start = note.lines().position(item.span().start());
        return "{\"file\":"
                + quoted(file.toString())
                + ",\"key\":"
                + quoted(item.key())
                + ",\"mode\":"
                + quoted(item.mode().pandoc())
                + ",\"prefix\":"
                + quoted(item.prefix())
                + ",\"suffix\":"
                + quoted(item.suffix())
                + ",\"locator\":"
                + item.locator()
                        .map(
                                locator ->
                                        "{\"label\":"
                                                + quoted(locator.label())
                                                + ",\"value\":"
                                                + quoted(locator.value())
                                                + "}")
                        .orElse("null")
                + ",\"line\":"
                + start.line()
                + ",\"character\":"
                + start.character()
                + ",\"length\":"
                + item.span().length()
                + "}";
    }

    /**
     * For people: {@code notes/a.md:3:14: NormalCitation @vaswani2017 [see | , p. 3]}, line and
     * column from 1.
     */
    static String text(Path file, Note note, CitationItem item) {
        Position start = note.lines().position(item.span().start());
        String around =
                item.prefix().isEmpty() && item.suffix().isEmpty()
                        ? ""
                        : " [" + item.prefix() + " | " + item.suffix() + "]";
        return file
                + ":"
                + (start.line() + 1)
                + ":"
                + (start.character() + 1)
                + ": "
                + item.mode().pandoc()
                + " @"
                + item.key()
                + around;
    }

    /** A JSON string (RFC 8259, section 7). */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20 || Character.isSurrogate(c) && !paired(text, i)) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
