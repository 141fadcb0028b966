package glossa.corpus;

import java.util.regex.Pattern;

/** Plain text of CSL-JSON's values, which may hold a little HTML (CSL-JSON, "HTML-like markup"). */
final class CslMarkup {
    private static final Pattern TAG =
            Pattern.compile(
                    "</?(i|b|em|strong|sup|sub|sc|span|p|br|u|title|sec|jats:[a-z-]+)(\\s[^<>]*)?/?>",
                    Pattern.CASE_INSENSITIVE);

    private CslMarkup() {}

    /** {@code value} without tags, entities resolved, white space made single. */
    static String plain(String value) {
        String text = value;
        if (text.indexOf('<') >= 0) {
            text = TAG.matcher(text).replaceAll("");
        }
        text = entities(text);
        return Latex.squeeze(text);
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
