package glossa.torture.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A case as it stands in a file: a comment, and named sections.
 *
 * <pre>
 * The key file is the reader's own shell profile.
 * -- file .glossa.toml --
 * [keys]
 * file = "~/.bashrc"
 * -- run --
 * index
 * </pre>
 *
 * <p>A text or a name may hold {@code ⟪8000×[@a] ⟫} (a text so many times; they nest, and {@code
 * ⟪n⟫} is the number of the repetition, from 0), {@code ⟪u001b⟫} (a UTF-16 unit) and {@code ⟪xff⟫}
 * (a byte, even where it is no UTF-8: {@link #bytes}).
 */
public record TortureCase(String comment, List<Section> sections) {
    /** Characters that stand for the bytes 0x00 to 0xff. */
    private static final char FIRST_BYTE = '\uF700';

    private static final Pattern HEAD = Pattern.compile("-- (.*) --");
    private static final Pattern MACRO =
            Pattern.compile(
                    "⟪(?:(?<times>\\d+)×|u(?<unit>[0-9a-f]{4})⟫|x(?<byte>[0-9a-f]{2})⟫|(?<count>n)⟫)");

    public TortureCase {
        sections = List.copyOf(sections);
    }

    /** One section; the line break before the next section is none of its text. */
    public record Section(String name, String text) {
        /** The name without its first word: the path in {@code file notes/a.md}. */
        public String argument() {
            return expand(name.substring(name.indexOf(' ') + 1));
        }

        /** The text with all repetitions written out. */
        public String expanded() {
            return expand(text);
        }
    }

    /** A case of some sections: name, text, name, text. */
    public static TortureCase of(String... namesAndTexts) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            sections.add(new Section(namesAndTexts[i], namesAndTexts[i + 1]));
        }
        return new TortureCase("", sections);
    }

    /** Reads the form above. */
    public static TortureCase parse(String text) {
        List<String> comment = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        String name = "";
        List<String> lines = comment;
        for (String line :
                (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text)
                        .split("\n", -1)) {
            Matcher head = HEAD.matcher(line);
            if (!head.matches()) {
                lines.add(line);
                continue;
            }
            if (!name.isEmpty()) {
                sections.add(new Section(name, String.join("\n", lines)));
            }
            name = head.group(1);
            lines = new ArrayList<>();
        }
        if (!name.isEmpty()) {
            sections.add(new Section(name, String.join("\n", lines)));
        }
        return new TortureCase(String.join("\n", comment), sections);
    }

    /** The same case with another comment. */
    public TortureCase with(String otherComment) {
        return new TortureCase(otherComment, sections);
    }

    /** This case with the sections of another behind its own. */
    public TortureCase and(TortureCase more) {
        List<Section> all = new ArrayList<>(sections);
        all.addAll(more.sections());
        return new TortureCase(comment, all);
    }

    /** The form above; {@link #parse} of it is this case. */
    public String written() {
        StringBuilder text = new StringBuilder(comment).append('\n');
        for (Section section : sections) {
            text.append("-- ").append(visible(section.name())).append(" --\n");
            text.append(visible(section.text())).append('\n');
        }
        return text.toString();
    }

    /** Control characters, and what a text file cannot carry, as macros. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isWhole =
                    Character.isHighSurrogate(c)
                            ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                            : !Character.isLowSurrogate(c)
                                    || i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            if (isWhole && (c == '\n' || !Character.isISOControl(c) && !isFormat(c))) {
                visible.append(c);
            } else {
                visible.append(String.format("⟪u%04x⟫", (int) c));
            }
        }
        return visible.toString();
    }

    private static boolean isFormat(char c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.PRIVATE_USE;
    }

    /** The text of the section with this name, written out. */
    public Optional<String> text(String name) {
        return sections.stream()
                .filter(section -> section.name().equals(name))
                .map(Section::expanded)
                .findFirst();
    }

    /** The same, or what is said here. */
    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** A whole number in the section with this name. */
    public long number(String name, long otherwise) {
        return text(name).map(text -> Long.parseLong(text.strip())).orElse(otherwise);
    }

    /** The sections whose name begins with this word. */
    public List<Section> all(String word) {
        return sections.stream()
                .filter(s -> s.name().startsWith(word + " ") || s.name().equals(word))
                .toList();
    }

    /** Writes out all macros. */
    public static String expand(String text) {
        StringBuilder expanded = new StringBuilder();
        int end = expand(text, 0, 0, expanded);
        if (end < text.length()) {
            throw new IllegalArgumentException("a ⟫ without its ⟪ at " + end);
        }
        return expanded.toString();
    }

    /**
     * Writes out to the end or to the ⟫ that ends the macro around, and returns its place.
     *
     * @param count how often the repetition around has been written before
     */
    private static int expand(String text, int from, int count, StringBuilder out) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '⟫') {
            Matcher macro = MACRO.matcher(text).region(at, text.length());
            if (text.charAt(at) != '⟪' || !macro.lookingAt()) {
                out.append(text.charAt(at++));
            } else if (macro.group("times") != null) {
                int times = Integer.parseInt(macro.group("times"));
                int end = expand(text, macro.end(), 0, new StringBuilder());
                if (text.substring(macro.end(), end).contains("⟪")) {
                    for (int i = 0; i < times; i++) {
                        var _ = expand(text, macro.end(), i, out);
                    }
                } else {
                    out.repeat(text.substring(macro.end(), end), times);
                }
                at = end + 1;
            } else {
                if (macro.group("unit") != null) {
                    out.append((char) Integer.parseInt(macro.group("unit"), 16));
                } else if (macro.group("byte") != null) {
                    out.append((char) (FIRST_BYTE + Integer.parseInt(macro.group("byte"), 16)));
                } else {
                    out.append(count);
                }
                at = macro.end();
            }
        }
        return at;
    }

    /** A text as UTF-8, with the bytes that {@code ⟪xff⟫} asked for. */
    public static byte[] bytes(String text) {
        byte[] bytes = new byte[3 * text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[count++] = (byte) c;
            } else if (c >= FIRST_BYTE && c <= FIRST_BYTE + 0xff) {
                bytes[count++] = (byte) (c - FIRST_BYTE);
            } else {
                boolean isPair =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                byte[] encoded =
                        text.substring(i, isPair ? i + 2 : i + 1)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                System.arraycopy(encoded, 0, bytes, count, encoded.length);
                count += encoded.length;
                i += isPair ? 1 : 0;
            }
        }
        return java.util.Arrays.copyOf(bytes, count);
    }

    /** A text so that {@link #expand} gives it many times. */
    public static String times(int count, String text) {
        return String.format(Locale.ROOT, "⟪%d×%s⟫", count, text);
    }
}
