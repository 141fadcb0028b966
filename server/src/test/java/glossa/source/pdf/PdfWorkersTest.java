package glossa.source.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.paper.Names;
import glossa.paper.Page;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.ReadResult;
import glossa.source.reading.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Failures of the processes that read PDFs do not affect Glossa. */
final class PdfWorkersTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir private Path folder;

    @Test
    void aPdfIsAPaper() throws IOException {
        Path file =
                new PdfSamples()
                        .page("18b Foxes in Fields\n12 Bo Li\n10 The text is short.\n")
                        .save(folder.resolve("foxes.pdf"));
        check(new PdfFormat(), file, "Foxes in Fields | Li, Bo | {number-of-pages=1}");
        Page page = new PdfFormat().text(file).pages().getFirst();
        assertEquals("1", page.label());
        assertEquals("Foxes in Fields\nBo Li\nThe text is short.", page.text());
    }

    @Test
    void aScanHasAHintForItsTitle() throws IOException {
        check(
                new PdfFormat(),
                new PdfSamples().page("").save(folder.resolve("scan.pdf")),
                "HINT pdf-without-title: no title and no text found; set the title in the PDF's"
                        + " properties, or run text recognition (OCR) on a scan");
        check(
                new PdfFormat(),
                new PdfSamples()
                        .page("")
                        .info("Title", "On Moss")
                        .save(folder.resolve("named.pdf")),
                "On Moss |  | {number-of-pages=1}");
    }

    @Test
    void unreadableFilesAreRefused() throws IOException {
        PdfFormat pdf = new PdfFormat();
        Path locked = new PdfSamples().page("").lock("secret").save(folder.resolve("locked.pdf"));
        check(pdf, locked, "! it is protected by a password; save it without one");
        Path broken = Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.7\nno more\n");
        check(
                pdf,
                broken,
                "! the PDF is broken (Missing root object specification in trailer.); download or"
                        + " export it again");
        assertEquals(
                "broken.pdf cannot be read: the PDF is broken (Missing root object specification in"
                        + " trailer.); download or export it again",
                SourceFiles.read(broken).problems().getFirst().message());
    }

    @Test
    void aProcessThatHangsIsEnded() throws IOException {
        check(
                pdf(Hangs.class, Duration.ofSeconds(1)),
                file(),
                "! reading it took too long (more than 1 s); print or export the PDF again");
    }

    @Test
    void aCrashOfAProcessIsReported() throws IOException {
        check(
                pdf(Crashes.class, LONG),
                file(),
                "! the PDF reader failed (a bad day); print or export it again");
        check(
                pdf(TalksNonsense.class, LONG),
                file(),
                "! the PDF reader failed (unexpected output); print or export it again");
        check(
                pdf(BoastsOfMuch.class, LONG),
                file(),
                "! the PDF reader failed (an answer of 2147483647 bytes); print or export it"
                        + " again");
    }

    @Test
    void aProcessWithoutMemoryIsEnded() throws IOException {
        check(
                pdf(EatsMemory.class, LONG),
                file(),
                "! reading it needs more than 64 MB of memory; print the PDF again, or split it");
    }

    @Test
    void aPageThatInflatesToMuchIsNeverInMemory() throws IOException {
        check(
                pdf(PdfWorker.class, LONG),
                new PdfSamples()
                        .page("18b Foxes")
                        .info("Title", "On Moss")
                        .bomb(70)
                        .save(folder.resolve("bomb.pdf")),
                "On Moss |  | {number-of-pages=1}");
    }

    @Test
    void theNextFileHasANewProcess() throws IOException {
        PdfFormat pdf = pdf(CrashesOverThree.class, LONG);
        List<String> told = new ArrayList<>();
        for (String name : List.of("1.pdf", "2.pdf", "3.pdf", "4.pdf")) {
            told.add(told(pdf, folder.resolve(name)));
        }
        String first = told.get(0);
        assertEquals(first, told.get(1), "one process reads many files");
        assertEquals("! the PDF reader failed (three); print or export it again", told.get(2));
        assertTrue(told.get(3).startsWith("process "), told::toString);
        assertTrue(!told.get(3).equals(first), told::toString);
    }

    @Test
    void anIdleProcessEnds() throws IOException {
        PdfWorkers workers =
                new PdfWorkers(
                        new PdfWorkers.Setting(
                                CrashesOverThree.class.getName(), LONG, Duration.ofMillis(50), 64));
        long process =
                Long.parseLong(
                        workers.read(folder.resolve("1.pdf"), 1).said("title").split(" ")[1]);
        ProcessHandle.of(process).ifPresent(handle -> handle.onExit().join());
    }

    @Test
    void recognisesItsFiles() {
        check(true, "x", "%PDF-1.4\n");
        check(true, "x.pdf", "\n\n%PDF-1.4\n");
        check(false, "x.md", "A text on %PDF-1.4\n");
        check(false, "x.pdf", "<html>");
    }

    private static void check(boolean expected, String name, String head) {
        byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
        assertEquals(expected, new PdfFormat().recognises(Path.of(name), bytes), name);
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("any.pdf"), "%PDF-1.4\n");
    }

    private static PdfFormat pdf(Class<?> program, Duration deadline) {
        return new PdfFormat(new PdfWorkers.Setting(program.getName(), deadline, LONG, 64));
    }

    private static void check(PdfFormat pdf, Path file, String expected) {
        assertEquals(expected, told(pdf, file));
    }

    private static String told(PdfFormat pdf, Path file) {
        ReadResult reading;
        try {
            reading = pdf.read(file);
        } catch (IOException e) {
            return "! " + e.getMessage();
        }
        List<String> lines = new ArrayList<>();
        for (Paper paper : reading.papers()) {
            lines.add(paper.title() + " | " + Names.join(paper.authors()) + " | " + paper.fields());
        }
        for (Problem problem : reading.problems()) {
            lines.add(problem.severity() + " " + problem.code() + ": " + problem.message());
        }
        return String.join("\n", lines);
    }

    /** Programs in place of {@link PdfWorker}. */
    static final class Hangs {
        public static void main(String[] arguments) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    static final class Crashes {
        public static void main(String[] arguments) {
            System.err.println("a bad day");
            Runtime.getRuntime().halt(7);
        }
    }

    static final class TalksNonsense {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("Hello, world! I am no PDF worker at all.");
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }

    static final class BoastsOfMuch {
        public static void main(String[] arguments) throws InterruptedException {
            PrintStream out = System.out;
            out.writeBytes(new byte[] {0x47, 0x50, 0x44, 0x46, 0x7f, -1, -1, -1});
            out.flush();
            new CountDownLatch(1).await();
        }
    }

    static final class EatsMemory {
        public static void main(String[] arguments) {
            byte[][] eaten = new byte[1 << 16][];
            for (int i = 0; i < eaten.length; i++) {
                eaten[i] = new byte[1 << 20];
            }
            System.out.println(eaten.length);
        }
    }

    /** Sends the id of its process. */
    static final class CrashesOverThree {
        public static void main(String[] arguments) throws IOException {
            DataInputStream in = new DataInputStream(System.in);
            try {
                while (true) {
                    String file = PdfContent.readText(in);
                    in.readLong();
                    int _ = in.readInt();
                    if (file.endsWith("3.pdf")) {
                        throw new IllegalStateException("three");
                    }
                    PdfWorker.send(
                            new PdfContent(
                                    java.util.Map.of(
                                            "title", "process " + ProcessHandle.current().pid()),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    List.of()),
                            System.out);
                }
            } catch (IllegalStateException e) {
                System.err.print(e.getMessage());
                Runtime.getRuntime().halt(1);
            } catch (java.io.EOFException e) {
                Runtime.getRuntime().halt(0);
            }
        }
    }
}
