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
 * Cuts a {@code .bib} before entries. What an entry needs of others goes with its piece: the {@code
 * @string}s of the whole file with each, and the entries that others inherit from with those that
 * do.
 */
final class BibChunker implements Chunker {
    /** Fields that name entries to inherit from. */
    private static final byte[][] PARENTS = {
        ascii("crossref"), ascii("xdata"), ascii("entryset"),
    };

    /** The characters that mean something; nearly all others are passed over. */
    private static final boolean[] TELLING = new boolean[128];

    static {
        for (char c : "{}()\n\r \t=@".toCharArray()) {
            TELLING[c] = true;
        }
    }

    private static final byte[] STRING = ascii("@string");

    /** Bytes; an entry that others inherit from is shorter, and so are all of these together. */
    private static final int MAX_ENTRY_LENGTH = 64 << 10;

    private static final int MAX_SHARED = 32 << 20;

    private static final int WINDOW = 1 << 20;

    private final List<long[]> macros = new ArrayList<>();
    private final Set<String> parents = new HashSet<>();
    private boolean lineStart = true;
    private boolean inMacro;
    private int depth;

    /** Round brackets that are open in a macro. */
    private int round;

    @Override
    public void scan(byte[] bytes, int from, int to, int end, CutPoints places) {
        int begin = places.place(from) == 0 ? from + SourceText.markLength(bytes, end) : from;
        for (int i = begin; i < to; i++) {
            byte b = bytes[i];
            if (b < 0 || !TELLING[b]) {
                lineStart = false;
                continue;
            }
            switch (b) {
                case '{' -> {
                    depth += i > 0 && bytes[i - 1] == '\\' ? 0 : 1;
                    lineStart = false;
                }
                case '}' -> {
                    depth -= depth == 0 || i > 0 && bytes[i - 1] == '\\' ? 0 : 1;
                    lineStart = false;
                }
                case '\n', '\r' -> {
                    lineStart = true;
                    if (inMacro && depth == 0 && round == 0) {
                        macros.getLast()[1] = places.place(i);
                        inMacro = false;
                    }
                }
                case ' ', '\t' -> {
                    // A line may begin with blanks.
                }
                case '(', ')' -> {
                    // BibTeX closes a macro by what opened it, over as many lines as it likes.
                    if (inMacro && depth == 0) {
                        round += b == '(' ? 1 : round == 0 ? 0 : -1;
                    }
                    lineStart = false;
                }
                case '=' -> {
                    lineStart = false;
                    if (namesParents(bytes, i)) {
                        places.bind();
                        addParents(bytes, i + 1, end);
                    }
                }
                case '@' -> {
                    if (lineStart && isHead(bytes, i, end)) {
                        // Where a brace is open for so long, it was left open.
                        if ((depth == 0 || places.since(i) > Chunker.MAX_LENGTH)
                                && places.cut(bytes, i, end)) {
                            depth = 0;
                        }
                        if (depth == 0 && begins(STRING, bytes, i, end)) {
                            macros.add(new long[] {places.place(i), Long.MAX_VALUE});
                            inMacro = true;
                            round = 0;
                        }
                    }
                    lineStart = false;
                }
                default -> lineStart = false;
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
            long end = Math.min(Math.min(macro[1], bytes.size()), macro[0] + MAX_ENTRY_LENGTH);
            if (text.length() < MAX_SHARED) {
                text.append(SourceText.decode(bytes.slice(macro[0], end))).append('\n');
            }
        }
        return text.toString();
    }

    /** The entries that some entry inherits from, in one more pass. */
    private String parents(SourceBytes bytes) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        int length = 0;
        long start = 0;
        while (start < bytes.size() && found.size() < parents.size() && length < MAX_SHARED) {
            byte[] window = bytes.slice(start, Math.min(bytes.size(), start + WINDOW + SIGHT));
            for (int i = 0; i < Math.min(WINDOW, window.length); i++) {
                if (window[i] == '@' && isHead(window, i, window.length)) {
                    String key = key(window, i);
                    if (parents.contains(key) && !found.containsKey(key)) {
                        long at = start + i;
                        long end = Math.min(bytes.size(), at + MAX_ENTRY_LENGTH);
                        String text = SourceText.decode(bytes.slice(at, end));
                        BibEntry entry = new BibParser(text, new ArrayList<>()).next();
                        if (entry != null && entry.key().equals(key)) {
                            found.put(key, entry.span().in(text));
                            length += entry.span().length();
                        }
                    }
                }
            }
            start += WINDOW;
        }
        return String.join("\n", found.values());
    }

    /** Whether the {@code =} at {@code at} stands behind the name of a field that names entries. */
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

    /** {@code @letters} and a brace. */
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

    /** What stands between the brace of the head at {@code at} and the comma. */
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
