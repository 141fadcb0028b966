package glossa.workspace;

import glossa.grammar.Lines;
import glossa.grammar.Span;
import glossa.paper.Problem;
import glossa.source.reading.SourceFiles;
import glossa.workspace.paths.WorkspaceBounds;

import java.nio.file.Path;

/**
 * The problems with what the settings or a project file have Glossa read, at their places in it.
 *
 * @param file the settings file or project file, which is read for each problem
 */
record PathProblems(Path file) {
    /** A path in {@code [[corpus]]} lies where the workspace may not read. */
    Problem outside(String path, Path start) {
        return settings(
                '"' + path + '"',
                path
                        + " lies outside the workspace and is not read; if you trust this workspace"
                        + " with it, run: glossa allow "
                        + quoted(start));
    }

    /** A path in {@code [[corpus]]} lists nothing. */
    Problem nothingAt(String path) {
        return settings('"' + path + '"', "no source found at " + path);
    }

    /** The file of {@code [keys] file} may not be written. */
    Problem unusableKeyFile(String path) {
        return settings(
                '"' + path + '"',
                "the key file "
                        + path
                        + " is not used: it must be a file inside the workspace that holds keys and"
                        + " nothing else; keys are kept in your own state folder meanwhile");
    }

    /** A link in a workspace's folder leads where the workspace may not read. */
    Problem refusedLink(Path folder, Path link) {
        return settings(
                String.valueOf(link.getFileName()),
                "the link "
                        + folder.relativize(link)
                        + " leads outside the workspace and is not followed; if you trust this"
                        + " workspace with it, run: glossa allow "
                        + quoted(WorkspaceBounds.real(link)));
    }

    /** The search of a workspace's folder ended early. */
    Problem notWhole(FolderTree.End end) {
        return settings(
                "discover",
                "not all files of this workspace were searched: "
                        + (end == FolderTree.End.TOO_MANY_FILES
                                ? "there are too many"
                                : "that takes more than a minute")
                        + "; write discover = false and list your sources as [[corpus]] paths");
    }

    /** A {@code bibliography} of a project is not there. */
    Problem missingBibliography(String path, String why) {
        return problem(path, "missing-bibliography", why);
    }

    private Problem settings(String words, String message) {
        return problem(words, "settings", message);
    }

    /** A problem where {@code words} first stand in the file; at its begin where they do not. */
    private Problem problem(String words, String code, String message) {
        String text = SourceFiles.text(file).orElse("");
        int at = text.indexOf(words);
        Span span = at < 0 ? new Span(0, 0) : new Span(at, at + words.length());
        return new Problem(Lines.of(text).range(span), Problem.Severity.WARNING, code, message);
    }

    /** For a shell; in a list of problems a path is one line. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./~+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
