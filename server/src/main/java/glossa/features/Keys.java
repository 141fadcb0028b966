package glossa.features;

import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.NotesLanguage;

import java.util.List;

/** How keys are written in notes (pandoc manual, "Citation syntax"). */
final class Keys {
    private Keys() {}

    /** Whether {@code @key} is read as this key: {@code doe2020.} needs braces. */
    static boolean isPlain(String key) {
        return isRead("@" + key, key) && !key.equals("*");
    }

    /** Whether {@code @key} or {@code @{key}} is read as this key. */
    static boolean isLegal(String key) {
        // Pandoc's wildcard is no key.
        return !key.isEmpty()
                && !key.equals("*")
                && (isPlain(key) || isRead("@{" + key + "}", key));
    }

    private static boolean isRead(String written, String key) {
        List<Citation> citations = NotesLanguage.parse(written).citations();
        if (citations.size() != 1 || citations.getFirst().items().size() != 1) {
            return false;
        }
        CitationItem item = citations.getFirst().items().getFirst();
        return item.key().equals(key) && item.span().length() == written.length();
    }

    /** A citation of {@code key}, in braces where it needs them. */
    static String cited(String key) {
        return isPlain(key) ? "@" + key : "@{" + key + "}";
    }
}
