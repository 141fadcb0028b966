package glossa.workspace;

import glossa.workspace.FileKinds.SourceKind;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The order in which sources win; a paper takes each field from the first source that has it:
 *
 * <ol>
 *   <li>what the settings list, in that order;
 *   <li>what project files name, then what notes name, each by the path of the file that names it;
 *   <li>what is found, folder by folder: by its {@link SourceKind}, then by path.
 * </ol>
 *
 * <p>The sources are added in any order of the three; within each, what is added first wins.
 */
final class SourceOrder {
    private static final Comparator<Path> NAMING =
            Comparator.comparing((Path file) -> !FileKinds.isProject(file))
                    .thenComparing(Comparator.naturalOrder());

    private static final Comparator<Path> FOUND =
            Comparator.comparing((Path file) -> FileKinds.sourceKind(file).orElseThrow())
                    .thenComparing(Comparator.naturalOrder());

    private final Set<Path> listed = new LinkedHashSet<>();
    private final Set<Path> named = new LinkedHashSet<>();
    private final Set<Path> found = new LinkedHashSet<>();

    /** The files that may name sources, in the order in which these win. */
    static List<Path> ofNaming(Collection<Path> files) {
        return files.stream().sorted(NAMING).toList();
    }

    /** Adds what a path in the settings lists. */
    void addListed(List<Path> files) {
        listed.addAll(files);
    }

    /** Adds what a project file or a note names. */
    void addNamed(Path file) {
        named.add(file);
    }

    /** Adds the sources that are found in one of the workspace's folders, in any order. */
    void addFound(Collection<Path> files) {
        files.stream().sorted(FOUND).forEach(found::add);
    }

    /**
     * All sources by their real paths, the first to win first; a file that is reached by two paths
     * is one source.
     */
    Map<Path, Path> byRealPath() {
        Map<Path, Path> byRealPath = new LinkedHashMap<>();
        Stream.of(listed, named, found)
                .flatMap(Set::stream)
                .forEach(file -> byRealPath.putIfAbsent(NoteScopes.realPath(file), file));
        return byRealPath;
    }
}
