package glossa.source.pdf;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The main class of the process that reads PDFs: it reads requests from standard input and writes
 * responses to standard output, until the input ends.
 *
 * <p>A request is the length of a path in UTF-8 (four bytes, big-endian), the path, the time limit
 * in milliseconds (eight bytes), and the number of pages to read (four bytes). A response is {@link
 * #MAGIC}, the length of the rest, a byte that is 1 before a {@link PdfContent} and 0 before an
 * error message, and that.
 */
final class PdfWorker {
    /** Begins a response, so that no other output is taken for one: {@code GPDF}. */
    static final int MAGIC = 0x47504446;

    /** The exit code if the heap is too small; the same as that of the JVM's option. */
    static final int OUT_OF_MEMORY = 3;

    private record Request(Path file, Duration time, int maxPages) {}

    private PdfWorker() {}

    public static void main(String[] arguments) throws InterruptedException {
        OutputStream out =
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        // Output of libraries must not mix with the responses, and they must not log.
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        System.setProperty(
                "org.apache.commons.logging.LogFactory",
                "org.apache.commons.logging.impl.LogFactoryImpl");
        System.setProperty(
                "org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        BlockingQueue<Request> requests = new ArrayBlockingQueue<>(1);
        Thread.ofPlatform().daemon().start(() -> receive(requests));
        try {
            while (true) {
                Request request = requests.take();
                answer(request, out);
            }
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        } catch (IOException e) {
            // Nobody reads the output any more.
            Runtime.getRuntime().halt(0);
        }
    }

    /** Reads requests; when the input ends, Glossa has ended, and this process exits at once. */
    private static void receive(BlockingQueue<Request> requests) {
        try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            while (true) {
                Path file = Path.of(PdfContent.readText(in));
                Duration time = Duration.ofMillis(in.readLong());
                requests.put(new Request(file, time, in.readInt()));
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(Request request, OutputStream out) throws IOException {
        PdfContent content;
        try {
            content = PdfReader.read(request.file(), request.time(), request.maxPages());
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            ByteArrayOutputStream refusal = new ByteArrayOutputStream();
            DataOutputStream message = new DataOutputStream(refusal);
            message.writeByte(0);
            PdfContent.writeText(message, PdfReader.reason(e));
            send(refusal, out);
            return;
        }
        send(content, out);
    }

    /** Sends a response with {@code content}. */
    static void send(PdfContent content, OutputStream out) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        DataOutputStream message = new DataOutputStream(answer);
        message.writeByte(1);
        content.write(message);
        send(answer, out);
    }

    private static void send(ByteArrayOutputStream answer, OutputStream out) throws IOException {
        DataOutputStream framed = new DataOutputStream(out);
        framed.writeInt(MAGIC);
        framed.writeInt(answer.size());
        answer.writeTo(framed);
        framed.flush();
    }
}
