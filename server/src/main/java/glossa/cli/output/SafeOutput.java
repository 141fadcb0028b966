package glossa.cli.output;

import glossa.paper.DisplayText;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * The output of a command without characters that a terminal would obey: file names, titles and
 * messages come from whoever wrote the sources. Line breaks and tabs stay, and on a terminal the
 * commands' own colours (ECMA-48, "Select Graphic Rendition").
 */
public final class SafeOutput extends FilterWriter {
    /** UTF-16 units of one colour. */
    private static final int MAX_COLOUR = 30;

    private static final char ESCAPE = '\u001B';

    private final boolean isTerminal;

    /** The begin of a colour, from its escape character; empty outside of one. */
    private final StringBuilder colour = new StringBuilder();

    private SafeOutput(Writer out, boolean isTerminal) {
        super(out);
        this.isTerminal = isTerminal;
    }

    /** Output that is written through to {@code out}, and is flushed with each line. */
    public static PrintWriter of(PrintWriter out, boolean isTerminal) {
        return new PrintWriter(new SafeOutput(out, isTerminal), true);
    }

    @Override
    public void write(int c) throws IOException {
        char character = (char) c;
        if (character == ESCAPE && isTerminal) {
            colour.setLength(0);
            colour.append(ESCAPE);
        } else if (!colour.isEmpty() && isOfColour(character)) {
            colour.append(character);
            if (character == 'm') {
                out.write(colour.toString());
                colour.setLength(0);
            }
        } else if (isShown(character)) {
            colour.setLength(0);
            out.write(character);
        }
    }

    private boolean isOfColour(char c) {
        return colour.length() == 1
                ? c == '['
                : c == ';' || c == 'm' || c >= '0' && c <= '9' && colour.length() < MAX_COLOUR;
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        write(new String(buffer, offset, length), 0, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        if (colour.isEmpty() && isPlain(text, offset, length)) {
            out.write(text, offset, length);
            return;
        }
        for (int i = offset; i < offset + length; i++) {
            write(text.charAt(i));
        }
    }

    private static boolean isPlain(String text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (!isShown(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isShown(char c) {
        return c == '\n' || c == '\t' || !DisplayText.isControl(c);
    }
}
