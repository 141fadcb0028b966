package glossa.features.quotations;

import glossa.corpus.TextStore.ReadText;
import glossa.corpus.Texts;
import glossa.features.quotations.TextPassages.Passage;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.index.TextIndex;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.KeyRule;
import glossa.paper.Page;
import glossa.source.FileText;
import glossa.source.reading.SourceFiles;
import glossa.source.reading.TextFiles;
import glossa.workspace.NoteScopes;
import glossa.workspace.RemovedKeys;
import glossa.workspace.Snapshot;
import glossa.workspace.WorkspaceFiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Finds sentences of real PDFs among many pages: as they are, with words left out or changed, and
 * with letters exchanged. Prints how many are found first, with the right page, the times, and the
 * bytes of the index beside those of the compressed texts; and what checking the quotations of a
 * note takes. Further pages are those of the PDFs with their words in another order.
 *
 * <p>Arguments: a folder of PDFs, the number of pages (20000), queries of each kind (300), a seed.
 */
public final class TextPassagesBenchmark {
    private static final int PAGES_OF_FILE = 20;
    private static final int QUOTATIONS = 100;
    private static final int KEYSTROKES = 100;

    private record Sentence(Path file, int page, String text) {}

    private TextPassagesBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int pageCount = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        int queries = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 300;
        Random random = new Random(arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1);
        List<ReadText> texts = texts(Path.of(arguments[0]));
        List<Sentence> sentences = sentences(texts);
        int real = texts.size();
        int pages = texts.stream().mapToInt(text -> text.text().pages().size()).sum();
        for (int copy = 0; pages < pageCount; copy++) {
            ReadText of = texts.get(copy % real);
            List<Page> mixed =
                    of.text().pages().stream()
                            .limit(PAGES_OF_FILE)
                            .map(page -> mixed(page, random))
                            .toList();
            Path file = Path.of("/copies/copy" + copy + ".pdf");
            texts.add(new ReadText(file, "1", new FileText(mixed, Optional.empty())));
            pages += mixed.size();
        }
        Path folder = Files.createTempDirectory("passages");
        try (TextIndex store = TextIndex.in(folder);
                PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            long start = System.nanoTime();
            for (int i = 0; i < texts.size(); i += 8) {
                boolean isReplaced =
                        store.replace(texts.subList(i, Math.min(i + 8, texts.size())), List.of());
                if (!isReplaced) {
                    throw new IllegalStateException("another process writes " + folder);
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            print(texts, pages, seconds, folder);
            try (Snapshot snapshot = snapshot(index, store, texts)) {
                measure(snapshot, sentences, queries, random);
                measureNote(snapshot, texts, sentences, random);
            }
        } finally {
            delete(folder);
        }
    }

    private static List<ReadText> texts(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
        }
        List<ReadText> texts = new ArrayList<>();
        for (Path file : files) {
            FileText text = TextFiles.read(file);
            if (!text.isBlank()) {
                texts.add(new ReadText(file, "1", text));
            }
        }
        return texts;
    }

    /** Sentences of ordinary words that stand only once. */
    private static List<Sentence> sentences(List<ReadText> texts) {
        Map<String, Integer> counts = new HashMap<>();
        List<Sentence> all = new ArrayList<>();
        for (ReadText text : texts) {
            List<Page> pages = text.text().pages();
            for (int page = 0; page < pages.size(); page++) {
                String running = pages.get(page).text().replaceAll("\\s+", " ");
                for (String part : running.split("(?<=[a-z]{3}[.!?]) (?=[A-Z])")) {
                    int words = part.split(" ", -1).length;
                    if (words >= 8 && words <= 40 && part.matches("[A-Z][\\p{L} ,;'’-]+[.!?]")) {
                        counts.merge(part, 1, Integer::sum);
                        all.add(new Sentence(text.file(), page, part));
                    }
                }
            }
        }
        return all.stream().filter(one -> counts.getOrDefault(one.text(), 0) == 1).toList();
    }

    private static Page mixed(Page page, Random random) {
        List<String> words = new ArrayList<>(List.of(page.text().split("\\s+", -1)));
        Collections.shuffle(words, random);
        return new Page(page.label(), String.join(" ", words));
    }

