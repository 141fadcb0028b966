package glossa.source.reading;

import glossa.source.SourceText;
import glossa.source.bibtex.BibTex;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code @string} definitions of the {@code .bib} files of one folder. BibTeX and biber read
 * the files of a document one after the other, so that one may use what another defines (BibTeX,
 * "BibTeX ing", section 2.1). Remembers the definitions of files that stay as they are. Not
 * thread-safe.
 */
public final class SharedMacros {
    /** Bytes; a file of abbreviations is smaller, and a large library has its own. */
    private static final long MAX_BYTES = 1 << 20;

    /** UTF-16 units of all definitions of a folder. */
    private static final int MAX_LENGTH = 1 << 20;

    private final Map<Path, Definitions> known = new HashMap<>();

    private record Definitions(String stamp, String text) {}

    /**
     * The definitions that each file may use of the others in its folder; files without any are
     * left out.
     *
     * @param sources all sources of the workspace
     */
    public Map<Path, String> beside(Collection<Path> sources) {
        Map<Path, Map<Path, String>> folders = new HashMap<>();
        for (Path file : sources) {
            Path folder = file.getParent();
            if (folder != null && isBib(file)) {
                folders.computeIfAbsent(folder, any -> new TreeMap<>()).put(file, "");
            }
        }
        known.keySet().retainAll(sources);
        Map<Path, String> beside = new HashMap<>();
        for (Map<Path, String> files : folders.values()) {
            if (files.size() > 1) {
                files.replaceAll((file, none) -> definitions(file));
                addOthers(files, beside);
            }
        }
        return beside;
    }

    private static boolean isBib(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return List.of(".bib", ".bibtex", ".biblatex").stream().anyMatch(name::endsWith);
    }

    private static void addOthers(Map<Path, String> files, Map<Path, String> beside) {
        List<Path> defining =
                files.keySet().stream()
                        .filter(file -> !files.getOrDefault(file, "").isEmpty())
                        .toList();
        if (defining.isEmpty()) {
            return;
        }
        for (Path file : files.keySet()) {
            StringBuilder others = new StringBuilder();
            for (Path other : defining) {
                String text = files.getOrDefault(other, "");
                if (!other.equals(file) && others.length() + text.length() < MAX_LENGTH) {
                    others.append(text).append('\n');
                }
            }
            if (!others.isEmpty()) {
                beside.put(file, others.toString());
            }
        }
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
