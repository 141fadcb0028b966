package glossa.torture;

import com.google.gson.JsonObject;

import glossa.torture.kit.Editor;
import glossa.torture.kit.EveryRequest;
import glossa.torture.kit.Papers;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A note of one unit, repeated. A case: {@code head}, {@code unit}, {@code tail}. All requests
 * about the note are asked at growing sizes; what is measured is the server's processor time.
 */
final class GrowingNotesRow implements Row {
    private static final Duration MAX_ANSWER = Duration.ofSeconds(10);

    /** Processor time of a request about a note of no more than {@link #LAST_LENGTH} characters. */
    private static final Duration MAX_COST = Duration.ofSeconds(4);

    private static final int FIRST_LENGTH = 12_000;
    private static final int LAST_LENGTH = 200_000;
    private static final int MAX_UNITS_A_SERVER = 60;
    private static final long MAX_MEMORY = 1200L << 20;

    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private static final List<String> FRAGMENTS =
            List.of(
                    "[@a] ",
                    "@a",
                    "@a ",
                    "[@a; ",
                    "[see @a, p. 3; ",
                    "@{",
                    "@{a} ",
                    "[-@a] ",
                    "[@a]{",
                    "@a [p. 3] ",
                    "@a [",
                    "[@paper00001, p. ",
                    "@paper00001 ",
                    "^[",
                    "^[a] ",
                    "[^1] ",
                    "[^1]: a\n",
                    "[^a",
                    "[a](b) ",
                    "[a](",
                    "[a]: b\n",
                    "![",
                    "[[",
                    "]]",
                    "[[a]] ",
                    "[[a|b]] ",
                    "![[a]] ",
                    "---\n",
                    "k: v\n",
                    "- a\n",
                    "- ",
                    "  - a\n",
                    "&a [*a, ",
                    "k: {",
                    "k: \"",
                    "[[a]]: ",
                    "bibliography: refs.bib\n",
                    "<a ",
                    "<!-- ",
                    "-->",
                    "<div>",
                    "</div>",
                    "<a href=\"",
                    "<?",
                    "<![CDATA[",
                    "<b><i>",
                    "&amp;",
                    "&#1;",
                    "&a",
                    "```\n",
                    "```",
                    "~~~\n",
                    ":::\n",
                    "::: {.a}\n",
                    "`",
                    "`` ",
                    "    a\n",
                    "> ",
                    "> a\n",
                    "> [!note] a\n",
                    "# a\n",
                    "# @a\n",
                    "a\n=\n",
                    "a\n---\n",
                    "###### ",
                    "| a ",
                    "|-",
                    "| a | b |\n|---|---|\n",
                    "* ",
                    "1. a\n",
                    "+ a\n",
                    "- [ ] a\n",
                    "*",
                    "**",
                    "*a_ ",
                    "_a",
                    "~~",
                    "==a==",
                    "$",
                    "$$",
                    "$a$ ",
                    "\\(",
                    "\\",
                    "{{",
                    "{a}`b` ",
                    "{cite}`a` ",
                    ":cite:`a` ",
                    "#tag ",
                    "#a/b ",
                    "10.1000/a ",
                    "doi:10.1/a ",
                    "arXiv:1706.03762 ",
                    "https://a.b/c ",
                    "https://doi.org/10.1/a ",
                    "www.a.b ",
                    "a@b.c ",
                    "a",
                    "a ",
                    "A B ",
                    "Aa et al. (2017) ",
                    "(Aa 2017) ",
                    "\"a\" ",
                    "\u201Ca\u201D ",
                    "1",
                    "1 ",
                    "\u00E9",
                    "\u4E2D",
                    "\uD835\uDCB3",
                    "a\u0301",
                    "\u200D",
                    "\u202E",
                    "\n",
                    "\r",
                    "\t",
                    " ",
                    "  \n",
                    "\\\n",
                    "a\n\n",
                    "The Fox of the Meadow ",
                    "Observation 00001 ");

    private @Nullable Scratch kept;
    private @Nullable Editor server;
    private int triedHere;

    @Override
    public String name() {
        return "growing-notes";
    }

    @Override
    public String claim() {
        return "Answers about a note take time that grows as the note does, not faster.";
    }

