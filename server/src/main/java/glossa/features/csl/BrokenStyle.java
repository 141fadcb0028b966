package glossa.features.csl;

/** A style that can't be used; the message says why, behind "the style x.csl". */
public final class BrokenStyle extends Exception {
    private static final long serialVersionUID = 1;

    BrokenStyle(String message) {
        super(message);
    }
}
