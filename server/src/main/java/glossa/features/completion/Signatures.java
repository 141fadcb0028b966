package glossa.features.completion;

import glossa.features.PaperLabels;
import glossa.grammar.CitationItem;
import glossa.grammar.Locator;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signature help: within a citation group, which part of an item is being written (pandoc manual,
 * "Citation syntax").
 *
 * <pre>
 * [see &#64;vaswani2017, p. 3; |]        prefix &#64;key, locator, suffix; …   prefix is active
 * </pre>
 *
 * <p>Nothing is told where no key stands between the brackets: they may be those of a link.
 */
public final class Signatures {
    /** UTF-16 units to each side in which the brackets of a group are looked for. */
    private static final int MAX_BRACKET_DISTANCE = 2_000;

    /** What may be the beginning of a locator: one word at most, {@code , sec}. */
    private static final Pattern LOCATOR_START = Pattern.compile("\\s*,?\\s*[\\p{L}§¶.]{0,12}");

    private Signatures() {}

    /** The parts of an item, in their order. */
    public enum ItemPart {
        PREFIX,
        KEY,
        LOCATOR,
        SUFFIX
    }

    /**
     * What is told.
     *
     * @param inText whether the group stands behind a key in the text: {@code @key [p. 3]}
     * @param activePart the part under the cursor
     * @param paperLabel authors, year and title of the item's paper; empty where it is not known
     */
    public record Signature(boolean inText, ItemPart activePart, String paperLabel) {}

    /** Of the group that the cursor stands in, whether it is closed yet or not. */
    public static Optional<Signature> at(Snapshot snapshot, Cursor cursor) {
        Note note = cursor.note();
        int offset = cursor.offset();
        int open = openBracket(note.text(), offset);
        if (open < 0 || note.isOpaque(open)) {
            return Optional.empty();
        }
        int close = closeBracket(note.text(), offset);
        List<CitationItem> items = note.items();
        List<CitationItem> within =
                items.stream()
                        .filter(item -> open < item.span().start() && item.span().end() <= close)
                        .toList();
        if (!within.isEmpty()) {
            return Optional.of(inGroup(snapshot, note.text(), offset, open, within));
        }
        return items.stream()
                .filter(item -> item.span().end() < open && open <= item.span().end() + 1)
                .findFirst()
                .filter(item -> note.text().charAt(open - 1) == ' ')
                .map(
                        item ->
                                new Signature(
                                        true,
                                        partAfterKey(note, item, open, offset),
                                        paper(snapshot, item)));
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
        boolean begins = last == null || semicolon > last.span().end() - 1;
        if (last == null || begins) {
            // The item's own key, if it is there already behind the cursor.
            return items.stream()
                    .filter(item -> item.span().start() >= offset)
                    .filter(
                            item ->
                                    text.indexOf(';', offset) < 0
                                            || text.indexOf(';', offset) > item.span().start())
                    .findFirst()
                    .map(item -> new Signature(false, ItemPart.PREFIX, paper(snapshot, item)))
                    .orElse(new Signature(false, ItemPart.PREFIX, ""));
        }
        ItemPart part =
                offset <= last.span().end()
                        ? ItemPart.KEY
                        : partAfterKey(text, last, last.span().end(), offset);
        return new Signature(false, part, paper(snapshot, last));
    }

    private static ItemPart partAfterKey(Note note, CitationItem item, int open, int offset) {
        return partAfterKey(note.text(), item, open + 1, offset);
    }

    /** Behind a key: its locator, or what may become one, and then the suffix. */
    private static ItemPart partAfterKey(String text, CitationItem item, int from, int offset) {
        Optional<Span> locator = item.locator().map(Locator::span);
        if (locator.isPresent()) {
            return offset <= locator.get().end() ? ItemPart.LOCATOR : ItemPart.SUFFIX;
        }
        return LOCATOR_START.matcher(text.substring(from, Math.max(from, offset))).matches()
                ? ItemPart.LOCATOR
                : ItemPart.SUFFIX;
    }

    private static String paper(Snapshot snapshot, CitationItem item) {
        return snapshot.corpus().paper(item.key()).map(PaperLabels::line).orElse("");
    }

    /** The bracket that is open at the offset, in its paragraph; -1 where none is. */
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

    /** The bracket that closes there, else the end of the line. */
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
