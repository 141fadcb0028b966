package glossa.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A copy of a note in which the lines that MyST adds to Markdown are blank: the fences and options
 * of directives that contain text, directives that contain code as a whole, targets and comments.
 * What remains is Markdown, at the same offsets.
 *
 * <p>The heads of directives are known by their names ({@link Directive}). Comments, and directives
 * whose names are unknown, are MyST's only in a note with some other syntax that MyST alone has.
 */
final class MystMask {
    /** Directives in directives; deeper ones are not closed. */
    private static final int MAX_DEPTH = 100;

    /** Lines of options between dashes. */
    private static final int MAX_OPTION_LINES = 100;

    /** The lines that are not Markdown, without the text in them, see {@link #titles}. */
    final List<Span> opaque = new ArrayList<>();

    /** Titles and captions in the order of the note: text in the heads of directives. */
    final List<Span> titles = new ArrayList<>();

    /** The contents of directives that are reStructuredText. */
    final List<Span> rst = new ArrayList<>();

    /** The labels that these lines define, see {@link MystTargets}. */
    final Set<String> targets = new HashSet<>();

    private final String note;
    private final Lines lines;
    private final MultilineSpans multilineSpans;

    /** The characters of the copy; none while it is the same as the note. */
    private char[] masked = {};

    private final Deque<Open> open = new ArrayDeque<>();
    private boolean mathCloses = true;

    /** -1 for not known yet, otherwise 0 or 1. */
    private int isMyst = -1;

    /** A directive, or a div of pandoc within one, whose text follows. */
    private record Open(Fence fence, boolean isDirective) {}

    private MystMask(String note, Lines lines) {
        this.note = note;
        this.lines = lines;
        this.multilineSpans = new MultilineSpans(note, lines);
    }

    /** The mask of {@code note} from {@code start} on, which is the end of the front matter. */
    static MystMask of(String note, Lines lines, int start, Set<Dialect> dialects) {
        MystMask mask = new MystMask(note, lines);
        if (dialects.contains(Dialect.MYST_DIRECTIVES)) {
            int line = lines.line(start) + (start > 0 ? 1 : 0);
            while (line < lines.count()) {
                line = mask.read(line);
            }
        }
        return mask;
    }

    /** The note without MyST's lines. */
    String text() {
        return masked.length > 0 ? new String(masked) : note;
    }

    /** Reads a line or the lines of a block; returns the line after it. */
    private int read(int line) {
        int start = lines.start(line);
        if (start < note.length() && CharClasses.isAsciiLetter(note.charAt(start))) {
            // The common case: text.
            return line + 1;
        }
        int end = lines.end(line);
        int at = content(line);
        if (at >= end) {
            return line + 1;
        }
        char c = note.charAt(at);
        if (c == '-' || c == '*' || c == '+' || CharClasses.isDigit(c)) {
            at = afterMarkers(at, end);
            c = at < end ? note.charAt(at) : ' ';
        }
        return switch (c) {
            case '`', '~', ':' -> fence(line, at, end);
            case '$' -> math(line, at);
            case '(' -> {
                String target = MystTargets.target(note, at, end);
                if (!target.isEmpty()) {
                    targets.add(target);
                    hide(at, end);
                }
                yield line + 1;
            }
            case '%', '+' -> {
                // A comment, or the break before a cell.
                if ((c == '%' || note.startsWith("+++", at)) && isMyst()) {
                    hide(at, end);
                }
                yield line + 1;
            }
            default -> line + 1;
        };
    }

    /** The index after the blanks and the markers of block quotes of a line. */
    private int content(int line) {
        int i = lines.start(line);
        int end = lines.end(line);
        while (i < end && (CharClasses.isBlank(note.charAt(i)) || note.charAt(i) == '>')) {
            i++;
        }
        return i;
    }

    /** The index after the markers of list items, {@code * - ```{figure}}. */
    private int afterMarkers(int at, int end) {
        int i = at;
        while (i < end && ListMarker.isCommonMarkMarker(note, i, end)) {
            while (i < end && !CharClasses.isBlank(note.charAt(i))) {
                i++;
            }
            i = VerbatimScanner.skipBlanks(note, i, end);
        }
        return i;
    }

    /**
     * Display math, in which no line begins anything else; its label follows it. What has a blank
     * line between is not math, for pandoc, and may be the end of one formula and the beginning of
     * the next.
     */
    private int math(int line, int at) {
        if (!mathCloses || !note.startsWith("$$", at)) {
            return line + 1;
        }
        String label = label(at + 2, lines.end(line));
        if (!label.isEmpty()) {
            targets.add(label);
            return line + 1;
        }
        int close = note.indexOf("$$", at + 2);
        mathCloses = close >= 0;
        int last = close < 0 ? line : lines.line(close);
        for (int i = line + 1; i <= last; i++) {
            if (content(i) >= lines.end(i)) {
                return line + 1;
            }
        }
        if (close >= 0) {
            targets.add(label(close + 2, lines.end(last)));
        }
        return last + 1;
    }

    /** The label in parentheses after math; otherwise empty. */
    private String label(int from, int end) {
        return MystTargets.inParentheses(note, VerbatimScanner.skipBlanks(note, from, end), end);
    }

