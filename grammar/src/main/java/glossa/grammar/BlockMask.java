package glossa.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text as commonmark-java is shown it, to find blocks where pandoc finds them. It has the
 * length of the note, so every offset in it is one in the note, and inlines are read from the note
 * itself: what differs is only what commonmark-java would take for a block and pandoc doesn't, or
 * the other way round. On the way it gathers what commonmark-java doesn't know: link definitions in
 * pandoc's manner, labels of examples, metadata blocks within the text.
 */
final class BlockMask {
    final Set<String> links = new HashSet<>();
    final Map<String, String> examples = new HashMap<>();
    final List<Span> opaque = new ArrayList<>();
    final List<FrontMatter> metadata = new ArrayList<>();

    /** Markers of pandoc's lists, from where they begin to where the item's text begins. */
    final Map<Integer, Integer> markers = new HashMap<>();

    private final String note;
    private final Lines lines;
    private final boolean chunks;
    private final char[] shadow;

    /** The note itself, for the loop over all of it: faster to read than a string. */
    private final char[] plain;

    private final MultilineSpans stretches;
    private int exampleCount;
    private boolean afterBlank = true;
    private boolean inList;

    /** How many lines of text stand before this one without a blank line between. */
    private int textLines;

    private boolean quoted;
    private int codeEnd;

    private BlockMask(String note, Lines lines, boolean chunks) {
        this.note = note;
        this.lines = lines;
        this.chunks = chunks;
        this.plain = note.toCharArray();
        this.shadow = plain.clone();
        this.stretches = new MultilineSpans(note, lines);
    }

    /**
     * The shadow of {@code note}; what stands before {@code start} (front matter) is blank in it.
     */
    static BlockMask of(String note, Lines lines, int start, Set<Dialect> dialects) {
        BlockMask shadow = new BlockMask(note, lines, dialects.contains(Dialect.CHUNK_HEADS));
        shadow.blank(0, start);
        shadow.scan(lines.line(start) + (start > 0 ? 1 : 0));
        return shadow;
    }

    /** The text to show. */
    String text() {
        return new String(shadow);
    }

    private void scan(int first) {
        int line = first;
        while (line < lines.count()) {
            int start = lines.start(line);
            int end = lines.end(line);
            int at = prefix(start, end);
            if (afterBlank) {
                textLines = 0;
            }
            if (at == end) {
                afterBlank = true;
                quoted = false;
                line++;
                continue;
            }
            boolean marked = note.substring(start, at).indexOf('>') >= 0;
            int next = block(line, at, end);
            if (next <= line) {
                if (marked && !quoted && !afterBlank && !inList) {
                    hide(start, at);
                }
                next = text(line, at, end);
                textLines++;
            }
            quoted = marked;
            line = next;
        }
    }

