package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.FairTime;
import glossa.torture.kit.Launcher;
import glossa.torture.kit.Papers;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/**
 * Someone writes a source while {@code glossa check} reads it. A case: {@code how} ({@code append}
 * whole entries, {@code trickle} some characters at a time, {@code replace} by renaming, {@code
 * rewrite} in place), {@code every} (milliseconds), {@code papers} (in the beginning).
 */
final class WriterRow implements Row {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROUNDS = 3;

    /**
     * How long the writer goes on, so that a reader that waits for rest gets it; by the clock, as
     * the reader's patience is.
     */
    private static final Duration MAX_WRITING = Duration.ofSeconds(6);

    @Override
    public String name() {
        return "writer";
    }

    @Override
    public String claim() {
        return "check beside a writer reads the file again; it never says that the papers are"
                + " gone.";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        List<String> ways = List.of("append", "trickle", "replace", "rewrite");
        return TortureCase.of(
                "how", ways.get(random.nextInt(ways.size())),
                "every", Integer.toString(1 + random.nextInt(40)),
                "papers", Integer.toString(1 + random.nextInt(3000)));
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        int papers = (int) tried.number("papers", 100);
        Path source = scratch.write("refs.bib", Papers.bib(0, papers));
        scratch.write("note.md", "See [@" + Papers.key(0) + "].\n");
        AtomicBoolean goesOn = new AtomicBoolean(true);
        Thread writer =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () ->
                                        write(
                                                tried.text("how", "append").strip(),
                                                tried.number("every", 5),
                                                papers,
                                                source,
                                                goesOn));
        long longest = 0;
        try {
            for (int round = 0; round < ROUNDS; round++) {
                FairTime watch = FairTime.start();
                String printed =
                        new Launcher(scratch)
                                .run(PATIENCE, "check", round == 1 ? "." : "note.md")
                                .printed();
                longest = Math.max(longest, watch.millis());
                if (printed.contains("no papers")
                        || printed.contains(Papers.key(0))
                        || printed.contains("\tat ")) {
                    throw new AssertionError("check prints " + Editor.shortened(printed));
                }
            }
        } finally {
            goesOn.set(false);
            writer.join();
        }
        return new Figure(longest, "ms for a check");
    }

    private static void write(
            String how, long every, int papers, Path source, AtomicBoolean goesOn) {
        long end = System.nanoTime() + MAX_WRITING.toNanos();
        String entry = "";
        try {
            for (int number = papers; goesOn.get() && System.nanoTime() < end; ) {
                switch (how) {
                    case "replace", "rewrite" -> {
                        String text = Papers.bib(0, Math.min(++number, papers + 50));
                        Path target =
                                how.equals("rewrite")
                                        ? source
                                        : source.resolveSibling("refs.bib.new");
                        Files.writeString(target, text);
                        if (how.equals("replace")) {
                            Files.move(target, source, StandardCopyOption.ATOMIC_MOVE);
                        }
                    }
                    default -> {
                        entry = entry.isEmpty() ? Papers.entry(number++) : entry;
                        int length =
                                how.equals("append") ? entry.length() : Math.min(entry.length(), 7);
                        Files.writeString(
                                source, entry.substring(0, length), StandardOpenOption.APPEND);
                        entry = entry.substring(length);
                    }
                }
                Thread.sleep(every);
            }
            Files.writeString(source, entry, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The attempt is over, and its folder gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
