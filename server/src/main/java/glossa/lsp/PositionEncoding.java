package glossa.lsp;

import glossa.grammar.Lines;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;

/** The unit in which the editor counts characters (LSP 3.17, "PositionEncodingKind"). */
enum PositionEncoding {
    UTF_16("utf-16"),
    UTF_8("utf-8");

    private final String kind;

    PositionEncoding(String kind) {
        this.kind = kind;
    }

    /** The encoding's name in the protocol. */
    String kind() {
        return kind;
    }

    /** The UTF-16 offset of an editor's position. */
    int offset(String text, Lines lines, org.eclipse.lsp4j.Position position) {
        int start = lines.offset(new Position(position.getLine(), 0));
        if (this == UTF_16 || position.getLine() >= lines.count() || position.getLine() < 0) {
            return lines.offset(new Position(position.getLine(), position.getCharacter()));
        }
        int end = lines.end(position.getLine());
        int bytes = 0;
        int offset = start;
        while (offset < end && bytes < position.getCharacter()) {
            int c = text.codePointAt(offset);
            bytes += bytes(c);
            offset += Character.charCount(c);
        }
        return offset;
    }

    /** The editor's range of a span. */
    org.eclipse.lsp4j.Range range(String text, Lines lines, Span span) {
        return range(text, lines, lines.range(span));
    }

    /** The editor's range of a range in UTF-16 units. */
    org.eclipse.lsp4j.Range range(String text, Lines lines, Range range) {
        return new org.eclipse.lsp4j.Range(
                position(text, lines, range.start()), position(text, lines, range.end()));
    }

    private org.eclipse.lsp4j.Position position(String text, Lines lines, Position position) {
        if (this == UTF_16 || position.line() >= lines.count()) {
            return new org.eclipse.lsp4j.Position(position.line(), position.character());
        }
        int start = lines.start(position.line());
        return new org.eclipse.lsp4j.Position(
                position.line(), bytes(text, start, lines.offset(position)));
    }

    /** The number of bytes of a part of {@code text} in UTF-8. */
    static int bytes(String text, int start, int end) {
        int bytes = 0;
        for (int i = start; i < end; ) {
            int c = text.codePointAt(i);
            bytes += bytes(c);
            i += Character.charCount(c);
        }
        return bytes;
    }

    private static int bytes(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
