package glossa.source;

import glossa.grammar.Lines;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
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

    /** The last part of the file's path, in lower case. */
    public String fileName() {
        return String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Decodes UTF-8, or UTF-16 with a byte order mark; any other text is decoded as Windows-1252,
     * which old tools write.
     */
    public static String decode(byte[] bytes) {
        // The strict decoder needs a second array of twice the size, and most sources are valid.
        String text = new String(bytes, charset(bytes));
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        try {
            return charset(bytes)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
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

    /** UTF-16 if there is a byte order mark, otherwise UTF-8. */
    public static Charset charset(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }
}
