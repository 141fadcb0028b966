package glossa.grammar;

import glossa.grammar.InlineReader.Construct;
import glossa.grammar.InlineReader.EnclosingQuote;

/** A failed attempt to read a construct, with everything that its result depends on. */
record FailedAttempt(Construct kind, int at, int end, EnclosingQuote quote, boolean links) {
    /**
     * The default hash of a record collides for many pairs of offsets, which would take quadratic
     * time.
     */
    @Override
    public int hashCode() {
        int place = at * 0x9e3779b1 ^ Integer.rotateLeft(end * 0x85ebca6b, 15);
        return place + 31 * kind.hashCode() + 7 * quote.hashCode() + (links ? 1 : 0);
    }
}
