package glossa.features.navigation;

import glossa.grammar.Range;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.workspace.Snapshot;
import glossa.workspace.WrittenPaths;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The local files of a paper: its PDF, its saved web page, and the files that its records name. */
final class LocalFiles {
    private static final Range START = Range.of(0, 0, 0, 0);

    /** Names of the field in records; RIS calls it L1 (RIS format specification, "L1"). */
    private static final List<String> FIELDS = List.of("file", "L1");

    /** File name endings, the preferred first. */
    private static final List<Set<String>> ENDINGS_BY_RANK =
            List.of(Set.of("pdf"), Set.of("html", "htm", "xhtml"));

    private LocalFiles() {}

    /**
     * A file that existed when it was looked up.
     *
     * @param range the start of the paper in it, if known
     */
    record LocalFile(Path file, Range range) {
        /** The ending of its name in lower case, without the dot. */
        String ending() {
            return LocalFiles.ending(file.toString());
        }
    }

    /**
     * The files of a paper without duplicates: first PDFs, then pages, then others.
     *
     * @param records the record of each source, in order of precedence
     */
    static List<LocalFile> of(Snapshot snapshot, List<Paper> records) {
        Map<Path, LocalFile> files = new LinkedHashMap<>();
        for (Paper record : records) {
            Source source = record.sources().getFirst();
            if (rank(ending(source.file().toString())) < ENDINGS_BY_RANK.size()) {
                add(snapshot, new LocalFile(source.file(), source.name()), files);
            }
        }
        for (Paper record : records) {
            Path source = record.sources().getFirst().file();
            for (String field : FIELDS) {
                for (String written : pathsIn(record.fields().getOrDefault(field, ""))) {
                    resolved(source, written)
                            .ifPresent(file -> add(snapshot, new LocalFile(file, START), files));
                }
            }
        }
        return files.values().stream()
                .sorted(Comparator.comparingInt(file -> rank(file.ending())))
                .toList();
    }

    private static void add(Snapshot snapshot, LocalFile file, Map<Path, LocalFile> files) {
        if (!files.containsKey(file.file()) && snapshot.files().exists(file.file())) {
            files.put(file.file(), file);
        }
    }

    private static int rank(String ending) {
        int kind = 0;
        while (kind < ENDINGS_BY_RANK.size() && !ENDINGS_BY_RANK.get(kind).contains(ending)) {
            kind++;
        }
        return kind;
    }

    private static String ending(String name) {
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        int dot = name.lastIndexOf('.');
        return dot <= slash + 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The path, relative paths resolved against the source's folder; empty if it is invalid. */
    private static Optional<Path> resolved(Path source, String written) {
        Path folder = source.getParent();
        if (ending(written).isEmpty() || folder == null) {
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
        } catch (IllegalArgumentException
                | java.net.URISyntaxException
                | FileSystemNotFoundException e) {
            return Optional.empty();
        }
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
            List<String> parts = parts(entry, ':').stream().map(LocalFiles::plain).toList();
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
