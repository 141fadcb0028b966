package glossa.workspace;

import glossa.grammar.FrontMatter;
import glossa.grammar.Lines;
import glossa.grammar.NotesLanguage;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.paper.Problem;
import glossa.settings.Settings;
import glossa.source.BoundedFiles;
import glossa.source.reading.SourceFiles;
import glossa.source.yaml.MetadataPaths;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the sources of a workspace: what the settings list, what notes and projects name as {@code
 * bibliography}, every {@code .bib}, every CSL-JSON file, Zotero's database, every RIS, nbib or
 * EndNote file, and the text, HTML, XML, YAML, JSONL and PDF files under a folder named {@code
 * papers} or {@code corpus}; in this order of trust. A PDF that a {@code .bib} names is not read
 * for that: it may lie anywhere, and is its owner's own.
 */
public final class SourceDiscovery {
    private static final Set<String> PROJECT_FILES =
            Set.of("_quarto.yml", "_quarto.yaml", "_bookdown.yml");

    private static final int FRONT_MATTER_BYTES = 16_384;

    /** Bytes of a settings file; a larger one is not read. */
    private static final long MAX_SETTINGS_BYTES = 1 << 20;

    private static final int MAX_REFUSED_LINKS = 20;

    private final Map<Path, NamedPaths> known = new HashMap<>();

    /** The bibliographies that one file names, and the file's stamp when it was asked. */
    private record NamedPaths(String stamp, List<String> paths) {}

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
     */
    public record FoundSources(
            List<Path> sources,
            Set<Path> folders,
            Set<Path> namingFiles,
            Settings settings,
            String chosenKeysDigest,
            Map<Path, List<Problem>> problems) {}

    /** Looks through the workspace's folders. */
    public FoundSources find(List<Path> workspaceFolders) {
        return find(new WorkspaceLocation(workspaceFolders, ""));
    }

    /** Looks through a workspace's folders, as its editor has set. */
    FoundSources find(WorkspaceLocation site) {
        List<Path> workspaceFolders = site.folders();
        Set<Path> sources = new LinkedHashSet<>();
        Set<Path> folders = new LinkedHashSet<>();
        Set<Path> naming = new LinkedHashSet<>();
        Map<Path, List<Problem>> problems = new LinkedHashMap<>();
        Settings first = Settings.DEFAULT;
        StringBuilder chosen = new StringBuilder();
        boolean isFirst = true;
        List<Tree> walks = new ArrayList<>();
        WorkspaceBounds bounds = WorkspaceBounds.of(workspaceFolders, allowedFolders.all());
        // What the editor lists is the user's own choice.
        Set<String> editorPaths = Set.copyOf(Settings.of("", site.editorSettings()).corpusPaths());
        for (Path folder : workspaceFolders) {
            Path file = folder.resolve(Settings.FILE);
            Settings settings = site.settings(folder);
            List<Problem> wrong = new ArrayList<>(settings.problems());
            for (String path : settings.corpusPaths()) {
                Listing listing = new Listing(folder, path, folders);
                List<Path> listed =
                        editorPaths.contains(path) ? listing.all() : listing.within(bounds);
                if (listed.isEmpty()) {
                    wrong.add(
                            listing.isOutside(bounds) && !editorPaths.contains(path)
                                    ? outside(file, path, listing.start())
                                    : nothingAt(file, path));
                }
                sources.addAll(listed);
            }
            settings.keyFile()
                    .filter(path -> ChosenKeys.file(folder, settings).isEmpty())
                    .map(path -> unusableKeyFile(file, path))
                    .ifPresent(wrong::add);
            if (!wrong.isEmpty() || Files.exists(file)) {
                problems.put(file, wrong);
            }
            ChosenKeys.file(folder, settings)
                    .ifPresent(
                            keys -> {
                                naming.add(keys);
                                chosen.append(chosenKeys.digest(keys));
                            });
            if (isFirst) {
                first = settings;
                isFirst = false;
            }
            if (settings.discover()) {
                Tree walk = walk(folder, bounds);
                folders.addAll(walk.folders);
                walks.add(walk);
                List<Problem> met = new ArrayList<>(problems.getOrDefault(file, List.of()));
                if (walk.end != FolderTree.End.WHOLE) {
                    met.add(notWhole(file, walk));
                }
                walk.refusedLinks.stream()
                        .limit(MAX_REFUSED_LINKS)
                        .forEach(link -> met.add(refusedLink(file, folder, link)));
                if (!met.isEmpty()) {
                    problems.put(file, met);
                }
            }
        }
        for (Tree walk : walks) {
            walk.naming.sort(
                    Comparator.comparing((Path file) -> !isProjectFile(file))
                            .thenComparing(Comparator.naturalOrder()));
            for (Path note : walk.naming) {
                Path parent = note.getParent();
                List<String> named = bibliographies(note);
                if (!named.isEmpty()) {
                    naming.add(note);
                }
                if (isProjectFile(note)) {
                    List<Problem> missing = missing(note, named, workspaceFolders);
                    if (!missing.isEmpty()) {
                        problems.put(note, missing);
                    }
                }
                for (String path : named) {
                    if (parent != null && !path.contains("://")) {
                        sources.addAll(named(parent, path, folders));
                    }
                }
            }
        }
        Comparator<Path> byKind = Comparator.comparingInt(FileKinds::of);
        for (Tree walk : walks) {
            walk.sources.stream()
                    .sorted(byKind.thenComparing(Comparator.naturalOrder()))
                    .forEach(sources::add);
        }
        return new FoundSources(
                distinct(sources), folders, naming, first, chosen.toString(), problems);
    }

