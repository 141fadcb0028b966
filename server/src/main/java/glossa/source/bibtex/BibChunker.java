package glossa.source.bibtex;

import glossa.source.Chunker;
import glossa.source.SourceBytes;
import glossa.source.SourceText;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Cuts the bytes of a {@code .bib} before entries. Each chunk shares what it needs of others: the
 * {@code @string}s of the whole file, and, if it has children, the entries that they inherit from.
 */
final class BibChunker implements Chunker {
    /** Fields that name entries to inherit from, as {@link BibInheritance} has them. */
    private static final byte[][] PARENTS = {
        ascii("crossref"), ascii("xdata"), ascii("entryset"),
    };

    /** The characters that change the state; nearly all others are skipped. */
    private static final boolean[] SIGNIFICANT = new boolean[128];

    static {
        for (char c : "{}()\n\r \t=@".toCharArray()) {
            SIGNIFICANT[c] = true;
        }
    }

    private static final byte[] STRING = ascii("@string");

    /** Bytes of an entry that others inherit from, and of a macro. */
    private static final int MAX_SHARED_ENTRY_LENGTH = 64 << 10;

    /** Characters of all macros, and of all entries that others inherit from. */
    private static final int MAX_SHARED_LENGTH = 32 << 20;

    /** Bytes that are searched at once for entries that others inherit from. */
    private static final int WINDOW_LENGTH = 1 << 20;

    /** The start and end of each {@code @string} in the source. */
    private final List<long[]> macros = new ArrayList<>();

    /** Keys of entries that others inherit from. */
    private final Set<String> parents = new HashSet<>();

    /** Whether only white space precedes the next byte in its line. */
    private boolean atLineStart = true;

    private boolean inMacro;

    /** Braces that are open. */
    private int depth;

    /** Parentheses that are open in a macro. */
    private int parentheses;

    @Override
    public void scan(byte[] bytes, int from, int to, int end, CutPoints places) {
        int begin = places.place(from) == 0 ? from + SourceText.markLength(bytes, end) : from;
        for (int i = begin; i < to; i++) {
            byte b = bytes[i];
            if (b < 0 || !SIGNIFICANT[b]) {
                atLineStart = false;
                continue;
            }
            switch (b) {
                case '{' -> {
                    depth += i > 0 && bytes[i - 1] == '\\' ? 0 : 1;
                    atLineStart = false;
                }
                case '}' -> {
                    depth -= depth == 0 || i > 0 && bytes[i - 1] == '\\' ? 0 : 1;
                    atLineStart = false;
                }
                case '\n', '\r' -> {
                    atLineStart = true;
                    if (inMacro && depth == 0 && parentheses == 0) {
                        macros.getLast()[1] = places.place(i);
                        inMacro = false;
                    }
                }
                case ' ', '\t' -> {
                    // A line may begin with blanks.
                }
                case '(', ')' -> {
                    // A macro in parentheses may span lines.
                    if (inMacro && depth == 0) {
                        parentheses += b == '(' ? 1 : parentheses == 0 ? 0 : -1;
                    }
                    atLineStart = false;
                }
                case '=' -> {
                    atLineStart = false;
                    if (namesParents(bytes, i)) {
                        places.bind();
                        addParents(bytes, i + 1, end);
                    }
                }
                case '@' -> {
                    if (atLineStart && isHead(bytes, i, end)) {
                        // A brace that is open for so long is never closed.
                        if ((depth == 0 || places.since(i) > Chunker.MAX_LENGTH)
                                && places.cut(bytes, i, end)) {
                            depth = 0;
                        }
                        if (depth == 0 && begins(STRING, bytes, i, end)) {
                            macros.add(new long[] {places.place(i), Long.MAX_VALUE});
                            inMacro = true;
                            parentheses = 0;
                        }
                    }
                    atLineStart = false;
                }
                default -> atLineStart = false;
            }
        }
    }

    @Override
    public boolean endsOpen() {
        return depth != 0;
    }

    @Override
    public String shared(SourceBytes bytes, boolean bound) throws IOException {
        return bound ? parents(bytes) : macros(bytes);
    }

