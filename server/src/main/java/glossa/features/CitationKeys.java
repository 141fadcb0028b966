package glossa.features;

import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.NotesLanguage;
import glossa.notes.CrossReferences;
import glossa.notes.Note;

import java.util.List;
import java.util.regex.Pattern;

/** How keys are written in notes (pandoc manual, "Citation syntax"). */
public final class CitationKeys {
    /** Keys that Manubot looks up where they say (Manubot's documentation, "Citations"). */
    private static final Pattern EXTERNAL_IDENTIFIER =
            Pattern.compile("(?:doi|arxiv|pmid|pmcid|isbn|url|wikidata|tag|https?):.+");

    /** What may stand between a handle and the end of its link's text. */
    private static final Pattern LINK_DESTINATION =
            Pattern.compile("\\G[*_]{0,3}\\]\\((?:https?:|mailto:)");

    private CitationKeys() {}

    /** Whether {@code @key} is read as this key: {@code doe2020.} needs braces. */
    public static boolean isPlain(String key) {
        return parsesAs("@" + key, key) && !key.equals("*");
    }

    /** Whether {@code @key} or {@code @{key}} is read as this key. */
    public static boolean isValid(String key) {
        // Pandoc's wildcard is no key.
        return !key.isEmpty()
                && !key.equals("*")
                && (isPlain(key) || parsesAs("@{" + key + "}", key));
    }

    private static boolean parsesAs(String written, String key) {
        List<Citation> citations = NotesLanguage.parse(written).citations();
        if (citations.size() != 1 || citations.getFirst().items().size() != 1) {
            return false;
        }
        CitationItem item = citations.getFirst().items().getFirst();
        return item.key().equals(key) && item.span().length() == written.length();
    }

    /** A citation of {@code key}, in braces where it needs them. */
    public static String citation(String key) {
        return isPlain(key) ? "@" + key : "@{" + key + "}";
    }

    /** Another key in an item's place; in braces where pandoc would not read it otherwise. */
    public static ProposedChange.Edit replacement(Note note, CitationItem item, String key) {
        boolean braced = note.text().startsWith("@{", item.span().start());
        return braced || isPlain(key)
                ? new ProposedChange.Edit(note.uri(), item.keySpan(), key, "")
                : new ProposedChange.Edit(note.uri(), item.span(), citation(key), "");
    }

    /**
     * Whether an item names no paper: a cross-reference, the wildcard of {@code nocite}, or a
     * handle that links to its own page.
     */
    public static boolean namesNoPaper(Note note, CitationItem item) {
        return namesNoPaper(item.key()) || isHandleInLink(note.text(), item);
    }

    /** Whether a key names no paper, wherever it stands. */
    public static boolean namesNoPaper(String key) {
        return key.equals("*")
                || CrossReferences.has(key)
                || EXTERNAL_IDENTIFIER.matcher(key).matches();
    }

    /** {@code [@someone](https://example.org/@someone)}: the link tells that it is a handle. */
    private static boolean isHandleInLink(String text, CitationItem item) {
        return LINK_DESTINATION.matcher(text).find(item.span().end());
    }
}
