package glossa.torture.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes that one scratch folder has started, with all that those have started: a variable
 * of the environment marks them, and Linux tells it of each process in {@code /proc}.
 */
public record MarkedProcesses(String mark) {
    /** The variable whose value is the mark. */
    public static final String VARIABLE = "GLOSSA_TORTURE";

    /** Those that run now. */
    public List<ProcessHandle> running() {
        String wanted = "\0" + VARIABLE + "=" + mark + "\0";
        return ProcessHandle.allProcesses()
                .filter(process -> ("\0" + environment(process) + "\0").contains(wanted))
                .toList();
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(proc(process, "environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // It has ended, or is another user's.
        }
    }

    /** Those whose command line holds this text. */
    public List<ProcessHandle> running(String commandPart) {
        return running().stream()
                .filter(process -> commandLine(process).contains(commandPart))
                .toList();
    }

    /** The command of a process with its arguments, for a message. */
    public static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(proc(process, "cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    /** Kills all of them, those too that they start meanwhile. */
    public void kill() throws InterruptedException {
        List<ProcessHandle> left = running();
        for (int round = 0; !left.isEmpty() && round < 200; round++) {
            left.forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(10);
            left = running();
        }
    }

    /** Waits until none runs, but not longer than this; what still runs is returned. */
    public List<ProcessHandle> awaitEnd(Duration patience) throws InterruptedException {
        FairTime watch = FairTime.start();
        List<ProcessHandle> left = running();
        while (!left.isEmpty() && !watch.isOver(patience)) {
            Thread.sleep(50);
            left = running();
        }
        return left;
    }

    /** Processor time that those which run have taken so far; not of those that have ended. */
    public Duration processorTime() {
        return running().stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Bytes: the largest memory that one of them ever had. */
    public long peakMemory() {
        return running().stream()
                .mapToLong(process -> status(process, "VmHWM:") << 10)
                .max()
                .orElse(0);
    }

    /** Bytes of memory that a process has now. */
    public static long memory(ProcessHandle process) {
        return status(process, "VmRSS:") << 10;
    }

    /** How many threads a process has. */
    public static long threads(ProcessHandle process) {
        return status(process, "Threads:");
    }

    /** How many files, pipes and sockets a process has open. */
    public static long handles(ProcessHandle process) {
        try (Stream<Path> open = Files.list(proc(process, "fd"))) {
            return open.count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static long status(ProcessHandle process, String name) {
        try {
            Optional<String> line =
                    Files.readString(proc(process, "status"), StandardCharsets.ISO_8859_1)
                            .lines()
                            .filter(l -> l.startsWith(name))
                            .findFirst();
            return line.map(l -> Long.parseLong(l.replaceAll("[^0-9]", ""))).orElse(0L);
        } catch (IOException e) {
            return 0;
        }
    }

    private static Path proc(ProcessHandle process, String name) {
        return Path.of("/proc", Long.toString(process.pid()), name);
    }
}
