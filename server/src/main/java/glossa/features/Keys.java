package glossa.features;

import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.NotesLanguage;
import glossa.notes.Note;

import java.util.List;

/** How keys are written in notes (pandoc manual, "Citation syntax"). */
public final class Keys {
    private Keys() {}

    /** Whether {@code @key} is read as this key: {@code doe2020.} needs braces. */
    public static boolean isPlain(String key) {
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
    public static String cited(String key) {
        return isPlain(key) ? "@" + key : "@{" + key + "}";
    }

    /** Another key in an item's place; in braces where pandoc would not read it otherwise. */
    public static Change.Edit edit(Note note, CitationItem item, String key) {
        boolean braced = note.text().startsWith("@{", item.span().start());
        return braced || isPlain(key)
                ? new Change.Edit(note.uri(), item.keySpan(), key, "")
                : new Change.Edit(note.uri(), item.span(), cited(key), "");
    }
}
