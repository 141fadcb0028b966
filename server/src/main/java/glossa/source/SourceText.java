package glossa.source;

import glossa.grammar.Lines;

import java.nio.file.Path;

/**
 * The decoded text of a source, from disk or from an editor's unsaved buffer.
 *
 * @param file its absolute path
 * @param text the whole text, without a byte order mark
 * @param lines its lines
 * @param shared the text that it needs from other chunks of the same source, in the same format;
 *     often empty
 */
public record SourceText(Path file, String text, Lines lines, String shared) {
    /** The text of {@code file}. */
    public static SourceText of(Path file, String text) {
        String plain = plain(text);
        return new SourceText(file, plain, Lines.of(plain), "");
    }

    /** The text without a byte order mark. */
    public static String plain(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The text of a chunk of {@code file}, with the text that it needs from other chunks. */
    public static SourceText of(Path file, String text, String shared) {
        SourceText whole = of(file, text);
        return new SourceText(file, whole.text(), whole.lines(), shared);
    }

    /** The same text as that of a file of another name. */
    public SourceText named(String name) {
        return new SourceText(file.resolveSibling(name), text, lines, shared);
    }

    /** The last part of the file's path, in lower case. */
    public String fileName() {
        return String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
    }

    /** Decodes a chunk: UTF-8, in which each invalid byte is read as Windows-1252. */
    public static String decode(byte[] bytes) {
        return TextEncoding.utf8(bytes);
    }

    /** The length of a byte order mark of UTF-8 in the first {@code length} bytes. */
    public static int markLength(byte[] bytes, int length) {
        boolean marked =
                length > 2
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }
}
