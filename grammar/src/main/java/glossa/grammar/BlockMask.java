package glossa.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * A copy of a note, changed so that commonmark-java finds the blocks that pandoc finds. The copy
 * has the length of the note, so offsets in both are the same, and inlines are read from the note
 * itself. It differs only where commonmark-java and pandoc disagree on whether there is a block.
 * This class also collects what commonmark-java does not know: link definitions by pandoc's rules,
 * markers of pandoc's lists, and metadata blocks within the text.
 */
final class BlockMask {
    final List<Span> opaque = new ArrayList<>();
    final List<FrontMatter> metadata = new ArrayList<>();

    /** The Markdown in chunks of code, by its offset. */
    final TreeMap<Integer, InlineText> chunkTexts = new TreeMap<>();

    final LinkDefinitions linkDefinitions;
    final ListMarkers listMarkers;
    private final MaskedNote mask;
    private final String note;
    private final Lines lines;
    private final boolean readsChunkHeads;
    private final char[] masked;

    /** The characters of the note: faster to read than a string in the loop over all of them. */
    private final char[] chars;

    private final MultilineSpans multilineSpans;

    /** The lines of the fences that close chunks of text. */
    private final Set<Integer> chunkEnds = new HashSet<>();

    private boolean afterBlank = true;

    /** The number of lines of text directly before this one. */
    private int textLines;

    /** The number of lines of the paragraph read last; 0 if another block was read last. */
    private int paragraphLines;

    /** The number of blank lines directly before this one. */
    private int blankLines;

    /** Where the paragraph begins that contains this line. */
    private int paragraphStart;

    /** The line whose dashes would underline the line before it; otherwise -1. */
    private int underlined = -1;

    private boolean inTable;
    private int openDivs;
    private boolean inQuote;
    private int codeEnd;

    private BlockMask(String note, Lines lines, boolean readsChunkHeads) {
        this.note = note;
        this.lines = lines;
        this.readsChunkHeads = readsChunkHeads;
        this.chars = note.toCharArray();
        this.mask = new MaskedNote(note, lines);
        this.masked = mask.masked;
        this.linkDefinitions = new LinkDefinitions(mask, opaque);
        this.listMarkers = new ListMarkers(mask);
        this.multilineSpans = new MultilineSpans(note, lines);
    }

    /** The mask of {@code note}; the front matter, before {@code start}, is blank in it. */
    static BlockMask of(String note, Lines lines, int start, Set<Dialect> dialects) {
        BlockMask mask = new BlockMask(note, lines, dialects.contains(Dialect.CHUNK_HEADS));
        mask.mask.blank(0, start);
        mask.maskLines(lines.line(start) + (start > 0 ? 1 : 0));
        return mask;
    }

    /** The text for commonmark-java. */
    String text() {
        return new String(masked);
    }

