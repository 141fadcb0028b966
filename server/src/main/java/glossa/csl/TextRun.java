package glossa.csl;

import java.util.EnumSet;
import java.util.Set;

/**
 * A run of rendered text with one formatting.
 *
 * @param text plain text; a {@link PrivateMark} is a run of its own
 * @param kind its role in the rules of punctuation
 * @param formatting its formatting
 */
record TextRun(String text, RunKind kind, Set<Formatting> formatting) {
    /** The role of a run in the rules of punctuation. */
    enum RunKind {
        /** A value of a paper, or a term of the language. */
        TEXT,
        /** An affix or delimiter of the style. */
        AFFIX,
        OPEN_QUOTE,
        CLOSE_QUOTE,
        MARK
    }

    /** The formatting of a run. */
    enum Formatting {
        ITALIC,
        BOLD,
        SMALL_CAPITALS,
        SUPERSCRIPT,
        SUBSCRIPT
    }

    static TextRun affix(String text) {
        return new TextRun(text, RunKind.AFFIX, Set.of());
    }

    static TextRun text(String text) {
        return new TextRun(text, RunKind.TEXT, Set.of());
    }

    static TextRun mark(PrivateMark mark) {
        return new TextRun(String.valueOf(mark.character()), RunKind.MARK, Set.of());
    }

    TextRun withText(String other) {
        return new TextRun(other, kind, formatting);
    }

    TextRun withFormatting(Set<Formatting> others) {
        if (others.isEmpty() || kind == RunKind.MARK) {
            return this;
        }
        EnumSet<Formatting> together = EnumSet.copyOf(others);
        together.addAll(formatting);
        return new TextRun(text, kind, together);
    }

    boolean is(PrivateMark mark) {
        return kind == RunKind.MARK && text.charAt(0) == mark.character();
    }
}
