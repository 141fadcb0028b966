package glossa.source.fields;

import glossa.paper.Whitespace;

import org.jsoup.parser.Parser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain text of CSL-JSON's values, which may contain simple HTML (CSL-JSON, "HTML-like markup").
 */
public final class CslMarkup {
    private static final Pattern TAG =
            Pattern.compile(
                    "</?(i|b|em|strong|sup|sub|sc|span|p|br|u|title|sec|jats:[a-z-]+)(\\s[^<>]*)?/?>",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern RICH =
            Pattern.compile("</(i|b|sup|sub|sc|span)>", Pattern.CASE_INSENSITIVE);

    private static final Pattern SCRIPT =
            Pattern.compile("<(script|style)\\b[^<>]*>", Pattern.CASE_INSENSITIVE);

    private static final Pattern SCRIPT_END =
            Pattern.compile("</(?:script|style)\\b[^<>]*>", Pattern.CASE_INSENSITIVE);

    /** A character reference with its semicolon. */
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");

    private CslMarkup() {}

    /** Whether {@code value} has markup that CSL renders. */
    public static boolean isRich(String value) {
        return value.indexOf('<') >= 0 && RICH.matcher(value).find();
    }

    /** {@code value} without tags, with entities resolved and white space collapsed. */
    public static String plain(String value) {
        String text = value;
        if (text.indexOf('<') >= 0) {
            text = TAG.matcher(withoutScripts(text)).replaceAll("");
        }
        text = entities(text);
        return Whitespace.collapsed(text);
    }

    /** Removes scripts and styles; an element that is never closed is treated as text. */
    private static String withoutScripts(String text) {
        Matcher script = SCRIPT.matcher(text);
        Matcher end = SCRIPT_END.matcher(text);
        StringBuilder kept = new StringBuilder(text.length());
        int from = 0;
        while (script.find(from) && end.find(script.end())) {
            kept.append(text, from, script.start());
            from = end.end();
        }
        return from == 0 ? text : kept.append(text, from, text.length()).toString();
    }

    /**
     * {@code text} with the character references resolved that exporters leave in it (HTML, section
     * 13.5), also those that were escaped again.
     */
    public static String entities(String text) {
        String resolved = text;
        for (int i = 0; i < 2 && resolved.indexOf('&') >= 0 && resolved.indexOf(';') >= 0; i++) {
            resolved =
                    REFERENCE
                            .matcher(resolved)
                            .replaceAll(
                                    one ->
                                            Matcher.quoteReplacement(
                                                    Parser.unescapeEntities(one.group(), true)));
        }
        return resolved.equals(text) ? text : resolved.replace('\u00a0', ' ');
    }
}
