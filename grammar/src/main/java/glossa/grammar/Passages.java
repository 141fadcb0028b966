package glossa.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a note into passages, line by line: annotations depend only on which lines belong together
 * and which are quoted. Here a list may interrupt a paragraph, as in Obsidian.
 */
public final class Passages {
    private final String note;
    private final Lines lines;
    private final Syntax syntax;
    private final List<Passage> passages = new ArrayList<>();
    private final List<Span> pieces = new ArrayList<>();

    /** The number of the current block quote, or 0. */
    private int quote;

    private int quoteCount;
    private int quoteDepth;
    private int section;
    private boolean inItem;
    private int nextHeading;
    private int nextOpaque;

    private Passages(String note, Lines lines, Syntax syntax) {
        this.note = note;
        this.lines = lines;
        this.syntax = syntax;
    }

    /** All passages, in the order of the text, without headings, code and metadata. */
    public static List<Passage> of(String note, Lines lines, Syntax syntax) {
        Passages reader = new Passages(note, lines, syntax);
        int first = syntax.frontMatter().map(block -> lines.line(block.span().end()) + 1).orElse(0);
        for (int line = first; line < lines.count(); line++) {
            reader.readLine(lines.start(line), lines.end(line));
        }
        reader.endPassage();
        return reader.passages;
    }

    private void readLine(int start, int end) {
        if (isHeading(start)) {
            endSection();
            quote = 0;
            return;
        }
        int markers = 0;
        boolean begins = false;
        int at = VerbatimScanner.skipBlanks(note, start, end);
        while (at < end) {
            if (note.charAt(at) == '>') {
                markers++;
                at++;
            } else if (ListMarker.isCommonMarkMarker(note, at, end) && mayBeginItem(at, begins)
                    || ListMarker.at(note, at, end) != null && pieces.isEmpty()) {
                begins = true;
                at = afterMarker(at, end);
            } else {
                break;
            }
            at = VerbatimScanner.skipBlanks(note, at, end);
        }
        if (at >= end) {
            endPassage();
            quote = markers == 0 && !begins ? 0 : quote;
            return;
        }
        boolean lazy = markers == 0 && quoteDepth > 0 && !pieces.isEmpty() && !begins;
        if (begins || markers != quoteDepth && !lazy) {
            endPassage();
        }
        if (!lazy) {
            quoteDepth = markers;
            if (markers == 0) {
                quote = 0;
            } else if (quote == 0) {
                quote = ++quoteCount;
            }
        }
        inItem = begins || inItem && !pieces.isEmpty();
        readContent(at, end);
    }

    private void readContent(int at, int end) {
        if (isOpaque(at, end)) {
            endSection();
        } else if (note.startsWith(":::", at)) {
            endSection();
        } else if (startsPassage(at, end)) {
            endPassage();
            int label = note.startsWith("[^", at) ? note.indexOf("]:", at) : -1;
            int from = label >= 0 && label < end ? label + 2 : at + 1;
            add(VerbatimScanner.skipBlanks(note, from, end), end);
        } else {
            add(at, end);
        }
    }

    private void add(int from, int end) {
        int to = end;
        while (to > from && CharClasses.isBlank(note.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            pieces.add(new Span(from, to));
        }
    }

    /**
     * Whether a list item may begin here; a numbered item may not interrupt a paragraph: {@code
     * in\n2017. Then}.
     */
    private boolean mayBeginItem(int at, boolean begins) {
        return begins || inItem || pieces.isEmpty() || !CharClasses.isDigit(note.charAt(at));
    }

    private int afterMarker(int at, int end) {
        int after = at;
        while (after < end && !CharClasses.isBlank(note.charAt(after))) {
            after++;
        }
        after = VerbatimScanner.skipBlanks(note, after, end);
        boolean box = after + 2 < end && note.charAt(after) == '[' && note.charAt(after + 2) == ']';
        boolean task = box && " xX".indexOf(note.charAt(after + 1)) >= 0;
        return task ? after + 3 : after;
    }

    /** Whether a footnote, a definition or a table row begins here. */
    private boolean startsPassage(int at, int end) {
        char c = note.charAt(at);
        boolean defines = c == ':' && at + 1 < end && CharClasses.isBlank(note.charAt(at + 1));
        if (c == '[' && note.startsWith("[^", at)) {
            int close = note.substring(at, end).indexOf("]:");
            return close >= 0;
        }
        return defines || c == '|';
    }

    private boolean isHeading(int start) {
        List<Heading> headings = syntax.headings();
        while (nextHeading < headings.size() && headings.get(nextHeading).span().end() <= start) {
            nextHeading++;
        }
        return nextHeading < headings.size()
                && lines.start(lines.line(headings.get(nextHeading).span().start())) <= start;
    }

    /** Whether the line is part of an opaque block such as code, rather than of a paragraph. */
    private boolean isOpaque(int at, int end) {
        List<Span> opaque = syntax.opaque();
        while (nextOpaque < opaque.size() && opaque.get(nextOpaque).end() <= at) {
            nextOpaque++;
        }
        if (nextOpaque == opaque.size()) {
            return false;
        }
        Span span = opaque.get(nextOpaque);
        return span.start() <= at && span.end() >= end && (pieces.isEmpty() || span.end() > end);
    }

    private void endSection() {
        endPassage();
        section++;
    }

    private void endPassage() {
        if (pieces.stream().anyMatch(this::hasWords)) {
            passages.add(new Passage(quote, section, pieces));
        }
        pieces.clear();
        inItem = false;
    }

    private boolean hasWords(Span piece) {
        return piece.in(note).codePoints().anyMatch(CharClasses::isAlphaNum);
    }
}