    /**
     * All files in {@code folder} and below whose names may be those of sources, in their order.
     */
    public static List<Path> sourcesIn(Path folder) {
        return filesIn(
                folder,
                new ArrayList<>(),
                WorkspaceBounds.of(List.of(folder), List.of())::mayRead,
                file -> FileKinds.of(file) < FileKinds.NONE);
    }

    /** All notes in {@code folder} and below, in the order of their names. */
    public static List<Path> notesIn(Path folder) {
        return filesIn(
                folder,
                new ArrayList<>(),
                WorkspaceBounds.of(List.of(folder), List.of())::mayRead,
                FileKinds::isNote);
    }

    private static List<Path> filesIn(
            Path folder,
            Collection<Path> folders,
            Predicate<Path> mayFollow,
            Predicate<Path> wanted) {
        List<Path> files = new ArrayList<>();
        FolderTree.visit(
                folder,
                FolderTree.MAX_DEPTH,
                mayFollow,
                folders,
                file -> {
                    if (wanted.test(file)) {
                        files.add(file);
                    }
                });
        files.sort(Comparator.naturalOrder());
        return files;
    }

    /**
     * What a settings file says, and where it says nothing or cannot be read, the editor.
     *
     * @param editor the editor's settings as JSON ({@link Settings#of(String, String)})
     */
    static Settings settings(Path file, String editor) {
        try {
            byte[] toml = BoundedFiles.read(file, MAX_SETTINGS_BYTES);
            return Settings.of(new String(toml, StandardCharsets.UTF_8), editor);
        } catch (NoSuchFileException e) {
            return Settings.of("", editor);
        } catch (FileSystemException e) {
            return Settings.of("", editor).with(List.of(unreadable(String.valueOf(e.getReason()))));
        } catch (IOException e) {
            return Settings.of("", editor)
                    .with(List.of(unreadable(String.valueOf(e.getMessage()))));
        }
    }

    private static Problem unreadable(String why) {
        return new Problem(
                Range.of(0, 0, 0, 0),
                Problem.Severity.ERROR,
                "settings",
                Settings.FILE + " " + why + ": all settings in this file are ignored");
    }

    private static Problem outside(Path settingsFile, String path, Path start) {
        return problem(
                settingsFile,
                '"' + path + '"',
                "settings",
                path
                        + " lies outside the workspace and is not read; if you trust this workspace"
                        + " with it, run: glossa allow "
                        + quoted(start));
    }

    private static Problem unusableKeyFile(Path settingsFile, String path) {
        return problem(
                settingsFile,
                '"' + path + '"',
                "settings",
                "the key file "
                        + path
                        + " is not used: it must be a file inside the workspace that holds keys and"
                        + " nothing else; keys are kept in your own state folder meanwhile");
    }

    private static Problem refusedLink(Path settingsFile, Path folder, Path link) {
        return problem(
                settingsFile,
                String.valueOf(link.getFileName()),
                "settings",
                "the link "
                        + folder.relativize(link)
                        + " leads outside the workspace and is not followed; if you trust this"
                        + " workspace with it, run: glossa allow "
                        + quoted(WorkspaceBounds.real(link)));
    }

    private static Problem notWhole(Path settingsFile, Tree walk) {
        return problem(
                settingsFile,
                "discover",
                "settings",
                "not all files of this workspace were looked at: it has "
                        + (walk.end == FolderTree.End.TOO_MANY_FILES
                                ? "too many of them"
                                : "more than can be looked at in a minute")
                        + "; write discover = false and list your sources as [[corpus]] paths");
    }

