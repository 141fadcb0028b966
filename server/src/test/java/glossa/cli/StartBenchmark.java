package glossa.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long an editor waits for a server that starts: to the answer of {@code initialize}, and to
 * the first completion whose first item is the right one; and how much memory the server then has.
 *
 * <pre>
 * java -cp server/target/test-classes glossa.cli.StartBenchmark 20 WORKSPACE TYPED KEY 'server/bin/glossa --stdio' ...
 * </pre>
 *
 * <p>With {@code --from-nothing} as the first argument, the folder {@code XDG_CACHE_HOME} is
 * deleted before each start: then the papers are indexed, and the time is that of a reader's first
 * minute.
 *
 * <p>The commands take turns, since a machine that others use is not the same from one minute to
 * the next. The workspace's index is as the last run left it: the first round of each command
 * finishes it and is not counted. Times are in milliseconds, the median and in brackets the least;
 * memory is in megabytes, resident and of it private, two seconds after the answer (Linux only).
 */
public final class StartBenchmark {
    private static final Pattern LABEL = Pattern.compile("\"label\":\"([^\"]*)\"");
    private static final Pattern STATUS = Pattern.compile("(VmRSS|RssAnon):\\s+(\\d+) kB");

    /** Nothing is measured while others wait this long for an answer. */
    private static final long PATIENCE_SECONDS = 300;

    private StartBenchmark() {}

