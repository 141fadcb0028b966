package glossa.source.pdf;

import glossa.paper.Whitespace;
import glossa.source.OwnJava;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The client side of a process that reads PDFs; unusable after an {@link IOException}. */
final class PdfProcess implements AutoCloseable {
    /** The maximum length of a response in bytes: a worker sends at most two million characters. */
    private static final int MAX_ANSWER_LENGTH = 32_000_000;

    /** The maximum length of a process's error output that is reported, in UTF-16 units. */
    private static final int COMPLAINT = 300;

    /** The deadline for all pages, in multiples of that for the first ones. */
    private static final int TEXT_TIMES = 3;

    private final PdfWorkers.Setting setting;
    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;

    /** Written by the listener; read after it has ended. */
    private final StringBuilder complaint = new StringBuilder();

    private final Thread listener;

    private PdfProcess(PdfWorkers.Setting setting, Process process) {
        this.setting = setting;
        this.process = process;
        this.requests = new DataOutputStream(process.getOutputStream());
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.listener = Thread.ofPlatform().daemon().name("pdf-complaints").start(this::listen);
    }

    /**
     * Starts a process with the Java runtime and the classes of this one.
     *
     * @throws IOException if it cannot be started
     */
    static PdfProcess start(PdfWorkers.Setting setting) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(OwnJava.command(options(setting), setting.mainClass()));
        for (String options : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            builder.environment().remove(options);
        }
        return new PdfProcess(setting, builder.start());
    }

    private static List<String> options(PdfWorkers.Setting setting) {
        return List.of(
                "-Xmx" + setting.megabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + (isWindows() ? "NUL" : "/dev/null"),
                // Output of the JVM must not mix with the responses.
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                // Host names do not resolve: they are looked up in a file that does not exist.
                "-Djdk.net.hosts.file=no-network");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * The content of {@code file}.
     *
     * @param maxPages the number of pages whose text is read
     * @throws Refusal if the worker works and reports that the file cannot be read
     * @throws IOException if the worker failed on the file and is ended; the message tells how
     */
    PdfContent ask(Path file, int maxPages) throws IOException {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        CompletableFuture<Boolean> late =
                answered.orTimeout(deadline(maxPages).toMillis(), TimeUnit.MILLISECONDS)
                        .handle(
                                (nothing, e) -> {
                                    if (e instanceof TimeoutException) {
                                        process.destroyForcibly();
                                        return true;
                                    }
                                    return false;
                                });
        byte[] answer;
        try {
            answer = exchange(file, maxPages);
        } catch (IOException | OutOfMemoryError e) {
            answered.complete(null);
            throw new IOException(late.join() ? lateness(maxPages) : breakage(e), e);
        }
        answered.complete(null);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer));
        if (in.readByte() == 0) {
            throw new Refusal(PdfContent.readText(in));
        }
        return PdfContent.read(in);
    }

    /** The file cannot be read; the worker still works. */
    static final class Refusal extends IOException {
        Refusal(String reason) {
            super(reason);
        }
    }

    private byte[] exchange(Path file, int maxPages) throws IOException {
        PdfContent.writeText(requests, file.toAbsolutePath().toString());
        // The worker sends what it has read before its time is up.
        requests.writeLong(deadline(maxPages).toMillis() / 2);
        requests.writeInt(maxPages);
        requests.flush();
        if (answers.readInt() != PdfWorker.MAGIC) {
            throw new IOException("unexpected output");
        }
        int length = answers.readInt();
        if (length < 1 || length > MAX_ANSWER_LENGTH) {
            throw new IOException("an answer of " + length + " bytes");
        }
        byte[] answer = answers.readNBytes(length);
        if (answer.length < length) {
            throw new IOException("incomplete answer");
        }
        return answer;
    }

    /** All pages of a book take longer than its first ones. */
    private Duration deadline(int maxPages) {
        return maxPages == PdfReader.MAX_PAGES
                ? setting.deadline().multipliedBy(TEXT_TIMES)
                : setting.deadline();
    }

    private String lateness(int maxPages) {
        return "reading it took too long (more than "
                + deadline(maxPages).toSeconds()
                + " s); print or export the PDF again";
    }

    private String breakage(Throwable cause) {
        int code;
        try {
            // A failed process is about to end, and its exit code tells most.
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            code = process.waitFor();
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "reading it was interrupted";
        }
        if (code == PdfWorker.OUT_OF_MEMORY) {
            return "reading it needs more than "
                    + setting.megabytes()
                    + " MB of memory; print the PDF again, or split it";
        }
        String why = cause.getMessage() == null ? "the process ended" : cause.getMessage();
        String said = Whitespace.collapsed(complaint.toString());
        return "the PDF reader failed ("
                + (said.isEmpty() ? why : said)
                + "); print or export it again";
    }

    private void listen() {
        try (InputStream errors = process.getErrorStream()) {
            byte[] buffer = new byte[4096];
            for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
                String text = new String(buffer, 0, n, StandardCharsets.UTF_8);
                complaint.append(
                        text, 0, Math.clamp(COMPLAINT - complaint.length(), 0, text.length()));
            }
        } catch (IOException e) {
            // The process has ended, and its output is complete.
        }
    }

    /** Ends it gently: a worker ends when its input ends. */
    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    /** Ends it at once. */
    void kill() {
        process.destroyForcibly();
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
