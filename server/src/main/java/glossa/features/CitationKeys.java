package glossa.features;

import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.NotesLanguage;
import glossa.grammar.Span;
import glossa.notes.CrossReferences;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** How keys are written in notes (pandoc manual, "Citation syntax"). */
public final class CitationKeys {
    /** The end of a link whose text ends with a handle. */
    private static final Pattern LINK_DESTINATION =
            Pattern.compile("[*_]{0,3}\\]\\((?:https?:|mailto:)");

    private CitationKeys() {}

    /** Whether pandoc reads {@code @key} as this key; {@code doe2020.} needs braces. */
    public static boolean isPlain(String key) {
        return NotesLanguage.isPlainKey(key);
    }

    /** Whether pandoc reads {@code @key} or {@code @{key}} as this key. */
    public static boolean isValid(String key) {
        // "@*" is pandoc's wildcard.
        return !key.isEmpty()
                && !key.equals("*")
                && (isPlain(key) || parsesAs("@{" + key + "}", key));
    }

    private static boolean parsesAs(String markdown, String key) {
        List<Citation> citations = NotesLanguage.parse(markdown).citations();
        if (citations.size() != 1 || citations.getFirst().items().size() != 1) {
            return false;
        }
        CitationItem item = citations.getFirst().items().getFirst();
        return item.key().equals(key) && item.span().length() == markdown.length();
    }

    /** The citation of {@code key} in running text, with braces if the key needs them. */
    public static String citation(String key) {
        return isPlain(key) ? "@" + key : "@{" + key + "}";
    }

    /** The edit that replaces the key of an item, with braces if the new key needs them. */
    public static ProposedChange.Edit replacement(Note note, CitationItem item, String key) {
        boolean isRole = item.span().equals(item.keySpan());
        boolean isBraced = note.text().startsWith("@{", item.span().start());
        return isRole || isBraced || isPlain(key)
                ? ProposedChange.Edit.in(note, item.keySpan(), key)
                : ProposedChange.Edit.in(note, item.span(), citation(key));
    }

    /**
     * Whether an item is not the citation of a paper of the corpus: it is a cross-reference, the
     * wildcard of {@code nocite}, an external identifier such as a DOI, or a person's handle in a
     * link.
     */
    public static boolean namesNoPaper(Note note, CitationItem item) {
        return namesNoPaper(item.key())
                || isHandleInLink(note.text(), item)
                || Handles.isAccount(note.text(), item);
    }

    /**
     * Whether an item is not the citation of a paper of the corpus, as above, or is a
     * cross-reference of a kind that its note or project defines, or refers to a label that some
     * note defines: MyST looks for a paper first, then for a label.
     */
    public static boolean namesNoPaper(Snapshot snapshot, Note note, CitationItem item) {
        return namesNoPaper(snapshot, note, item, () -> crossReferences(snapshot, note));
    }

    /**
     * The same for one of many items.
     *
     * @param crossReferences {@link #crossReferences} of the note, asked for where it matters
     */
    public static boolean namesNoPaper(
            Snapshot snapshot,
            Note note,
            CitationItem item,
            Supplier<Set<String>> crossReferences) {
        return namesNoPaper(note, item)
                || namesTarget(snapshot, item.key(), item.span())
                || item.key().indexOf('-') > 0
                        && CrossReferences.has(crossReferences.get(), item.key());
    }

    /** The kinds of cross-references that a note and its project define, read from their texts. */
    public static Set<String> crossReferences(Snapshot snapshot, Note note) {
        Set<String> all = new HashSet<>(CrossReferences.own(note));
        all.addAll(snapshot.scopes().crossReferences(note));
        return all;
    }

    /**
     * Whether {@code @key} refers to a label that some note defines, and no paper has the key.
     *
     * @param span the place of the key with its {@code @}; a key in a role, which has none, never
     *     refers to a label
     */
    public static boolean namesTarget(Snapshot snapshot, String key, Span span) {
        return span.length() > key.length()
                && snapshot.notes().hasTarget(key)
                && !snapshot.corpus().has(key);
    }

    /** Whether a key is not that of a paper of the corpus, regardless of its context. */
    public static boolean namesNoPaper(String key) {
        return key.equals("*") || CrossReferences.has(key) || ExternalIdentifiers.has(key);
    }

    /** {@code [@someone](https://example.org/@someone)}: the link shows that it is a handle. */
    private static boolean isHandleInLink(String text, CitationItem item) {
        return PatternAt.matches(LINK_DESTINATION, text, item.span().end());
    }
}