    private int fence(int line, int at, int end) {
        Fence fence = Fence.of(note, at, end, note.charAt(at));
        if (fence == null) {
            return line + 1;
        }
        if (fence.infoStart() >= end && closes(fence, at)) {
            return line + 1;
        }
        Directive directive = Directive.at(note, at, end);
        if (directive == null) {
            return plainFence(line, fence);
        }
        return switch (directive.kind()) {
            case TEXT -> text(line, at, directive);
            case CODE -> code(line, at, directive);
            case RST -> {
                int next = code(line, at, directive);
                rst.add(new Span(end, lines.end(next - 1)));
                yield next;
            }
            case CHUNK -> plainFence(line, fence);
            case UNKNOWN -> {
                if (!isMyst()) {
                    yield plainFence(line, fence);
                }
                yield directive.isLanguage(note)
                        ? code(line, at, directive)
                        : text(line, at, directive);
            }
        };
    }

    /** Whether a fence closes an open directive; those that are open within it end too. */
    private boolean closes(Fence fence, int at) {
        boolean found = false;
        for (Open one : open) {
            found = found || fence.closes(one.fence());
        }
        if (!found) {
            return false;
        }
        Open last = open.pop();
        while (!fence.closes(last.fence())) {
            last = open.pop();
        }
        if (last.isDirective()) {
            hide(at, fence.end());
        }
        return true;
    }

    /** Code by a fence of Markdown, or the fence of a div; neither is changed. */
    private int plainFence(int line, Fence fence) {
        if (fence.mark() == ':') {
            if (!open.isEmpty() && open.size() < MAX_DEPTH && fence.infoStart() < fence.end()) {
                open.push(new Open(fence, false));
            }
            return line + 1;
        }
        boolean isInline =
                fence.mark() == '`'
                        && note.substring(fence.infoStart(), fence.end()).indexOf('`') >= 0;
        int close = isInline ? -1 : multilineSpans.closingLine(line, fence);
        if (close >= 0 && closesOuter(close, fence)) {
            hide(fence.infoStart() - fence.length(), lines.end(close - 1));
            return close;
        }
        return close < 0 ? line + 1 : close + 1;
    }

    /** Whether the end of code also ends a directive around it, so that the code had no end. */
    private boolean closesOuter(int line, Fence code) {
        Fence end = Fence.of(note, content(line), lines.end(line), code.mark());
        for (Open one : open) {
            if (end != null && one.fence().length() > code.length() && end.closes(one.fence())) {
                return true;
            }
        }
        return false;
    }

    /** A directive that contains text: its head and its options are hidden. */
    private int text(int line, int at, Directive directive) {
        int end = lines.end(line);
        if (open.size() < MAX_DEPTH) {
            open.push(new Open(directive.fence(), true));
        }
        hide(at, end);
        if (directive.name().equals("figure-md")) {
            targets.add(MystTargets.normalized(note.substring(directive.argument(), end)));
        }
        if (directive.hasTitle() && directive.argument() < end) {
            titles.add(new Span(directive.argument(), end));
        }
        int next = options(line + 1);
        for (int i = line + 1; i < next; i++) {
            hide(content(i), lines.end(i));
        }
        return next;
    }

    /** A directive that contains code, to its closing fence or to the end of the note. */
    private int code(int line, int at, Directive directive) {
        int close = multilineSpans.closingLine(line, directive.fence());
        boolean isShared = close >= 0 && closesOuter(close, directive.fence());
        int last = close < 0 ? lines.count() - 1 : isShared ? close - 1 : close;
        int next = options(line + 1);
        while (next < last && note.startsWith("#|", content(next))) {
            int option = VerbatimScanner.skipBlanks(note, content(next) + 2, lines.end(next));
            option(option, lines.end(next));
            next++;
        }
        hide(at, lines.end(last));
        return last + 1;
    }

    /**
     * The options of a directive, {@code :key: value} or YAML between dashes; collects captions and
     * labels. Returns the line after them.
     */
    private int options(int from) {
        int line = from;
        boolean isYaml = from < lines.count() && isDashes(from);
        if (isYaml) {
            line++;
            while (line < lines.count() && line < from + MAX_OPTION_LINES && !isDashes(line)) {
                line++;
            }
            if (line >= lines.count() || !isDashes(line)) {
                return from;
            }
            for (int i = from + 1; i < line; i++) {
                option(content(i), lines.end(i));
            }
            return line + 1;
        }
        while (line < lines.count()) {
            int at = content(line);
            int end = lines.end(line);
            if (at + 1 >= end || note.charAt(at) != ':' || note.charAt(at + 1) == ':') {
                break;
            }
            int name = at + 1;
            while (name < end
                    && note.charAt(name) != ':'
                    && !CharClasses.isBlank(note.charAt(name))) {
                name++;
            }
            if (name >= end || note.charAt(name) != ':') {
                break;
            }
            option(at + 1, end);
            line++;
        }
        return line;
    }

    private boolean isDashes(int line) {
        return note.substring(content(line), lines.end(line)).stripTrailing().equals("---");
    }

    /** Collects the value of the option at {@code at}, if it is text or a label. */
    private void option(int at, int end) {
        int colon = note.indexOf(':', at, end);
        int value = colon < 0 ? end : VerbatimScanner.skipBlanks(note, colon + 1, end);
        if (value >= end) {
            return;
        }
        switch (note.substring(at, colon)) {
            case "caption", "title", "header", "footer" -> titles.add(new Span(value, end));
            case "label", "name" -> targets.add(MystTargets.normalized(note.substring(value, end)));
            default -> {}
        }
    }

    private boolean isMyst() {
        if (isMyst < 0) {
            isMyst = MystTargets.isMyst(note, lines) ? 1 : 0;
        }
        return isMyst > 0;
    }

    private void hide(int from, int to) {
        if (masked.length == 0) {
            masked = note.toCharArray();
        }
        opaque.add(new Span(from, to));
        for (int i = from; i < to; i++) {
            if (masked[i] != '\n' && masked[i] != '\r') {
                masked[i] = ' ';
            }
        }
    }
}
