package glossa.corpus;

import glossa.grammar.Lines;

import java.nio.file.Path;

/**
 * The text of one source, decoded, from the disk or from an editor's unsaved buffer.
 *
 * @param file its absolute path
 * @param text the whole text, without a byte order mark
 * @param lines its lines
 * @param shared what the text needs of other pieces of the same source, as text of the same format;
 *     often empty
 */
public record SourceText(Path file, String text, Lines lines, String shared) {
    /** The text of {@code file}. */
    public static SourceText of(Path file, String text) {
        String plain = plain(text);
        return new SourceText(file, plain, Lines.of(plain), "");
    }

    /** Without a byte order mark. */
    static String plain(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The text of a piece of {@code file}, and what it needs of other pieces. */
    static SourceText of(Path file, String text, String shared) {
        SourceText whole = of(file, text);
        return new SourceText(file, whole.text(), whole.lines(), shared);
    }

    /** The last part of the file's path, in lower case. */
    public String fileName() {
        return String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
    }
}
