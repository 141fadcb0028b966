package glossa.features.display;

import glossa.grammar.Metadata;
import glossa.notes.Note;
import glossa.source.yaml.MetadataPaths;
import glossa.workspace.FileKinds;
import glossa.workspace.WorkspaceFiles;
import glossa.workspace.WrittenPaths;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the style that a note, or the project that contains it, names as {@code csl} (pandoc
 * manual, "Citations"). Never downloads a style.
 */
final class StyleFiles {
    private static final long MAX_BYTES = 4_000_000;

    private final WorkspaceFiles around;

    StyleFiles(WorkspaceFiles around) {
        this.around = around;
    }

    /**
     * The name of a style.
     *
     * @param written the path as written
     * @param folder the folder that the path is relative to
     */
    record NamedStyle(String written, Path folder) {}

    /**
     * A style that was read.
     *
     * @param file its file; empty if it has none
     */
    record FoundStyle(String written, Optional<Path> file, String xml) {}

    /** The style that the note names, otherwise the one that its project names. */
    Optional<NamedStyle> named(Note note) {
        Optional<Path> folder = note.folder();
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> own = namedInNote(note);
        return own.isPresent()
                ? own.map(written -> new NamedStyle(written, folder.get()))
                : namedInProject(folder.get());
    }

    private static Optional<String> namedInNote(Note note) {
        Metadata metadata = Metadata.of(note.text(), note.syntax().frontMatter());
        Optional<String> named =
                metadata.value("csl")
                        .or(() -> metadata.value("citation-style"))
                        .map(Metadata.Value::text)
                        .filter(written -> !written.isBlank());
        if (named.isPresent()) {
            return named;
        }
        // Quarto: csl may be nested below a format.
        return MetadataPaths.named(note.text(), note.syntax().frontMatter(), "csl").stream()
                .findFirst();
    }

    private Optional<NamedStyle> namedInProject(Path folder) {
        for (Path root : around.folders()) {
            for (Path at = folder; at != null && at.startsWith(root); at = at.getParent()) {
                for (String name : FileKinds.projectNames()) {
                    Optional<String> yaml = around.text(at.resolve(name), MAX_BYTES);
                    List<String> styles =
                            yaml.map(text -> MetadataPaths.named(text, "csl")).orElse(List.of());
                    if (!styles.isEmpty()) {
                        return Optional.of(new NamedStyle(styles.getFirst(), at));
                    }
                }
            }
        }
        return Optional.empty();
    }

    static boolean isAddress(String written) {
        return written.matches("(?i)[a-z][a-z0-9+.-]+://.*");
    }

    /**
     * The file of a style: relative to the note, in a folder above it, or in pandoc's data folder.
     */
    Optional<FoundStyle> find(NamedStyle named) {
        try {
            for (String name : List.of(named.written(), named.written() + ".csl")) {
                List<Path> files = new ArrayList<>();
                WrittenPaths.file(around, named.folder(), name).ifPresent(files::add);
                pandocFolders().forEach(folder -> files.add(WrittenPaths.resolve(folder, name)));
                for (Path file : files) {
                    Optional<String> xml = around.text(file, MAX_BYTES);
                    if (xml.isPresent()) {
                        return Optional.of(
                                new FoundStyle(named.written(), Optional.of(file), xml.get()));
                    }
                }
            }
        } catch (InvalidPathException e) {
            // An invalid path names no file.
        }
        return Optional.empty();
    }

    /**
     * The style that a dependent style follows, found by its address: {@code
     * http://www.zotero.org/styles/apa} is the file {@code apa.csl} in the same folder or in
     * pandoc's.
     */
    Optional<FoundStyle> parent(FoundStyle found, String address) {
        String name = address.replaceFirst("/+$", "").replaceFirst(".*/", "");
        Optional<Path> folder = found.file().map(Path::getParent);
        if (name.isBlank() || folder.isEmpty()) {
            return Optional.empty();
        }
        return find(new NamedStyle(name.endsWith(".csl") ? name : name + ".csl", folder.get()));
    }

    /** The folders of styles in pandoc's data folder (pandoc manual, "--data-dir"). */
    private static List<Path> pandocFolders() {
        String home = System.getProperty("user.home");
        return List.of(
                Path.of(home, ".local", "share", "pandoc", "csl"),
                Path.of(home, ".pandoc", "csl"),
                Path.of(home, "AppData", "Roaming", "pandoc", "csl"));
    }
}