    public static void main(String[] given) throws Exception {
        boolean isFromNothing = given[0].equals("--from-nothing");
        String[] arguments = isFromNothing ? Arrays.copyOfRange(given, 1, given.length) : given;
        int rounds = Integer.parseInt(arguments[0]);
        Path workspace = Path.of(arguments[1]).toRealPath();
        String typed = arguments[2];
        String key = arguments[3];
        List<String> commands = List.of(arguments).subList(4, arguments.length);
        List<List<Start>> starts = new ArrayList<>();
        for (String command : commands) {
            starts.add(new ArrayList<>());
            if (!isFromNothing) {
                Start _ = start(command, workspace, typed, key);
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < commands.size(); i++) {
                if (isFromNothing) {
                    deleteCache();
                }
                starts.get(i).add(start(commands.get(i), workspace, typed, key));
            }
        }
        System.out.println(
                "initialize: wall, processor; first right completion: wall, processor, bytes;"
                        + " memory");
        for (int i = 0; i < commands.size(); i++) {
            List<Start> of = starts.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "%s ms, %s ms; %s ms, %s ms, %d bytes; %.0f MB (%.0f)  %s%n",
                    figure(of, Start::initialized),
                    figure(of, Start::initializing),
                    figure(of, Start::completed),
                    figure(of, Start::processor),
                    of.getFirst().bytes(),
                    median(of, Start::resident),
                    median(of, Start::own),
                    commands.get(i));
        }
    }

    /** Glossa's own, in the folder that the caller has set for this. */
    private static void deleteCache() throws IOException {
        String folder = System.getenv("XDG_CACHE_HOME");
        if (folder == null || folder.isBlank()) {
            throw new IllegalStateException("set XDG_CACHE_HOME to a folder for this benchmark");
        }
        Path cache = Path.of(folder, "glossa");
        if (Files.exists(cache)) {
            try (Stream<Path> files = Files.walk(cache)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String figure(List<Start> starts, ToDoubleFunction<Start> of) {
        double least = starts.stream().mapToDouble(of).min().orElse(0);
        return String.format(Locale.ROOT, "%.0f (%.0f)", median(starts, of), least);
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> of) {
        double[] values = starts.stream().mapToDouble(of).sorted().toArray();
        return values.length == 0 ? 0 : values[values.length / 2];
    }

    /**
     * One start.
     *
     * @param initialized ms from the start to the answer of {@code initialize}
     * @param initializing ms of processor time until then
     * @param completed ms from the start to the right completion
     * @param bytes of that completion's answer
     * @param processor ms of processor time until then
     * @param resident MB two seconds later
     * @param own the part of these that is no file
     */
    private record Start(
            double initialized,
            double initializing,
            double completed,
            int bytes,
            double processor,
            double resident,
            double own) {}

    private static Start start(String command, Path workspace, String typed, String key)
            throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command.split(" "));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        String uri = workspace.resolve("started.md").toUri().toString();
        long start = System.nanoTime();
        Process process = builder.start();
        try (OutputStream out = process.getOutputStream();
                InputStream in = new BufferedInputStream(process.getInputStream(), 1 << 16)) {
            send(
                    out,
                    "\"id\":0,\"method\":\"initialize\",\"params\":{\"processId\":"
                            + ProcessHandle.current().pid()
                            + ",\"rootUri\":\""
                            + workspace.toUri()
                            + "\",\"capabilities\":{\"textDocument\":{\"completion\":"
                            + "{\"completionList\":{\"itemDefaults\":[\"editRange\",\"data\"]},"
                            + "\"completionItem\":{\"labelDetailsSupport\":true}}}}}");
            String _ = answer(in, 0);
            double initialized = (System.nanoTime() - start) / 1e6;
            double initializing = processor(process.pid());
            send(out, "\"method\":\"initialized\",\"params\":{}");
            send(
                    out,
                    "\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\""
                            + uri
                            + "\",\"languageId\":\"markdown\",\"version\":1,\"text\":\"See [@"
                            + typed
                            + "\"}}");
            String answer = "";
            for (int id = 1; !key.equals(firstLabel(answer)); id++) {
                if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                    throw new IllegalStateException(command + " does not offer " + key);
                }
                send(
                        out,
                        "\"id\":"
                                + id
                                + ",\"method\":\"textDocument/completion\",\"params\":"
                                + "{\"textDocument\":{\"uri\":\""
                                + uri
                                + "\"},\"position\":{\"line\":0,\"character\":"
                                + (6 + typed.length())
                                + "}}");
                answer = answer(in, id);
                if (!key.equals(firstLabel(answer))) {
                    // What it waits for needs the processor, too.
                    Thread.sleep(10);
                }
            }
            double completed = (System.nanoTime() - start) / 1e6;
            double processor = processor(process.pid());
            // The first run over the workspace's files belongs to what a start costs in memory.
            Thread.sleep(TimeUnit.SECONDS.toMillis(2));
            double[] memory = memory(process.pid());
            send(out, "\"id\":-1,\"method\":\"shutdown\"");
            String _ = answer(in, -1);
            send(out, "\"method\":\"exit\"");
            int _ = process.waitFor();
            return new Start(
                    initialized,
                    initializing,
                    completed,
                    answer.getBytes(StandardCharsets.UTF_8).length,
                    processor,
                    memory[0],
                    memory[1]);
        }
    }

    private static String firstLabel(String answer) {
        Matcher label = LABEL.matcher(answer);
        return label.find() ? label.group(1) : "";
    }

    /** What the threads that still run have had of the processors. */
    private static double processor(long pid) throws IOException {
        Path tasks = Path.of("/proc/" + pid + "/task");
        if (!Files.exists(tasks)) {
            return 0;
        }
        long nanoseconds = 0;
        try (Stream<Path> threads = Files.list(tasks)) {
            for (Path thread : threads.toList()) {
                try {
                    String times = Files.readString(thread.resolve("schedstat"));
                    nanoseconds += Long.parseLong(times.substring(0, times.indexOf(' ')));
                } catch (NoSuchFileException e) {
                    // It ended meanwhile.
                }
            }
        }
        return nanoseconds / 1e6;
    }

    private static double[] memory(long pid) throws IOException {
        double[] memory = new double[2];
        Path status = Path.of("/proc/" + pid + "/status");
        if (Files.exists(status)) {
            Matcher line = STATUS.matcher(Files.readString(status));
            while (line.find()) {
                memory[line.group(1).equals("VmRSS") ? 0 : 1] =
                        Long.parseLong(line.group(2)) / 1024.0;
            }
        }
        return memory;
    }

    private static void send(OutputStream out, String members) throws IOException {
        byte[] content = ("{\"jsonrpc\":\"2.0\"," + members + "}").getBytes(StandardCharsets.UTF_8);
        byte[] header =
                ("Content-Length: " + content.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(header, header.length + content.length);
        System.arraycopy(content, 0, message, header.length, content.length);
        out.write(message);
        out.flush();
    }

    /** The message that answers the request with this id; the ones before it are left out. */
    private static String answer(InputStream in, int id) throws IOException {
        while (true) {
            StringBuilder header = new StringBuilder();
            while (header.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    throw new IOException("the server ended: " + header);
                }
                header.append((char) c);
            }
            String length = header.substring(header.indexOf(":") + 1, header.indexOf("\r"));
            String message =
                    new String(
                            in.readNBytes(Integer.parseInt(length.strip())),
                            StandardCharsets.UTF_8);
            if (message.contains("\"id\":" + id + ",") && !message.contains("\"method\":")) {
                return message;
            }
        }
    }
}
