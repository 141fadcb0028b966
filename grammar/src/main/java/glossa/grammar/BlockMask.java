package glossa.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A copy of a note, changed so that commonmark-java finds the blocks that pandoc finds. The copy
 * has the length of the note, so offsets in both are the same, and inlines are read from the note
 * itself. It differs only where commonmark-java and pandoc disagree on whether there is a block.
 * This class also collects what commonmark-java does not know: link definitions by pandoc's rules,
 * labels of examples, and metadata blocks within the text.
 */
final class BlockMask {
    final Set<String> linkLabels = new HashSet<>();
    final Map<String, String> examples = new HashMap<>();
    final List<Span> opaque = new ArrayList<>();
    final List<FrontMatter> metadata = new ArrayList<>();

    /** Markers of pandoc's lists: the offsets within each, with the offset of the item's text. */
    final Map<Integer, Integer> markerEnds = new HashMap<>();

    private final String note;
    private final Lines lines;
    private final boolean readsChunkHeads;
    private final char[] masked;

    /** The characters of the note: faster to read than a string in the loop over all of them. */
    private final char[] chars;

    private final MultilineSpans multilineSpans;
    private int exampleCount;
    private boolean afterBlank = true;
    private boolean inList;

    /** The number of lines of text directly before this one. */
    private int textLines;

    private boolean inQuote;
    private int codeEnd;

    private BlockMask(String note, Lines lines, boolean readsChunkHeads) {
        this.note = note;
        this.lines = lines;
        this.readsChunkHeads = readsChunkHeads;
        this.chars = note.toCharArray();
        this.masked = chars.clone();
        this.multilineSpans = new MultilineSpans(note, lines);
    }

    /** The mask of {@code note}; the front matter, before {@code start}, is blank in it. */
    static BlockMask of(String note, Lines lines, int start, Set<Dialect> dialects) {
        BlockMask mask = new BlockMask(note, lines, dialects.contains(Dialect.CHUNK_HEADS));
        mask.blank(0, start);
        mask.maskLines(lines.line(start) + (start > 0 ? 1 : 0));
        return mask;
    }

    /** The text for commonmark-java. */
    String text() {
        return new String(masked);
    }

    private void maskLines(int first) {
        int line = first;
        while (line < lines.count()) {
            int start = lines.start(line);
            int end = lines.end(line);
            int at = afterPrefix(start, end);
            if (afterBlank) {
                textLines = 0;
            }
            if (at == end) {
                afterBlank = true;
                inQuote = false;
                line++;
                continue;
            }
            boolean marked = note.substring(start, at).indexOf('>') >= 0;
            int next = blockEnd(line, at, end);
            if (next <= line) {
                if (marked && !inQuote && !afterBlank && !inList) {
                    fill(start, at);
                }
                next = readTextLine(line, at, end);
                textLines++;
            }
            inQuote = marked;
            line = next;
        }
    }

    /**
     * Reads a block with lines of its own; returns the line after it, or {@code line} if there is
     * none.
     */
    private int blockEnd(int line, int at, int end) {
        int next = fence(line, at, end);
        if (next == line && afterBlank) {
            next = metadata(line, at);
        }
        if (next == line) {
            next = div(line, at, end);
        }
        if (next == line && afterBlank) {
            next = linkDefinition(line, at, end);
        }
        return next;
    }

    /** Reads a line of text, including elements in it that span several lines. */
    private int readTextLine(int line, int at, int end) {
        listMarker(at, end);
        maskStart(at, end);
        int last = line;
        int i = at;
        int lastEnd = end;
        while (i < lastEnd) {
            char c = chars[i];
            if (c > '`' || c < '<') {
                i++;
                continue;
            }
            if (c == '`') {
                int close = multilineSpans.afterCode(i, last);
                i = close;
                continue;
            }
            int after = c == '<' || c == '\\' ? multilineSpans.afterElement(i) : -1;
            if (after >= 0) {
                fill(i, after);
                last = lines.line(after);
                lastEnd = lines.end(last);
                i = after;
                continue;
            }
            if (c == '<' || c == '[' && !note.startsWith("^", i + 1)) {
                masked[i] = 'x';
            }
            i += c == '\\' ? 2 : 1;
        }
        afterBlank = textLines == 0 && note.charAt(at) == '#' && masked[at] == '#';
        return last + 1;
    }

