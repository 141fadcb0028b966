package glossa.workspace;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file that a note or a project names as its {@code bibliography}, by its path as written. */
public final class NamedBibliography {
    /** What stands for something else: globs, variables, templates. */
    private static final String NO_PATH = "*?[{$";

    private NamedBibliography() {}

    /**
     * What to say of a path where nothing is; nothing where something is, or none can tell.
     *
     * @param folder of the note or project file that names it
     * @param written the path as written
     */
    public static Optional<String> missing(WorkspaceFiles around, Path folder, String written) {
        boolean isNoPath =
                written.isBlank()
                        || written.contains("://")
                        || written.chars().anyMatch(c -> NO_PATH.indexOf(c) >= 0);
        if (isNoPath) {
            return Optional.empty();
        }
        if (WrittenPaths.file(around, folder, written).isPresent()) {
            return Optional.empty();
        }
        try {
            Path wanted = WrittenPaths.resolve(folder, written);
            return Optional.of(
                    "no file found at "
                            + written
                            + nearest(around, folder, wanted)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(
                                            "; write its path relative to the folder of this"
                                                    + " note"));
        } catch (InvalidPathException e) {
            return Optional.of(written + " is not a valid path");
        }
    }

    /** The source beside the missing one, or beside the note, whose name is most like its name. */
    private static Optional<String> nearest(WorkspaceFiles around, Path folder, Path wanted) {
        List<Path> beside = new ArrayList<>();
        if (wanted.getParent() != null) {
            beside.addAll(around.sourcesIn(wanted.getParent()));
        }
        if (!folder.equals(wanted.getParent())) {
            beside.addAll(around.sourcesIn(folder));
        }
        String name = name(wanted);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        int most = Math.max(2, name.length() / 3);
        Optional<Path> alike =
                beside.stream()
                        .filter(file -> slips(wanted, file) <= most)
                        .min(Comparator.comparingInt(file -> slips(wanted, file)));
        List<Path> sameKind =
                beside.stream().filter(file -> name(file).endsWith("." + ending)).toList();
        return alike.or(
                        () ->
                                sameKind.size() == 1
                                        ? sameKind.stream().findFirst()
                                        : Optional.empty())
                .map(file -> folder.relativize(file).toString().replace('\\', '/'));
    }

    /** Of the whole names, or of what stands before their endings. */
    private static int slips(Path one, Path other) {
        return Math.min(
                slips(name(one), name(other)),
                1
                        + slips(
                                name(one).replaceFirst("\\.\\w+$", ""),
                                name(other).replaceFirst("\\.\\w+$", "")));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    /** How many letters have to be changed, added or left out (Levenshtein's distance). */
    private static int slips(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[other.length()];
    }
}
