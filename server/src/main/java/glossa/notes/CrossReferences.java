package glossa.notes;

import java.util.regex.Pattern;

/** Keys that are not keys of papers: {@code @fig-speed}, {@code @eq:loss}. */
public final class CrossReferences {
    /**
     * Quarto's reserved prefixes (Quarto guide, "Cross References") and those of pandoc-crossref.
     */
    private static final Pattern PREFIXED =
            Pattern.compile(
                    "(?:[Ff]ig|[Tt]bl|[Ll]st|tip|nte|wrn|imp|cau|[Tt]hm|[Ll]em|[Cc]or|[Pp]rp|[Cc]nj|[Dd]ef|[Ee]xm|[Ee]xr|sol|rem|[Aa]lg|[Ee]q|[Ss]ec)-.+"
                        + "|(?:[Ff]ig|[Tt]bl|[Ee]q|[Ss]ec|[Ll]st):.+");

    private CrossReferences() {}

    /** Whether {@code key} refers to a figure, a section or similar. */
    public static boolean has(String key) {
        return PREFIXED.matcher(key).matches();
    }
}
