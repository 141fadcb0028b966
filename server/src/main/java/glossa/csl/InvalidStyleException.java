package glossa.csl;

/** A style that cannot be used; the message tells why, without the style's name. */
public final class InvalidStyleException extends Exception {
    private static final long serialVersionUID = 1;

    InvalidStyleException(String message) {
        super(message);
    }
}
