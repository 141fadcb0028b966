package glossa.features.completion;

import glossa.notes.Note;
import glossa.paper.TextFolding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What had been written when a note was: the notes before it, in the order of the project, without
 * other forms of the same text, such as a chapter that was rendered to Markdown.
 */
final class EarlierNotes {
    /** Words of a run; two texts that have the same run once are no copies. */
    private static final int RUN_LENGTH = 8;

    /** The part of the runs of one note that another has, if it is a copy. */
    private static final double COPIED = 0.3;

    private static final Set<String> ORDERING =
            Set.of(
                    "_quarto.yml",
                    "_bookdown.yml",
                    "_toc.yml",
                    "SUMMARY.md",
                    "index.md",
                    "myst.yml");

    private static final Pattern NAMED =
            Pattern.compile("[\\w./-]+?(?:\\.(?:qmd|Rmd|rmd|md|markdown))?(?=[\\s\"')\\],]|$)");

    private final List<Note> inOrder;
    private final Map<String, Set<Integer>> runs = new HashMap<>();

    EarlierNotes(Path folder, Collection<Note> notes) throws IOException {
        Map<String, Integer> places = places(folder);
        inOrder =
                notes.stream()
                        .sorted(
                                Comparator.comparingInt((Note note) -> place(folder, note, places))
                                        .thenComparing(Note::uri))
                        .toList();
        notes.forEach(note -> runs.put(note.uri(), runs(note.text())));
    }

    /** The notes that precede one. */
    List<Note> before(Note note) {
        List<Note> before = new ArrayList<>();
        for (Note other : inOrder) {
            if (other.uri().equals(note.uri())) {
                break;
            }
            if (!areCopies(
                    runs.getOrDefault(note.uri(), Set.of()),
                    runs.getOrDefault(other.uri(), Set.of()))) {
                before.add(other);
            }
        }
        return before;
    }

    /** What these cite. */
    Set<String> keysBefore(Note note) {
        Set<String> keys = new HashSet<>();
        before(note).forEach(one -> one.items().forEach(item -> keys.add(item.key())));
        return keys;
    }

    private static boolean areCopies(Set<Integer> one, Set<Integer> other) {
        Set<Integer> fewer = one.size() <= other.size() ? one : other;
        Set<Integer> more = one.size() <= other.size() ? other : one;
        return !fewer.isEmpty()
                && fewer.stream().filter(more::contains).count() >= COPIED * fewer.size();
    }

    private static Set<Integer> runs(String text) {
        String[] words = TextFolding.fold(text).split("[^\\p{L}\\p{N}]+");
        Set<Integer> runs = new HashSet<>();
        for (int i = 0; i + RUN_LENGTH <= words.length; i++) {
            runs.add(List.of(words).subList(i, i + RUN_LENGTH).hashCode());
        }
        return runs;
    }

    /** The place of each file in the order of chapters, by its path without its ending. */
    private static Map<String, Integer> places(Path folder) throws IOException {
        Set<String> named = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(folder, 3)) {
            List<Path> ordering =
                    files.filter(file -> ORDERING.contains(String.valueOf(file.getFileName())))
                            .sorted(Comparator.comparingInt(Path::getNameCount))
                            .toList();
            for (Path file : ordering) {
                Matcher names = NAMED.matcher(Files.readString(file));
                while (names.find()) {
                    Path path = file.resolveSibling(names.group()).normalize();
                    named.add(withoutEnding(folder.relativize(path).toString()));
                }
            }
        }
        Map<String, Integer> places = new HashMap<>();
        named.forEach(name -> places.put(name, places.size()));
        return places;
    }

    private static int place(Path folder, Note note, Map<String, Integer> places) {
        String path = folder.relativize(note.file().orElseThrow()).toString();
        // The first page of a project is named by nothing.
        return withoutEnding(path).equals("index")
                ? -1
                : places.getOrDefault(withoutEnding(path), Integer.MAX_VALUE);
    }

    private static String withoutEnding(String path) {
        return path.replaceFirst("\\.(?:qmd|Rmd|rmd|md|markdown)$", "");
    }
}
