package glossa.notes;

import glossa.grammar.FrontMatter;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
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

    /** The field that defines a note's own kinds of cross-references, without what follows it. */
    private static final Pattern CROSSREF =
            Pattern.compile("^crossref:(?:.*\\R(?=[ \\t\\-#]|\\R))*+.*", Pattern.MULTILINE);

    private static final Pattern CUSTOM = Pattern.compile("\\bcustom:");

    private static final Pattern CUSTOM_KEY =
            Pattern.compile("\\bkey:[ \\t]*[\"']?([\\p{L}\\p{N}_]+)");

    /** An identifier with a hyphen, as in {@code {#vid-talk}}. */
    private static final Pattern IDENTIFIER = Pattern.compile("\\{#([^\\s{}]{1,200})");

    private CrossReferences() {}

    /**
     * What the keys of this note may refer to besides {@link #has}: prefixes that its metadata
     * defines (Quarto, "crossref: custom"), each with its hyphen, and identifiers in its text.
     */
    public static Set<String> own(Note note) {
        Set<String> own = new HashSet<>();
        for (FrontMatter block : note.syntax().metadata()) {
            own.addAll(prefixesIn(block.content().in(note.text())));
        }
        Matcher identifier = IDENTIFIER.matcher(note.text());
        while (identifier.find()) {
            own.add(identifier.group(1));
        }
        return own;
    }

    /** The prefixes that a note's metadata or a project's file defines, each with its hyphen. */
    public static Set<String> prefixesIn(String yaml) {
        Set<String> prefixes = new HashSet<>();
        Matcher crossref = CROSSREF.matcher(yaml);
        while (crossref.find()) {
            Matcher custom = CUSTOM.matcher(crossref.group());
            if (custom.find()) {
                CUSTOM_KEY
                        .matcher(crossref.group().substring(custom.end()))
                        .results()
                        .forEach(key -> prefixes.add(key.group(1) + "-"));
            }
        }
        return prefixes;
    }

    /** Whether {@code key} is among {@code own}, or begins with a prefix in it. */
    public static boolean has(Set<String> own, String key) {
        int hyphen = key.indexOf('-');
        return hyphen > 0 && (own.contains(key) || own.contains(key.substring(0, hyphen + 1)));
    }

    /** Whether {@code key} refers to a figure, a section or similar. */
    public static boolean has(String key) {
        return PREFIXED.matcher(key).matches();
    }
}
