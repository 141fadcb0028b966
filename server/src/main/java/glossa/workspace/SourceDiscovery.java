package glossa.workspace;

import glossa.notes.Note;
import glossa.paper.Problem;
import glossa.settings.Settings;
import glossa.source.reading.SourceFiles;
import glossa.workspace.NoteScopes.NamedSources;
import glossa.workspace.paths.AllowedFolders;
import glossa.workspace.paths.WorkspaceBounds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the sources of a workspace: what the settings list, what notes and projects name as {@code
 * bibliography}, every {@code .bib}, every CSL-JSON file, Zotero's database, every RIS, nbib or
 * EndNote file, and the text, HTML, XML, YAML, JSONL and PDF files under a folder named {@code
 * papers} or {@code corpus}; in their {@link SourceOrder}. A PDF that a {@code .bib} names is not
 * read for that: it may lie anywhere, and is its owner's own.
 */
public final class SourceDiscovery {
    /** The size in bytes of the largest note or metadata file that is asked what it names. */
    private static final long MAX_NAMING_BYTES = 1 << 20;

    private static final int MAX_REFUSED_LINKS = 20;

    private final Map<Path, NamedPaths> known = new HashMap<>();

    /** The bibliographies that one file names, and the file's stamp when it was asked. */
    private record NamedPaths(String stamp, BibliographyNames names) {}

    private final ChosenKeys chosenKeys = new ChosenKeys();
    private final AllowedFolders allowedFolders;

    /** Discovery for the user who runs Glossa. */
    public SourceDiscovery() {
        this(AllowedFolders.ofUser());
    }

    /**
     * @param allowedFolders what workspaces may read outside themselves
     */
    SourceDiscovery(AllowedFolders allowedFolders) {
        this.allowedFolders = allowedFolders;
    }

    /**
     * What was found.
     *
     * @param sources the files, absolute, the most trusted first
     * @param folders the folders that were looked into; a new file changes their time
     * @param namingFiles the notes and project files that name a bibliography, and the files of
     *     keys
     * @param settings what the settings files say, the first folder's first
     * @param chosenKeysDigest what differs when the keys do that readers chose ({@link ChosenKeys})
     * @param problems what is wrong in the settings files, and in project files that name a
     *     bibliography that is not there
     * @param scopes which of the sources each note means
     */
    public record FoundSources(
            List<Path> sources,
            Set<Path> folders,
            Set<Path> namingFiles,
            Settings settings,
            String chosenKeysDigest,
            Map<Path, List<Problem>> problems,
            NoteScopes scopes) {}

    /** Looks through the workspace's folders. */
    public FoundSources find(List<Path> workspaceFolders) {
        return find(new WorkspaceLocation(workspaceFolders, ""), List.of());
    }

    /**
     * Looks through a workspace's folders, as its editor has set.
     *
     * @param open the notes as the editor has them, which precede their files
     */
    FoundSources find(WorkspaceLocation site, Collection<Note> open) {
        Search search = new Search(site, open);
        site.folders().forEach(search::folder);
        search.trees.forEach(search::namingFiles);
        search.openNotes();
        return search.result();
    }

    /** One search, folder by folder. */
    private final class Search {
        private final WorkspaceLocation site;
        private final WorkspaceBounds bounds;

        /** What the editor lists is the user's own choice, and may lie anywhere. */
        private final Set<String> editorPaths;

        private final List<Tree> trees = new ArrayList<>();
        private final SourceOrder order = new SourceOrder();
        private final Set<Path> lookedInto = new LinkedHashSet<>();
        private final Set<Path> naming = new LinkedHashSet<>();
        private final StringBuilder chosen = new StringBuilder();
        private final Map<Path, List<Problem>> problems = new LinkedHashMap<>();
        private final WorkspaceFiles around;
        private final Map<Path, Note> open = new HashMap<>();
        private final Map<Path, NamedSources> scopesOfFolders = new HashMap<>();
        private final Map<Path, NamedSources> scopesOfNotes = new HashMap<>();
        private Optional<Settings> first = Optional.empty();

        Search(WorkspaceLocation site, Collection<Note> open) {
            this.site = site;
            around = WorkspaceFiles.disk(site.folders());
            open.forEach(note -> note.file().ifPresent(file -> this.open.put(file, note)));
            bounds = WorkspaceBounds.of(site.folders(), allowedFolders.all());
            editorPaths = Set.copyOf(Settings.of("", site.editorSettings()).corpusPaths());
        }

