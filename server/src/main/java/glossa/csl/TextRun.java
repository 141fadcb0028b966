package glossa.csl;

import java.util.EnumSet;
import java.util.Set;

/**
 * A stretch of what is rendered.
 *
 * @param text plain text; a {@link PrivateMark} is a piece of its own
 * @param kind what it is to the rules of punctuation
 * @param formatting how it looks
 */
record TextRun(String text, RunKind kind, Set<Formatting> formatting) {
    /** What a piece is to the rules of punctuation. */
    enum RunKind {
        /** What a paper says, or a term of the language. */
        TEXT,
        /** What the style writes around and between. */
        AFFIX,
        OPEN_QUOTE,
        CLOSE_QUOTE,
        MARK
    }

    /** How a piece looks. */
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
