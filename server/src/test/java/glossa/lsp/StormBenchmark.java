package glossa.lsp;

import com.google.gson.JsonObject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * How soon the last answer comes when 50 keystrokes come in a second, each with a completion asked
 * for and the one before cancelled; and the same with keystrokes that come all at once. Over stdio,
 * with the packaged launcher.
 *
 * <pre>
 * cd server; java -cp target/test-classes:target/glossa.jar:JUNIT glossa.lsp.StormBenchmark refs.bib
 * </pre>
 *
 * <p>{@code JUNIT} stands for the jars of junit-jupiter-api, which the client checks with.
 */
public final class StormBenchmark {
    private static final int ROUNDS = 20;
    private static final int KEYSTROKES = 50;
    private static final String[] TYPED = {
        "attention is all you need and some more of the words",
        "neural machine translation by jointly learning to do",
        "smith2019 language models as few shot learners for u"
    };

    private StormBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("glossa-storm");
        Path work = Files.createDirectory(folder.resolve("work")).toRealPath();
        for (String argument : arguments) {
            Path source = Path.of(argument).toAbsolutePath();
            Files.createSymbolicLink(work.resolve(source.getFileName()), source);
        }
        try (RawClient client = RawClient.launch(folder.resolve("home"))) {
            client.initialize(work, "{}");
            while (!client.hasLogged("papers in")) {
                Thread.sleep(50);
            }
            storm(client, work, 0);
            storm(client, work, 20);
            storm(client, work, 0);
        }
    }

    private static void storm(RawClient client, Path work, long pause) throws Exception {
        String uri = work.resolve("storm" + System.nanoTime() + ".md").toUri().toString();
        client.open(uri, "");
        double[] last = new double[ROUNDS];
        int[] outcomes = new int[3];
        int version = 1;
        for (int round = 0; round < ROUNDS; round++) {
            String text = "@" + TYPED[round % TYPED.length];
            int[] asked = new int[KEYSTROKES];
            long start = 0;
            for (int i = 0; i < KEYSTROKES; i++) {
                Thread.sleep(pause);
                start = System.nanoTime();
                client.change(uri, ++version, text.substring(0, i + 2));
                if (i > 0) {
                    client.notify("$/cancelRequest", "{\"id\":" + asked[i - 1] + "}");
                }
                asked[i] = client.send("textDocument/completion", RawClient.at(uri, 0, i + 2));
            }
            for (int i = KEYSTROKES - 1; i >= 0; i--) {
                JsonObject answer = client.answer(asked[i]);
                if (i == KEYSTROKES - 1) {
                    last[round] = (System.nanoTime() - start) / 1e6;
                }
                outcomes[outcome(answer)]++;
            }
        }
        Arrays.sort(last);
        System.out.printf(
                Locale.ROOT,
                "%d keystrokes %s: the last answer after %.1f ms (median of %d), %.1f ms at most;"
                        + " %d answered, %d cancelled, %d overtaken%n",
                KEYSTROKES,
                pause == 0 ? "at once" : "every " + pause + " ms",
                last[ROUNDS / 2],
                ROUNDS,
                last[ROUNDS - 1],
                outcomes[0],
                outcomes[1],
                outcomes[2]);
    }

    private static int outcome(JsonObject answer) {
        if (!answer.has("error")) {
            return 0;
        }
        return answer.getAsJsonObject("error").get("code").getAsInt() == -32800 ? 1 : 2;
    }
}
