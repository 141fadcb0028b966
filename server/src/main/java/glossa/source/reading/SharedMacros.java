package glossa.source.reading;

import glossa.source.SourceText;
import glossa.source.bibtex.BibTex;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The {@code @string} definitions of the {@code .bib} files of one folder. BibTeX and biber read
 * the files of a document one after the other, so that one may use what another defines (BibTeX,
 * "BibTeX ing", section 2.1). Remembers the definitions of files that stay as they are. Not
 * thread-safe.
 */
public final class SharedMacros {
    /** Bytes; a file of abbreviations is smaller, and a large library has its own. */
    private static final long MAX_BYTES = 256 << 10;

    /** UTF-16 units of all definitions of a folder; each chunk of its files has them parsed. */
    private static final int MAX_LENGTH = 64 << 10;

    /** Bytes; a larger file would have to be read again by another process when one changes. */
    private static final long MAX_USER_BYTES = 32 << 20;

    private final Map<Path, Definitions> known = new HashMap<>();

    private record Definitions(String stamp, String text) {}

    /**
     * The definitions that each file may use: all of its folder, its own among them. Files without
     * any are left out.
     *
     * @param sources all sources of the workspace
     */
    public Map<Path, String> of(Collection<Path> sources) {
        Map<Path, List<Path>> folders = new HashMap<>();
        Set<Path> all = new HashSet<>();
        for (Path file : sources) {
            Path folder = file.getParent();
            if (folder != null && isBib(file)) {
                folders.computeIfAbsent(folder, any -> new ArrayList<>()).add(file);
                all.add(file);
            }
        }
        known.keySet().retainAll(all);
        Map<Path, String> shared = new HashMap<>();
        for (List<Path> files : folders.values()) {
            String text = files.size() > 1 ? definitions(files) : "";
            if (!text.isEmpty()) {
                files.stream()
                        .filter(file -> size(file) <= MAX_USER_BYTES)
                        .forEach(file -> shared.put(file, text));
            }
        }
        return shared;
    }

    private static boolean isBib(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return List.of(".bib", ".bibtex", ".biblatex").stream().anyMatch(name::endsWith);
    }

    private static long size(Path file) {
        return SourceFiles.size(SourceFiles.stamp(file));
    }

    /** Those of a folder, in the order of its files. */
    private String definitions(List<Path> files) {
        StringBuilder all = new StringBuilder();
        for (Path file : files.stream().sorted().toList()) {
            String text = definitions(file);
            if (all.length() + text.length() <= MAX_LENGTH) {
                all.append(text);
            }
        }
        return all.toString();
    }

    private String definitions(Path file) {
        String stamp = SourceFiles.stamp(file);
        Definitions before = known.get(file);
        if (before == null || !before.stamp().equals(stamp)) {
            String text =
                    SourceFiles.size(stamp) > MAX_BYTES
                            ? ""
                            : SourceFiles.text(file, MAX_BYTES)
                                    .map(read -> BibTex.macros(SourceText.of(file, read)))
                                    .orElse("");
            before = new Definitions(stamp, text);
            known.put(file, before);
        }
        return before.text();
    }
}
