package glossa.grammar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what paper a literature note is about: what stands in it is about that paper without
 * repeating its key.
 *
 * <pre>{@code
 * LiteratureNotes.paper("notes/@vaswani2017.md", text, syntax, LiteratureNotes.FOLDERS); // vaswani2017
 * }</pre>
 */
public final class LiteratureNotes {
    /**
     * The folders whose {@code key.md} is about {@code key}, case, blanks and dashes aside: what
     * they are called by default in plug-ins for such notes, and the plain word.
     */
    public static final Set<String> FOLDERS =
            Set.of("literature", "literaturenotes", "readingnotes");

    /** The fields of the front matter that name the paper, the first of them that is there. */
    private static final List<String> FIELDS = List.of("citekey", "paper");

    private static final Set<String> NO_KEYS = Set.of("readme", "index");

    private LiteratureNotes() {}

    /**
     * The key of the paper that a note is about. The front matter counts most, since it was written
     * for this; then the file's name; then the first heading, if it begins with a citation.
     *
     * @param path of the note, with slashes; only its last two names are looked at
     * @param folders names in lower case, without blanks and dashes
     */
    public static Optional<String> paper(
            String path, String text, Syntax syntax, Set<String> folders) {
        return inFrontMatter(text, syntax)
                .map(value -> key(value.text()))
                .or(() -> byName(path, folders))
                .or(() -> byHeading(text, syntax));
    }

    /** The value of the front matter that names the paper, as written: {@code "[[@key]]"}. */
    public static Optional<Metadata.Value> inFrontMatter(String text, Syntax syntax) {
        Metadata metadata = Metadata.of(text, syntax.frontMatter());
        return FIELDS.stream()
                .flatMap(field -> metadata.value(field).stream())
                .filter(value -> isKey(key(value.text())))
                .findFirst();
    }

    private static Optional<String> byName(String path, Set<String> folders) {
        int slash = path.lastIndexOf('/');
        String file = path.substring(slash + 1);
        int dot = file.lastIndexOf('.');
        String name = dot < 0 ? file : file.substring(0, dot);
        if (name.startsWith("@")) {
            return Optional.of(key(name)).filter(LiteratureNotes::isKey);
        }
        String above = slash < 0 ? "" : path.substring(0, slash);
        String folder = above.substring(above.lastIndexOf('/') + 1);
        String plain = folder.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        return folders.contains(plain) && !NO_KEYS.contains(name.toLowerCase(Locale.ROOT))
                ? Optional.of(name).filter(LiteratureNotes::isKey)
                : Optional.empty();
    }

    private static Optional<String> byHeading(String text, Syntax syntax) {
        if (syntax.headings().isEmpty()) {
            return Optional.empty();
        }
        Span heading = syntax.headings().getFirst().span();
        for (Citation citation : syntax.citations()) {
            Span span = citation.span();
            if (span.start() >= heading.start() && span.end() <= heading.end()) {
                String before = text.substring(heading.start(), span.start());
                return before.chars().allMatch(c -> c == '#' || c == ' ' || c == '\t')
                        ? Optional.of(citation.items().getFirst().key())
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** {@code @key}, {@code [[@key]]}, {@code [[@key|text]]}, {@code [@key]}, {@code @{key}}. */
    private static String key(String written) {
        String key = written.strip();
        while (key.startsWith("[") && key.endsWith("]")) {
            key = key.substring(1, key.length() - 1);
        }
        int bar = key.indexOf('|');
        key = bar < 0 ? key : key.substring(0, bar);
        key = key.startsWith("@") ? key.substring(1) : key;
        return key.startsWith("{") && key.endsWith("}") ? key.substring(1, key.length() - 1) : key;
    }

    private static boolean isKey(String key) {
        return !key.isEmpty() && key.codePoints().noneMatch(CharClasses::isSpace);
    }
}
