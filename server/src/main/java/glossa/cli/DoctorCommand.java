package glossa.cli;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.indexing.IndexFolders;
import glossa.notes.CrossReferences;
import glossa.notes.Notes;
import glossa.paper.Problem;
import glossa.settings.Settings;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code glossa doctor}: what is there, what is wrong, and how to mend it. What it prints can be
 * pasted into a report: no path, title, key or name of a person stands in it, unless that is asked
 * for.
 */
final class DoctorCommand {
    private static final List<String> EDITORS =
            List.of("code", "codium", "nvim", "emacs", "hx", "kate", "zed", "subl");

    private static final long PATIENCE_SECONDS = 5;
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)+");

    private final PrintWriter out;
    private final boolean isPrivate;
    private final Path root;
    private final WorkspaceLocation site;
    private final List<String> advice = new ArrayList<>();

    private DoctorCommand(PrintWriter out, boolean isPrivate, Path root, String editorSettings) {
        this.out = out;
        this.isPrivate = isPrivate;
        this.root = root;
        this.site = new WorkspaceLocation(List.of(root), editorSettings);
    }

    /**
     * Prints the report.
     *
     * @param root the workspace's folder
     * @param isPrivate whether paths and messages are shown
     * @param editorSettings what an editor has set ({@link WorkspaceLocation#editorSettings})
     * @return the exit code
     */
    static int report(PrintWriter out, Path root, boolean isPrivate, String editorSettings) {
        DoctorCommand doctor = new DoctorCommand(out, isPrivate, root, editorSettings);
        doctor.machine();
        doctor.editors();
        doctor.workspace();
        out.println();
        if (doctor.advice.isEmpty()) {
            out.println("Nothing is wrong.");
            return Commands.FINE;
        }
        out.println("To mend:");
        doctor.advice.forEach(line -> out.println("  - " + line));
        return Commands.PROBLEMS;
    }

    private void say(String what, String is) {
        out.printf(Locale.ROOT, "%-10s %s%n", what, is);
    }

    private void machine() {
        boolean image = DoctorCommand.class.getModule().isNamed();
        say(
                "Glossa",
                ProgramVersion.text()
                        + (image ? ", from its own runtime image" : ", from the jar"));
        say("Java", Runtime.version() + " " + System.getProperty("java.vm.vendor", ""));
        say(
                "System",
                String.join(
                        " ",
                        System.getProperty("os.name", ""),
                        System.getProperty("os.version", ""),
                        System.getProperty("os.arch", "")));
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        if (!names.equals(StandardCharsets.UTF_8)) {
            advice.add(
                    "names of files are read as "
                            + names
                            + ": set LC_ALL to a locale with UTF-8, such as C.UTF-8");
        }
    }

    private void editors() {
        List<String> found =
                EDITORS.stream()
                        .flatMap(
                                editor ->
                                        onPath(editor).stream()
                                                .map(
                                                        file ->
                                                                (editor + " " + version(file))
                                                                        .strip()))
                        .toList();
        say("Editors", found.isEmpty() ? "none on the PATH" : String.join(", ", found));
        // An editor that asks has found it.
        if (onPath("glossa").isEmpty() && site.editorSettings().isEmpty()) {
            advice.add(
                    "'glossa' is not on the PATH, where editors look for it (but for VS Code with"
                            + " the extension, which brings its own): put the folder that it is"
                            + " in there, or name it in the editor's settings");
        }
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(
                        Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The number in what it says of its version. */
    private static String version(Path program) {
        try {
            Process process =
                    new ProcessBuilder(program.toString(), "--version")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "(does not say its version)";
            }
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                return lines.lines()
                        .flatMap(line -> NUMBER.matcher(line).results())
                        .map(number -> number.group())
                        .findFirst()
                        .orElse("");
            }
        } catch (IOException e) {
            return "(does not start)";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private void workspace() {
        boolean settings = Files.exists(root.resolve(Settings.FILE));
        say(
                "Workspace",
                (isPrivate ? root + ", " : "")
                        + (settings ? "with " : "without ")
                        + Settings.FILE
                        + (Settings.of("", site.editorSettings()).equals(Settings.DEFAULT)
                                ? ""
                                : ", with settings of the editor"));
        Settings.problemsOf(site.editorSettings())
                .forEach(problem -> advice.add("settings of the editor: " + problem));
        if (IndexFolders.index(site).isEmpty()) {
            advice.add(
                    "the cache folder cannot be written, so all is read anew at each start: see"
                            + " XDG_CACHE_HOME");
        }
        try (CorpusStore store = IndexFolders.of(site)) {
            Workspace workspace = new Workspace(store);
            workspace.setSite(site);
            workspace.index((file, number, count) -> {});
            workspace.readNotesOnce((uri, text) -> true);
            try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                sources(snapshot.corpus());
                notes(snapshot);
                say("Index", index());
                problems(workspace.settingsProblems());
                problems(snapshot.corpus().problems());
            }
        }
    }

    private void sources(Corpus corpus) {
        Map<String, Long> kinds =
                corpus.problems().keySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        DoctorCommand::ending,
                                        TreeMap::new,
                                        Collectors.counting()));
        String by =
                kinds.entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
        say("Papers", corpus.size() + (by.isEmpty() ? "" : ", in " + by));
        if (corpus.size() == 0) {
            advice.add(
                    "there are no papers: put a .bib or another source into the folder, or list"
                            + " one in "
                            + Settings.FILE
                            + " as [[corpus]] path = \"…\"");
        }
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(Math.max(0, name.lastIndexOf('.')));
    }

    private void notes(Snapshot snapshot) {
        Notes notes = snapshot.notes();
        List<String> cited =
                notes.cited().keySet().stream()
                        .filter(key -> !key.equals("*") && !CrossReferences.has(key))
                        .toList();
        long unknown = cited.stream().filter(key -> !snapshot.corpus().has(key)).count();
        say(
                "Notes",
                "%d, which cite %d keys, %d of them unknown"
                        .formatted(notes.onDisk().size(), cited.size(), unknown));
        if (unknown > 0 && snapshot.corpus().size() > 0) {
            advice.add(
                    unknown
                            + (unknown == 1 ? " key is" : " keys are")
                            + " of no paper: 'glossa check .' tells where, and an editor mends"
                            + " them");
        }
    }

    private String index() {
        Optional<Path> folder = IndexFolders.index(site);
        if (folder.isEmpty()) {
            return "in memory only";
        }
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder.get())) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        } catch (IOException e) {
            return "cannot be looked at: " + e.getMessage();
        }
        return "%.2f MB, up to date%s"
                .formatted(bytes / 1e6, isPrivate ? ", in " + folder.get() : "");
    }

    private void problems(Map<Path, List<Problem>> problems) {
        Map<String, Long> codes = new TreeMap<>();
        problems.forEach(
                (file, found) ->
                        found.stream()
                                .filter(
                                        problem ->
                                                problem.severity() == Problem.Severity.ERROR
                                                        || problem.severity()
                                                                == Problem.Severity.WARNING)
                                .forEach(
                                        problem ->
                                                codes.merge(
                                                        problem.code() + " in " + ending(file),
                                                        1L,
                                                        Long::sum)));
        codes.forEach(
                (code, times) ->
                        advice.add(
                                "%s, %d %s: 'glossa check .' tells where"
                                        .formatted(code, times, times == 1 ? "time" : "times")));
        if (isPrivate) {
            ProblemLines.print(out, root, problems);
        }
    }
}
