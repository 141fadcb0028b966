package glossa.features.completion;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import glossa.corpus.Corpus;
import glossa.corpus.Texts;
import glossa.features.completion.Recommendations.Recommendation;
import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.Heading;
import glossa.grammar.WordStems;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.notes.NoteSummaries;
import glossa.notes.NoteSummary;
import glossa.notes.Notes;
import glossa.notes.PrecedingText;
import glossa.paper.KeyRule;
import glossa.paper.Paper;
import glossa.source.SourceFile;
import glossa.source.reading.SourceFiles;
import glossa.workspace.FileKinds;
import glossa.workspace.NoteScopes;
import glossa.workspace.RemovedKeys;
import glossa.workspace.Snapshot;
import glossa.workspace.WorkspaceFiles;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether the paper that a sentence cites stands first before anything of its key is typed: a table
 * for the sets of {@code ../shared/data/lcr}, or for folders of notes with their bibliographies, of
 * which every citation is a question then.
 *
 * <pre>
 * java -cp server/target/test-classes:server/target/glossa.jar glossa.features.completion.RecommendationsBenchmark \
 *     [--shared ../shared] [--with strangers.bib] [folder ...]
 * </pre>
 *
 * <p>A question is a citation with words of its sentence before it. Its answer may see the text
 * before the cursor and the notes before it in the order of the project, without copies ({@link
 * EarlierNotes}), or also what stands in the note after the end of the sentence ({@code whole});
 * never the citation itself, nor what follows it in its sentence: both are cut out of the text
 * before it is read. BM25 is asked with the words of the sentence before the cursor, and {@code
 * BM25 wide} with those of its paragraph and of the headings above, too; it knows titles and
 * abstracts. {@code first}: of these, the citations of papers that are not cited before. The rank
 * is that of the best paper where several are cited at once. Times are the thread's own, of a
 * second asking.
 */
public final class RecommendationsBenchmark {
    private static final List<String> SETS =
            List.of(
                    "slds-nlp-ss20",
                    "causal-inference-in-R",
                    "interpretable-ml-book",
                    "tidy-survey-book");

    /** A book without a set; every citation is asked for. */
    private static final String ANOTHER = "d2l-en";

