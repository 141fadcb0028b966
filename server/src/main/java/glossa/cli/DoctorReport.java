package glossa.cli;

import glossa.cli.output.ProblemLines;
import glossa.cli.output.ProgramVersion;
import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.corpus.TextStore;
import glossa.corpus.Texts;
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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of {@link DoctorReport}: a line for each fact, then what to fix. */
final class DoctorReport {
    /** The commands of the editors that Glossa has files for. */
    private static final List<String> EDITORS =
            List.of("code", "codium", "nvim", "emacs", "hx", "kate", "zed", "subl");

    private static final long EDITOR_TIMEOUT_SECONDS = 5;
    private static final Pattern VERSION_NUMBER = Pattern.compile("\\d+(\\.\\d+)+");

    private final PrintWriter out;
    private final boolean isPrivate;
    private final Path root;
    private final WorkspaceLocation location;
    private final List<String> fixes = new ArrayList<>();

    /**
     * @param root the workspace's folder
     * @param isPrivate whether paths and messages are printed
     * @param editorSettings {@link WorkspaceLocation#editorSettings}
     */
    DoctorReport(PrintWriter out, Path root, boolean isPrivate, String editorSettings) {
        this.out = out;
        this.isPrivate = isPrivate;
        this.root = root;
        this.location = new WorkspaceLocation(List.of(root), editorSettings);
    }

    /**
     * Prints the report.
     *
     * @return whether there is nothing to fix
     */
    boolean print() {
        machine();
        editors();
        workspace();
        out.println();
        if (fixes.isEmpty()) {
            out.println("No problems found.");
            return true;
        }
        out.println("To fix:");
        fixes.forEach(line -> out.println("  - " + line));
        return false;
    }

    private void line(String name, String value) {
        out.printf(Locale.ROOT, "%-10s %s%n", name, value);
    }

    private void machine() {
        boolean image = DoctorReport.class.getModule().isNamed();
        line("Glossa", ProgramVersion.text() + (image ? ", runtime image" : ", jar"));
        line("Java", Runtime.version() + " " + System.getProperty("java.vm.vendor", ""));
        line(
                "System",
                String.join(
                        " ",
                        System.getProperty("os.name", ""),
                        System.getProperty("os.version", ""),
                        System.getProperty("os.arch", "")));
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        if (!names.equals(StandardCharsets.UTF_8)) {
            fixes.add(
                    "file names are read as "
                            + names
                            + ": set LC_ALL to a UTF-8 locale, such as C.UTF-8");
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
        line("Editors", found.isEmpty() ? "none on the PATH" : String.join(", ", found));
        // An editor that runs this has found it.
        if (onPath("glossa").isEmpty() && location.editorSettings().isEmpty()) {
            fixes.add(
                    "'glossa' is not on the PATH, where editors look for it: add its folder to the"
                            + " PATH, or set its path in the editor's settings (the VS Code"
                            + " extension brings its own)");
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

    /** The version number in the output of {@code program --version}. */
    private static String version(Path program) {
        try {
            Process process =
                    new ProcessBuilder(program.toString(), "--version")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(EDITOR_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "(does not print its version)";
            }
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                return lines.lines()
                        .flatMap(line -> VERSION_NUMBER.matcher(line).results())
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
        line(
                "Workspace",
                (isPrivate ? root + ", " : "")
                        + (settings ? "with " : "without ")
                        + Settings.FILE
                        + (Settings.of("", location.editorSettings()).equals(Settings.DEFAULT)
                                ? ""
                                : ", with editor settings"));
        Settings.problemsOf(location.editorSettings())
                .forEach(problem -> fixes.add("editor settings: " + problem));
        if (IndexFolders.index(location).isEmpty()) {
            fixes.add(
                    "the cache folder is not writable, so every start reads all sources again:"
                            + " make it writable, or set XDG_CACHE_HOME to another folder");
        }
        try (CorpusStore store = IndexFolders.of(location)) {
            Workspace workspace = new Workspace(store);
            workspace.setSite(location);
            workspace.index((file, number, count) -> {});
            store.verify(true);
            store.trouble().ifPresent(fixes::add);
            workspace.readNotesOnce((uri, text) -> true);
            try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                sources(snapshot.corpus());
                notes(snapshot);
                texts();
                line("Index", index());
                problems(workspace.settingsProblems());
                problems(snapshot.sourceProblems());
            }
        }
    }

    private void sources(Corpus corpus) {
        Map<String, Long> kinds =
                corpus.problems().keySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        DoctorReport::ending, TreeMap::new, Collectors.counting()));
        String by =
                kinds.entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
        line("Papers", corpus.size() + (by.isEmpty() ? "" : ", in " + by));
        if (corpus.size() == 0) {
            fixes.add(
                    "no papers found: add a .bib or another source to the folder, or list one in "
                            + Settings.FILE
                            + " as [[corpus]] path = \"…\"");
        }
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "(no ending)" : name.substring(dot);
    }

    private void notes(Snapshot snapshot) {
        Notes notes = snapshot.notes();
        List<String> cited =
                notes.cited().keySet().stream()
                        .filter(key -> !key.equals("*") && !CrossReferences.has(key))
                        .filter(key -> !notes.hasTarget(key) || snapshot.corpus().has(key))
                        .toList();
        long unknown = cited.stream().filter(key -> !snapshot.corpus().has(key)).count();
        line(
                "Notes",
                "%d (%s, %d unknown)"
                        .formatted(
                                notes.onDisk().size(),
                                ProblemLines.count(cited.size(), "cited key"),
                                unknown));
        if (unknown > 0 && snapshot.corpus().size() > 0) {
            fixes.add(
                    ProblemLines.count(unknown, "unknown key")
                            + ": 'glossa check .' shows where, and an editor offers fixes");
        }
    }

    /** What is known of the texts of papers; it is not read here, which may take minutes. */
    private void texts() {
        try (TextStore store = IndexFolders.texts(location);
                Texts texts = store.acquire(Map.of())) {
            Map<Path, String> unreadable = new TreeMap<>();
            texts.files().forEach((file, why) -> why.ifPresent(text -> unreadable.put(file, text)));
            int all = texts.files().size();
            if (all == 0) {
                return;
            }
            line(
                    "Texts",
                    "%d of %s read by the server or 'glossa check'"
                            .formatted(all - unreadable.size(), ProblemLines.count(all, "file")));
            unreadable.values().stream()
                    .distinct()
                    .forEach(
                            why ->
                                    fixes.add(
                                            "texts that are missing or not whole: "
                                                    + (isPrivate
                                                            ? files(unreadable, why)
                                                            : ProblemLines.count(
                                                                    Collections.frequency(
                                                                            unreadable.values(),
                                                                            why),
                                                                    "file"))
                                                    + ": "
                                                    + why));
        }
    }

    private static String files(Map<Path, String> unreadable, String why) {
        return unreadable.entrySet().stream()
                .filter(file -> file.getValue().equals(why))
                .map(file -> file.getKey().toString())
                .collect(Collectors.joining(", "));
    }

    private String index() {
        Optional<Path> folder = IndexFolders.index(location);
        if (folder.isEmpty()) {
            return "only in memory";
        }
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder.get())) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        } catch (IOException e) {
            return "not readable" + (isPrivate ? ": " + e.getMessage() : "");
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
                        fixes.add(
                                "%s, %s: 'glossa check .' shows where"
                                        .formatted(code, ProblemLines.count(times, "time"))));
        if (isPrivate) {
            ProblemLines.print(out, root, problems);
        }
    }
}
