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
 * The program of the process in which PDFs are read: a file's name comes in on standard input, what
 * the file holds goes out on standard output, until the input ends.
 *
 * <p>A request is the length of a path in UTF-8 (four bytes, big-endian), the path, and the
 * milliseconds that it may take (eight bytes). An answer is {@link #MAGIC}, the length of what
 * follows, a byte that is 1 for a {@link PdfContent} and 0 for a text that tells what is wrong, and
 * that.
 */
final class PdfWorker {
    /** Begins an answer, so that nothing else is taken for one: {@code GPDF}. */
    static final int MAGIC = 0x47504446;

    /** The exit code for a heap that is too small, as that of the JVM's own option. */
    static final int OUT_OF_MEMORY = 3;

    private record Request(Path file, Duration time) {}

    private PdfWorker() {}

    public static void main(String[] arguments) throws InterruptedException {
        OutputStream out =
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        // Whatever a library prints is no answer; and none of them has to log anything.
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
            // Nobody listens any more.
            Runtime.getRuntime().halt(0);
        }
    }

    /** At the end of the input Glossa is gone, and so is this process, whatever it was about. */
    private static void receive(BlockingQueue<Request> requests) {
        try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            while (true) {
                Path file = Path.of(PdfContent.readText(in));
                requests.put(new Request(file, Duration.ofMillis(in.readLong())));
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(Request request, OutputStream out) throws IOException {
        PdfContent content;
        try {
            content = PdfReader.read(request.file(), request.time());
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

    /** Sends the answer that tells {@code content}. */
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
