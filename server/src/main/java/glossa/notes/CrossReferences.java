package glossa.notes;

import java.util.regex.Pattern;

/** What stands where keys of papers stand and is none: {@code @fig-speed}, {@code @eq:loss}. */
public final class CrossReferences {
    /**
     * Quarto's reserved prefixes (Quarto guide, "Cross References") and those of pandoc-crossref.
     */
    private static final Pattern PREFIXED =
            Pattern.compile(
                    "(?:[Ff]ig|[Tt]bl|[Ll]st|tip|nte|wrn|imp|cau|[Tt]hm|[Ll]em|[Cc]or|[Pp]rp|[Cc]nj|[Dd]ef|[Ee]xm|[Ee]xr|sol|rem|[Aa]lg|[Ee]q|[Ss]ec)-.+"
                        + "|(?:[Ff]ig|[Tt]bl|[Ee]q|[Ss]ec|[Ll]st):.+");

    private CrossReferences() {}

    /** Whether {@code key} refers to a figure, a section or the like. */
    public static boolean has(String key) {
        return PREFIXED.matcher(key).matches();
    }
}
