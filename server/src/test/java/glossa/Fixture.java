package glossa;

import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.corpus.Corpus;
import glossa.corpus.TextStore.ReadText;
import glossa.features.ProposedChange;
import glossa.grammar.Lines;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.index.TextIndex;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.KeyRule;
import glossa.paper.Page;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.FileText;
import glossa.source.PaperDraft;
import glossa.source.ReadResult;
import glossa.source.SourceFile;
import glossa.source.SourceText;
import glossa.source.reading.SourceFiles;
import glossa.source.yaml.NoteReferences;
import glossa.workspace.FileKinds;
import glossa.workspace.NoteScopes;
import glossa.workspace.PaperTexts;
import glossa.workspace.RemovedKeys;
import glossa.workspace.Snapshot;
import glossa.workspace.WorkspaceFiles;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A small world in one text, for the tests of features.
 *
 * <pre>
 * -- papers.bib --
 * &#64;article{vaswani2017, title = {Attention Is All You Need}}
 * -- note.md --
 * As &#64;vaswani2071$0 shows.
 *    ^^^^^^^^^^^^ unknown-key: no paper vaswani2071 in the corpus; did you mean vaswani2017?
 * </pre>
 *
 * <p>A file {@code x.pdf} has the paper's DOI in its first line, and then its pages, each below a
 * line {@code == label}.
 *
 * <p>{@code -- name --} begins a file; {@code $0} is the cursor and is taken out; a line of carets
 * and a text below a line expects that text of the characters above the carets, and is taken out.
 * The index is the real one, in memory.
 */
public final class Fixture implements AutoCloseable {
    /** All paths of a fixture lie below this folder, which need not be there. */
    public static final Path ROOT = Path.of("/workspace").toAbsolutePath();