    /** For a shell; in a list of problems a path is one line. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./~+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static Problem nothingAt(Path settingsFile, String path) {
        return problem(settingsFile, '"' + path + '"', "settings", "no source is at " + path);
    }

    /** The bibliographies of a project that are not there; those of notes are told in the notes. */
    private static List<Problem> missing(Path project, List<String> named, List<Path> folders) {
        List<Problem> problems = new ArrayList<>();
        Path folder = project.getParent();
        for (String path : named) {
            if (folder != null) {
                NamedBibliography.missing(WorkspaceFiles.disk(folders), folder, path)
                        .map(why -> problem(project, path, "missing-bibliography", why))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** A problem where {@code words} first stand in a file, which is read for it. */
    private static Problem problem(Path file, String words, String code, String message) {
        String text = SourceFiles.text(file).orElse("");
        int at = text.indexOf(words);
        Span span = at < 0 ? new Span(0, 0) : new Span(at, at + words.length());
        return new Problem(Lines.of(text).range(span), Problem.Severity.WARNING, code, message);
    }

    /** The files of one folder tree, by what they are for. */
    private static final class Tree {
        final List<Path> sources = new ArrayList<>();
        final List<Path> naming = new ArrayList<>();
        final List<Path> folders = new ArrayList<>();
        final List<Path> refusedLinks = new ArrayList<>();
        FolderTree.End end = FolderTree.End.WHOLE;
    }

    private static Tree walk(Path folder, WorkspaceBounds bounds) {
        Tree found = new Tree();
        found.end =
                FolderTree.visit(
                        folder,
                        FolderTree.depth(folder),
                        link -> {
                            boolean mayRead = bounds.mayRead(link);
                            if (!mayRead) {
                                found.refusedLinks.add(link);
                            }
                            return mayRead;
                        },
                        found.folders,
                        file -> {
                            int kind = FileKinds.of(file);
                            if (kind <= FileKinds.ANYWHERE
                                    || kind < FileKinds.NONE
                                            && inCorpusFolder(folder.relativize(file))) {
                                found.sources.add(file);
                            } else if (isProjectFile(file) || FileKinds.isNote(file)) {
                                found.naming.add(file);
                            }
                        });
        return found;
    }

    private static boolean isProjectFile(Path file) {
        return PROJECT_FILES.contains(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT));
    }

    private static boolean inCorpusFolder(Path relative) {
        for (Path part : relative) {
            String name = part.toString().toLowerCase(Locale.ROOT);
            if (name.equals("papers") || name.equals("corpus")) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a path in the settings means: relative to {@code base}, absolute, or with {@code ~}.
     *
     * @throws InvalidPathException if it is no path
     */
    public static Path resolved(Path base, String written) {
        boolean isInHome = written.equals("~") || written.startsWith("~/");
        // A UNC path makes Windows log on to a server that the workspace chose.
        if (written.startsWith("\\\\") || written.startsWith("//")) {
            throw new InvalidPathException(written, "names a server");
        }
        return base.resolve(isInHome ? UserFolders.home() + written.substring(1) : written)
                .normalize();
    }

    /**
     * The file that a note or a project names as its bibliography, wherever it lies; no folder, no
     * glob and no file of another kind, since notes come from others too.
     */
    private static List<Path> named(Path base, String written, Set<Path> folders) {
        try {
            Path file = resolved(base, written);
            if (!FileKinds.isSource(file)) {
                return List.of();
            }
            if (file.getParent() != null && Files.isDirectory(file.getParent())) {
                folders.add(file.getParent());
            }
            return Files.isRegularFile(file) ? List.of(file) : List.of();
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    /** The same file by two ways is one source. */
    private static List<Path> distinct(Set<Path> files) {
        Map<Path, Path> byRealPath = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                byRealPath.putIfAbsent(file.toRealPath(), file);
            } catch (IOException e) {
                byRealPath.putIfAbsent(file, file);
            }
        }
        return List.copyOf(byRealPath.values());
    }

    private List<String> bibliographies(Path file) {
        String stamp = SourceFiles.stamp(file);
        NamedPaths named = known.get(file);
        if (named == null || !named.stamp().equals(stamp)) {
            named = new NamedPaths(stamp, readBibliographies(file));
            known.put(file, named);
        }
        return named.paths();
    }

    private static List<String> readBibliographies(Path file) {
        String head;
        try {
            head = new String(BoundedFiles.head(file, FRONT_MATTER_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return List.of();
        }
        if (!FileKinds.isNote(file)) {
            return MetadataPaths.named(head);
        }
        if (!head.contains("bibliography")) {
            return List.of();
        }
        return NotesLanguage.parse(head)
                .frontMatter()
                .map(FrontMatter::content)
                .map(span -> MetadataPaths.named(span.in(head)))
                .orElse(List.of());
    }
}
