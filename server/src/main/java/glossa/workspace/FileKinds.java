package glossa.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file may be to Glossa, by its name alone: a source, of which kind, or a note. */
public final class FileKinds {
    /**
     * The kinds of files that may be sources, by their endings or names, the most trusted first.
     * Those of {@link #ANYWHERE} hold nothing but papers; the others may hold anything, and are
     * looked for only under a folder for papers.
     */
    private static final List<Set<String>> KINDS =
            List.of(
                    Set.of("bib", "bibtex", "biblatex"),
                    Set.of("json"),
                    Set.of("zotero.sqlite"),
                    Set.of("ris", "nbib", "enw", "ciw", "isi", "refer"),
                    Set.of("jsonl", "ndjson", "yaml", "yml", "xml", "atom", "mods", "cff", "abs"),
                    Set.of("html", "htm", "xhtml"),
                    Set.of("txt", "text"),
                    Set.of("pdf"));

    /** The last kind that is looked for everywhere. */
    static final int ANYWHERE = 3;

    /** The kind of what is no source. */
    static final int NONE = KINDS.size();

    /** The kinds that are no text. */
    private static final Set<Integer> NO_TEXT = Set.of(2, 7);

    /** The endings of notes, without the dot. */
    private static final Set<String> NOTES =
            Set.of("md", "markdown", "mdown", "mkd", "qmd", "rmd", "rmarkdown", "mdx");

    private FileKinds() {}

    /** Whether a file of this name may be a source, wherever it lies. */
    public static boolean isSource(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return of(file) < NONE && !name.startsWith(".");
    }

    /** Whether a file of this name may be a source that editors have as text. */
    public static boolean isTextSource(Path file) {
        return isSource(file) && !NO_TEXT.contains(of(file));
    }

    /** Whether a file of this name is a note. */
    public static boolean isNote(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return NOTES.contains(name.substring(name.lastIndexOf('.') + 1)) && name.indexOf('.') >= 0;
    }

    /** The endings of notes, without the dot, in their order. */
    public static List<String> noteEndings() {
        return NOTES.stream().sorted().toList();
    }

    /** The endings of all files that may be sources, in their order, without the dot. */
    public static List<String> endings() {
        return KINDS.stream()
                .flatMap(Set::stream)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .sorted()
                .toList();
    }

    /**
     * How much a file of this name is trusted: the place of its kind, 0 first; {@link #NONE} for
     * what is no source.
     */
    static int of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        int kind = 0;
        while (kind < KINDS.size()
                && !KINDS.get(kind).contains(ending)
                && !KINDS.get(kind).contains(name)) {
            kind++;
        }
        return kind;
    }
}
