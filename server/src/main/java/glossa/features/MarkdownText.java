package glossa.features;

import glossa.paper.DisplayText;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Texts of sources on their way into Markdown (CommonMark): they are shown and never obeyed, so
 * what would be markup means itself.
 */
public final class MarkdownText {
    private MarkdownText() {}

    /** Whether {@code url} is an address of the web. */
    public static boolean isWebAddress(String url) {
        return url.regionMatches(true, 0, "http://", 0, 7)
                || url.regionMatches(true, 0, "https://", 0, 8);
    }

    /** An address in which nothing ends a link: all but RFC 3986's characters in percent signs. */
    public static String linkDestination(String url) {
        StringBuilder address = new StringBuilder(url.length() + 16);
        for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean kept =
                    c < 0x80 && Character.isLetterOrDigit(c)
                            || "-._~:/?#@!$&'*+,;=%".indexOf(c) >= 0;
            address.append(kept ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return address.toString();
    }

    /** {@code text} as code; as text where a backtick in it would end that. */
    public static String code(String text) {
        return text.indexOf('`') < 0 ? "`" + DisplayText.line(text) + "`" : escaped(text);
    }

    /** A backslash before what Markdown would read as its own. */
    public static String escaped(String written) {
        String text = DisplayText.line(written);
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\`*_[]<>$~|#&".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
