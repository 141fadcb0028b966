package glossa.cli;

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
final class SafeOutput extends FilterWriter {
    private static final char ESCAPE = '\u001B';

    private final boolean isTerminal;

    /** Of a colour that is being written: what follows the escape character. */
    private boolean isInColour;

    private SafeOutput(Writer out, boolean isTerminal) {
        super(out);
        this.isTerminal = isTerminal;
    }

    /** Output that is written through to {@code out}, and is flushed with each line. */
    static PrintWriter of(PrintWriter out, boolean isTerminal) {
        return new PrintWriter(new SafeOutput(out, isTerminal), true);
    }

    @Override
    public void write(int c) throws IOException {
        char character = (char) c;
        if (character == ESCAPE && isTerminal) {
            isInColour = true;
        } else if (isInColour) {
            // "ESC [ 1 m", and nothing else.
            isInColour = character == '[' || character == ';' || Character.isDigit(character);
            if (isInColour || character == 'm') {
                out.write(character == '[' ? ESCAPE + "[" : String.valueOf(character));
            }
        } else if (isShown(character)) {
            out.write(character);
        }
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        write(new String(buffer, offset, length), 0, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        if (!isInColour && isPlain(text, offset, length)) {
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