    private static final Set<String> NOTES = Set.of("md", "qmd", "Rmd", "rmd", "markdown");

    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    private RecommendationsBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path shared = Path.of("../shared");
        List<Path> strangers = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--shared" -> shared = Path.of(arguments[++i]);
                case "--with" -> strangers.add(Path.of(arguments[++i]));
                default -> folders.add(Path.of(arguments[i]));
            }
        }
        System.out.printf(
                "%-22s %-16s %5s %6s %6s %6s %6s %6s %8s %8s%n",
                "set", "by", "asked", "papers", "R@1", "R@5", "R@10", "MRR", "p50 ms", "p99 ms");
        if (folders.isEmpty()) {
            Map<String, String> baselines = baselines(shared.resolve("data/lcr/BASELINES.tsv"));
            Path workspaces = shared.resolve("data/workspaces");
            for (String set : SETS) {
                try (Books books = new Books(workspaces.resolve(set), strangers)) {
                    Path file = shared.resolve("data/lcr/md-" + set + ".jsonl");
                    books.table(books.questions(file), Optional.ofNullable(baselines.get(set)));
                }
            }
            folders.add(workspaces.resolve(ANOTHER));
        }
        for (Path folder : folders) {
            try (Books books = new Books(folder, strangers)) {
                books.table(books.questions(), Optional.empty());
            }
        }
    }

    /** The lines of the file by the name of the set. */
    private static Map<String, String> baselines(Path file) throws IOException {
        Map<String, String> baselines = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t");
            baselines.put(
                    cells[0].split(" ")[0],
                    String.format(
                            "%5s %6s %6s %6s %6s %6s",
                            Arrays.stream(cells)
                                    .skip(1)
                                    .map(cell -> cell.substring(cell.lastIndexOf(' ') + 1))
                                    .toArray()));
        }
        return baselines;
    }

    /** A citation of a note, and the keys that are right. */
    private record Question(Note note, Citation citation, Set<String> right) {
        int offset() {
            return citation.items().getFirst().span().start() - (isSuppressed() ? 1 : 0);
        }

        private boolean isSuppressed() {
            int at = citation.items().getFirst().span().start();
            return at > 0 && note.text().charAt(at - 1) == '-';
        }

        /** The note as it was when the citation was about to be written. */
        Note topToBottom() {
            return Note.of(note.uri(), 2, note.text().substring(0, offset()));
        }

        /** The note without the citation and the rest of its sentence. */
        Note whole() {
            String text = note.text();
            String rest = text.substring(citation.span().end());
            int end = rest.length();
            var sentence = java.util.regex.Pattern.compile("[.!?]\\s|\\n\\s*\\n").matcher(rest);
            if (sentence.find()) {
                end = sentence.end();
            }
            return Note.of(
                    note.uri(), 2, text.substring(0, offset()) + "\n\n" + rest.substring(end));
        }
    }

    /** Who ranks the papers of a question; what it is made of is not measured. */
    private interface Ranking {
        Supplier<List<String>> of(Question question);
    }

    /** A folder of notes with its bibliographies. */
    private static final class Books implements AutoCloseable {
        private final Path folder;
        private final PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory());
        private final Map<String, Note> notes = new LinkedHashMap<>();
        private final EarlierNotes earlier;
        private final Map<String, Notes> before = new HashMap<>();
        private final Corpus corpus;

        Books(Path folder, List<Path> strangers) throws IOException {
            this.folder = folder.toRealPath();
            List<SourceFile> sources = new ArrayList<>();
            try (Stream<Path> files = Files.walk(this.folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String name = file.getFileName().toString();
                    if (NOTES.contains(name.substring(name.lastIndexOf('.') + 1))) {
                        SourceFiles.text(file)
                                .map(text -> Note.of(file.toUri().toString(), 1, text))
                                .ifPresent(note -> notes.put(note.uri(), note));
                    } else if (FileKinds.isSource(file) && !name.endsWith(".txt")) {
                        sources.add(SourceFiles.file(file));
                    }
                }
            }
            strangers.forEach(file -> sources.add(SourceFiles.file(file)));
            index.replace(
                    sources,
                    List.of(),
                    sources.stream().map(SourceFile::file).toList(),
                    KeyRule.DEFAULT);
            earlier = new EarlierNotes(this.folder, notes.values());
            corpus = index.acquire();
        }

        /** Every citation with words before it. */
        List<Question> questions() {
            List<Question> questions = new ArrayList<>();
            for (Note note : notes.values()) {
                for (Citation citation : note.syntax().citations()) {
                    ask(note, citation, keys(citation))
                            .filter(question -> !sentence(question).isEmpty())
                            .ifPresent(questions::add);
                }
            }
            return questions;
        }

        /** Those of a file of shared/data/lcr, by their place. */
        List<Question> questions(Path file) throws IOException {
            List<Question> questions = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                JsonObject json = JsonParser.parseString(line).getAsJsonObject();
                if (json.get("before_cursor").getAsString().isBlank()) {
                    continue;
                }
                String uri = folder.resolve(json.get("file").getAsString()).toUri().toString();
                Set<String> right = new HashSet<>();
                for (JsonElement target : json.getAsJsonArray("targets")) {
                    right.add(target.getAsJsonObject().get("key").getAsString());
                }
                Note note = Optional.ofNullable(notes.get(uri)).orElseThrow();
                citation(note, right, json.get("line").getAsInt(), json.get("char").getAsInt())
                        .flatMap(citation -> ask(note, citation, right))
                        .ifPresent(questions::add);
            }
            return questions;
        }

        private static Set<String> keys(Citation citation) {
            Set<String> keys = new HashSet<>();
            for (CitationItem item : citation.items()) {
                keys.add(item.key());
            }
            return keys;
        }

        /** The nearest citation of these papers; lines are counted from 0. */
        private static Optional<Citation> citation(
                Note note, Set<String> keys, int line, int character) {
            return note.syntax().citations().stream()
                    .filter(citation -> keys(citation).stream().anyMatch(keys::contains))
                    .min(
                            Comparator.comparingInt(
                                    citation -> {
                                        var at = note.lines().position(citation.span().start());
                                        return 10_000 * Math.abs(at.line() - line)
                                                + Math.abs(at.character() - character);
                                    }));
        }

        /** A question, if one of the cited papers is there. */
        private Optional<Question> ask(Note note, Citation citation, Set<String> cited) {
            Set<String> right = new HashSet<>();
            for (String key : cited) {
                corpus.paper(key).map(Paper::key).ifPresent(right::add);
            }
            Question question = new Question(note, citation, right);
            return right.isEmpty() ? Optional.empty() : Optional.of(question);
        }

        private static List<String> sentence(Question question) {
            PrecedingText writing = PrecedingText.upTo(question.note(), question.offset());
            return WordStems.of(writing.before() + " " + writing.clause());
        }

        void table(List<Question> questions, Optional<String> baseline) {
            String name = folder.getFileName().toString();
            TextbookBm25 bm25 = new TextbookBm25(corpus.all());
            baseline.ifPresent(
                    line -> System.out.printf("%-22s %-16s %s%n", name, "BASELINES", line));
            List<Question> first = questions.stream().filter(this::isFirst).toList();
            for (boolean all : new boolean[] {true, false}) {
                List<Question> asked = all ? questions : first;
                String of = all ? "" : ", first";
                row(name, "BM25" + of, asked, question -> () -> bm25.keys(sentence(question)));
                row(name, "BM25 wide" + of, asked, question -> () -> bm25.keys(wide(question)));
                row(
                        name,
                        "Glossa" + of,
                        asked,
                        question -> glossa(question.topToBottom(), question));
                row(name, "whole" + of, asked, question -> glossa(question.whole(), question));
            }
        }

        /** Whether none of the right papers is cited before, in the note or in those before it. */
        private boolean isFirst(Question question) {
            Set<String> cited = earlier.keysBefore(question.note());
            question.topToBottom().items().forEach(item -> cited.add(item.key()));
            return cited.stream()
                    .flatMap(key -> corpus.paper(key).stream())
                    .noneMatch(paper -> question.right().contains(paper.key()));
        }

        /** The words of the sentence, of its paragraph up to there, and of the headings above. */
        private static List<String> wide(Question question) {
            Note note = question.topToBottom();
            String text = note.text();
            StringBuilder words = new StringBuilder();
            int level = 7;
            for (Heading heading : note.syntax().headings().reversed()) {
                if (heading.level() < level) {
                    level = heading.level();
                    words.append(heading.text()).append(' ');
                }
            }
            int paragraph = Math.max(0, text.stripTrailing().lastIndexOf("\n\n"));
            return WordStems.of(words + text.substring(paragraph));
        }

        private Supplier<List<String>> glossa(Note note, Question question) {
            Snapshot snapshot =
                    new Snapshot(
                            notesBefore(question.note()).with(note),
                            corpus,
                            Texts.NONE,
                            RemovedKeys.NONE,
                            WorkspaceFiles.disk(List.of(folder)),
                            NoteScopes.NONE);
            snapshot.notes().contexts();
            Cursor cursor = new Cursor(note, question.offset());
            return () ->
                    Recommendations.at(snapshot, cursor, Integer.MAX_VALUE).stream()
                            .map(Recommendation::paper)
                            .map(Paper::key)
                            .toList();
        }

        /** The summaries of the notes that had been written before one. */
        private Notes notesBefore(Note note) {
            return before.computeIfAbsent(
                    note.uri(),
                    uri -> {
                        Map<String, Optional<NoteSummary>> summaries = new LinkedHashMap<>();
                        earlier.before(note)
                                .forEach(
                                        one ->
                                                summaries.put(
                                                        one.uri(),
                                                        Optional.of(NoteSummary.of(one))));
                        return Notes.NONE.with(NoteSummaries.NONE.with(summaries));
                    });
        }

        private void row(String name, String by, List<Question> questions, Ranking ranking) {
            double[] found = new double[4];
            List<Long> times = new ArrayList<>();
            for (Question question : questions) {
                Supplier<List<String>> answer = ranking.of(question);
                int offered = answer.get().size();
                long start = TIMES.getCurrentThreadCpuTime();
                List<String> keys = answer.get();
                times.add(TIMES.getCurrentThreadCpuTime() - start);
                int rank = 0;
                while (rank < offered && !question.right().contains(keys.get(rank))) {
                    rank++;
                }
                if (rank < offered) {
                    found[0] += rank < 1 ? 1 : 0;
                    found[1] += rank < 5 ? 1 : 0;
                    found[2] += rank < 10 ? 1 : 0;
                    found[3] += 1.0 / (rank + 1);
                }
            }
            times.sort(null);
            int asked = Math.max(1, questions.size());
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %-16s %5d %6d %6.3f %6.3f %6.3f %6.3f %8.2f %8.2f%n",
                    name,
                    by,
                    questions.size(),
                    corpus.size(),
                    found[0] / asked,
                    found[1] / asked,
                    found[2] / asked,
                    found[3] / asked,
                    times.get(times.size() / 2) / 1e6,
                    times.get(times.size() * 99 / 100) / 1e6);
        }

        @Override
        public void close() {
            corpus.close();
            index.close();
        }
    }
}
