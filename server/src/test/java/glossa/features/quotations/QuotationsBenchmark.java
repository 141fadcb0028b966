package glossa.features.quotations;

import glossa.features.quotations.QuotationMatch.State;
import glossa.grammar.Locator;
import glossa.grammar.Span;
import glossa.paper.Page;
import glossa.source.reading.TextFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Quotes sentences of real PDFs, unchanged but for typography and with one change each, and prints
 * how many are found, flagged, and cannot be told; then the same with badly recognised text. The
 * same seed makes the same quotations.
 *
 * <p>Arguments: a folder of PDFs, quotations of each kind (1000), a seed (1), and a kind whose
 * failures are printed.
 */
public final class QuotationsBenchmark {
    private static final int MAX_PAGES = 60;

    private record Sentence(int file, int page, String text) {}

    /** A way to quote a sentence. */
    private interface Kind {
        Optional<String> quote(Sentence sentence, Random random);
    }

    private final List<PaperText> texts = new ArrayList<>();
    private final List<List<Page>> pages = new ArrayList<>();
    private final Map<String, Integer> files = new HashMap<>();
    private final List<Sentence> sentences = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private QuotationsBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        int seed = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        String shown = arguments.length > 3 ? arguments[3] : "";
        QuotationsBenchmark benchmark = new QuotationsBenchmark();
        benchmark.read(Path.of(arguments[0]));
        System.out.printf(
                Locale.ROOT,
                "%,d papers, %,d sentences%n%n%-28s %8s %8s %8s %8s %8s %8s%n",
                benchmark.texts.size(),
                benchmark.sentences.size(),
                "kind",
                "tried",
                "exact",
                "changed",
                "missing",
                "unknown",
                "page");
        benchmark
                .kinds()
                .forEach((name, kind) -> benchmark.print(name, kind, count, seed, 0, shown));
        for (int noise : new int[] {1, 3, 5}) {
            String name = "unchanged, " + noise + " % noise";
            benchmark.print(
                    name, (one, random) -> Optional.of(one.text()), count, seed, noise, shown);
        }
        benchmark.printPages(count, seed);
    }

    private void read(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder)) {
            found = walk.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
        }
        for (Path file : found) {
            List<Page> all = TextFiles.read(file).pages();
            List<Page> some = all.subList(0, Math.min(MAX_PAGES, all.size()));
            PaperText text = PaperText.of(some, Optional.empty(), Optional.of(file));
            Set<String> words = new HashSet<>();
            text.words().words().forEach(word -> words.add(word.letters()));
            words.forEach(word -> files.merge(word, 1, Integer::sum));
            addSentences(texts.size(), some);
            texts.add(text);
            pages.add(some);
        }
    }

    private void addSentences(int file, List<Page> some) {
        for (int page = 0; page < some.size(); page++) {
            for (String part : QuotableSentences.of(some.get(page).text())) {
                if (seen.add(part)) {
                    sentences.add(new Sentence(file, page, part));
                }
            }
        }
    }

    private Map<String, Kind> kinds() {
        Map<String, Kind> all = new LinkedHashMap<>();
        all.put("unchanged", (one, random) -> Optional.of(one.text()));
        all.put(
                "first letter",
                (one, random) ->
                        Optional.of(
                                "["
                                        + one.text().substring(0, 1).toLowerCase(Locale.ROOT)
                                        + "]"
                                        + one.text().substring(1)));
        all.put(
                "marks and dashes",
                (one, random) ->
                        Optional.of(
                                one.text()
                                        .replace("-", "–")
                                        .replace("'", "’")
                                        .replace("\"", "”")
                                        .replace("fi", "ﬁ")));
        all.put(
                "emphasis",
                (one, random) -> atWord(one.text(), random, word -> "**" + word + "**"));
        all.put("left out", (one, random) -> leftOut(one.text(), random));
        all.put("own words", (one, random) -> atWord(one.text(), random, word -> word + " [sic]"));
        all.put(
                "CHANGED: a word",
                (one, random) -> atWord(one.text(), random, word -> otherWord(word, random)));
        all.put("CHANGED: dropped", (one, random) -> atWord(one.text(), random, word -> ""));
        all.put(
                "CHANGED: added",
                (one, random) ->
                        atWord(one.text(), random, word -> word + " " + otherWord(word, random)));
        all.put("CHANGED: negated", (one, random) -> negated(one.text()));
        all.put("CHANGED: a number", (one, random) -> number(one.text()));
        all.put(
                "CHANGED: an ending",
                (one, random) ->
                        atWord(
                                one.text(),
                                random,
                                word ->
                                        word.endsWith("s")
                                                ? word.substring(0, word.length() - 1)
                                                : word + "s"));
        all.put("CHANGED: glued", this::glued);
        all.put("CHANGED: another paper's", this::ofAnother);
        return all;
    }

    /** Changes a word of at least three letters that is neither the first nor the last. */
    private static Optional<String> atWord(
            String text, Random random, UnaryOperator<String> change) {
        String[] words = text.split(" ");
        for (int tried = 0; tried < 50; tried++) {
            int at = 1 + random.nextInt(words.length - 2);
            if (words[at].matches("[a-z]{3,}")) {
                words[at] = change.apply(words[at]);
                return Optional.of(String.join(" ", words).replace("  ", " "));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> leftOut(String text, Random random) {
        String[] words = text.split(" ");
        int from = 2 + random.nextInt(Math.max(1, words.length - 5));
        int to = Math.min(words.length - 2, from + 1 + random.nextInt(4));
        return to <= from
                ? Optional.empty()
                : Optional.of(
                        String.join(" ", List.of(words).subList(0, from))
                                + " […] "
                                + String.join(" ", List.of(words).subList(to, words.length)));
    }

    private String otherWord(String word, Random random) {
        while (true) {
            String[] words = sentences.get(random.nextInt(sentences.size())).text().split(" ");
            String other = words[random.nextInt(words.length)];
            if (other.matches("[a-z]{3,}") && !other.equals(word)) {
                return other;
            }
        }
    }

    private static Optional<String> negated(String text) {
        String negated =
                text.replaceFirst("\\b(is|are|was|were|can|will|should|may|does|do) ", "$1 not ");
        return negated.equals(text) || text.contains(" not ")
                ? Optional.empty()
                : Optional.of(negated);
    }

    private static Optional<String> number(String text) {
        Matcher number = Pattern.compile("\\b\\d{1,4}\\b").matcher(text);
        return number.find()
                ? Optional.of(
                        text.substring(0, number.start())
                                + (Integer.parseInt(number.group()) + 1)
                                + text.substring(number.end()))
                : Optional.empty();
    }

    private Optional<String> glued(Sentence one, Random random) {
        for (int tried = 0; tried < 200; tried++) {
            Sentence other = sentences.get(random.nextInt(sentences.size()));
            if (other.file() == one.file() && other.page() > one.page()) {
                return Optional.of(one.text() + " " + other.text());
            }
        }
        return Optional.empty();
    }

    private Optional<String> ofAnother(Sentence one, Random random) {
        Sentence other = sentences.get(random.nextInt(sentences.size()));
        return other.file() == one.file() ? Optional.empty() : Optional.of(other.text());
    }

    private void print(String name, Kind kind, int count, int seed, int noise, String shown) {
        Random random = new Random(seed);
        Map<State, Integer> states = new HashMap<>();
        Map<Integer, PaperText> noisy = new HashMap<>();
        int tried = 0;
        int rightPage = 0;
        for (int draws = 0; tried < count && draws < 40 * count; draws++) {
            Sentence one = sentences.get(random.nextInt(sentences.size()));
            Optional<String> quoted = kind.quote(one, random);
            if (quoted.isEmpty()) {
                continue;
            }
            PaperText text =
                    noise == 0
                            ? texts.get(one.file())
                            : noisy.computeIfAbsent(one.file(), file -> noisy(file, noise, seed));
            QuotationMatch match = match(text, quoted.get());
            tried++;
            states.merge(match.state(), 1, Integer::sum);
            rightPage +=
                    match.pages().stream()
                                    .anyMatch(
                                            place ->
                                                    place.first() <= one.page()
                                                            && one.page() <= place.last())
                            ? 1
                            : 0;
            if (name.startsWith(shown)
                    && !shown.isEmpty()
                    && (match.state() == State.EXACT || match.state() == State.UNKNOWN)
                            == name.startsWith("CHANGED")) {
                System.out.println(
                        "  "
                                + match.state()
                                + " "
                                + match.differences()
                                + "\n    "
                                + one.text()
                                + "\n    "
                                + quoted.get());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-28s %8d %8d %8d %8d %8d %8d%n",
                name,
                tried,
                states.getOrDefault(State.EXACT, 0),
                states.getOrDefault(State.CHANGED, 0),
                states.getOrDefault(State.NOT_FOUND, 0),
                states.getOrDefault(State.UNKNOWN, 0),
                rightPage);
    }

    private QuotationMatch match(PaperText text, String quoted) {
        return QuotationMatcher.match(
                text, QuotedText.of(quoted, List.of()), word -> files.getOrDefault(word, 0) > 1);
    }

    /** The text with some letters in a hundred exchanged. */
    private PaperText noisy(int file, int percent, int seed) {
        Random random = new Random(seed);
        List<Page> all = new ArrayList<>();
        for (Page page : pages.get(file)) {
            StringBuilder text = new StringBuilder(page.text());
            for (int i = 0; i < text.length(); i++) {
                if (Character.isLetter(text.charAt(i)) && random.nextInt(100) < percent) {
                    text.setCharAt(i, (char) ('a' + random.nextInt(26)));
                }
            }
            all.add(new Page(page.label(), text.toString()));
        }
        return PaperText.of(all, Optional.empty(), Optional.of(Path.of("/noisy.pdf")));
    }

    /** The page beside that of a sentence is told to be another. */
    private void printPages(int count, int seed) {
        Random random = new Random(seed);
        int tried = 0;
        int told = 0;
        int wrong = 0;
        while (tried < count) {
            Sentence one = sentences.get(random.nextInt(sentences.size()));
            PaperText text = texts.get(one.file());
            QuotationMatch match = match(text, one.text());
            if (!match.isFound()) {
                continue;
            }
            tried++;
            int off = match.pages().getLast().last() + 2;
            told += CitedPages.of(text, match.pages()).areElsewhere(page(off)) ? 1 : 0;
            wrong +=
                    CitedPages.of(text, match.pages())
                                    .areElsewhere(page(match.pages().getFirst().first() + 1))
                            ? 1
                            : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%npage off: %d of %d told; page right: %d told to be wrong%n",
                told,
                tried,
                wrong);
    }

    private static Locator page(int number) {
        return new Locator("page", String.valueOf(number), new Span(0, 0));
    }
}