        /** Takes what a folder's settings list and, if they let it, what lies in the folder. */
        void folder(Path folder) {
            Path file = folder.resolve(Settings.FILE);
            Settings settings = site.settings(folder);
            PathProblems at = new PathProblems(file);
            List<Problem> wrong = new ArrayList<>(settings.problems());
            if (first.isEmpty()) {
                first = Optional.of(settings);
            }
            settings.corpusPaths().forEach(path -> listed(folder, path, at, wrong));
            keyFile(folder, settings, at, wrong);
            if (settings.discover()) {
                Tree tree = Tree.of(folder, bounds);
                trees.add(tree);
                lookedInto.addAll(tree.folders);
                order.addFound(tree.sources);
                if (tree.end != FolderTree.End.WHOLE) {
                    wrong.add(at.notWhole(tree.end));
                }
                tree.refusedLinks.stream()
                        .limit(MAX_REFUSED_LINKS)
                        .forEach(link -> wrong.add(at.refusedLink(folder, link)));
            }
            if (!wrong.isEmpty() || Files.exists(file)) {
                problems.put(file, wrong);
            }
        }

        private void listed(Path folder, String path, PathProblems at, List<Problem> wrong) {
            Listing listing = new Listing(folder, path, lookedInto);
            boolean isUsersChoice = editorPaths.contains(path);
            List<Path> files = isUsersChoice ? listing.all() : listing.within(bounds);
            order.addListed(files);
            if (files.isEmpty()) {
                wrong.add(
                        listing.isOutside(bounds) && !isUsersChoice
                                ? at.outside(path, listing.start())
                                : at.nothingAt(path));
            }
        }

        private void keyFile(Path folder, Settings settings, PathProblems at, List<Problem> wrong) {
            Optional<Path> keys = ChosenKeys.file(folder, settings);
            keys.ifPresent(naming::add);
            keys.map(chosenKeys::digest).ifPresent(chosen::append);
            settings.keyFile()
                    .filter(path -> keys.isEmpty())
                    .map(at::unusableKeyFile)
                    .ifPresent(wrong::add);
        }

        /** Takes what the metadata files and notes of a folder tree name. */
        void namingFiles(Tree tree) {
            for (Path file : SourceOrder.ofNaming(tree.naming)) {
                if (FileKinds.isNote(file) || tree.holdsNotes(file)) {
                    namingFile(file);
                }
            }
        }

        /** Takes what open notes name that are in no folder of the workspace, or not saved yet. */
        void openNotes() {
            open.keySet().stream()
                    .filter(file -> !scopesOfNotes.containsKey(file))
                    .sorted()
                    .forEach(this::namingFile);
        }

        private void namingFile(Path file) {
            Path folder = file.getParent();
            BibliographyNames names = namesIn(file);
            boolean isProject = FileKinds.isProject(file);
            if (folder == null || names.isEmpty() && !isProject) {
                return;
            }
            naming.add(file);
            if (isProject) {
                missing(file, folder, names.paths());
            }
            NamedSources sources = sources(names, file);
            for (String other : names.metadataFiles()) {
                Optional<Path> included = WrittenPaths.file(around, folder, other);
                if (included.isPresent()) {
                    naming.add(included.get());
                    sources = sources.and(sources(namesIn(included.get()), included.get()));
                }
            }
            if (!FileKinds.isNote(file)) {
                scopesOfFolders.merge(
                        folder, isProject ? sources.ofProject() : sources, NamedSources::and);
            } else if (!sources.isEmpty()) {
                scopesOfNotes.put(file, sources);
                if (FileKinds.isBookIndex(file, around)) {
                    scopesOfFolders.merge(folder, sources, NamedSources::and);
                }
            }
        }

        /** What is there of what is named; all of it is a source, and its folder is watched. */
        private NamedSources sources(BibliographyNames names, Path by) {
            Path folder = Optional.ofNullable(by.getParent()).orElse(by);
            for (String path : names.paths()) {
                for (Path file : WrittenPaths.candidates(around, folder, path)) {
                    Path parent = file.getParent();
                    if (parent != null && FileKinds.isSource(file) && Files.isDirectory(parent)) {
                        lookedInto.add(parent);
                    }
                }
            }
            NamedSources sources = NoteScopes.resolved(names, by, around);
            sources.files().stream()
                    .filter(file -> Files.isRegularFile(file) || open.containsKey(file))
                    .forEach(order::addNamed);
            return sources;
        }

