package glossa.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encodings of sources: UTF-8; UTF-16, with a byte order mark or without; or what a source that
 * is not valid UTF-8 declares at its head, or at its end for Emacs.
 *
 * <pre>
 * % Encoding: Cp1250                              JabRef
 * % -*- coding: latin-2 -*-                       GNU Emacs Manual, "Specify Coding"
 * % !TeX encoding = windows-1251                  TeXworks, TeXShop
 * &lt;?xml version="1.0" encoding="ISO-8859-2"?&gt;     XML 1.0, section 4.3.3
 * &lt;meta charset="gbk"&gt;                            HTML, section 4.2.5.4
 * </pre>
 */
public final class TextEncoding {
    /** Bytes in which a declaration stands; at the end, Emacs reads 3000 characters. */
    private static final int MAX_DECLARATION_OFFSET = 8192;

    private static final Pattern DECLARED =
            Pattern.compile(
                    "(?im)^\\s{0,99}<\\?xml\\b[^>]{0,200}\\bencoding\\s{0,9}=\\s{0,9}[\"']([\\w.:-]+)"
                        + "|<meta\\b[^>]{0,300}\\bcharset\\s{0,9}=\\s{0,9}[\"']?([\\w.:-]+)"
                        + "|-\\*-.{0,200}?\\bcoding:\\s{0,9}([\\w.-]+)"
                        + "|^%.{0,99}?\\bencoding\\s{0,9}[:=]\\s{0,9}([\\w.-]+)");

    private static final Pattern DECLARED_AT_END =
            Pattern.compile("(?m)^%+\\s{0,9}coding:\\s{0,9}([\\w.-]+)");

    /** Numbers of ISO 8859 by those of Latin alphabets. */
    private static final Map<String, String> LATIN =
            Map.of("5", "9", "6", "10", "7", "13", "8", "14", "9", "15", "10", "16");

    private static final Pattern LATIN_NAME = Pattern.compile("(?:iso-?)?latin-?(\\d{1,2})?");

    /** What is meant by some names (WHATWG Encoding, section 4.2). */
    private static final Map<String, String> WIDER =
            Map.of(
                    "iso-8859-1", "windows-1252",
                    "iso-8859-9", "windows-1254",
                    "iso-8859-11", "x-windows-874",
                    "gb2312", "gb18030",
                    "gbk", "gb18030",
                    "shift_jis", "windows-31j",
                    "sjis", "windows-31j",
                    "euc-kr", "x-windows-949");

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private TextEncoding() {}

    /**
     * The encoding that a source shows or declares; what it declares counts only if it is not valid
     * UTF-8.
     *
     * @param head bytes from the start, or all
     */
    public static Charset of(byte[] head) {
        return unicode(head).or(() -> declared(head)).orElse(StandardCharsets.UTF_8);
    }

    /** The text of a whole source, without a byte order mark. */
    public static String decode(byte[] bytes) {
        Optional<Charset> unicode = unicode(bytes);
        if (unicode.isPresent()) {
            return SourceText.plain(new String(bytes, unicode.get()));
        }
        // One that was saved as UTF-8 later still declares what it was before.
        Optional<Charset> declared = declared(bytes).filter(any -> !isUtf8(bytes));
        return SourceText.plain(
                declared.map(of -> new String(bytes, of)).orElseGet(() -> utf8(bytes)));
    }

    /** UTF-8, where each invalid byte is read as Windows-1252, which old tools write. */
    static String utf8(byte[] bytes) {
        // The strict decoder needs a second array of twice the size, and most sources are valid.
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put(new String(bytes, in.position(), 1, WINDOWS_1252));
                in.position(in.position() + 1);
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /** UTF-16 by its mark, or by the zero bytes of its ASCII characters. */
    private static Optional<Charset> unicode(byte[] bytes) {
        if (bytes.length < 2) {
            return Optional.empty();
        }
        int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (mark == 0xFEFF || mark == 0xFFFE) {
            return Optional.of(
                    mark == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
        int length = Math.min(bytes.length, MAX_DECLARATION_OFFSET) & ~1;
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        boolean isBigEndian = zeros[0] > zeros[1];
        for (int i = 0; i < length; i += 2) {
            int unit =
                    isBigEndian
                            ? (bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF
                            : (bytes[i + 1] & 0xFF) << 8 | bytes[i] & 0xFF;
            if (unit < ' ' && !Character.isWhitespace(unit)) {
                return Optional.empty();
            }
        }
        boolean isSixteen =
                Math.max(zeros[0], zeros[1]) > length / 4 && Math.min(zeros[0], zeros[1]) == 0;
        return isSixteen
                ? Optional.of(isBigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE)
                : Optional.empty();
    }

    /** Whether bytes are valid UTF-8. */
    public static boolean isUtf8(byte[] bytes) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Another encoding than UTF-8 that is declared. */
    private static Optional<Charset> declared(byte[] bytes) {
        int head = Math.min(bytes.length, MAX_DECLARATION_OFFSET);
        int tail = Math.max(0, bytes.length - MAX_DECLARATION_OFFSET);
        return charset(DECLARED.matcher(new String(bytes, 0, head, StandardCharsets.ISO_8859_1)))
                .or(
                        () ->
                                charset(
                                        DECLARED_AT_END.matcher(
                                                new String(
                                                        bytes,
                                                        tail,
                                                        bytes.length - tail,
                                                        StandardCharsets.ISO_8859_1))))
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8));
    }

    private static Optional<Charset> charset(Matcher declaration) {
        if (!declaration.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= declaration.groupCount(); group++) {
            if (declaration.group(group) != null) {
                return named(declaration.group(group));
            }
        }
        return Optional.empty();
    }

    /** The charset of a name as Java, Emacs or an editor of TeX writes it. */
    private static Optional<Charset> named(String written) {
        String name =
                written.toLowerCase(Locale.ROOT)
                        .replaceFirst("-(?:unix|dos|mac)$", "")
                        .replaceFirst("^(?:chinese|japanese|korean|cyrillic)-(?!iso)", "")
                        .replaceFirst("^iso8859[_-]", "iso-8859-");
        Matcher latin = LATIN_NAME.matcher(name);
        if (latin.matches()) {
            String number = latin.group(1) == null ? "1" : latin.group(1);
            name = "iso-8859-" + LATIN.getOrDefault(number, number);
        }
        if (name.startsWith("utf") || name.startsWith("ucs")) {
            // Their bytes have told already what they are.
            return Optional.of(StandardCharsets.UTF_8);
        }
        name = WIDER.getOrDefault(name, name);
        try {
            Charset charset = Charset.forName(name);
            return Optional.of(charset.equals(StandardCharsets.US_ASCII) ? WINDOWS_1252 : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
