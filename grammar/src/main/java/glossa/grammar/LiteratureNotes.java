package glossa.grammar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the paper that a literature note is about. Annotations in the note are about that paper
 * without repeating its key.
 *
 * <pre>{@code
 * LiteratureNotes.paper("notes/@vaswani2017.md", text, syntax, LiteratureNotes.FOLDERS); // vaswani2017
 * }</pre>
 */
public final class LiteratureNotes {
    /**
     * The default folders in which {@code key.md} is the literature note on {@code key}, compared
     * without case, blanks and dashes: the usual names of plug-ins for such notes, and the plain
     * word.
     */
    public static final Set<String> FOLDERS =
            Set.of("literature", "literaturenotes", "readingnotes");

    /** The fields of the front matter that name the paper; the first one that exists is used. */
    private static final List<String> KEY_FIELDS = List.of("citekey", "paper");

    private static final Set<String> NOT_KEYS = Set.of("readme", "index");

    private LiteratureNotes() {}

    /**
     * The key of the paper that a note is about. The front matter takes precedence, because it is
     * explicit; then the name of the file; then the first heading, if it begins with a citation.
     *
     * @param path the path of the note, with slashes; only its last two names matter
     * @param folders the folders of literature notes, in lower case, without blanks and dashes
     */
    public static Optional<String> paper(
            String path, String text, Syntax syntax, Set<String> folders) {
        return inFrontMatter(text, syntax)
                .map(value -> keyIn(value.text()))
                .or(() -> byName(path, folders))
                .or(() -> byHeading(text, syntax));
    }

    /** The front matter value that names the paper, as written: {@code "[[@key]]"}. */
    public static Optional<Metadata.Value> inFrontMatter(String text, Syntax syntax) {
        Metadata metadata = Metadata.of(text, syntax.frontMatter());
        return KEY_FIELDS.stream()
                .flatMap(field -> metadata.value(field).stream())
                .filter(value -> isKey(keyIn(value.text())))
                .findFirst();
    }

    private static Optional<String> byName(String path, Set<String> folders) {
        int slash = path.lastIndexOf('/');
        String file = path.substring(slash + 1);
        int dot = file.lastIndexOf('.');
        String name = dot < 0 ? file : file.substring(0, dot);
        if (name.startsWith("@")) {
            return Optional.of(keyIn(name)).filter(LiteratureNotes::isKey);
        }
        String above = slash < 0 ? "" : path.substring(0, slash);
        String folder = above.substring(above.lastIndexOf('/') + 1);
        String plain = folder.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        return folders.contains(plain) && !NOT_KEYS.contains(name.toLowerCase(Locale.ROOT))
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
    private static String keyIn(String written) {
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