    /** Whether these characters were removed, as a link definition is. */
    boolean isRemoved(Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (!CharClasses.isBlank(masked[i])) {
                return false;
            }
        }
        return true;
    }

    private void maskLines(int first) {
        int line = first;
        while (line < lines.count()) {
            int start = lines.start(line) + (line == 0 && note.startsWith("\ufeff") ? 1 : 0);
            int end = lines.end(line);
            int at = mask.afterPrefix(start, end);
            if (afterBlank) {
                textLines = 0;
            }
            if (at == end || !chunkEnds.isEmpty() && chunkEnds.contains(line)) {
                afterBlank = true;
                blankLines++;
                inQuote = false;
                line++;
                continue;
            }
            boolean marked = note.substring(start, at).indexOf('>') >= 0;
            int next = blockEnd(line, at, end);
            if (next <= line) {
                if (marked && !inQuote && !afterBlank && !listMarkers.inList()) {
                    mask.fill(start, at);
                }
                next = readTextLine(line, at, end);
                textLines++;
            } else {
                paragraphLines = 0;
            }
            blankLines = 0;
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
        if (next == line && afterBlank && line != underlined) {
            next = metadata(line, at);
        }
        if (next == line) {
            next = div(line, at, end);
        }
        if (next == line && afterBlank) {
            next = linkDefinitions.read(line, at, end);
            underlined = next;
        }
        return next;
    }

    /** Reads a line of text, including elements in it that span several lines. */
    private int readTextLine(int line, int at, int end) {
        boolean begins = afterBlank || endsTable(line, at, end);
        boolean afterTerm = paragraphLines == 1 && blankLines <= 1;
        int text = listMarkers.mask(line, at, end, begins, afterTerm);
        if (text > at && text < end) {
            int next = linkDefinitions.read(line, text, end);
            if (next > line) {
                afterBlank = true;
                return next;
            }
        }
        LineBeginnings.mask(mask, at, end, textLines, listMarkers.inList());
        int elements = at;
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
            if (isBlank(elements, i)) {
                elements = Math.max(elements, after >= 0 ? after : afterBlockElement(i, lastEnd));
            }
            if (after >= 0) {
                mask.fill(i, after);
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
        boolean isElements = elements > at && isBlank(elements, lastEnd);
        if (isElements) {
            mask.blank(at, lastEnd);
            opaque.add(new Span(at, lastEnd));
        }
        boolean isBlock =
                text > at && text == end && note.startsWith("[^", at)
                        || textLines == 0 && note.charAt(at) == '#' && masked[at] == '#'
                        || textLines == 0 && ListMarkers.isThematicBreak(note, at, end)
                        || textLines == 1 && !listMarkers.inList() && isUnderline(at, end)
                        || isElements;
        boolean isTag = note.charAt(at) == '<' && !note.startsWith("<!--", at);
        underlined = textLines == 0 && !isTag ? last + 1 : -1;
        paragraphLines = isBlock || text > at ? 0 : afterBlank ? 1 : paragraphLines + 1;
        afterBlank = isBlock;
        return last + 1;
    }

    private boolean isBlank(int from, int to) {
        return from <= to && VerbatimScanner.skipBlanks(note, from, to) == to;
    }

    /** Whether the line underlines a heading of one line. */
    private boolean isUnderline(int at, int end) {
        int to = end;
        while (to > at && CharClasses.isBlank(note.charAt(to - 1))) {
            to--;
        }
        return ListMarkers.isUnderline(note, at, to);
    }

    /** The index after a tag or command that is a block of its own at {@code at}, or -1. */
    private int afterBlockElement(int at, int end) {
        if (note.charAt(at) == '<') {
            String name = RawHtml.tagName(note, at, end);
            boolean isBlock = textLines == 0 ? RawHtml.canBeginBlock(name) : RawHtml.isBlock(name);
            return isBlock ? RawHtml.tag(note, at, end) : -1;
        }
        return textLines == 0 && note.charAt(at) == '\\' ? VerbatimScanner.tex(note, at, end) : -1;
    }

    /** Whether a table or a line block ends before this line, which needs no blank line. */
    private boolean endsTable(int line, int at, int end) {
        if (textLines == 0) {
            paragraphStart = at;
            inTable = false;
            return false;
        }
        if (textLines == 1 && note.charAt(paragraphStart) != '+') {
            Span first = new Span(paragraphStart, lines.end(lines.line(paragraphStart)));
            inTable =
                    note.startsWith("| ", paragraphStart)
                            || PipeTable.isTable(note, List.of(first, new Span(at, end)));
        }
        return inTable && at == lines.start(line) && note.indexOf('|', at, end) < 0
                || textLines > 2
                        && note.startsWith("+-", paragraphStart)
                        && "|+".indexOf(note.charAt(at)) < 0;
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
        for (int i = fence.infoStart(); i < end; i++) {
            // Backticks in the options of a chunk; commonmark-java allows none.
            masked[i] = masked[i] == '`' ? 'x' : masked[i];
        }
        return readsChunkHeads ? chunk(line, close, fence, open == at) : close + 1;
    }

    /** Reads the texts in a chunk of code; returns the line after it, or after its head. */
    private int chunk(int line, int close, Fence head, boolean beginsLine) {
        List<Span> places = new ArrayList<>();
        for (InlineText text : ChunkTexts.of(note, lines, head, line, close)) {
            places.add(text.span());
            chunkTexts.put(text.span().start(), text);
        }
        if (!beginsLine || !ChunkTexts.isText(note, head)) {
            return close + 1;
        }
        for (int i : new int[] {line, close}) {
            int start = mask.afterPrefix(lines.start(i), lines.end(i));
            mask.blank(start, lines.end(i));
            opaque.addAll(SpanSets.without(new Span(start, lines.end(i)), places));
        }
        chunkEnds.add(close);
        return line + 1;
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
        mask.blank(block.span().start(), block.span().end());
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
        boolean closes = i == end;
        if (head < end || (closes ? openDivs == 0 : textLines > 0 && !listMarkers.inList())) {
            return line;
        }
        openDivs += closes ? -1 : 1;
        mask.blank(at, end);
        opaque.add(new Span(at, end));
        afterBlank = true;
        return line + 1;
    }
}
