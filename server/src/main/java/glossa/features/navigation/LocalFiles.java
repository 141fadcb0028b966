package glossa.features.navigation;

import glossa.grammar.Range;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.reading.TextFiles.TextKind;
import glossa.workspace.AttachedFiles;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The local files of a paper: its PDF, its saved web page, and the files that its records name. */
final class LocalFiles {
    private static final Range START = Range.of(0, 0, 0, 0);

    /** File name endings, the preferred first. */
    private static final List<List<String>> ENDINGS_BY_RANK =
            List.of(TextKind.PDF.endings(), TextKind.PAGE.endings());

    private static final List<String> ENDINGS =
            ENDINGS_BY_RANK.stream().flatMap(List::stream).toList();

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
        AttachedFiles.named(records)
                .forEach(file -> add(snapshot, new LocalFile(file, START), files));
        List<String> keys = records.stream().flatMap(record -> record.names().stream()).toList();
        AttachedFiles.namedAfterKeys(snapshot.files(), keys, ENDINGS)
                .forEach(file -> add(snapshot, new LocalFile(file, START), files));
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
}
