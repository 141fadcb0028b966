package glossa.csl;

/** A style that can't be used; the message says why, behind "the style x.csl". */
public final class InvalidStyleException extends Exception {
    private static final long serialVersionUID = 1;

    InvalidStyleException(String message) {
        super(message);
    }
}
