package glossa;

/** Entry. */
public final class Main {
    private Main() {}

    /** Runs. */
    public static void main(String[] a) {
        System.err.println(Runtime.version());
    }
}
