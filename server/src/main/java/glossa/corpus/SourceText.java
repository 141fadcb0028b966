package glossa.corpus;

import glossa.grammar.Lines;

import java.nio.file.Path;

/**
 * The text of one source, decoded, from the disk or from an editor's unsaved buffer.
 *
 * @param file its absolute path
 * @param text the whole text, without a byte order mark
 * @param lines its lines
 */
public record SourceText(Path file, String text, Lines lines) {
    /** The text of {@code file}. */
    public static SourceText of(Path file, String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new SourceText(file, plain, Lines.of(plain));
    }

    /** The last part of the file's path, in lower case. */
    public String fileName() {
        return String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
    }
}