    private static void print(List<ReadText> texts, int pages, double seconds, Path folder)
            throws IOException {
        long words = 0;
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            for (ReadText text : texts) {
                for (Page page : text.text().pages()) {
                    words += page.text().split("\\s+", -1).length;
                    gzip.write(page.text().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        long size = 0;
        int segments = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                size += Files.size(file);
                segments += file.toString().endsWith(".si") ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d files, %,d pages, %,d words; indexed in %.1f s; index %,d bytes in %d"
                    + " segments, %.2f times the compressed text%n%n%-22s %6s %6s %6s %8s %8s%n",
                texts.size(),
                pages,
                words,
                seconds,
                size,
                segments,
                (double) size / compressed.size(),
                "query",
                "tried",
                "first",
                "five",
                "p50 ms",
                "p99 ms");
    }

    private static Snapshot snapshot(PaperIndex index, TextIndex store, List<ReadText> texts) {
        StringBuilder bib = new StringBuilder();
        Map<Path, Set<String>> keys = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            bib.append("@book{key%d, title = {The Book %d}}%n".formatted(i, i));
            keys.put(texts.get(i).file(), Set.of("key" + i));
        }
        Path file = Path.of("/all.bib");
        index.replace(
                List.of(SourceFiles.file(file, "1", bib.toString())),
                List.of(),
                List.of(file),
                KeyRule.DEFAULT);
        Texts acquired = store.acquire(keys);
        return new Snapshot(
                Notes.NONE,
                index.acquire(),
                acquired,
                RemovedKeys.NONE,
                WorkspaceFiles.disk(List.of()),
                NoteScopes.NONE);
    }

    private static void measure(
            Snapshot snapshot, List<Sentence> sentences, int queries, Random random) {
        measure("exact", snapshot, sentences, queries, random, (text, r) -> text);
        measure(
                "two words left out",
                snapshot,
                sentences,
                queries,
                random,
                (t, r) -> without(t, 2, r));
        measure(
                "two words changed",
                snapshot,
                sentences,
                queries,
                random,
                (t, r) -> changed(t, 2, r));
        for (int percent : new int[] {3, 5, 10}) {
            measure(
                    percent + " % of the letters",
                    snapshot,
                    sentences,
                    queries,
                    random,
                    (text, r) -> noisy(text, percent, r));
        }
    }

    private static void measure(
            String name,
            Snapshot snapshot,
            List<Sentence> sentences,
            int queries,
            Random random,
            BiFunction<String, Random, String> change) {
        int first = 0;
        int five = 0;
        long[] times = new long[queries];
        for (int i = -queries / 3; i < queries; i++) {
            Sentence one = sentences.get(random.nextInt(sentences.size()));
            String words = change.apply(one.text(), random);
            long start = System.nanoTime();
            List<Passage> found = TextPassages.of(snapshot, words, 5);
            if (i >= 0) {
                times[i] = System.nanoTime() - start;
                first += !found.isEmpty() && is(found.getFirst(), one) ? 1 : 0;
                five += found.stream().anyMatch(passage -> is(passage, one)) ? 1 : 0;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-22s %6d %6d %6d %8.1f %8.1f%n",
                name,
                queries,
                first,
                five,
                times[queries / 2] / 1e6,
                times[queries * 99 / 100] / 1e6);
    }

    /** A note of 100 KB with 100 quotations: at first, and after keystrokes in one of them. */
    private static void measureNote(
            Snapshot snapshot, List<ReadText> texts, List<Sentence> sentences, Random random) {
        Map<Path, Integer> numbers = new HashMap<>();
        texts.forEach(text -> numbers.put(text.file(), numbers.size()));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < QUOTATIONS; i++) {
            Sentence one = sentences.get(random.nextInt(sentences.size()));
            text.append("> ").append(one.text()).append(" [@key");
            text.append(numbers.get(one.file())).append("]\n\n");
            text.append("The reader's own words on it. ".repeat(25)).append("\n\n");
        }
        QuotationCache cache = new QuotationCache();
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        Note note = Note.of("file:///note.md", 1, text.toString());
        long start = thread.getCurrentThreadCpuTime();
        int found = Quotations.of(snapshot, note, cache).size();
        double first = (thread.getCurrentThreadCpuTime() - start) / 1e6;
        long[] times = new long[KEYSTROKES];
        for (int i = 0; i < KEYSTROKES; i++) {
            text.insert(text.indexOf(" ", text.length() / 2 - i), "x");
            Note typed = Note.of("file:///note.md", i + 2, text.toString());
            int _ = typed.annotations().size();
            start = thread.getCurrentThreadCpuTime();
            found += Quotations.of(snapshot, typed, cache).size() - QUOTATIONS;
            times[i] = thread.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%n%,d characters, %d quotations: processor %.0f ms at first, after a keystroke p50"
                        + " %.1f ms, slowest %.1f ms%n",
                text.length(),
                found,
                first,
                times[KEYSTROKES / 2] / 1e6,
                times[KEYSTROKES - 1] / 1e6);
    }

    private static boolean is(Passage passage, Sentence one) {
        return passage.file().equals(one.file()) && passage.pageIndex() == one.page();
    }

    private static String without(String text, int count, Random random) {
        List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
        for (int i = 0; i < count; i++) {
            words.remove(random.nextInt(words.size()));
        }
        return String.join(" ", words);
    }

    private static String changed(String text, int count, Random random) {
        String[] words = text.split(" ", -1);
        Set<Integer> places = new HashSet<>();
        while (places.size() < count) {
            places.add(random.nextInt(words.length));
        }
        places.forEach(place -> words[place] = "another");
        return String.join(" ", words);
    }

    private static String noisy(String text, int percent, Random random) {
        StringBuilder noisy = new StringBuilder(text);
        for (int i = 0; i < noisy.length(); i++) {
            if (Character.isLetter(noisy.charAt(i)) && random.nextInt(100) < percent) {
                noisy.setCharAt(i, (char) ('a' + random.nextInt(26)));
            }
        }
        return noisy.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