    private final PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory());
    private final TextIndex texts = TextIndex.inMemory();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, List<Expected>> expected = new LinkedHashMap<>();
    private Optional<Cursor> cursor = Optional.empty();
    private Optional<Place> place = Optional.empty();
    private Notes notes = Notes.NONE;
    private RemovedKeys lost = RemovedKeys.NONE;

    /**
     * What a line of carets expects; the range in lines and UTF-16 characters of the text without
     * it.
     */
    public record Expected(int line, int start, int end, String text) {
        @Override
        public String toString() {
            return (line + 1) + ":" + (start + 1) + "-" + (end + 1) + " " + text;
        }
    }

    /** A place in a source. */
    public record Place(Path file, Position position) {}

    private Fixture() {}

    /** The world of {@code text}. */
    public static Fixture of(String text) {
        Fixture fixture = new Fixture();
        StringBuilder body = new StringBuilder();
        String name = "note.md";
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("-- ") && line.endsWith(" --")) {
                fixture.add(name, body.toString());
                body.setLength(0);
                name = line.substring(3, line.length() - 3);
            } else {
                body.append(line).append('\n');
            }
        }
        fixture.add(name, body.substring(0, Math.max(0, body.length() - 1)));
        fixture.index();
        return fixture;
    }

    private void add(String name, String body) {
        if (body.isEmpty() && name.equals("note.md")) {
            return;
        }
        List<String> lines = new ArrayList<>();
        List<Expected> labels = new ArrayList<>();
        for (String line : body.split("\n", -1)) {
            String carets = line.strip();
            int length = carets.length() - carets.replaceFirst("^\\^+", "").length();
            if (length > 0 && !lines.isEmpty()) {
                int start = line.indexOf('^');
                labels.add(
                        new Expected(
                                lines.size() - 1,
                                start,
                                start + length,
                                carets.substring(length).strip()));
            } else {
                lines.add(line);
            }
        }
        String text = String.join("\n", lines);
        int at = text.indexOf("$0");
        if (at >= 0) {
            text = text.substring(0, at) + text.substring(at + 2);
        }
        files.put(name, text);
        expected.put(name, labels);
        Path file = ROOT.resolve(name);
        if (!FileKinds.isSource(file)) {
            Note note = Note.of(file.toUri().toString(), 1, text);
            notes = notes.with(note);
            Optional<Span> references = NoteReferences.of(text, note.syntax());
            if (references.filter(field -> field.touches(at)).isPresent()) {
                place = Optional.of(new Place(file, Lines.of(text).position(at)));
            } else if (at >= 0) {
                cursor = Optional.of(new Cursor(note, at));
            }
        } else if (at >= 0) {
            place = Optional.of(new Place(file, Lines.of(text).position(at)));
        }
    }

    private void index() {
        List<SourceFile> sources = new ArrayList<>();
        List<ReadText> read = new ArrayList<>();
        files.forEach(
                (name, text) -> {
                    Path file = ROOT.resolve(name);
                    boolean isPaged = text.startsWith("== ") || text.contains("\n== ");
                    if (name.endsWith(".pdf") && isPaged) {
                        read.add(new ReadText(file, "1", fileText(text)));
                        if (text.startsWith("10.")) {
                            sources.add(pdf(file, text));
                        }
                    } else if (FileKinds.isSource(file)
                            || FileKinds.isNote(file) && NoteReferences.of(text).isPresent()) {
                        sources.add(SourceFiles.file(file, "1", text));
                    }
                });
        index.replace(
                sources,
                List.of(),
                sources.stream().map(SourceFile::file).toList(),
                KeyRule.DEFAULT);
        boolean isReplaced = texts.replace(read, List.of());
        assertTrue(isReplaced);
    }

    /** What the reader of PDFs makes of one that is a source. */
    private static SourceFile pdf(Path file, String text) {
        Span nowhere = new Span(0, 0);
        Paper paper =
                new PaperDraft()
                        .doi(text.lines().findFirst().orElseThrow())
                        .paper(SourceText.of(file, ""), nowhere, nowhere);
        ReadResult read = new ReadResult(List.of(paper), List.of());
        return new SourceFile(file, "1", "", () -> SourceFile.Contents.whole(1, read));
    }

    /** The pages of a PDF, each below its label. */
    private static FileText fileText(String text) {
        List<Page> pages = new ArrayList<>();
        for (String page : text.split("(?m)^== ", -1)) {
            String[] parts = page.split("\n", 2);
            if (parts.length == 2 && !page.startsWith("10.")) {
                pages.add(new Page(parts[0], parts[1].strip()));
            }
        }
        return new FileText(pages, Optional.empty());
    }

    /** The papers of each PDF with pages. */
    private Map<Path, Set<String>> keysOfTexts() {
        Map<Path, Set<String>> keys = new HashMap<>();
        try (Corpus corpus = index.acquire()) {
            for (Paper paper : corpus.all()) {
                for (Path file :
                        PaperTexts.withText(around(), paper.names(), corpus.records(paper.key()))) {
                    keys.computeIfAbsent(file, f -> new LinkedHashSet<>()).add(paper.key());
                }
            }
        }
        return keys;
    }

    /** The moment that features see, as the note or source with the cursor means its keys. */
    public Snapshot snapshot() {
        Snapshot snapshot =
                new Snapshot(
                        notes,
                        index.acquire(),
                        texts.acquire(keysOfTexts()),
                        lost,
                        around(),
                        NoteScopes.NONE);
        return place.map(at -> snapshot.in(at.file()))
                .or(() -> cursor.map(at -> snapshot.in(at.note())))
                .orElse(snapshot);
    }

    /** The files of the fixture, and no others. */
    private WorkspaceFiles around() {
        return new WorkspaceFiles() {
            @Override
            public boolean exists(Path file) {
                return files.keySet().stream()
                        .anyMatch(name -> ROOT.resolve(name).startsWith(file));
            }

            @Override
            public List<Path> sourcesIn(Path folder) {
                return files.keySet().stream()
                        .map(ROOT::resolve)
                        .filter(file -> folder.equals(file.getParent()))
                        .filter(FileKinds::isSource)
                        .sorted()
                        .toList();
            }

            @Override
            public List<Path> folders() {
                return List.of(ROOT);
            }

            @Override
            public Optional<String> text(String uri) {
                return Optional.ofNullable(files.get(name(uri)));
            }
        };
    }

    /** Where {@code $0} stood. */
    public Cursor cursor() {
        return cursor.orElseThrow(() -> new AssertionError("the fixture has no $0"));
    }

    /** Where {@code $0} stood, if that was in a source. */
    public Optional<Place> place() {
        return place;
    }

    /** The only note, or the one with the cursor. */
    public Note note() {
        return cursor.map(Cursor::note).orElseGet(() -> notes.all().iterator().next());
    }

    /** This world, where a source once had {@code key}. */
    public Fixture lost(String key, String file, RemovedKeys.Reason how) {
        lost = new RemovedKeys(Map.of(key, new RemovedKeys.RemovedKey(ROOT.resolve(file), how)));
        return this;
    }

    /** The text of a file, without labels and cursor. */
    public String text(String name) {
        return Optional.ofNullable(files.get(name)).orElseThrow();
    }

    /** The text of a file, if there is such a one. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** The texts of the files after a change of them, by their names. */
    public Map<String, String> after(ProposedChange change) {
        Map<String, String> after = new LinkedHashMap<>(files);
        change.creations().forEach(made -> after.put(name(made.file()), made.text()));
        for (ProposedChange.Edit edit : change.edits().reversed()) {
            Span span = edit.replaced();
            after.computeIfPresent(
                    name(edit.uri()),
                    (name, text) ->
                            text.substring(0, span.start())
                                    + edit.text()
                                    + text.substring(span.end()));
        }
        for (ProposedChange.Rename rename : change.renames()) {
            String text = after.remove(name(rename.from()));
            after.put(name(rename.to()), String.valueOf(text));
        }
        return after;
    }

    /**
     * The lines that are not as before a change, after two blanks and the file's name; of files
     * that get another name and that come to be, so much.
     */
    public String changed(ProposedChange change) {
        StringBuilder changed = new StringBuilder();
        for (ProposedChange.Rename rename : change.renames()) {
            changed.append("  %s -> %s\n".formatted(name(rename.from()), name(rename.to())));
        }
        Map<String, String> after = after(change);
        after.forEach(
                (name, text) -> {
                    String before = files.getOrDefault(name, "");
                    List<String> lines = before.lines().toList();
                    text.lines()
                            .filter(line -> !lines.contains(line))
                            .forEach(line -> changed.append("  " + name + ": " + line + "\n"));
                });
        return changed.toString();
    }

    private static String name(String uri) {
        return name(Path.of(URI.create(uri)));
    }

    private static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    /** What the carets of all files expect, a line each, after the file's name. */
    public String labels() {
        return expected.entrySet().stream()
                .flatMap(file -> file.getValue().stream().map(label -> file.getKey() + ":" + label))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** A range of a file in the form of {@link #labels}. */
    public static String label(String uri, Range range, String text) {
        return name(uri)
                + ":"
                + new Expected(
                        range.start().line(),
                        range.start().character(),
                        range.end().character(),
                        text);
    }

    /** Problems in the form of {@link #labels}. */
    public static String labels(String name, List<Problem> problems) {
        return problems.stream()
                .map(
                        problem -> {
                            Position start = problem.range().start();
                            return name
                                    + ":"
                                    + new Expected(
                                            start.line(),
                                            start.character(),
                                            problem.range().end().character(),
                                            problem.code() + ": " + problem.message());
                        })
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        index.close();
    }
}