    /**
     * Makes a line that begins no block begin with a letter: for other lines commonmark-java copies
     * the whole paragraph, which would be slow in tables of thousands of lines.
     */
    private void maskStart(int at, int end) {
        char c = masked[at];
        if (c != note.charAt(at)) {
            return;
        }
        if (textLines > 0
                && !inList
                && (ListMarker.isCommonMarkMarker(note, at, end) || isRule(at, end))) {
            // Neither a list nor a rule interrupts a paragraph; for example, lines of math may
            // begin with +.
            masked[at] = 'x';
            return;
        }
        boolean emphasis =
                at + 1 < end
                        && ("*_-".indexOf(c) >= 0 && isWordChar(note.charAt(at + 1))
                                || c == '+' && !CharClasses.isBlank(note.charAt(at + 1)));
        boolean mark = (c == '~' || c == '`') && Fence.at(note, at, end) == null;
        boolean number = CharClasses.isDigit(c) && !isOrdinal(at, end);
        if (emphasis || mark || number || c >= 128 || "|(:;,.!?/@${}\\\"'%^&])".indexOf(c) >= 0) {
            masked[at] = 'x';
        }
    }

    /** Whether the line is a rule, or the underline of a setext heading with several lines. */
    private boolean isRule(int at, int end) {
        char c = note.charAt(at);
        if ("=-*_".indexOf(c) < 0 || c == '=' && textLines == 1 || c == '-' && textLines == 1) {
            return false;
        }
        for (int i = at; i < end; i++) {
            if (note.charAt(i) != c && !CharClasses.isBlank(note.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether digits and then a full stop or a parenthesis begin here, as in a list item. */
    private boolean isOrdinal(int at, int end) {
        int i = at;
        while (i < end && CharClasses.isDigit(note.charAt(i))) {
            i++;
        }
        return i < end && (note.charAt(i) == '.' || note.charAt(i) == ')');
    }

    private static boolean isWordChar(char c) {
        return !CharClasses.isBlank(c) && "*_-".indexOf(c) < 0;
    }

    /** Replaces the characters by text on one line that begins no block. */
    private void fill(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean isEnd = masked[i] == '\n' || masked[i] == '\r';
            masked[i] = isEnd ? ' ' : 'x';
        }
    }

    private void blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (masked[i] != '\n' && masked[i] != '\r') {
                masked[i] = ' ';
            }
        }
    }

    /** The index after blanks and the markers of block quotes. */
    private int afterPrefix(int start, int end) {
        int i = start;
        while (i < end && (CharClasses.isBlank(note.charAt(i)) || note.charAt(i) == '>')) {
            i++;
        }
        return i;
    }

    /**
     * Fenced code (manual, "Fenced code blocks"), if it is closed and has an info string that
     * pandoc accepts, or the head of a chunk in braces. Tildes do not end a paragraph.
     */
    private int fence(int line, int at, int end) {
        int open = at;
        if (open + 1 < end && "-*+".indexOf(note.charAt(open)) >= 0) {
            open = VerbatimScanner.skipBlanks(note, open + 1, end);
        }
        Fence fence = Fence.at(note, open, end);
        if (fence == null) {
            return line;
        }
        if (!fence.hasValidInfo(note, readsChunkHeads) && fence.mark() == '`') {
            // Then they are inline code, if the paragraph has as many backticks again.
            codeEnd = Math.max(codeEnd, multilineSpans.codeSpanEnd(open, line));
        }
        int close =
                open >= codeEnd
                                && fence.hasValidInfo(note, readsChunkHeads)
                                && (fence.mark() == '`' || afterBlank || open > at)
                        ? multilineSpans.closingLine(line, fence)
                        : -1;
        if (close < 0) {
            masked[open] = 'x';
            return line;
        }
        afterBlank = true;
        return close + 1;
    }

    /** A metadata block within the text (manual, "yaml_metadata_block"). */
    private int metadata(int line, int at) {
        if (at != lines.start(line) || !note.startsWith("---", at)) {
            return line;
        }
        FrontMatter block = FrontMatterReader.at(note, lines, line);
        if (block == null || !FrontMatterReader.isMapping(note, lines, block)) {
            return line;
        }
        metadata.add(block);
        opaque.add(block.span());
        blank(block.span().start(), block.span().end());
        return lines.line(block.span().end()) + 1;
    }

    /** The fences of a div; the lines between them are ordinary text. */
    private int div(int line, int at, int end) {
        if (!note.startsWith(":::", at)) {
            return line;
        }
        int i = at;
        while (i < end && note.charAt(i) == ':') {
            i++;
        }
        i = VerbatimScanner.skipBlanks(note, i, end);
        int head = VerbatimScanner.attributes(note, i, end);
        if (head < 0) {
            head = i;
            while (head < end && !CharClasses.isBlank(note.charAt(head))) {
                head++;
            }
        }
        while (head < end && (CharClasses.isBlank(note.charAt(head)) || note.charAt(head) == ':')) {
            head++;
        }
        if (head < end) {
            return line;
        }
        blank(at, end);
        opaque.add(new Span(at, end));
        afterBlank = true;
        return line + 1;
    }

    /**
     * {@code [label]: destination}; a label that begins with a key is a citation, not a definition.
     */
    private int linkDefinition(int line, int at, int end) {
        if (note.charAt(at) != '[' || note.startsWith("[^", at) || note.startsWith("[@", at)) {
            return line;
        }
        int close = at;
        int depth = 0;
        do {
            char c = note.charAt(close);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            close += c == '\\' ? 2 : 1;
        } while (depth > 0 && close < end);
        if (depth > 0 || close >= end || note.charAt(close) != ':') {
            return line;
        }
        if (note.substring(at, close).indexOf('@') >= 0
                && InlineReader.isCitation(note.substring(at, close))) {
            return line;
        }
        int destination = VerbatimScanner.skipBlanks(note, close + 1, end);
        int last = line;
        if (destination == end && line + 1 < lines.count()) {
            last = line + 1;
            destination = afterPrefix(lines.start(last), lines.end(last));
        }
        String rest = note.substring(destination - 1, lines.end(last));
        int title = rest.replaceAll(" [\"'(].*", "").length();
        boolean isBracketed = rest.substring(0, title).contains(" [");
        if (destination == lines.end(last) || isBracketed) {
            return line;
        }
        if (last + 1 < lines.count() && isTitle(last + 1)) {
            last++;
        }
        linkLabels.add(NoteDefinitions.normalized(note.substring(at, close)));
        opaque.add(new Span(at, lines.end(last)));
        for (int i = line; i <= last; i++) {
            blank(afterPrefix(lines.start(i), lines.end(i)), lines.end(i));
        }
        return last + 1;
    }

    private boolean isTitle(int line) {
        String text = note.substring(lines.start(line), lines.end(line)).strip();
        return text.length() > 1
                && (text.startsWith("\"") && text.endsWith("\"")
                        || text.startsWith("'") && text.endsWith("'"));
    }

    /**
     * Replaces list markers that commonmark-java does not know by one that it knows: those of
     * definitions, of lists with letters, roman numerals and parentheses, and of examples.
     */
    private void listMarker(int at, int end) {
        char c = note.charAt(at);
        boolean indented = at > lines.start(lines.line(at));
        if ((c == ':' || c == '~') && at + 1 < end && CharClasses.isBlank(note.charAt(at + 1))) {
            masked[at] = '-';
            markerEnds.put(at + 1, at + 1);
            inList = true;
            return;
        }
        ListMarker marker = afterBlank || inList ? ListMarker.at(note, at, end) : null;
        if (marker == null) {
            boolean begins = textLines == 0 && ListMarker.isCommonMarkMarker(note, at, end);
            inList = inList && (indented || !afterBlank) || begins;
            return;
        }
        inList = true;
        if (marker.isExample()) {
            exampleCount++;
            if (!marker.label(note).isEmpty()) {
                examples.putIfAbsent(marker.label(note), Integer.toString(exampleCount));
            }
            opaque.add(new Span(at, marker.end()));
        }
        masked[at] = '-';
        masked[at + 1] = ' ';
        for (int i = at + 2; i < Math.min(end, marker.end() + 1); i++) {
            masked[i] = 'x';
        }
        for (int i = at + 2; i <= marker.end(); i++) {
            markerEnds.put(i, marker.end());
        }
    }
}