        private BibliographyNames namesIn(Path file) {
            Note note = open.get(file);
            return note == null ? names(file) : BibliographyNames.of(note);
        }

        /** Bibliographies of a project that are not there; those of notes are told in the notes. */
        private void missing(Path project, Path folder, List<String> named) {
            List<Problem> missing = new ArrayList<>();
            for (String path : named) {
                BibliographyNames.missing(around, folder, path)
                        .map(why -> new PathProblems(project).missingBibliography(path, why))
                        .ifPresent(missing::add);
            }
            if (!missing.isEmpty()) {
                problems.put(project, missing);
            }
        }

        FoundSources result() {
            Map<Path, Path> sources = order.byRealPath();
            return new FoundSources(
                    List.copyOf(sources.values()),
                    lookedInto,
                    naming,
                    first.orElse(Settings.DEFAULT),
                    chosen.toString(),
                    problems,
                    new NoteScopes(scopesOfFolders, scopesOfNotes, sources));
        }
    }

    /** The files of one folder tree, by what they are for. */
    private static final class Tree {
        final List<Path> sources = new ArrayList<>();
        final List<Path> naming = new ArrayList<>();
        final List<Path> folders = new ArrayList<>();
        final List<Path> refusedLinks = new ArrayList<>();
        final Set<Path> noteFolders = new HashSet<>();
        FolderTree.End end = FolderTree.End.WHOLE;

        static Tree of(Path folder, WorkspaceBounds bounds) {
            Tree tree = new Tree();
            tree.end =
                    FolderTree.visit(
                            folder,
                            FolderTree.depth(folder),
                            link -> {
                                boolean mayRead = bounds.mayRead(link);
                                if (!mayRead) {
                                    tree.refusedLinks.add(link);
                                }
                                return mayRead;
                            },
                            tree.folders,
                            file -> tree.add(file, folder.relativize(file)));
            return tree;
        }

        private void add(Path file, Path relative) {
            if (FileKinds.isFoundAt(file, relative)) {
                sources.add(file);
            } else if (FileKinds.isNote(file)) {
                naming.add(file);
                for (Path at = file.getParent();
                        at != null && noteFolders.add(at);
                        at = at.getParent()) {
                    // The next one up.
                }
            } else if (FileKinds.isMetadata(file)) {
                naming.add(file);
            }
        }

        /** Whether notes lie in the folder of a metadata file or below it. */
        boolean holdsNotes(Path file) {
            return FileKinds.isProject(file) || noteFolders.contains(file.getParent());
        }
    }

    /**
     * All files in {@code folder} and below whose names may be those of sources, in their order.
     */
    public static List<Path> sourcesIn(Path folder) {
        return FolderTree.files(
                folder,
                FolderTree.MAX_DEPTH,
                WorkspaceBounds.of(List.of(folder), List.of())::mayRead,
                new ArrayList<>(),
                file -> FileKinds.sourceKind(file).isPresent());
    }

    /** All notes in {@code folder} and below, in the order of their names. */
    public static List<Path> notesIn(Path folder) {
        return FolderTree.files(
                folder,
                FolderTree.MAX_DEPTH,
                WorkspaceBounds.of(List.of(folder), List.of())::mayRead,
                new ArrayList<>(),
                FileKinds::isNote);
    }

    private BibliographyNames names(Path file) {
        String stamp = SourceFiles.stamp(file);
        NamedPaths named = known.get(file);
        if (named == null || !named.stamp().equals(stamp)) {
            named = new NamedPaths(stamp, readNames(file));
            known.put(file, named);
        }
        return named.names();
    }

    private static BibliographyNames readNames(Path file) {
        Optional<String> text = SourceFiles.text(file, MAX_NAMING_BYTES);
        return FileKinds.isNote(file)
                ? text.map(BibliographyNames::ofNote).orElse(BibliographyNames.NONE)
                : text.map(BibliographyNames::ofMetadataFile).orElse(BibliographyNames.NONE);
    }
}
