package glossa.source.fields;

import glossa.paper.Whitespace;

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

    /** {@code text} with the entities resolved that exporters leave in titles and abstracts. */
    static String entities(String text) {
        return text.indexOf('&') < 0 || text.indexOf(';') < 0
                ? text
                : text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&apos;", "'")
                        .replace("&nbsp;", " ")
                        .replace("&amp;", "&");
    }
}
