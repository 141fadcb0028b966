package glossa.torture.kit;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts the packaged launcher for one scratch folder. The program finds no home but the scratch's:
 * the user database gives it too, where the system allows a mount namespace, since Java asks that
 * and not {@code HOME}.
 */
public final class Launcher {
    private static final Path PROGRAM =
            Path.of(System.getProperty("torture.program", "bin/glossa")).toAbsolutePath();

    /** In the namespace: the user database of the scratch, then the program. */
    private static final String ENTER = "mount --bind \"$0\" /etc/passwd && exec \"$@\"";

    private static final List<String> NAMESPACE =
            isRoot()
                    ? List.of("unshare", "-m", "--propagation", "private")
                    : List.of("unshare", "-r", "-m", "--propagation", "private");

    private final Scratch scratch;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path folder;
    private List<String> program = List.of(PROGRAM.toString());
    private List<String> around = List.of();
    private boolean isOffline;

    /** Commands are given in the scratch's workspace. */
    public Launcher(Scratch scratch) {
        this.scratch = scratch;
        this.folder = scratch.workspace();
    }

    /** Commands are given in this folder. */
    public Launcher in(Path other) {
        folder = other;
        return this;
    }

    /** Another program than the launcher. */
    public Launcher as(String... command) {
        program = List.of(command);
        return this;
    }

    /** What is put in front of the program: a command that runs another. */
    public Launcher within(String... command) {
        around = List.of(command);
        return this;
    }

    /** The program has no network but a loopback device that is down; needs {@link #isolates}. */
    public Launcher offline() {
        isOffline = true;
        return this;
    }

    /** The launcher that is attacked. */
    public static Path program() {
        return PROGRAM;
    }

    /** A further variable of the environment; an empty value takes it out. */
    public Launcher with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Whether this user can do all. */
    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static final class Isolation {
        static final boolean IS_POSSIBLE = isPossible();

        private static boolean isPossible() {
            try {
                List<String> command = new ArrayList<>(NAMESPACE);
                command.addAll(List.of("sh", "-c", ENTER, "/etc/passwd", "true"));
                Scratch.run(command);
                return true;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Whether there is a command of this name. */
    public static boolean has(String command) {
        try {
            Scratch.run(List.of("sh", "-c", "command -v " + command));
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether the program can be given a home that is not the user's. */
    public static boolean isolates() {
        return Isolation.IS_POSSIBLE;
    }

    /** Starts the program; its standard error goes to the scratch's {@code stderr.log}. */
    public Process start(String... arguments) throws IOException {
        return builder(arguments)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()))
                .start();
    }

    /** What the programs that {@link #start} started have said on standard error. */
    public String standardError() throws IOException {
        return Files.exists(errors())
                ? new String(Files.readAllBytes(errors()), StandardCharsets.UTF_8)
                : "";
    }

    private Path errors() {
        return scratch.root().resolve("stderr.log");
    }

    /** What a command gave. */
    public record Result(int exitCode, String output, String errors, Duration processorTime) {
        /** All that it printed. */
        public String printed() {
            return output + errors;
        }
    }

    /**
     * Runs a command to its end.
     *
     * @throws AssertionError if it has not ended after {@code patience}; it is killed then
     */
    public Result run(Duration patience, String... arguments)
            throws IOException, InterruptedException {
        File output = Files.createTempFile(scratch.root(), "out", "").toFile();
        File errors = Files.createTempFile(scratch.root(), "err", "").toFile();
        Process process = builder(arguments).redirectOutput(output).redirectError(errors).start();
        process.getOutputStream().close();
        Duration spent = Duration.ZERO;
        FairTime watch = FairTime.start();
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            spent = process.info().totalCpuDuration().orElse(spent);
            if (watch.isOver(patience)) {
                scratch.processes().kill();
                throw new AssertionError(
                        "glossa "
                                + String.join(" ", arguments)
                                + " has not ended after "
                                + patience);
            }
        }
        return new Result(process.exitValue(), text(output), text(errors), spent);
    }

    private static String text(File file) throws IOException {
        return new String(Files.readAllBytes(file.toPath()), StandardCharsets.UTF_8);
    }

    private ProcessBuilder builder(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isolates()) {
            command.addAll(NAMESPACE);
            if (isOffline) {
                command.add("-n");
            }
            command.addAll(List.of("sh", "-c", ENTER, userDatabase().toString()));
        }
        command.addAll(around);
        command.addAll(program);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> variables = builder.environment();
        variables.put("HOME", scratch.home().toString());
        variables.put("XDG_CACHE_HOME", scratch.cache().toString());
        variables.put("XDG_STATE_HOME", scratch.state().toString());
        variables.put("XDG_CONFIG_HOME", scratch.home().resolve(".config").toString());
        variables.put("TMPDIR", Files.createDirectories(scratch.root().resolve("tmp")).toString());
        variables.put("LC_ALL", "C.UTF-8");
        variables.put(MarkedProcesses.VARIABLE, scratch.processes().mark());
        environment.forEach(
                (name, value) -> {
                    if (value.isEmpty()) {
                        variables.remove(name);
                    } else {
                        variables.put(name, value);
                    }
                });
        return builder;
    }

    /** The system's user database in which each user lives in the scratch's home. */
    private Path userDatabase() throws IOException {
        Path file = scratch.root().resolve("passwd");
        if (!Files.exists(file)) {
            StringBuilder text = new StringBuilder();
            for (String line :
                    Files.readAllLines(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1)) {
                String[] fields = line.split(":", -1);
                if (fields.length == 7) {
                    fields[5] = scratch.home().toString();
                }
                text.append(String.join(":", fields)).append('\n');
            }
            Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        }
        return file;
    }
}
