package glossa.features.quotations;

import glossa.features.diagnostics.Diagnostics;
import glossa.features.diagnostics.DiagnosticsCache;
import glossa.features.quotations.QuotationMatch.State;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.index.TextIndex;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.settings.Settings;
import glossa.source.reading.SourceFiles;
import glossa.workspace.FileKinds;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts false alarms: checks the quotations of whole workspaces, as {@code glossa check} does, and
 * prints how many there are, how many could be compared, and each one that is told of, to be read.
 *
 * <p>The workspaces are those of the shared folder as they are; one that quotes the abstracts of
 * the seeds; and one that quotes PDFs as another program, poppler's {@code pdftotext}, has their
 * words, so that a fault of the reader of PDFs shows. All quotations of the last two are right.
 *
 * <p>Arguments: the shared folder, a folder of PDFs, the most quotations of each PDF (20).
 */
public final class QuotedNotesBenchmark {
    /** Columns at which block quotes are wrapped. */
    private static final int COLUMNS = 72;

    private int quotationsWritten;

    private QuotedNotesBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path shared = Path.of(arguments[0]).toRealPath();
        int most = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        System.out.printf(
                Locale.ROOT,
                "%-28s %8s %8s %8s %8s %8s %8s%n",
                "workspace",
                "notes",
                "quoted",
                "compared",
                "exact",
                "unknown",
                "told");
        List<Path> folders;
        try (Stream<Path> listed = Files.list(shared.resolve("data/workspaces"))) {
            folders = listed.filter(Files::isDirectory).sorted().toList();
        }
        for (Path folder : folders) {
            print(folder);
        }
        Path temporary = Files.createTempDirectory("glossa-quoted-notes").toRealPath();
        try {
            QuotedNotesBenchmark benchmark = new QuotedNotesBenchmark();
            print(benchmark.seeds(shared.resolve("seeds"), temporary.resolve("seeds")));
            print(benchmark.pdfs(Path.of(arguments[1]), temporary.resolve("pdfs"), most));
        } finally {
            delete(temporary);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.toList().reversed();
        }
        for (Path one : all) {
            Files.delete(one);
        }
    }

    private static void print(Path folder) {
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace = new Workspace(index);
            workspace.setTexts(TextIndex::inMemory);
            workspace.setFolders(List.of(folder));
            workspace.readNotesOnce((uri, text) -> true);
            boolean _ = workspace.index((file, number, count) -> {});
            while (workspace.readTexts(workspace.notes(), (file, number, count) -> {}).hasMore()) {
                // The next step reads further files.
            }
            try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                print(folder.getFileName().toString(), folder, snapshot);
            }
        }
    }

    private static void print(String name, Path folder, Snapshot snapshot) {
        Map<State, Integer> states = new EnumMap<>(State.class);
        List<String> told = new ArrayList<>();
        int notes = 0;
        for (Path file : notesIn(folder)) {
            notes++;
            String text = SourceFiles.text(file).orElse("");
            Note note = Note.of(file.toUri().toString(), 1, text);
            Quotations.of(snapshot, note, new QuotationCache())
                    .forEach(one -> states.merge(one.match().state(), 1, Integer::sum));
            for (Problem problem :
                    Diagnostics.of(snapshot, note, Settings.DEFAULT, new DiagnosticsCache())) {
                if (problem.code().startsWith("quotation-")) {
                    told.add(
                            folder.relativize(file)
                                    + ":"
                                    + (problem.range().start().line() + 1)
                                    + " "
                                    + problem.code()
                                    + " "
                                    + problem.message());
                }
            }
        }
        int all = states.values().stream().mapToInt(Integer::intValue).sum();
        int unknown = states.getOrDefault(State.UNKNOWN, 0);
        System.out.printf(
                Locale.ROOT,
                "%-28s %8d %8d %8d %8d %8d %8d%n",
                name,
                notes,
                all,
                all - unknown,
                states.getOrDefault(State.EXACT, 0),
                unknown,
                told.size());
        told.forEach(line -> System.out.println("  " + line));
    }

    private static List<Path> notesIn(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> FileKinds.isNote(file) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The seeds, and a note that quotes their abstracts. */
    private Path seeds(Path seeds, Path folder) throws IOException {
        Path papers = Files.createDirectories(folder.resolve("papers"));
        try (Stream<Path> listed = Files.list(seeds)) {
            for (Path file : listed.filter(one -> one.toString().endsWith(".txt")).toList()) {
                Files.copy(file, papers.resolve(file.getFileName()));
            }
        }
        StringBuilder note = new StringBuilder("# Abstracts\n\n");
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace = new Workspace(index);
            workspace.setFolders(List.of(folder));
            boolean _ = workspace.index((file, number, count) -> {});
            try (Snapshot snapshot = workspace.snapshot(Notes.NONE)) {
                for (JsonNode paper :
                        new JsonMapper()
                                .readTree(seeds.resolve("truth.json").toFile())
                                .get("union")) {
                    String title = paper.get("title").asString();
                    String key = key(snapshot, title);
                    for (String sentence : QuotableSentences.of(paper.get("abstract").asString())) {
                        note.append(quotation(sentence, key, ""));
                    }
                }
            }
        }
        Files.writeString(folder.resolve("abstracts.md"), note);
        return folder;
    }

    private static String key(Snapshot snapshot, String title) {
        return snapshot.corpus().all().stream()
                .filter(paper -> paper.title().equals(title))
                .map(Paper::key)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no paper " + title));
    }

    /** A library of PDFs, and a note for each that quotes it with pages. */
    private Path pdfs(Path pdfs, Path folder, int most) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(pdfs)) {
            files =
                    walk.filter(file -> file.toString().endsWith(".pdf"))
                            .map(Path::toAbsolutePath)
                            .sorted()
                            .toList();
        }
        StringBuilder library = new StringBuilder();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            String key = "manual" + (i + 1);
            library.append("@book{%s,\n  title = {The Manual %d},\n".formatted(key, i + 1))
                    .append("  file = {%s}\n}\n\n".formatted(files.get(i)));
            String note = "# %s\n\n".formatted(key) + quotations(files.get(i), key, most, seen);
            Files.writeString(folder.resolve(key + ".md"), note);
        }
        Files.writeString(folder.resolve("library.bib"), library);
        return folder;
    }

    private String quotations(Path pdf, String key, int most, Set<String> seen)
            throws IOException, InterruptedException {
        Process poppler =
                new ProcessBuilder("pdftotext", "-enc", "UTF-8", pdf.toString(), "-")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String text = new String(poppler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = poppler.waitFor();
        String[] pages = code == 0 ? text.split("\f", -1) : new String[0];
        StringBuilder note = new StringBuilder();
        int[] left = {most};
        int step = Math.max(1, pages.length / Math.max(1, most));
        for (int page = 0; page < pages.length && left[0] > 0; page += step) {
            String locator = ", p. " + (page + 1);
            QuotableSentences.of(pages[page]).stream()
                    .filter(seen::add)
                    .limit(Math.min(2, left[0]))
                    .forEach(
                            sentence -> {
                                left[0]--;
                                note.append(quotation(sentence, key, locator));
                            });
        }
        return note.toString();
    }

    /** A sentence as one reader or another quotes it. */
    private String quotation(String sentence, String key, String locator) {
        String cited = "[@" + key + locator + "]";
        String[] words = sentence.split(" ");
        return switch (quotationsWritten++ % 8) {
            case 0 -> "They say “" + sentence + "” " + cited + ".\n\n";
            case 1 -> "> " + wrapped(sentence + " " + cited, "\n> ") + "\n\n";
            case 2 -> "- See: \"" + wrapped(sentence, "\n  ") + "\" " + cited + "\n\n";
            case 3 -> "Wie sie „" + sentence + "“ schreiben " + cited + ".\n\n";
            case 4 ->
                    "They hold that “["
                            + sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                            + "]"
                            + sentence.substring(1, sentence.length() - 1)
                            + "” "
                            + cited
                            + ".\n\n";
            case 5 -> {
                int middle = words.length / 2;
                yield "They say “"
                        + String.join(" ", List.of(words).subList(0, middle - 1))
                        + " […] "
                        + String.join(" ", List.of(words).subList(middle, words.length))
                        + "” "
                        + cited
                        + ".\n\n";
            }
            case 6 -> "> " + sentence.replace("'", "’") + "\n>\n> " + cited + "\n\n";
            default -> {
                words[words.length / 2] = "*" + words[words.length / 2] + "*";
                yield "« " + String.join(" ", words) + " » " + cited + "\n\n";
            }
        };
    }

    private static String wrapped(String text, String lineEnd) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            if (column > 0) {
                lines.append(column + word.length() > COLUMNS ? lineEnd : " ");
                column = column + word.length() > COLUMNS ? 0 : column + 1;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
