package glossa.workspace;

import glossa.grammar.NotesLanguage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a file may be to Glossa, by its name alone: a source, of which kind, a note, a project. */
public final class FileKinds {
    /**
     * The names of project files (Quarto documentation, "Project Basics"; bookdown, 4.4; MyST
     * guide, "Frontmatter"; Jupyter Book, "Configuration reference").
     */
    private static final List<String> PROJECTS =
            List.of("_quarto.yml", "_quarto.yaml", "_bookdown.yml", "myst.yml", "_config.yml");

    /** What programs write beside notes: knitr's results, bookdown's whole book, macOS's data. */
    private static final Pattern WRITTEN_NOTE =
            Pattern.compile("\\._.*|.*\\.(knit|utf8|spin)\\.r?md|_main\\.r?md");

    /** The folders for papers. */
    private static final Set<String> CORPUS_FOLDERS = Set.of("papers", "corpus");

    private FileKinds() {}

    /**
     * The kinds of sources. Of two files that are found, the one of the earlier kind takes
     * precedence ({@link SourceOrder}).
     */
    enum SourceKind {
        BIBTEX("bib bibtex biblatex"),
        JSON("json"),
        ZOTERO("zotero.sqlite"),
        TAGGED("ris nbib enw ciw isi refer"),
        RECORDS("jsonl ndjson yaml yml xml atom mods cff abs"),
        PAGE("html htm xhtml"),
        PLAIN_TEXT("txt text"),
        PDF("pdf");

        /** Endings without the dot, or whole names; spaces between. */
        private final String names;

        SourceKind(String names) {
            this.names = names;
        }

        /** Whether editors have such files as text. */
        boolean isText() {
            return this != ZOTERO && this != PDF;
        }

        /** Whether such files hold nothing but papers; the others may hold anything. */
        private boolean isPapersOnly() {
            return switch (this) {
                case BIBTEX, JSON, ZOTERO, TAGGED -> true;
                case RECORDS, PAGE, PLAIN_TEXT, PDF -> false;
            };
        }

        /**
         * Whether such a file is a source without being listed or named: in a folder for papers,
         * and anywhere if it holds nothing else.
         *
         * @param relative its path from the workspace's folder
         */
        private boolean isFoundAt(Path relative) {
            boolean found = isPapersOnly();
            for (Path part : relative) {
                found |= CORPUS_FOLDERS.contains(FileKinds.name(part));
            }
            return found;
        }
    }

    /** The kinds of sources by the endings and names of their files. */
    private static final Map<String, SourceKind> SOURCES =
            Arrays.stream(SourceKind.values())
                    .flatMap(
                            kind ->
                                    Arrays.stream(kind.names.split(" "))
                                            .map(name -> Map.entry(name, kind)))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** The kind of source that a file of this name may be. */
    static Optional<SourceKind> sourceKind(Path file) {
        String name = name(file);
        return Optional.ofNullable(SOURCES.get(ending(name)))
                .or(() -> Optional.ofNullable(SOURCES.get(name)));
    }

    /**
     * Whether a file is a source without being listed or named.
     *
     * @param relative its path from the workspace's folder
     */
    static boolean isFoundAt(Path file, Path relative) {
        return !name(file).startsWith("._")
                && sourceKind(file).filter(kind -> kind.isFoundAt(relative)).isPresent();
    }

    /** Whether a file of this name may be a source, wherever it lies. */
    public static boolean isSource(Path file) {
        return sourceKind(file).isPresent() && !name(file).startsWith(".");
    }

    /** Whether a file of this name may be a source that editors have as text. */
    public static boolean isTextSource(Path file) {
        return isSource(file) && sourceKind(file).filter(SourceKind::isText).isPresent();
    }

    /** Whether a file of this name may be a source or a note that editors have as text. */
    static boolean isText(Path file) {
        return isTextSource(file) || isNote(file);
    }

    /** Whether a file of this name is a note. */
    public static boolean isNote(Path file) {
        String name = name(file);
        return NotesLanguage.ENDINGS.contains(ending(name))
                && name.indexOf('.') >= 0
                && !WRITTEN_NOTE.matcher(name).matches();
    }

    /**
     * Whether a file of this name may have metadata for the notes of its folder: pandoc's defaults
     * and metadata files, Quarto's {@code _metadata.yml}, a project's file.
     */
    static boolean isMetadata(Path file) {
        String name = name(file);
        return (name.endsWith(".yml") || name.endsWith(".yaml")) && !name.startsWith(".");
    }

    /** Whether a note is the first of a bookdown book, whose metadata are those of all chapters. */
    static boolean isBookIndex(Path note, WorkspaceFiles around) {
        return name(note).equals("index.rmd")
                && around.exists(note.resolveSibling("_bookdown.yml"));
    }

    /** Whether a file of this name says what holds for all notes of a project. */
    static boolean isProject(Path file) {
        return PROJECTS.contains(name(file));
    }

    /** The names of the files that say what holds for all notes of a project, the first wins. */
    public static List<String> projectNames() {
        return PROJECTS;
    }

    /** The endings of notes, without the dot, in their order. */
    public static List<String> noteEndings() {
        return NotesLanguage.ENDINGS.stream().sorted().toList();
    }

    /** The endings of all files that may be sources, in their order, without the dot. */
    public static List<String> endings() {
        return SOURCES.keySet().stream().map(FileKinds::ending).sorted().toList();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
