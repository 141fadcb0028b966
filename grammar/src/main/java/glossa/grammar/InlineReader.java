package glossa.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Reads one run of inlines as pandoc's Markdown reader does: each method tries one construct at an
 * index, and returns the index after it; or it returns {@link #NONE} and leaves the output
 * unchanged.
 *
 * <p>Pandoc backtracks where brackets, quotes and asterisks do not close, which takes exponential
 * time at worst. This class remembers failed attempts, and has a budget of steps proportional to
 * the length of the text. If a text exhausts the budget, nobody wrote it by hand: {@link
 * FallbackReader} then reads it, with brackets and emphasis as plain characters.
 */
final class InlineReader {
    static final int NONE = -1;

    /** The constructs whose failures {@link #attempt} remembers. */
    enum Construct {
        DOUBLE_QUOTED,
        SINGLE_QUOTED,
        SUPERSCRIPT,
        SUBSCRIPT,
        STRIKEOUT,
        SPAN,
        CITE,
        TEXTUAL,
        LOCATED
    }

    /** The innermost quotation that contains the current text, as pandoc tracks it. */
    enum EnclosingQuote {
        NO,
        SINGLE,
        DOUBLE
    }

    private static final int MAX_DEPTH = 120;

    final InlineText inlineText;
    final String text;
    final NoteDefinitions definitions;
    final InlineOutput output = new InlineOutput();

    /** The last {@code @} of the text, or -1: no citation begins after it. */
    final int lastAt;

    /** The last closing bracket of the text, or -1. */
    final int lastClosingBracket;

    /** The end of the string being read: the content of a bracket is read as a separate string. */
    int end;

    /**
     * The index after the last word, where no key, quotation or emphasis by underscores can begin.
     */
    int wordEnd = NONE;

    /**
     * The end of the line of a heading: only what is no inline of its own, such as code or the
     * blank before a bracket, goes beyond it. In other text, -1.
     */
    int headingEnd = NONE;

    boolean linksAllowed = true;
    EnclosingQuote enclosingQuote = EnclosingQuote.NO;
    private final StepBudget budget;
    private int depth;
    private Set<FailedAttempt> failures = Set.of();
    private final CitationReader citations = new CitationReader(this);
    private final BracketReader brackets = new BracketReader(this, citations);
    private final EmphasisReader emphasis = new EmphasisReader(this);
    private final LiteralReader literals = new LiteralReader(this, brackets);
    private final WordReader words = new WordReader(this, citations);

    private InlineReader(InlineText inlineText, NoteDefinitions definitions) {
        this.inlineText = inlineText;
        this.text = inlineText.text();
        this.definitions = definitions;
        this.lastAt = text.lastIndexOf('@');
        this.lastClosingBracket = text.lastIndexOf(']');
        this.end = text.length();
        this.budget = new StepBudget(text.length());
    }

    /**
     * Reads all of {@code inlineText}.
     *
     * @param isHeading whether the text is a heading
     */
    static InlineOutput read(
            InlineText inlineText, NoteDefinitions definitions, boolean isHeading) {
        InlineReader reader = new InlineReader(inlineText, definitions);
        reader.headingEnd = isHeading ? reader.text.indexOf('\n') : NONE;
        reader.readAll();
        if (reader.isExhausted()) {
            return new FallbackReader(inlineText, definitions).read();
        }
        return reader.output;
    }

    /** Whether {@code bracket}, as written, is a citation if nothing follows it. */
    static boolean isCitation(String bracket) {
        InlineText inlineText = InlineText.of(bracket, List.of(new Span(0, bracket.length())));
        return new InlineReader(inlineText, NoteDefinitions.NONE).citations.bracketedCitation(0)
                == bracket.length();
    }

    /**
     * Where a heading ends that the text begins with: at the first line feed that is in no
     * construct. A construct may go on in the next line, as a bracket does after a key.
     */
    static int headingEnd(InlineText inlineText, NoteDefinitions definitions) {
        InlineReader reader = new InlineReader(inlineText, definitions);
        reader.headingEnd = reader.text.indexOf('\n');
        int at = 0;
        while (at < reader.end && reader.text.charAt(at) != '\n') {
            int next = reader.inline(at);
            if (next < 0) {
                // At a block-level tag, pandoc reads no heading.
                return reader.headingEnd;
            }
            at = next;
        }
        return at;
    }

    /** Whether the whole run is one image, which pandoc turns into a figure. */
    static boolean isFigure(InlineText inlineText, NoteDefinitions definitions) {
        String text = inlineText.text();
        if (!text.startsWith("![") || text.startsWith("![](")) {
            return false;
        }
        InlineReader reader = new InlineReader(inlineText, definitions);
        int after = reader.brackets.image(0);
        return after >= 0 && text.substring(after).isBlank();
    }

    private void readAll() {
        int at = 0;
        while (at < end && !isExhausted()) {
            at = skipPlainText(at);
            if (at == end) {
                break;
            }
            int next = inline(at);
            if (next < 0) {
                // Pandoc ends the paragraph here, at a block-level tag or command.
                next = skipBlock(at);
                wordEnd = NONE;
                enclosingQuote = EnclosingQuote.NO;
            }
            at = next;
        }
    }

    private int skipBlock(int at) {
        boolean isVerbatim = RawHtml.isVerbatim(RawHtml.tagName(text, at, end));
        int after = isVerbatim ? RawHtml.verbatimElement(text, at, end) : NONE;
        if (isVerbatim && after < 0) {
            // The search went through every tag up to the end, which costs more than other
            // searches.
            budget.spend(end - at);
        }
        if (after < 0) {
            after = brackets.tag(at);
        }
        if (after < 0) {
            return at + 1;
        }
        output.addOpaque(at, after);
        return after;
    }

    /** Reads one inline; {@link #NONE} if pandoc's inlines end here. */
    int inline(int at) {
        return enter() ? leave(readInline(at)) : NONE;
    }

    private int readInline(int at) {
        int after = constructAt(at, text.charAt(at));
        if (after < 0) {
            after = words.word(at);
        }
        return after < 0 ? words.symbol(at) : after;
    }

    /** Enters one more level of nesting; false if the budget is exhausted. */
    boolean enter() {
        budget.spend(1);
        if (depth >= MAX_DEPTH) {
            budget.exhaust();
        }
        if (budget.isExhausted()) {
            return false;
        }
        depth++;
        return true;
    }

    int leave(int after) {
        depth--;
        return after;
    }

    /** Reads inlines up to the end of the string or to the first character that begins none. */
    int inlines(int at) {
        int i = at;
        while (true) {
            i = skipPlainText(i);
            if (i >= end) {
                return i;
            }
            int next = inline(i);
            if (next < 0) {
                return i;
            }
            i = next;
        }
    }

    /**
     * The index after ASCII words and spaces, in which no construct can begin. Most text is of this
     * kind; it is skipped unless plain text is recorded.
     */
    private int skipPlainText(int at) {
        int i = at;
        if (!output.isRecording()) {
            for (; i < end; i++) {
                char c = text.charAt(i);
                if (c < 128 && CharClasses.isAlphaNum(c)) {
                    wordEnd = i + 1;
                } else if (c != ' ') {
                    break;
                }
            }
        }
        return i;
    }

    private int constructAt(int at, char c) {
        return switch (c) {
            case ' ', '\t' -> whitespace(at);
            case '\n' -> endOfLine(at);
            case '`' -> literals.code(at);
            case '_', '*' -> emphasis.enclosure(at, c);
            case '^' -> {
                int after = brackets.inlineNote(at);
                yield after >= 0 ? after : emphasis.script(at, c, Construct.SUPERSCRIPT);
            }
            case '[' -> brackets.bracket(at);
            case '!' -> brackets.image(at);
            case '$' -> literals.math(at);
            case '~' -> {
                int after = emphasis.strikeout(at);
                yield after >= 0 ? after : emphasis.script(at, c, Construct.SUBSCRIPT);
            }
            case '<' -> literals.angle(at);
            case '\\' -> literals.backslash(at);
            case '@' -> {
                int after = citations.inTextCitation(at);
                yield after >= 0 ? after : citations.exampleLabel(at);
            }
            case '-' -> {
                int after = citations.inTextCitation(at);
                yield after >= 0 ? after : literals.dash(at);
            }
            case '"', '\u201c', '\u0093', '\'', '\u2018', '\u0091' -> emphasis.quotation(at, c);
            case '.' -> literals.ellipsis(at);
            case '&' -> literals.reference(at);
            default -> NONE;
        };
    }

    /** Tries a construct. A failure is rolled back, and remembered for the same conditions. */
    int attempt(Construct kind, int at, IntUnaryOperator construct) {
        FailedAttempt key = new FailedAttempt(kind, at, end, enclosingQuote, linksAllowed);
        if (failures.contains(key)) {
            return NONE;
        }
        InlineOutput.Mark mark = output.mark();
        EnclosingQuote quoteBefore = enclosingQuote;
        int endBefore = end;
        int wordBefore = wordEnd;
        boolean linksBefore = linksAllowed;
        int after = construct.applyAsInt(at);
        enclosingQuote = quoteBefore;
        end = endBefore;
        linksAllowed = linksBefore;
        if (after < 0) {
            output.rollBack(mark);
            wordEnd = wordBefore;
            if (failures.isEmpty()) {
                failures = new HashSet<>();
            }
            failures.add(key);
        }
        return after;
    }

    /** Counts a search through the text, successful or not, against the budget. */
    int countSearch(int after, int at) {
        countSteps(((after < 0 ? end : after) - at) >> 3);
        return after;
    }

    /** Counts a search that failed after this many characters. */
    int countFailure(int length) {
        countSteps(length >> 3);
        return NONE;
    }

    /** Counts steps against the budget. */
    void countSteps(int steps) {
        budget.spend(steps);
    }

    /** As {@link VerbatimScanner#attributes}, counted against the budget. */
    int attributes(int at) {
        boolean opens = at < end && text.charAt(at) == '{';
        return opens ? countSearch(VerbatimScanner.attributes(text, at, end), at) : NONE;
    }

    /** Counts a search that went to the end of the string, whatever it found. */
    int countFullSearch(int after, int at) {
        countSearch(NONE, at);
        return after;
    }

    /** Whether a link target at {@code at} makes the bracket before it the text of a link. */
    boolean isLinkTarget(int at) {
        return brackets.linkTarget(at) >= 0;
    }

    /**
     * Whether a bracketed label is at {@code at}, so that the bracket before it is not a citation.
     */
    boolean isReference(int at) {
        return at < end
                && text.charAt(at) == '['
                && !text.startsWith("[^", at)
                && brackets.closingBracket(at) >= 0;
    }

    boolean isExhausted() {
        return budget.isExhausted();
    }

    boolean isAfterWord(int at) {
        return wordEnd == at;
    }

    int whitespace(int at) {
        int after = VerbatimScanner.skipBlanks(text, at, end);
        output.addSpace(at, after);
        return after;
    }

    private int endOfLine(int at) {
        int after = VerbatimScanner.skipBlanks(text, at + 1, end);
        if (headingEnd >= 0 || after < end && text.charAt(after) == '\n') {
            return NONE;
        }
        output.addSpace(at, after);
        return after;
    }
}
