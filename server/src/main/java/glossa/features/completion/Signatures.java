package glossa.features.completion;

import glossa.features.PaperLabels;
import glossa.grammar.CitationItem;
import glossa.grammar.Locator;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signature help: the part of an item in a citation group that is being written (pandoc manual,
 * "Citation syntax").
 *
 * <pre>
 * [see &#64;vaswani2017, p. 3; |]        prefix &#64;key, locator, suffix; …   prefix is active
 * </pre>
 *
 * <p>There is none in brackets without a key, which may be those of a link.
 */
public final class Signatures {
    /** UTF-16 units before and after the cursor in which the brackets of a group may be. */
    private static final int MAX_BRACKET_DISTANCE = 2_000;

    /** The text after a key that may become a locator: one word at most, {@code , sec}. */
    private static final Pattern LOCATOR_START = Pattern.compile("\\s*,?\\s*[\\p{L}§¶.]{0,12}");

    private Signatures() {}

    /** The parts of an item, in order. */
    public enum ItemPart {
        PREFIX,
        KEY,
        LOCATOR,
        SUFFIX
    }

    /**
     * The signature of the item under the cursor.
     *
     * @param inText whether the group follows a key in running text: {@code @key [p. 3]}
     * @param activePart the part under the cursor
     * @param paperLabel authors, year and title of the cited paper; empty if it is unknown
     */
    public record Signature(boolean inText, ItemPart activePart, String paperLabel) {}

    /** The signature in the group that the cursor is in; the group need not be closed yet. */
    public static Optional<Signature> at(Snapshot snapshot, Cursor cursor) {
        Note note = cursor.note();
        int offset = cursor.offset();
        int open = openBracket(note.text(), offset);
        if (open < 0 || note.isOpaque(open)) {
            return Optional.empty();
        }
        int close = closeBracket(note.text(), offset);
        List<CitationItem> items = note.items();
        List<CitationItem> inBrackets =
                items.stream()
                        .filter(item -> open < item.span().start() && item.span().end() <= close)
                        .toList();
        if (!inBrackets.isEmpty()) {
            return Optional.of(inGroup(snapshot, note.text(), offset, open, inBrackets));
        }
        Optional<CitationItem> before =
                items.stream()
                        .filter(item -> item.span().end() < open && open <= item.span().end() + 1)
                        .findFirst();
        if (before.isEmpty() || note.text().charAt(open - 1) != ' ') {
            return Optional.empty();
        }
        ItemPart part = partAfterKey(note.text(), before.get(), open + 1, offset);
        return Optional.of(new Signature(true, part, paperLabel(snapshot, before.get())));
    }

    private static Signature inGroup(
            Snapshot snapshot, String text, int offset, int open, List<CitationItem> items) {
        int semicolon = Math.max(open, text.lastIndexOf(';', offset - 1));
        CitationItem last = null;
        for (CitationItem item : items) {
            if (item.span().start() >= offset) {
                break;
            }
            last = item;
        }
        if (last == null || semicolon >= last.span().end()) {
            // The cursor is before a key. That key is the item's own if no semicolon is between.
            int nextSemicolon = text.indexOf(';', offset);
            String label =
                    items.stream()
                            .filter(item -> item.span().start() >= offset)
                            .filter(
                                    item ->
                                            nextSemicolon < 0
                                                    || nextSemicolon > item.span().start())
                            .findFirst()
                            .map(item -> paperLabel(snapshot, item))
                            .orElse("");
            return new Signature(false, ItemPart.PREFIX, label);
        }
        ItemPart part =
                offset <= last.span().end()
                        ? ItemPart.KEY
                        : partAfterKey(text, last, last.span().end(), offset);
        return new Signature(false, part, paperLabel(snapshot, last));
    }

    /** The locator, or text that may become one; otherwise the suffix. */
    private static ItemPart partAfterKey(String text, CitationItem item, int from, int offset) {
        Optional<Span> locator = item.locator().map(Locator::span);
        if (locator.isPresent()) {
            return offset <= locator.get().end() ? ItemPart.LOCATOR : ItemPart.SUFFIX;
        }
        return LOCATOR_START.matcher(text.substring(from, Math.max(from, offset))).matches()
                ? ItemPart.LOCATOR
                : ItemPart.SUFFIX;
    }

    private static String paperLabel(Snapshot snapshot, CitationItem item) {
        return snapshot.corpus().paper(item.key()).map(PaperLabels::line).orElse("");
    }

    /** The bracket that is open at the offset, in its paragraph; -1 if there is none. */
    static int openBracket(String text, int offset) {
        int depth = 0;
        for (int i = offset - 1; i >= Math.max(0, offset - MAX_BRACKET_DISTANCE); i--) {
            char c = text.charAt(i);
            if (c == ']') {
                depth++;
            } else if (c == '[' && depth-- == 0) {
                return i;
            } else if (c == '\n' && i > 0 && text.charAt(i - 1) == '\n') {
                return -1;
            }
        }
        return -1;
    }

    /** The bracket that closes after the offset; otherwise the end of the line. */
    private static int closeBracket(String text, int offset) {
        int depth = 0;
        int line = -1;
        for (int i = offset; i < Math.min(text.length(), offset + MAX_BRACKET_DISTANCE); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']' && depth-- == 0) {
                return i;
            } else if (c == '\n') {
                line = line < 0 ? i : line;
                if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    return line;
                }
            }
        }
        return line < 0 ? Math.min(text.length(), offset + MAX_BRACKET_DISTANCE) : line;
    }
}
