package glossa.features.csl;

import java.util.EnumSet;
import java.util.Set;

/**
 * A stretch of what is rendered.
 *
 * @param text plain text; a {@link Mark} is a piece of its own
 * @param kind what it is to the rules of punctuation
 * @param looks how it looks
 */
record Piece(String text, Kind kind, Set<Look> looks) {
    /** What a piece is to the rules of punctuation. */
    enum Kind {
        /** What a paper says, or a term of the language. */
        TEXT,
        /** What the style writes around and between. */
        AFFIX,
        OPEN_QUOTE,
        CLOSE_QUOTE,
        MARK
    }

    /** How a piece looks. */
    enum Look {
        ITALIC,
        BOLD,
        SMALL_CAPITALS,
        SUPERSCRIPT,
        SUBSCRIPT
    }

    static Piece affix(String text) {
        return new Piece(text, Kind.AFFIX, Set.of());
    }

    static Piece text(String text) {
        return new Piece(text, Kind.TEXT, Set.of());
    }

    static Piece mark(Mark mark) {
        return new Piece(String.valueOf(mark.sign()), Kind.MARK, Set.of());
    }

    Piece saying(String other) {
        return new Piece(other, kind, looks);
    }

    Piece looking(Set<Look> others) {
        if (others.isEmpty() || kind == Kind.MARK) {
            return this;
        }
        EnumSet<Look> together = EnumSet.copyOf(others);
        together.addAll(looks);
        return new Piece(text, kind, together);
    }

    boolean is(Mark mark) {
        return kind == Kind.MARK && text.charAt(0) == mark.sign();
    }
}