    /** What stands alone on its lines; the line after it, or the same line if there is none. */
    private int block(int line, int at, int end) {
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

    /** A line of text, with what in it reaches over several lines. */
    private int text(int line, int at, int end) {
        listMarker(at, end);
        plainStart(at, end);
        int last = line;
        int i = at;
        int lastEnd = end;
        while (i < lastEnd) {
            char c = plain[i];
            if (c > '`' || c < '<') {
                i++;
                continue;
            }
            if (c == '`') {
                int close = stretches.code(i, last);
                i = close;
                continue;
            }
            int after = c == '<' || c == '\\' ? stretches.after(i) : -1;
            if (after >= 0) {
                hide(i, after);
                last = lines.line(after);
                lastEnd = lines.end(last);
                i = after;
                continue;
            }
            if (c == '<' || c == '[' && !note.startsWith("^", i + 1)) {
                shadow[i] = 'x';
            }
            i += c == '\\' ? 2 : 1;
        }
        afterBlank = textLines == 0 && note.charAt(at) == '#' && shadow[at] == '#';
        return last + 1;
    }

    /**
     * What begins no block begins with a letter: for other lines commonmark-java copies the whole
     * paragraph, in which table and line blocks of thousands of lines would be slow.
     */
    private void plainStart(int at, int end) {
        char c = shadow[at];
        if (c != note.charAt(at)) {
            return;
        }
        if (textLines > 0 && !inList && (ListMarker.isPlain(note, at, end) || isRule(at, end))) {
            // Neither a list nor a rule interrupts a paragraph: in math, say, lines begin with +.
            shadow[at] = 'x';
            return;
        }
        boolean emphasis =
                at + 1 < end
                        && ("*_-".indexOf(c) >= 0 && isText(note.charAt(at + 1))
                                || c == '+' && !CharClasses.isBlank(note.charAt(at + 1)));
        boolean mark = (c == '~' || c == '`') && Fence.at(note, at, end) == null;
        boolean number = CharClasses.isDigit(c) && !isOrdinal(at, end);
        if (emphasis || mark || number || c >= 128 || "|(:;,.!?/@${}\\\"'%^&])".indexOf(c) >= 0) {
            shadow[at] = 'x';
        }
    }

    /** Whether the line is a rule, or an underline where the heading would have several lines. */
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

    /** Digits with a full stop or a parenthesis behind them, as a list's item has. */
    private boolean isOrdinal(int at, int end) {
        int i = at;
        while (i < end && CharClasses.isDigit(note.charAt(i))) {
            i++;
        }
        return i < end && (note.charAt(i) == '.' || note.charAt(i) == ')');
    }

    private static boolean isText(char c) {
        return !CharClasses.isBlank(c) && "*_-".indexOf(c) < 0;
    }

    /** One line in the shadow, with nothing in it that would be a block. */
    private void hide(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean isEnd = shadow[i] == '\n' || shadow[i] == '\r';
            shadow[i] = isEnd ? ' ' : 'x';
        }
    }

    private void blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (shadow[i] != '\n' && shadow[i] != '\r') {
                shadow[i] = ' ';
            }
        }
    }

    /** The index behind blanks and the marks of block quotes. */
    private int prefix(int start, int end) {
        int i = start;
        while (i < end && (CharClasses.isBlank(note.charAt(i)) || note.charAt(i) == '>')) {
            i++;
        }
        return i;
    }

    /**
     * Fenced code (manual, "Fenced code blocks"): only where it is closed, and with a head that
     * pandoc takes, or a chunk's head in braces. Tildes don't end a paragraph.
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
        if (!fence.isHead(note, chunks) && fence.mark() == '`') {
            // Then they are code within the paragraph, if the paragraph has as many again.
            codeEnd = Math.max(codeEnd, stretches.spanEnd(open, line));
        }
        int close =
                open >= codeEnd
                                && fence.isHead(note, chunks)
                                && (fence.mark() == '`' || afterBlank || open > at)
                        ? stretches.closing(line, fence)
                        : -1;
        if (close < 0) {
            shadow[open] = 'x';
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

    /** The fences of a div; what stands between them is text like any other. */
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

    /** {@code [label]: destination}; a label that begins with a key is a citation. */
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
            destination = prefix(lines.start(last), lines.end(last));
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
        links.add(NoteDefinitions.normal(note.substring(at, close)));
        opaque.add(new Span(at, lines.end(last)));
        for (int i = line; i <= last; i++) {
            blank(prefix(lines.start(i), lines.end(i)), lines.end(i));
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
     * Markers that commonmark-java doesn't know become its own: those of definitions, of lists with
     * letters, roman numerals and parentheses, and of examples.
     */
    private void listMarker(int at, int end) {
        char c = note.charAt(at);
        boolean indented = at > lines.start(lines.line(at));
        if ((c == ':' || c == '~') && at + 1 < end && CharClasses.isBlank(note.charAt(at + 1))) {
            shadow[at] = '-';
            markers.put(at + 1, at + 1);
            inList = true;
            return;
        }
        ListMarker marker = afterBlank || inList ? ListMarker.at(note, at, end) : null;
        if (marker == null) {
            boolean begins = textLines == 0 && ListMarker.isPlain(note, at, end);
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
        shadow[at] = '-';
        shadow[at + 1] = ' ';
        for (int i = at + 2; i < Math.min(end, marker.end() + 1); i++) {
            shadow[i] = 'x';
        }
        for (int i = at + 2; i <= marker.end(); i++) {
            markers.put(i, marker.end());
        }
    }
}