    private String macros(SourceBytes bytes) throws IOException {
        StringBuilder text = new StringBuilder();
        for (long[] macro : macros) {
            long end =
                    Math.min(Math.min(macro[1], bytes.size()), macro[0] + MAX_SHARED_ENTRY_LENGTH);
            if (text.length() < MAX_SHARED_LENGTH) {
                text.append(SourceText.decode(bytes.slice(macro[0], end))).append('\n');
            }
        }
        return text.toString();
    }

    /** The entries that others inherit from, found in one more pass over the bytes. */
    private String parents(SourceBytes bytes) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        int length = 0;
        long start = 0;
        while (start < bytes.size()
                && found.size() < parents.size()
                && length < MAX_SHARED_LENGTH) {
            byte[] window =
                    bytes.slice(start, Math.min(bytes.size(), start + WINDOW_LENGTH + SIGHT));
            for (int i = 0; i < Math.min(WINDOW_LENGTH, window.length); i++) {
                if (window[i] == '@' && isHead(window, i, window.length)) {
                    String key = key(window, i);
                    if (parents.contains(key) && !found.containsKey(key)) {
                        long at = start + i;
                        long end = Math.min(bytes.size(), at + MAX_SHARED_ENTRY_LENGTH);
                        String text = SourceText.decode(bytes.slice(at, end));
                        BibEntry entry = new BibParser(text, new ArrayList<>()).next();
                        if (entry != null && entry.key().equals(key)) {
                            found.put(key, entry.span().in(text));
                            length += entry.span().length();
                        }
                    }
                }
            }
            start += WINDOW_LENGTH;
        }
        return String.join("\n", found.values());
    }

    /** Whether the {@code =} at {@code at} follows the name of one of {@link #PARENTS}. */
    private static boolean namesParents(byte[] bytes, int at) {
        int nameEnd = at;
        while (nameEnd > 0 && isBlank(bytes[nameEnd - 1])) {
            nameEnd--;
        }
        for (byte[] name : PARENTS) {
            int start = nameEnd - name.length;
            if (start > 0 && !isLetter(bytes[start - 1]) && begins(name, bytes, start, nameEnd)) {
                return true;
            }
        }
        return false;
    }

    /** Adds the keys of the value that begins at {@code from}. */
    private void addParents(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && (isBlank(bytes[i]) || bytes[i] == '{' || bytes[i] == '"')) {
            i++;
        }
        int keyStart = i;
        for (; i < end; i++) {
            byte b = bytes[i];
            boolean closes = b == '}' || b == '"';
            if (closes || b == ',' || isBlank(b)) {
                if (i > keyStart) {
                    parents.add(new String(bytes, keyStart, i - keyStart, StandardCharsets.UTF_8));
                }
                keyStart = i + 1;
                if (closes || b == '\n') {
                    return;
                }
            }
        }
    }

    /** Whether {@code @letters} and an opening delimiter begin at {@code at}. */
    private static boolean isHead(byte[] bytes, int at, int end) {
        int i = at + 1;
        while (i < end && isLetter(bytes[i])) {
            i++;
        }
        int typeEnd = i;
        while (i < end && isBlank(bytes[i])) {
            i++;
        }
        return typeEnd > at + 1 && i < end && (bytes[i] == '{' || bytes[i] == '(');
    }

    /** The key of the entry that begins at {@code at}. */
    private static String key(byte[] bytes, int at) {
        int i = at;
        while (bytes[i] != '{' && bytes[i] != '(') {
            i++;
        }
        int end = i + 1;
        while (end < bytes.length && bytes[end] != ',' && bytes[end] != '}') {
            end++;
        }
        return new String(bytes, i + 1, end - i - 1, StandardCharsets.UTF_8).strip();
    }

    /** Whether {@code name}, in any case, begins at {@code at}. */
    private static boolean begins(byte[] name, byte[] bytes, int at, int end) {
        if (at + name.length > end) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (Character.toLowerCase((char) bytes[at + i]) != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    private static byte[] ascii(String text) {
        return text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
}
