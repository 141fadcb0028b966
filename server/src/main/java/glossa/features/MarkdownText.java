package glossa.features;

import glossa.paper.DisplayText;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Turns texts of sources into Markdown (CommonMark). Sources are not trusted: their markup is
 * escaped, so that it is shown and has no effect.
 */
public final class MarkdownText {
    private MarkdownText() {}

    /** Whether {@code url} is an http or https address. */
    public static boolean isWebAddress(String url) {
        return url.regionMatches(true, 0, "http://", 0, 7)
                || url.regionMatches(true, 0, "https://", 0, 8);
    }

    /** An address as the destination of a link: characters outside RFC 3986 percent-encoded. */
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

    /** {@code text} as a code span; as escaped text if it contains a backtick. */
    public static String code(String text) {
        return text.indexOf('`') < 0 ? "`" + DisplayText.line(text) + "`" : escaped(text);
    }

    /** The same, in which nothing is a citation either. */
    public static String uncited(String source) {
        return escaped(source).replace("@", "\\@");
    }

    /** {@code source} in one line, with a backslash before characters of Markdown's syntax. */
    public static String escaped(String source) {
        String text = DisplayText.line(source);
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