    @Override
    public int weight() {
        return 2;
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        StringBuilder unit = new StringBuilder();
        for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
            unit.append(
                    random.nextInt(3) > 0
                            ? FRAGMENTS.get(random.nextInt(FRAGMENTS.size()))
                            : String.valueOf(
                                    PUNCTUATION.charAt(random.nextInt(PUNCTUATION.length()))));
        }
        List<String> heads =
                List.of("", "", "", "[", "@", "---\n", "[@a, ", "a ", "> ", "^[", "`", "@{", "[[");
        List<String> tails = List.of("", "", "", "]", "x", "\n", "}", "\n---\n", ")", "`");
        return TortureCase.of(
                "head",
                heads.get(random.nextInt(heads.size())),
                "unit",
                unit.toString(),
                "tail",
                tails.get(random.nextInt(tails.size())));
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        String head = tried.text("head", "");
        String unit = tried.text("unit", "a");
        String tail = tried.text("tail", "");
        boolean survived = false;
        try {
            Editor editor =
                    server == null
                                    || !server.process().isAlive()
                                    || triedHere++ > MAX_UNITS_A_SERVER
                            ? restart(scratch)
                            : server;
            int first = Math.max(1, FIRST_LENGTH / unit.length());
            int last = Math.max(4, LAST_LENGTH / unit.length());
            SortedMap<Integer, Map<String, Duration>> costs = new TreeMap<>();
            double ratio;
            try {
                ratio =
                        Growth.of(
                                first,
                                last,
                                repetitions -> {
                                    Map<String, Duration> each =
                                            ask(editor, head + unit.repeat(repetitions) + tail);
                                    costs.put(repetitions, each);
                                    return each.values().stream()
                                            .reduce(Duration.ZERO, Duration::plus);
                                });
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + slowest(costs), e);
            }
            survived = true;
            return new Figure(100 * ratio, "% of the time for four times the text");
        } finally {
            if (!survived) {
                close();
            }
        }
    }

    /** The requests that cost the most, at the largest size. */
    private static String slowest(SortedMap<Integer, Map<String, Duration>> costs) {
        return costs.isEmpty()
                ? ""
                : costs.lastEntry().getValue().entrySet().stream()
                        .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
                        .limit(3)
                        .map(
                                entry ->
                                        "; "
                                                + entry.getKey()
                                                + " "
                                                + entry.getValue().toMillis()
                                                + " ms")
                        .reduce("", String::concat);
    }

    private Editor restart(Scratch scratch) throws Exception {
        close();
        Scratch made = scratch.sibling();
        kept = made;
        made.write("refs.bib", Papers.bib(0, 200));
        Editor started = Editor.open(made);
        server = started;
        triedHere = 0;
        started.awaitPaper(Papers.key(1), Papers.title(1), Editor.PATIENCE);
        // What is compiled while it is measured would hide how the small text grows.
        for (int i = 0; i < 3; i++) {
            var _ =
                    ask(
                            started,
                            "A [see @paper00001, p. 3; @a] and *b* [c](d).\n\n# D\n\n- e\n"
                                    .repeat(200));
        }
        return started;
    }

    /**
     * Processor time of each request about a note with this text, and of opening and closing it.
     */
    private static Map<String, Duration> ask(Editor editor, String text) throws Exception {
        Map<String, Duration> costs = new LinkedHashMap<>();
        String[] lines = text.split("\r\n|\r|\n", -1);
        List<int[]> places = new ArrayList<>();
        for (int line : new int[] {lines.length / 2, lines.length - 1}) {
            places.add(new int[] {line, lines[line].length() / 2});
        }
        Duration before = spent(editor);
        String uri = editor.openNote(text);
        for (var request : EveryRequest.about(uri, lines.length, places).entrySet()) {
            for (String params : request.getValue()) {
                JsonObject answer = editor.answer(request.getKey(), params, MAX_ANSWER);
                if (answer.has("error") && isFault(answer)) {
                    throw new AssertionError(
                            request.getKey()
                                    + " on "
                                    + text.length()
                                    + " characters: "
                                    + Editor.shortened(answer));
                }
            }
            Duration after = spent(editor);
            if (after.minus(before).compareTo(MAX_COST.multipliedBy(request.getValue().size()))
                    > 0) {
                throw new AssertionError(
                        request.getKey()
                                + " on "
                                + text.length()
                                + " characters takes "
                                + after.minus(before).toMillis()
                                + " ms of processor time");
            }
            costs.merge(request.getKey(), after.minus(before), Duration::plus);
            before = after;
        }
        editor.closeNote(uri);
        return costs;
    }

    /** A rename may be refused; an internal error may not be. */
    private static boolean isFault(JsonObject answer) {
        return answer.getAsJsonObject("error").get("code").getAsInt() == -32603;
    }

    private static Duration spent(Editor editor) {
        long memory = glossa.torture.kit.MarkedProcesses.memory(editor.process());
        if (memory > MAX_MEMORY) {
            throw new AssertionError("the server takes " + (memory >> 20) + " MB of memory");
        }
        return editor.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        Scratch old = kept;
        server = null;
        kept = null;
        if (old != null) {
            old.discard();
        }
    }
}
