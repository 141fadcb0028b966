package glossa.workspace;

import glossa.grammar.FrontMatter;
import glossa.grammar.Metadata;
import glossa.grammar.NotesLanguage;
import glossa.grammar.Syntax;
import glossa.notes.CrossReferences;
import glossa.notes.Note;
import glossa.paper.EditDistance;
import glossa.source.yaml.MetadataPaths;
import glossa.source.yaml.NoteReferences;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one note or metadata file names as its bibliographies.
 *
 * @param paths as written, in order; of several, the last wins (pandoc manual, "Specifying
 *     bibliographic data")
 * @param isWhole whether that is all: a value that is computed when the paper is built, such as R
 *     code or a template's variable, may stand for any bibliography
 * @param metadataFiles other files of metadata that belong to it (Quarto documentation, "Metadata
 *     Includes")
 * @param hasReferences whether a note has papers of its own, under {@code references}
 * @param crossReferences the prefixes of cross-references that a metadata file defines ({@link
 *     CrossReferences#prefixesIn})
 */
public record BibliographyNames(
        List<String> paths,
        boolean isWhole,
        List<String> metadataFiles,
        boolean hasReferences,
        Set<String> crossReferences) {
    /** Names nothing. */
    static final BibliographyNames NONE =
            new BibliographyNames(List.of(), true, List.of(), false, Set.of());

    private static final long MAX_PROJECT_BYTES = 1 << 16;

    private static final String FIELD = "bibliography";

    /** The fields of project files: of Quarto, bookdown and MyST; of Jupyter Book. */
    private static final List<String> PROJECT_FIELDS = List.of(FIELD, "bibtex_bibfiles");

    /** A cheap test before a text is parsed. */
    private static final Pattern NAMES =
            Pattern.compile("(?m)^[ \\t]{0,8}[\"']?(?:bibliography|references)");

    /** Values that say that there is none (YAML 1.2, 10.3.2). */
    private static final Set<String> NOTHING = Set.of("", "null", "~", "false", "no", "[]");

    /** What stands for something else: code, variables, templates, addresses, globs. */
    private static final List<String> COMPUTED = List.of("`", "!", "{{", "$", "://", "*", "?", "<");

    public BibliographyNames {
        paths = List.copyOf(paths);
        metadataFiles = List.copyOf(metadataFiles);
        crossReferences = Set.copyOf(crossReferences);
    }

    /** What an open note names. */
    static BibliographyNames of(Note note) {
        return of(note.text(), note.syntax());
    }

    /** What a note names, by its text alone. */
    static BibliographyNames ofNote(String text) {
        return NAMES.matcher(text).find() ? of(text, NotesLanguage.parse(text)) : NONE;
    }

    private static BibliographyNames of(String text, Syntax syntax) {
        boolean hasReferences = NoteReferences.of(text, syntax).isPresent();
        for (FrontMatter block : syntax.metadata().reversed()) {
            var field = Metadata.of(text, block).field(FIELD);
            if (field.isPresent()) {
                List<String> values =
                        field.get().values().stream().map(Metadata.Value::text).toList();
                return of(
                        values.isEmpty()
                                ? MetadataPaths.named(block.content().in(text), FIELD)
                                : values,
                        List.of(),
                        hasReferences);
            }
        }
        return of(List.of(), List.of(), hasReferences);
    }

    /** What a project's file or another file of metadata names. */
    static BibliographyNames ofMetadataFile(String yaml) {
        List<String> values = new ArrayList<>();
        for (String field : PROJECT_FIELDS) {
            values.addAll(MetadataPaths.named(yaml, field));
        }
        BibliographyNames names = of(values, MetadataPaths.named(yaml, "metadata-files"), false);
        return new BibliographyNames(
                names.paths(),
                names.isWhole(),
                names.metadataFiles(),
                false,
                CrossReferences.prefixesIn(yaml));
    }

    private static BibliographyNames of(
            List<String> values, List<String> metadataFiles, boolean hasReferences) {
        List<String> paths = new ArrayList<>();
        boolean isWhole = true;
        for (String value : values) {
            String path = withoutVariable(value.strip());
            if (NOTHING.contains(path.toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (isComputed(path)) {
                isWhole = false;
            } else {
                paths.add(path);
            }
        }
        return new BibliographyNames(paths, isWhole, metadataFiles, hasReferences, Set.of());
    }

    /**
     * Pandoc's variable for the folder of a defaults file (pandoc manual, "Defaults files") is left
     * out.
     */
    private static String withoutVariable(String value) {
        return value.startsWith("${.}/") ? value.substring("${.}/".length()) : value;
    }

    /** Whether a value is no path but something from which one is computed, or an address. */
    static boolean isComputed(String value) {
        return COMPUTED.stream().anyMatch(value::contains);
    }

    /** Whether it says anything of bibliographies. */
    boolean isEmpty() {
        return equals(NONE);
    }

    /** Whether a value of {@code bibliography} is a path: neither nothing nor computed. */
    private static boolean isPath(String value) {
        return !NOTHING.contains(value.strip().toLowerCase(Locale.ROOT)) && !isComputed(value);
    }

    /**
     * What to say of a value of {@code bibliography} where nothing is; nothing where something is,
     * or none can tell.
     *
     * @param folder of the note or project file that names it
     * @param written the path as written
     */
    public static Optional<String> missing(WorkspaceFiles around, Path folder, String written) {
        if (!isPath(written) || WrittenPaths.file(around, folder, written).isPresent()) {
            return Optional.empty();
        }
        try {
            Path wanted = WrittenPaths.resolve(folder, written);
            if (isMadeByBook(around, wanted)) {
                return Optional.empty();
            }
            return Optional.of(
                    "no file found at "
                            + written
                            + nearest(around, folder, wanted)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(
                                            "; write its path relative to the folder of this"
                                                    + " note"));
        } catch (InvalidPathException e) {
            return Optional.of(written + " is not a valid path");
        }
    }

    /** Whether bookdown is told to delete the file, which a chapter makes ({@code write_bib}). */
    private static boolean isMadeByBook(WorkspaceFiles around, Path wanted) {
        return around.text(wanted.resolveSibling("_bookdown.yml"), MAX_PROJECT_BYTES)
                .filter(yaml -> yaml.contains("clean:") && yaml.contains(name(wanted)))
                .isPresent();
    }

    /** The source beside the missing one, or beside the note, whose name is most like its name. */
    private static Optional<String> nearest(WorkspaceFiles around, Path folder, Path wanted) {
        List<Path> beside = new ArrayList<>();
        if (wanted.getParent() != null) {
            beside.addAll(around.sourcesIn(wanted.getParent()));
        }
        if (!folder.equals(wanted.getParent())) {
            beside.addAll(around.sourcesIn(folder));
        }
        String name = name(wanted);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        int most = Math.max(2, name.length() / 3);
        Optional<Path> alike =
                beside.stream()
                        .filter(file -> slips(wanted, file, most) <= most)
                        .min(Comparator.comparingInt(file -> slips(wanted, file, most)));
        List<Path> sameKind =
                beside.stream().filter(file -> name(file).endsWith("." + ending)).toList();
        return alike.or(
                        () ->
                                sameKind.size() == 1
                                        ? sameKind.stream().findFirst()
                                        : Optional.empty())
                .map(file -> folder.relativize(file).toString().replace('\\', '/'));
    }

    /** Of the whole names, or of what stands before their endings; to a limit. */
    private static int slips(Path one, Path other, int most) {
        return Math.min(
                EditDistance.between(name(one), name(other), most),
                1
                        + EditDistance.between(
                                name(one).replaceFirst("\\.\\w+$", ""),
                                name(other).replaceFirst("\\.\\w+$", ""),
                                most));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
