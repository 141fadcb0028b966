package glossa.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long answers take before, during and after a large run, how soon a small change is there, and
 * what memory the server holds. Over stdio, with the packaged launcher.
 *
 * <pre>
 * cd server; java -cp target/test-classes:target/glossa.jar:JUNIT glossa.lsp.IndexingBenchmark old.bib added.bib
 * </pre>
 *
 * <p>{@code JUNIT} stands for the jars of junit-jupiter-api, which the client checks with.
 *
 * <p>The first source is indexed, then the second comes. Memory is told on Linux only.
 */
public final class IndexingBenchmark {
    private static final String[] TYPED = {
        "vas", "attention", "smith", "neural transl", "gao2019", "lee", "deep lear", "transfomer"
    };

    private IndexingBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("glossa-indexing");
        Path work = Files.createDirectory(folder.resolve("work")).toRealPath();
        Path first = Path.of(arguments[0]).toAbsolutePath();
        Path changed = Files.copy(first, work.resolve("first.bib"));
        try (RawClient client = RawClient.launch(folder.resolve("home"))) {
            client.initialize(work, "{}");
            String uri = work.resolve("note.md").toUri().toString();
            client.open(uri, "@");
            Typing typing = new Typing(client, uri);
            typing.until("papers in", "while the first is indexed");
            while (client.process().children().findAny().isPresent()) {
                Thread.sleep(100);
            }
            typing.times(200, "on the finished index");
            if (arguments.length > 1) {
                Path second = Path.of(arguments[1]).toAbsolutePath();
                Files.createSymbolicLink(work.resolve("second.bib"), second);
                typing.until("papers in", "while the second is indexed");
                long start = System.nanoTime();
                while (client.process().children().findAny().isPresent()) {
                    Thread.sleep(100);
                }
                System.out.printf(
                        Locale.ROOT,
                        "merged after another %.1f s%n",
                        (System.nanoTime() - start) / 1e9);
                typing.times(200, "on both");
            }
            for (int i = 0; i < 5; i++) {
                Files.writeString(
                        changed,
                        "\n@misc{zebra" + i + ", title = {Zebras " + i + "}}\n",
                        StandardOpenOption.APPEND);
                typing.untilOffered("zebra" + i);
            }
            typing.times(200, "after five appended entries");
        }
        // What the next start costs.
        try (RawClient client = RawClient.launch(folder.resolve("home"))) {
            client.initialize(work, "{}");
            String uri = work.resolve("note.md").toUri().toString();
            client.open(uri, "@");
            Typing typing = new Typing(client, uri);
            typing.until("papers in", "at the next start");
            typing.times(200, "after the next start");
        }
    }

    /** One who types all the time. */
    private static final class Typing {
        private final RawClient client;
        private final String uri;
        private int version = 1;

        Typing(RawClient client, String uri) {
            this.client = client;
            this.uri = uri;
        }

        /** Milliseconds until an answer. */
        private double ask(String typed, String method) throws Exception {
            client.change(uri, ++version, "@" + typed);
            long start = System.nanoTime();
            var _ = client.ask(method, RawClient.at(uri, 0, typed.length() + 1));
            return (System.nanoTime() - start) / 1e6;
        }

        void until(String logged, String when) throws Exception {
            double[] times = new double[100_000];
            int count = 0;
            long start = System.nanoTime();
            while (!client.hasLogged(logged)) {
                times[count] = ask(TYPED[count % TYPED.length], "textDocument/completion");
                count++;
                Thread.sleep(20);
            }
            print(
                    Arrays.copyOf(times, count),
                    "%s (%.1f s)".formatted(when, (System.nanoTime() - start) / 1e9));
        }

        void times(int count, String when) throws Exception {
            double[] completions = new double[count];
            double[] hovers = new double[count];
            for (int i = 0; i < count; i++) {
                completions[i] = ask(TYPED[i % TYPED.length], "textDocument/completion");
                hovers[i] = ask("zebra" + i % 5, "textDocument/hover");
            }
            print(completions, when);
            print(hovers, when + ", hovers");
        }

        void untilOffered(String key) throws Exception {
            long start = System.nanoTime();
            while (true) {
                client.change(uri, ++version, "@" + key);
                String items = client.completion(uri, 0, key.length() + 1).toString();
                if (items.contains('"' + key + '"')) {
                    break;
                }
                Thread.sleep(10);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s is offered %.0f ms after it was appended%n",
                    key,
                    (System.nanoTime() - start) / 1e6);
        }

        private void print(double[] times, String when) throws IOException {
            Arrays.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d answers, p50 %.1f ms, p99 %.1f ms, at most %.1f ms;%s%n",
                    when,
                    times.length,
                    times[times.length / 2],
                    times[times.length * 99 / 100],
                    times[times.length - 1],
                    memory(client.process()));
        }

        private static String memory(ProcessHandle process) throws IOException {
            StringBuilder told = new StringBuilder();
            Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
            if (Files.exists(status)) {
                for (String line : Files.readAllLines(status)) {
                    if (line.matches("(VmRSS|RssAnon).*")) {
                        told.append(' ').append(line.replaceAll("\\s+", " "));
                    }
                }
            }
            return told.toString();
        }
    }
}
