package glossa.grammar;

import java.util.Set;

/** Reads what begins no construct: words, abbreviations with the space after them, and symbols. */
final class WordReader {
    private static final int NONE = InlineReader.NONE;

    /** Pandoc puts a non-breaking space after these (its data file "abbreviations"). */
    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    ("aet. aetat. al. Apr. Aug. bk. Bros. c. Capt. cf. ch. chap. chs. Co. col."
                         + " Corp. cp. d. Dec. Dr. e.g. ed. eds. esp. f. fasc. Feb. ff. fig. fl."
                         + " fol. fols. Fr. Gen. Gov. Hon. i.e. ill. Inc. incl. Jan. Jr. Jul. Jun."
                         + " Ltd. M.A. M.D. Mar. Mr. Mrs. Ms. n. n.b. nn. No. Nov. Oct. p. Ph.D."
                         + " pp. Pres. Prof. pt. q.v. Rep. Rev. s.v. s.vv. saec. sec. Sen. Sep."
                         + " Sept. Sgt. Sr. St. univ. viz. vol. vs.")
                            .split(" "));

    private final InlineReader inlines;
    private final CitationReader citations;

    WordReader(InlineReader inlines, CitationReader citations) {
        this.inlines = inlines;
        this.citations = citations;
    }

    int word(int at) {
        int i = at;
        while (i < inlines.end) {
            char c = inlines.text.charAt(i);
            int codePoint = c < 128 ? c : inlines.text.codePointAt(i);
            if (CharClasses.isAlphaNum(codePoint)) {
                i += Character.charCount(codePoint);
            } else if (c == '.' && !(i + 1 < inlines.end && inlines.text.charAt(i + 1) == '.')) {
                i++;
            } else {
                break;
            }
        }
        if (i == at) {
            return NONE;
        }
        i = Math.min(i, inlines.end);
        inlines.output.addText(inlines.text, at, i);
        inlines.wordEnd = i;
        if (inlines.text.charAt(i - 1) == '.'
                && i < inlines.end
                && CharClasses.isBlank(inlines.text.charAt(i))
                && ABBREVIATIONS.contains(inlines.text.substring(at, i))) {
            return abbreviation(i);
        }
        return i;
    }

    private int abbreviation(int at) {
        int after = VerbatimScanner.skipBlanks(inlines.text, at, inlines.end);
        char next = after < inlines.end ? inlines.text.charAt(after) : '\n';
        if (next == '\n' || next == '[' && isCitationOrNote(after)) {
            return at;
        }
        if ((next == '@' || next == '-') && isCitationOrNote(after)) {
            return at;
        }
        inlines.output.add('\u00a0', at, after);
        return after;
    }

    private boolean isCitationOrNote(int at) {
        InlineOutput.Mark mark = inlines.output.mark();
        int wordBefore = inlines.wordEnd;
        int after =
                inlines.text.charAt(at) == '['
                        ? citations.bracketedCitation(at)
                        : citations.inTextCitation(at);
        inlines.output.rollBack(mark);
        inlines.wordEnd = wordBefore;
        return after >= 0 || inlines.text.startsWith("[^", at) && inlines.lastClosingBracket > at;
    }

    int symbol(int at) {
        char c = inlines.text.charAt(at);
        if (c == '<' || c == '\n' || c == '\t' || c == ' ') {
            return NONE;
        }
        int after = at + Character.charCount(inlines.text.codePointAt(at));
        inlines.output.addText(inlines.text, at, Math.min(after, inlines.end));
        return Math.min(after, inlines.end);
    }
}
