package glossa.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts a note into passages, line by line: for annotations it matters what stands together and
 * what is quoted, and no more. A list may interrupt a paragraph here, as it does in Obsidian.
 */
public final class Passages {
    private final String note;
    private final Lines lines;
    private final Syntax syntax;
    private final List<Passage> passages = new ArrayList<>();
    private final List<Span> pieces = new ArrayList<>();

    /**
     * The number of the quote that is open, or 0; how many there were; the depth of the markers.
     */
    private int quote;

    private int quotes;
    private int depth;
    private int section;
    private boolean item;
    private int nextHeading;
    private int nextOpaque;

    private Passages(String note, Lines lines, Syntax syntax) {
        this.note = note;
        this.lines = lines;
        this.syntax = syntax;
    }

    /** All passages, in the order of the text; headings, code and metadata are none. */
    public static List<Passage> of(String note, Lines lines, Syntax syntax) {
        Passages reader = new Passages(note, lines, syntax);
        int first = syntax.frontMatter().map(block -> lines.line(block.span().end()) + 1).orElse(0);
        for (int line = first; line < lines.count(); line++) {
            reader.line(lines.start(line), lines.end(line));
        }
        reader.end();
        return reader.passages;
    }

    private void line(int start, int end) {
        if (isHeading(start)) {
            part();
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
            } else if (ListMarker.isPlain(note, at, end) && mayBegin(at, begins)
                    || ListMarker.at(note, at, end) != null && pieces.isEmpty()) {
                begins = true;
                at = afterMarker(at, end);
            } else {
                break;
            }
            at = VerbatimScanner.skipBlanks(note, at, end);
        }
        if (at >= end) {
            end();
            quote = markers == 0 && !begins ? 0 : quote;
            return;
        }
        boolean lazy = markers == 0 && depth > 0 && !pieces.isEmpty() && !begins;
        if (begins || markers != depth && !lazy) {
            end();
        }
        if (!lazy) {
            depth = markers;
            if (markers == 0) {
                quote = 0;
            } else if (quote == 0) {
                quote = ++quotes;
            }
        }
        item = begins || item && !pieces.isEmpty();
        content(at, end);
    }

    private void content(int at, int end) {
        if (isOpaque(at, end)) {
            part();
        } else if (note.startsWith(":::", at)) {
            part();
        } else if (startsAnew(at, end)) {
            end();
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

    /** A numbered item does not begin within a paragraph: {@code in\n2017. Then}. */
    private boolean mayBegin(int at, boolean begins) {
        return begins || item || pieces.isEmpty() || !CharClasses.isDigit(note.charAt(at));
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

    /** A footnote, a definition, a row of a table. */
    private boolean startsAnew(int at, int end) {
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

    /** Whether the line is part of a block of code or the like: no line within a paragraph. */
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

    private void part() {
        end();
        section++;
    }

    private void end() {
        if (pieces.stream().anyMatch(this::hasWords)) {
            passages.add(new Passage(quote, section, pieces));
        }
        pieces.clear();
        item = false;
    }

    private boolean hasWords(Span piece) {
        return piece.in(note).codePoints().anyMatch(CharClasses::isAlphaNum);
    }
}
