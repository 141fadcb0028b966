package glossa.workspace;

import glossa.corpus.Scope;
import glossa.notes.Note;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which bibliographies each note means: what it names itself, then what is named by metadata files
 * of its folder and those above it, up to its project's; of several, the one that is named last and
 * nearest wins.
 */
public final class NoteScopes {
    /** Where no bibliography is named. */
    public static final NoteScopes NONE = new NoteScopes(Map.of(), Map.of(), Map.of());

    private final Map<Path, NamedSources> folders;
    private final Map<Path, NamedSources> notes;
    private final Map<Path, Path> sources;
    private volatile @Nullable Map<Path, Set<Path>> together;

    /**
     * The bibliographies that one file, or the metadata files of one folder, name.
     *
     * @param files those that are there, in the order in which they are named
     * @param isWhole whether all that is named is there
     * @param isProject whether nothing above holds
     * @param crossReferences as {@link BibliographyNames#crossReferences}
     */
    record NamedSources(
            List<Path> files, boolean isWhole, boolean isProject, Set<String> crossReferences) {
        NamedSources {
            files = List.copyOf(files);
        }

        /** The same for a project, above which nothing holds. */
        NamedSources ofProject() {
            return new NamedSources(files, isWhole, true, crossReferences);
        }

        /** Whether it says nothing. */
        boolean isEmpty() {
            return files.isEmpty() && isWhole && !isProject && crossReferences.isEmpty();
        }

        /** This, and then what another file of the same folder names. */
        NamedSources and(NamedSources other) {
            List<Path> both = new ArrayList<>(files);
            both.addAll(other.files);
            Set<String> prefixes = new HashSet<>(crossReferences);
            prefixes.addAll(other.crossReferences);
            return new NamedSources(
                    both, isWhole && other.isWhole, isProject || other.isProject, prefixes);
        }
    }

    /**
     * @param folders what metadata files name for the notes in and below their folder
     * @param notes what notes on disk name
     * @param sources the sources by their real paths
     */
    NoteScopes(
            Map<Path, NamedSources> folders,
            Map<Path, NamedSources> notes,
            Map<Path, Path> sources) {
        this.folders = Map.copyOf(folders);
        this.notes = Map.copyOf(notes);
        this.sources = Map.copyOf(sources);
    }

    /** What an open note means by its keys. */
    public Scope of(Note note, WorkspaceFiles around) {
        Optional<Path> file = note.file();
        if (file.isEmpty()) {
            return Scope.EVERYTHING;
        }
        return of(file.get(), Optional.of(named(note, around)));
    }

    /** What a note on disk, or a source, means by the keys in it. */
    public Scope of(Path file) {
        return FileKinds.isNote(file)
                ? of(file, Optional.ofNullable(notes.get(file)))
                : Scope.of(file);
    }

    private static NamedSources named(Note note, WorkspaceFiles around) {
        return resolved(BibliographyNames.of(note), note.file().orElseThrow(), around);
    }

    /**
     * The bibliographies that are there of those that are named; the note's own references above
     * all (pandoc manual, "Specifying bibliographic data").
     *
     * @param by the file that names them
     */
    static NamedSources resolved(BibliographyNames names, Path by, WorkspaceFiles around) {
        Path folder = Optional.ofNullable(by.getParent()).orElse(by);
        List<Path> files = new ArrayList<>();
        for (String path : names.paths()) {
            WrittenPaths.bibliography(around, folder, path).ifPresent(files::add);
        }
        boolean isWhole = names.isWhole() && files.size() == names.paths().size();
        if (names.hasReferences()) {
            files.add(by);
        }
        return new NamedSources(files, isWhole, false, names.crossReferences());
    }

    /** The prefixes of cross-references that metadata files define for a note. */
    public Set<String> crossReferences(Note note) {
        Set<String> prefixes = new HashSet<>();
        for (Path at = note.folder().orElse(null); at != null; at = at.getParent()) {
            NamedSources named = folders.get(at);
            if (named != null) {
                prefixes.addAll(named.crossReferences());
            }
        }
        return prefixes;
    }

    /**
     * Whether a note means the keys of both sources; also where one of them is named by nothing, so
     * that notes without a bibliography of their own may mean it.
     */
    public boolean areTogether(Path source, Path other) {
        Map<Path, Set<Path>> all = together;
        if (all == null) {
            all = findTogether();
            together = all;
        }
        Set<Path> others = all.get(source);
        return others == null || !all.containsKey(other) || others.contains(other);
    }

    private Map<Path, Set<Path>> findTogether() {
        Set<Scope> scopes = new HashSet<>();
        folders.keySet().forEach(folder -> scopes.add(of(folder.resolve("_"), Optional.empty())));
        notes.forEach((note, named) -> scopes.add(of(note, Optional.of(named))));
        Map<Path, Set<Path>> found = new HashMap<>();
        for (Scope scope : scopes) {
            for (Path file : scope.files()) {
                found.computeIfAbsent(file, any -> new HashSet<>()).addAll(scope.files());
            }
        }
        return found;
    }

    private Scope of(Path note, Optional<NamedSources> own) {
        List<Path> files = new ArrayList<>();
        boolean isWhole = own.map(NamedSources::isWhole).orElse(true);
        own.ifPresent(named -> files.addAll(named.files().reversed()));
        for (Path at = note.getParent(); at != null; at = at.getParent()) {
            NamedSources named = folders.get(at);
            if (named != null) {
                files.addAll(named.files().reversed());
                isWhole &= named.isWhole();
                if (named.isProject()) {
                    break;
                }
            }
        }
        return new Scope(
                files.stream().map(this::source).toList(), isWhole && !files.isEmpty(), !isWhole);
    }

    /** The source that a path leads to. */
    private Path source(Path file) {
        Path known = sources.get(file);
        if (known == null) {
            known = sources.get(realPath(file));
        }
        return known == null ? file : known;
    }

    /** The path without links; the path itself where nothing is. */
    static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteScopes scopes
                && folders.equals(scopes.folders)
                && notes.equals(scopes.notes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(folders, notes);
    }
}
