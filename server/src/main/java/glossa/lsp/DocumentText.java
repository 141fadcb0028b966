package glossa.lsp;

import glossa.grammar.Lines;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of an open document while the changes of one message are applied, one after the other.
 *
 * <p>The text is kept as its lines, so that a change costs what it changes: an editor that replaces
 * a word everywhere sends ten thousand changes at once.
 */
final class DocumentText {
    /**
     * Characters and lines that the changes of one message may copy, which takes some seconds. More
     * than that is no editing.
     */
    private static final long MAX_WORK = 1L << 33;

    private final PositionEncoding encoding;

    /** Each line with its ending; the last has none. */
    private final List<String> lines;

    private long length;
    private long work;

    private DocumentText(String text, PositionEncoding encoding) {
        this.encoding = encoding;
        this.lines = linesOf(text);
        this.length = text.length();
    }

    /**
     * The text after the editor's changes (LSP 3.17, "DidChangeTextDocument Notification").
     *
     * @param limit the UTF-16 length that the text may reach
     * @return nothing if the text grows beyond the limit, or the changes are too many to be applied
     */
    static Optional<String> edited(
            String text,
            List<TextDocumentContentChangeEvent> changes,
            PositionEncoding encoding,
            int limit) {
        int first = changes.size();
        while (first > 0 && changes.get(first - 1).getRange() != null) {
            first--;
        }
        // Only what follows the last whole text counts.
        DocumentText edited =
                new DocumentText(first == 0 ? text : changes.get(first - 1).getText(), encoding);
        for (TextDocumentContentChangeEvent change : changes.subList(first, changes.size())) {
            edited.replace(change.getRange(), change.getText());
            if (edited.length > limit || edited.work > MAX_WORK) {
                return Optional.empty();
            }
        }
        return edited.length > limit
                ? Optional.empty()
                : Optional.of(String.join("", edited.lines));
    }

    /** A line and an offset in it. */
    private record Place(int line, int offset) {}

    private Place place(Position position) {
        if (position.getLine() < 0) {
            return new Place(0, 0);
        }
        if (position.getLine() >= lines.size()) {
            return new Place(lines.size() - 1, lines.getLast().length());
        }
        String line = lines.get(position.getLine());
        work += line.length();
        Position inLine = new Position(0, position.getCharacter());
        return new Place(position.getLine(), encoding.offset(line, Lines.of(line), inLine));
    }

    private void replace(Range range, String replacement) {
        Place start = place(range.getStart());
        Place end = place(range.getEnd());
        if (end.line() < start.line()
                || end.line() == start.line() && end.offset() < start.offset()) {
            end = start;
        }
        int first = start.line();
        int last = end.line();
        String joined =
                lines.get(first).substring(0, start.offset())
                        + replacement
                        + lines.get(last).substring(end.offset());
        // A CR and an LF that meet are one line ending.
        if (first > 0 && joined.startsWith("\n") && lines.get(first - 1).endsWith("\r")) {
            first--;
            joined = lines.get(first) + joined;
        }
        if (last + 1 < lines.size() && joined.endsWith("\r") && isLineFeed(last + 1)) {
            last++;
            joined += lines.get(last);
        }
        boolean isEnd = last + 1 == lines.size();
        List<String> replaced = lines.subList(first, last + 1);
        for (String line : replaced) {
            length -= line.length();
        }
        length += joined.length();
        work += joined.length();
        List<String> now = linesOf(joined);
        if (!isEnd) {
            now.removeLast();
        }
        if (now.size() == replaced.size()) {
            for (int i = 0; i < now.size(); i++) {
                replaced.set(i, now.get(i));
            }
        } else {
            work += lines.size() - last;
            replaced.clear();
            lines.addAll(first, now);
        }
    }

    private boolean isLineFeed(int line) {
        return lines.get(line).startsWith("\n");
    }

    private static List<String> linesOf(String text) {
        Lines starts = Lines.of(text);
        List<String> lines = new ArrayList<>(starts.count());
        for (int i = 0; i < starts.count(); i++) {
            int end = i + 1 < starts.count() ? starts.start(i + 1) : text.length();
            lines.add(text.substring(starts.start(i), end));
        }
        return lines;
    }
}
