package glossa.workspace;

import glossa.paper.Paper;
import glossa.paper.Source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The files that belong to papers: those that their records name, as {@code file = {owls.pdf}}, and
 * those in a folder for papers that are named after a key, as {@code papers/owl2020.pdf}.
 */
public final class AttachedFiles {
    /** Names of the field in records; RIS calls it L1 (RIS format specification, "L1"). */
    private static final List<String> FIELDS = List.of("file", "L1");

    /** The longest key that may be the name of a file, in UTF-16 units. */
    private static final int MAX_NAME_LENGTH = 150;

    private AttachedFiles() {}

    /**
     * The files that records name, which need not be there.
     *
     * @param records with the fields of the record of each source
     */
    public static Set<Path> named(List<Paper> records) {
        Set<Path> files = new LinkedHashSet<>();
        for (Paper record : records) {
            for (String field : FIELDS) {
                for (String written : pathsIn(record.fields().getOrDefault(field, ""))) {
                    for (Source source : record.sources()) {
                        resolved(source.file(), written).ifPresent(files::add);
                    }
                }
            }
        }
        return files;
    }

    /**
     * The files in folders for papers that are named after one of these keys, which need not be
     * there. Characters of the key that no file name has are replaced by {@code _}.
     *
     * @param endings of the names, without the dot, the preferred first
     */
    public static Set<Path> namedAfterKeys(
            WorkspaceFiles around, Collection<String> keys, List<String> endings) {
        Set<Path> files = new LinkedHashSet<>();
        for (String key : keys) {
            if (key.isEmpty() || key.length() > MAX_NAME_LENGTH || key.startsWith(".")) {
                continue;
            }
            String name = key.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
            for (Path folder : around.paperFolders()) {
                for (String ending : endings) {
                    files.add(folder.resolve(name + "." + ending));
                }
            }
        }
        return files;
    }

    /** The path, relative paths resolved against the source's folder; empty if it is invalid. */
    private static Optional<Path> resolved(Path source, String written) {
        Path folder = source.getParent();
        if (!hasEnding(written) || folder == null) {
            return Optional.empty();
        }
        try {
            Path file =
                    written.startsWith("file:")
                            ? Path.of(new URI(written)).normalize()
                            : WrittenPaths.resolve(folder, written);
            // No network paths: looking up a file on another computer would contact it.
            boolean isElsewhere =
                    file.toString().startsWith("\\\\")
                            && !Objects.equals(file.getRoot(), folder.getRoot());
            return isElsewhere ? Optional.empty() : Optional.of(file);
        } catch (IllegalArgumentException | URISyntaxException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private static boolean hasEnding(String name) {
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        int dot = name.lastIndexOf('.');
        return dot > slash + 1 && dot + 1 < name.length();
    }

    /**
     * All possible paths in the value of the field: one path; several, separated by semicolons; or
     * {@code description:path:type} as JabRef, Zotero and Mendeley write it, with backslashes
     * before colons and semicolons in the parts (JabRef's documentation, "File links"). Mendeley
     * omits the leading slash of a path.
     */
    static Set<String> pathsIn(String value) {
        Set<String> written = new LinkedHashSet<>();
        if (value.isBlank()) {
            return written;
        }
        written.add(value.strip());
        for (String entry : parts(value, ';')) {
            written.add(plain(entry));
            List<String> parts = parts(entry, ':').stream().map(AttachedFiles::plain).toList();
            if (parts.size() > 2) {
                String path = String.join(":", parts.subList(1, parts.size() - 1));
                written.add(path);
                written.add("/" + path);
            } else {
                written.addAll(parts);
            }
        }
        return written;
    }

    /** The parts between separators without a preceding backslash. */
    private static List<String> parts(String value, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            } else if (value.charAt(i) == separator) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(value.substring(start));
        return parts;
    }

    /** The text without the backslashes that escape separators. */
    private static String plain(String escaped) {
        return escaped.strip().replaceAll("\\\\([:;\\\\_%&])", "$1");
    }
}
