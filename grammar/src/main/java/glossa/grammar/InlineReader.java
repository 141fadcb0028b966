package glossa.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Reads one run of inlines in the manner of pandoc's Markdown reader: each method tries one
 * construct at an index and gives the index after it, or {@link #NONE} and leaves the sheet as it
 * was.
 *
 * <p>Pandoc tries again and again where brackets, quotes and asterisks don't close, which takes
 * exponential time at worst. Here what failed once is remembered, and the whole has a budget of
 * steps in the length of the text. A text that spends it is no text that anyone wrote: it is read
 * anew, brackets and emphasis as plain characters.
 */
final class InlineReader {
    static final int NONE = -1;

    /** What {@link #attempt} remembers failures of. */
    enum FailureKind {
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

    /** The quotation that the text read now stands in; pandoc knows the innermost one. */
    enum Quote {
        NO,
        SINGLE,
        DOUBLE
    }

    /** A construct that failed, and all that it depends on. */
    private record Failure(FailureKind kind, int at, int end, Quote quote, boolean links) {
        /** A record's own hash collides for many pairs of places, and that costs the square. */
        @Override
        public int hashCode() {
            int place = at * 0x9e3779b1 ^ Integer.rotateLeft(end * 0x85ebca6b, 15);
            return place + 31 * kind.hashCode() + 7 * quote.hashCode() + (links ? 1 : 0);
        }
    }

    private static final int STEPS_PER_CHARACTER = 32;
    private static final int DEEPEST = 120;

    /** Behind these pandoc sets a blank that does not break (its data file "abbreviations"). */
    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    ("aet. aetat. al. Apr. Aug. bk. Bros. c. Capt. cf. ch. chap. chs. Co. col."
                         + " Corp. cp. d. Dec. Dr. e.g. ed. eds. esp. f. fasc. Feb. ff. fig. fl."
                         + " fol. fols. Fr. Gen. Gov. Hon. i.e. ill. Inc. incl. Jan. Jr. Jul. Jun."
                         + " Ltd. M.A. M.D. Mar. Mr. Mrs. Ms. n. n.b. nn. No. Nov. Oct. p. Ph.D."
                         + " pp. Pres. Prof. pt. q.v. Rep. Rev. s.v. s.vv. saec. sec. Sen. Sep."
                         + " Sept. Sgt. Sr. St. univ. viz. vol. vs.")
                            .split(" "));

    final InlineText prose;
    final String text;
    final NoteDefinitions definitions;
    final InlineOutput sheet = new InlineOutput();

    /**
     * Where the string ends that is read now: a bracket's content is read as a string of its own.
     */
    int end;

    /** The index after the last word: no key, no quote, no underscore opens there. */
    int wordEnd = NONE;

    boolean links = true;
    Quote quote = Quote.NO;
    private long steps;
    private int depth;
    private boolean exhausted;
    private Set<Failure> failures = Set.of();
    private final CitationReader citations = new CitationReader(this);
    private final BracketReader brackets = new BracketReader(this, citations);
    private final EmphasisReader emphasis = new EmphasisReader(this);
    private final LiteralReader literals = new LiteralReader(this, brackets);

    private InlineReader(InlineText prose, NoteDefinitions definitions) {
        this.prose = prose;
        this.text = prose.text();
        this.definitions = definitions;
        this.end = text.length();
        this.steps = 4096L + (long) STEPS_PER_CHARACTER * text.length();
    }

    /** Reads all of {@code prose}. */
    static InlineOutput read(InlineText prose, NoteDefinitions definitions) {
        InlineReader reader = new InlineReader(prose, definitions);
        reader.all();
        if (reader.exhausted) {
            return new PlainReader(prose, definitions).read();
        }
        return reader.sheet;
    }

    /** Whether {@code bracket} as written is a citation, when nothing follows it. */
    static boolean isCitation(String bracket) {
        InlineText prose = InlineText.of(bracket, List.of(new Span(0, bracket.length())));
        return new InlineReader(prose, NoteDefinitions.NONE).citations.normal(0)
                == bracket.length();
    }

    /** Whether the whole run is one image, which pandoc makes a figure. */
    static boolean isFigure(InlineText prose, NoteDefinitions definitions) {
        String text = prose.text();
        if (!text.startsWith("![") || text.startsWith("![](")) {
            return false;
        }
        InlineReader reader = new InlineReader(prose, definitions);
        int after = reader.brackets.image(0);
        return after >= 0 && text.substring(after).isBlank();
    }

    private void all() {
        int at = 0;
        while (at < end && !exhausted) {
            at = plain(at);
            if (at == end) {
                break;
            }
            int next = inline(at);
            if (next < 0) {
                // Here pandoc ends the paragraph: at a tag or a command that stands as a block.
                next = block(at);
                wordEnd = NONE;
                quote = Quote.NO;
            }
            at = next;
        }
    }

    private int block(int at) {
        boolean isVerbatim = RawHtml.isVerbatim(RawHtml.tagName(text, at, end));
        int after = isVerbatim ? RawHtml.verbatimElement(text, at, end) : NONE;
        if (isVerbatim && after < 0) {
            // A search through every tag up to the end costs more than others do.
            steps -= end - at;
        }
        if (after < 0) {
            after = brackets.tag(at);
        }
        if (after < 0) {
            return at + 1;
        }
        sheet.opaque(at, after);
        return after;
    }

    /** One inline, or {@link #NONE} where pandoc's inlines end. */
    int inline(int at) {
        return enter() ? leave(read(at)) : NONE;
    }

    private int read(int at) {
        int after = byCharacter(at, text.charAt(at));
        if (after < 0) {
            after = word(at);
        }
        return after < 0 ? symbol(at) : after;
    }

    /** Whether one more inline may be read within the one that is read now. */
    boolean enter() {
        if (exhausted || --steps < 0 || depth >= DEEPEST) {
            exhausted = true;
            return false;
        }
        depth++;
        return true;
    }

    int leave(int after) {
        depth--;
        return after;
    }

    /** Inlines up to the end of the string or to what is none. */
    int inlines(int at) {
        int i = at;
        while (true) {
            i = plain(i);
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
     * The index after words and blanks in which nothing can open: most of what is read, and no one
     * asks for its plain text.
     */
    private int plain(int at) {
        int i = at;
        if (!sheet.isRecording()) {
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

    private int byCharacter(int at, char c) {
        return switch (c) {
            case ' ', '\t' -> whitespace(at);
            case '\n' -> endOfLine(at);
            case '`' -> literals.code(at);
            case '_', '*' -> emphasis.enclosure(at, c);
            case '^' -> {
                int after = emphasis.script(at, c, FailureKind.SUPERSCRIPT);
                yield after >= 0 ? after : brackets.inlineNote(at);
            }
            case '[' -> brackets.bracket(at);
            case '!' -> brackets.image(at);
            case '$' -> literals.math(at);
            case '~' -> {
                int after = emphasis.strikeout(at);
                yield after >= 0 ? after : emphasis.script(at, c, FailureKind.SUBSCRIPT);
            }
            case '<' -> literals.angle(at);
            case '\\' -> literals.backslash(at);
            case '@' -> {
                int after = citations.textual(at);
                yield after >= 0 ? after : citations.label(at);
            }
            case '-' -> {
                int after = citations.textual(at);
                yield after >= 0 ? after : literals.dash(at);
            }
            case '"', '\u201c', '\u0093', '\'', '\u2018', '\u0091' -> emphasis.quotation(at, c);
            case '.' -> literals.ellipsis(at);
            case '&' -> literals.reference(at);
            default -> NONE;
        };
    }

    /** Tries what may fail; a failure takes all back and is remembered for the same conditions. */
    int attempt(FailureKind kind, int at, IntUnaryOperator construct) {
        Failure key = new Failure(kind, at, end, quote, links);
        if (failures.contains(key)) {
            return NONE;
        }
        InlineOutput.Mark mark = sheet.mark();
        Quote quoteBefore = quote;
        int endBefore = end;
        int wordBefore = wordEnd;
        boolean linksBefore = links;
        int after = construct.applyAsInt(at);
        quote = quoteBefore;
        end = endBefore;
        links = linksBefore;
        if (after < 0) {
            sheet.back(mark);
            wordEnd = wordBefore;
            if (failures.isEmpty()) {
                failures = new HashSet<>();
            }
            failures.add(key);
        }
        return after;
    }

    /** Accounts for a search through the text, successful or not. */
    int scanned(int after, int at) {
        steps -= ((after < 0 ? end : after) - at) >> 3;
        if (steps < 0) {
            exhausted = true;
        }
        return after;
    }

    /** Accounts for a search that went to the end of the string, whatever it found. */
    int searched(int after, int at) {
        scanned(NONE, at);
        return after;
    }

    /** Whether what stands at {@code at} makes the bracket before it the text of a link. */
    boolean isDestination(int at) {
        return brackets.source(at) >= 0;
    }

    /** Whether a bracketed label stands at {@code at}: brackets before it are no citation. */
    boolean isReference(int at) {
        return at < end
                && text.charAt(at) == '['
                && !text.startsWith("[^", at)
                && brackets.partner(at) >= 0;
    }

    boolean isExhausted() {
        return exhausted;
    }

    boolean isAfterWord(int at) {
        return wordEnd == at;
    }

    int whitespace(int at) {
        int after = VerbatimScanner.skipBlanks(text, at, end);
        sheet.space(at, after);
        return after;
    }

    private int endOfLine(int at) {
        int after = VerbatimScanner.skipBlanks(text, at + 1, end);
        if (after < end && text.charAt(after) == '\n') {
            return NONE;
        }
        sheet.space(at, after);
        return after;
    }

    private int word(int at) {
        int i = at;
        while (i < end) {
            char c = text.charAt(i);
            int codePoint = c < 128 ? c : text.codePointAt(i);
            if (CharClasses.isAlphaNum(codePoint)) {
                i += Character.charCount(codePoint);
            } else if (c == '.' && !(i + 1 < end && text.charAt(i + 1) == '.')) {
                i++;
            } else {
                break;
            }
        }
        if (i == at) {
            return NONE;
        }
        i = Math.min(i, end);
        sheet.copy(text, at, i);
        wordEnd = i;
        if (text.charAt(i - 1) == '.'
                && i < end
                && CharClasses.isBlank(text.charAt(i))
                && ABBREVIATIONS.contains(text.substring(at, i))) {
            return abbreviation(i);
        }
        return i;
    }

    private int abbreviation(int at) {
        int after = VerbatimScanner.skipBlanks(text, at, end);
        char next = after < end ? text.charAt(after) : '\n';
        if (next == '\n' || next == '[' && isCitationOrNote(after)) {
            return at;
        }
        if ((next == '@' || next == '-') && isCitationOrNote(after)) {
            return at;
        }
        sheet.add('\u00a0', at, after);
        return after;
    }

    private boolean isCitationOrNote(int at) {
        InlineOutput.Mark mark = sheet.mark();
        int wordBefore = wordEnd;
        int after = text.charAt(at) == '[' ? citations.normal(at) : citations.textual(at);
        sheet.back(mark);
        wordEnd = wordBefore;
        return after >= 0 || text.startsWith("[^", at) && text.indexOf(']', at) > 0;
    }

    private int symbol(int at) {
        char c = text.charAt(at);
        if (c == '<' || c == '\n' || c == '\t' || c == ' ') {
            return NONE;
        }
        int after = at + Character.charCount(text.codePointAt(at));
        sheet.copy(text, at, Math.min(after, end));
        return Math.min(after, end);
    }
}
