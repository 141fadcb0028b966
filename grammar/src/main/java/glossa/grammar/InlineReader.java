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
    enum Kind {
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
    private enum Quote {
        NO,
        SINGLE,
        DOUBLE
    }

    /** A construct that failed, and all that it depends on. */
    private record Failure(Kind kind, int at, int end, Quote quote, boolean links) {}

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

    final Prose prose;
    final String text;
    final Definitions definitions;
    final Sheet sheet = new Sheet();

    /**
     * Where the string ends that is read now: a bracket's content is read as a string of its own.
     */
    int end;

    /** The index after the last word: no key, no quote, no underscore opens there. */
    int wordEnd = NONE;

    boolean links = true;
    private Quote quote = Quote.NO;
    private long steps;
    private int depth;
    private boolean exhausted;
    private final Set<Failure> failures = new HashSet<>();
    private final CitationReader citations = new CitationReader(this);
    private final BracketReader brackets = new BracketReader(this, citations);

    private InlineReader(Prose prose, Definitions definitions) {
        this.prose = prose;
        this.text = prose.text();
        this.definitions = definitions;
        this.end = text.length();
        this.steps = 4096L + (long) STEPS_PER_CHARACTER * text.length();
    }

    /** Reads all of {@code prose}. */
    static Sheet read(Prose prose, Definitions definitions) {
        InlineReader reader = new InlineReader(prose, definitions);
        reader.all();
        if (reader.exhausted) {
            return new PlainReader(prose, definitions).read();
        }
        return reader.sheet;
    }

    /** Whether {@code bracket} as written is a citation, when nothing follows it. */
    static boolean isCitation(String bracket) {
        Prose prose = Prose.of(bracket, List.of(new Span(0, bracket.length())));
        return new InlineReader(prose, Definitions.NONE).citations.normal(0) == bracket.length();
    }

    /** Whether the whole run is one image, which pandoc makes a figure. */
    static boolean isFigure(Prose prose, Definitions definitions) {
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
        boolean isVerbatim = Verbatims.isVerbatim(Verbatims.tagName(text, at, end));
        int after = isVerbatim ? Verbatims.verbatimElement(text, at, end) : NONE;
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
        if (exhausted || --steps < 0 || depth >= DEEPEST) {
            exhausted = true;
            return NONE;
        }
        depth++;
        try {
            int after = byCharacter(at, text.charAt(at));
            if (after < 0) {
                after = word(at);
            }
            return after < 0 ? symbol(at) : after;
        } finally {
            depth--;
        }
    }

    /** Inlines up to the end of the string or to what is none. */
    int inlines(int at) {
        int i = at;
        while (i < end) {
            int next = inline(i);
            if (next < 0) {
                return i;
            }
            i = next;
        }
        return i;
    }

    private int byCharacter(int at, char c) {
        return switch (c) {
            case ' ', '\t' -> whitespace(at);
            case '\n' -> endOfLine(at);
            case '`' -> code(at);
            case '_', '*' -> enclosure(at, c);
            case '^' -> {
                int after = script(at, c, Kind.SUPERSCRIPT);
                yield after >= 0 ? after : brackets.inlineNote(at);
            }
            case '[' -> brackets.bracket(at);
            case '!' -> brackets.image(at);
            case '$' -> math(at);
            case '~' -> {
                int after = strikeout(at);
                yield after >= 0 ? after : script(at, c, Kind.SUBSCRIPT);
            }
            case '<' -> angle(at);
            case '\\' -> backslash(at);
            case '@' -> {
                int after = citations.textual(at);
                yield after >= 0 ? after : citations.label(at);
            }
            case '-' -> {
                int after = citations.textual(at);
                yield after >= 0 ? after : dash(at);
            }
            case '"', '\u201c', '\u0093', '\'', '\u2018', '\u0091' -> quotation(at, c);
            case '.' -> ellipsis(at);
            case '&' -> reference(at);
            default -> NONE;
        };
    }

    /** Tries what may fail; a failure takes all back and is remembered for the same conditions. */
    int attempt(Kind kind, int at, IntUnaryOperator construct) {
        Failure key = new Failure(kind, at, end, quote, links);
        if (failures.contains(key)) {
            return NONE;
        }
        Sheet.Mark mark = sheet.mark();
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

    private int whitespace(int at) {
        int after = Verbatims.skipBlanks(text, at, end);
        sheet.space(at, after);
        return after;
    }

    private int endOfLine(int at) {
        int after = Verbatims.skipBlanks(text, at + 1, end);
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
            int codePoint = text.codePointAt(i);
            if (Chars.isAlphaNum(codePoint)) {
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
                && Chars.isBlank(text.charAt(i))
                && ABBREVIATIONS.contains(text.substring(at, i))) {
            return abbreviation(i);
        }
        return i;
    }

    private int abbreviation(int at) {
        int after = Verbatims.skipBlanks(text, at, end);
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
        Sheet.Mark mark = sheet.mark();
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

    private int code(int at) {
        int content = at;
        while (content < end && text.charAt(content) == '`') {
            content++;
        }
        int after = scanned(codeEnd(at), at);
        if (after < 0) {
            return NONE;
        }
        int from = content;
        int to = after - (content - at);
        while (from < to && Chars.isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && Chars.isSpace(text.charAt(to - 1))) {
            to--;
        }
        sheet.verbatim(text, from, to);
        int attributes = Verbatims.rawAttribute(text, after, end);
        if (attributes < 0) {
            attributes = Verbatims.attributes(text, after, end);
        }
        int all = attributes < 0 ? after : attributes;
        sheet.opaque(at, all);
        return all;
    }

    /** The index after the code span that begins at {@code at}: as many backticks close it. */
    int codeEnd(int at) {
        int i = at;
        while (i < end && text.charAt(i) == '`') {
            i++;
        }
        int run = i - at;
        while (i < end) {
            int open = text.indexOf('`', i);
            if (open < 0 || open >= end) {
                return NONE;
            }
            i = open;
            while (i < end && text.charAt(i) == '`') {
                i++;
            }
            if (i - open == run) {
                return i;
            }
        }
        return NONE;
    }

    private int math(int at) {
        int after = Verbatims.displayMath(text, at, end);
        int inner = 2;
        if (after < 0) {
            after = scanned(Verbatims.inlineMath(text, at, end), at);
            inner = 1;
        }
        if (after < 0) {
            return NONE;
        }
        sheet.add('$', at, at + inner);
        sheet.verbatim(text, at + inner, after - inner);
        sheet.add('$', after - inner, after);
        sheet.opaque(at, after);
        if (after < end
                && (text.charAt(after) == '\'' || text.charAt(after) == '\u2019')
                && !(after + 1 < end
                        && (Chars.isSpace(text.charAt(after + 1))
                                || Chars.isPunctuation(text.charAt(after + 1))))) {
            sheet.add('\u2019', after, after + 1);
            after++;
        }
        return after;
    }

    private int backslash(int at) {
        if (at + 1 >= end) {
            return NONE;
        }
        char c = text.charAt(at + 1);
        if (c == '\n') {
            sheet.space(at, at + 1);
            return at + 1;
        }
        int codePoint = text.codePointAt(at + 1);
        if (!Chars.isAlphaNum(codePoint)) {
            int after = at + 1 + Character.charCount(codePoint);
            sheet.instead(c == ' ' ? "\u00a0" : text.substring(at + 1, after), at, after);
            return after;
        }
        int after = brackets.tex(at);
        if (after >= 0) {
            sheet.verbatim(text, at, after);
            sheet.opaque(at, after);
        }
        return after;
    }

    private int angle(int at) {
        int after = links ? Verbatims.autolink(text, at, end) : NONE;
        if (after >= 0) {
            sheet.verbatim(text, at + 1, after - 1);
            int attributes = Verbatims.attributes(text, after, end);
            after = Math.max(after, attributes);
            sheet.opaque(at, after);
            return after;
        }
        after = brackets.tag(at);
        String name = after < 0 ? "" : Verbatims.tagName(text, at, end);
        if (after >= 0 && Verbatims.isBlock(name)) {
            return NONE;
        }
        if (name.equals("span")) {
            int tag = after;
            int span = attempt(Kind.SPAN, at, i -> span(i, tag));
            if (span >= 0) {
                return span;
            }
        }
        if (after >= 0) {
            sheet.verbatim(text, at, after);
            sheet.opaque(at, after);
            return after;
        }
        sheet.add('<', at, at + 1);
        return at + 1;
    }

    private int span(int at, int tag) {
        sheet.opaque(at, tag);
        int i = tag;
        while (i < end) {
            if (text.charAt(i) == '<' && Verbatims.tagName(text, i, end).equals("/span")) {
                int after = Verbatims.tag(text, i, end);
                if (after >= 0) {
                    sheet.opaque(i, after);
                    return after;
                }
            }
            i = inline(i);
            if (i < 0) {
                return NONE;
            }
        }
        return NONE;
    }

    private int reference(int at) {
        int semicolon = text.indexOf(';', at);
        if (semicolon < 0 || semicolon >= end || semicolon > at + 40) {
            return NONE;
        }
        String decoded = CharacterReferences.decode(text.substring(at, semicolon + 1));
        if (decoded.isEmpty()) {
            return NONE;
        }
        sheet.instead(decoded, at, semicolon + 1);
        return semicolon + 1;
    }

    private int dash(int at) {
        if (text.startsWith("---", at) && at + 3 <= end) {
            sheet.add('\u2014', at, at + 3);
            return at + 3;
        }
        if (text.startsWith("--", at) && at + 2 <= end) {
            sheet.add('\u2013', at, at + 2);
            return at + 2;
        }
        return NONE;
    }

    private int ellipsis(int at) {
        if (text.startsWith("...", at) && at + 3 <= end) {
            sheet.add('\u2026', at, at + 3);
            return at + 3;
        }
        return NONE;
    }

    private int quotation(int at, char c) {
        boolean isDouble = c == '"' || c == '\u201c' || c == '\u0093';
        Quote kind = isDouble ? Quote.DOUBLE : Quote.SINGLE;
        if (quote != kind
                && !isAfterWord(at)
                && at + 1 < end
                && !Chars.isSpace(text.charAt(at + 1))) {
            Kind construct = isDouble ? Kind.DOUBLE_QUOTED : Kind.SINGLE_QUOTED;
            int after = attempt(construct, at, i -> quoted(i, kind));
            if (after < 0) {
                sheet.add(isDouble ? '\u201c' : '\u2019', at, at + 1);
                return at + 1;
            }
            return after;
        }
        if (c == '"') {
            sheet.add('\u201d', at, at + 1);
            return at + 1;
        }
        if (c == '\'') {
            sheet.add('\u2019', at, at + 1);
            return at + 1;
        }
        return NONE;
    }

    private int quoted(int at, Quote kind) {
        quote = kind;
        sheet.add(kind == Quote.DOUBLE ? '\u201c' : '\u2018', at, at + 1);
        int start = sheet.length();
        int i = at + 1;
        while (i < end) {
            if (i > at + 1 && closes(i, kind)) {
                sheet.trim(start);
                sheet.add(kind == Quote.DOUBLE ? '\u201d' : '\u2019', i, i + 1);
                return i + 1;
            }
            i = inline(i);
            if (i < 0) {
                return NONE;
            }
        }
        return NONE;
    }

    private boolean closes(int at, Quote kind) {
        char c = text.charAt(at);
        if (kind == Quote.DOUBLE) {
            return c == '"' || c == '\u201d' || c == '\u0094';
        }
        return (c == '\'' || c == '\u2019' || c == '\u0092')
                && !(at + 1 < end && Chars.isAlphaNum(text.codePointAt(at + 1)));
    }

    private int script(int at, char c, Kind kind) {
        return attempt(
                kind,
                at,
                start -> {
                    int i = start + 1;
                    while (i < end) {
                        char next = text.charAt(i);
                        if (next == c && i > start + 1) {
                            return i + 1;
                        }
                        if (Chars.isBlank(next) || next == '\n') {
                            return NONE;
                        }
                        i = inline(i);
                        if (i < 0) {
                            return NONE;
                        }
                    }
                    return NONE;
                });
    }

    private int strikeout(int at) {
        if (!text.startsWith("~~", at)
                || at + 2 >= end
                || Chars.isSpace(text.charAt(at + 2))
                || text.charAt(at + 2) == '~') {
            return NONE;
        }
        return attempt(
                Kind.STRIKEOUT,
                at,
                start -> {
                    int i = start + 2;
                    while (i + 1 < end) {
                        if (i > start + 2 && text.startsWith("~~", i)) {
                            return i + 2;
                        }
                        if (Chars.isBlank(text.charAt(i))
                                && text.startsWith("~~", Verbatims.skipBlanks(text, i, end))) {
                            return NONE;
                        }
                        i = inline(i);
                        if (i < 0) {
                            return NONE;
                        }
                    }
                    return NONE;
                });
    }

    /** Emphasis (manual, "Emphasis"); what never closes is read to the end, as pandoc does. */
    private int enclosure(int at, char c) {
        if (c == '_' && isAfterWord(at)) {
            return NONE;
        }
        int i = at;
        while (i < end && text.charAt(i) == c) {
            i++;
        }
        int run = i - at;
        if (run > 3 || i < end && Chars.isBlank(text.charAt(i))) {
            sheet.copy(text, at, i);
            return i < end && Chars.isBlank(text.charAt(i)) ? whitespace(i) : i;
        }
        int opening = opening(at, run);
        return switch (run) {
            case 1 -> one(c, i, opening);
            case 2 -> two(c, i, opening);
            default -> three(c, i, opening);
        };
    }

    /** Leaves room for delimiters that turn out to be text if nothing closes them. */
    private int opening(int at, int run) {
        int opening = sheet.length();
        for (int k = 0; k < run; k++) {
            sheet.add(Sheet.GAP, at + k, at + k + 1);
        }
        return opening;
    }

    private int unclosed(int at, char c, int opening, int run) {
        for (int k = 0; k < run; k++) {
            sheet.set(opening + k, c);
        }
        return at;
    }

    private boolean ends(int at, char c, int count) {
        if (at + count > end) {
            return false;
        }
        for (int k = 0; k < count; k++) {
            if (text.charAt(at + k) != c) {
                return false;
            }
        }
        return c == '*' || !(at + count < end && Chars.isAlphaNum(text.codePointAt(at + count)));
    }

    private int closed(int after) {
        wordEnd = after;
        return after;
    }

    private int one(char c, int at, int opening) {
        int i = at;
        while (i < end) {
            int next = NONE;
            if (!ends(i, c, 1)) {
                next = inline(i);
            } else if (i + 1 < end && text.charAt(i + 1) == c && !ends(i + 2, c, 1)) {
                next = nestedTwo(i, c);
            }
            if (next < 0) {
                break;
            }
            i = next;
        }
        return ends(i, c, 1) ? closed(i + 1) : unclosed(i, c, opening, 1);
    }

    private int nestedTwo(int at, char c) {
        if (exhausted || --steps < 0 || depth >= DEEPEST) {
            exhausted = true;
            return NONE;
        }
        depth++;
        try {
            return two(c, at + 2, opening(at, 2));
        } finally {
            depth--;
        }
    }

    private int two(char c, int at, int opening) {
        int i = until(at, c, 2);
        return ends(i, c, 2) ? closed(i + 2) : unclosed(i, c, opening, 2);
    }

    private int three(char c, int at, int opening) {
        int i = until(at, c, 1);
        if (ends(i, c, 3)) {
            return closed(i + 3);
        }
        if (ends(i, c, 2)) {
            return one(c, closed(i + 2), opening);
        }
        if (ends(i, c, 1)) {
            return two(c, closed(i + 1), opening);
        }
        return unclosed(i, c, opening, 3);
    }

    private int until(int at, char c, int count) {
        int i = at;
        while (i < end && !ends(i, c, count)) {
            int next = inline(i);
            if (next < 0) {
                break;
            }
            i = next;
        }
        return i;
    }
}
