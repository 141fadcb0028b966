package glossa.features.reading;

import glossa.features.MarkdownText;
import glossa.features.PaperLabels;
import glossa.features.reading.PaperAnnotations.PaperAnnotation;
import glossa.features.search.PaperPanels.Row;
import glossa.features.search.PaperSelection;
import glossa.grammar.Instruction;
import glossa.grammar.NoteConventions;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.edit.SourceEdits;
import glossa.workspace.RenderedNotes;
import glossa.workspace.RenderedNotes.RenderedName;
import glossa.workspace.Snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The parts of notes that are made of queries: lists and tables of papers, and matrices, between
 * two comments ({@code grammar/spec/instructions.md}). Text outside of them is never touched.
 *
 * <pre>
 * &lt;!-- glossa: list status:unread sort:-year --&gt;
 *
 * - Vaswani et al. 2017. Attention Is All You Need · `vaswani2017`
 *
 * &lt;!-- /glossa --&gt;
 * </pre>
 */
public final class GeneratedBlocks {
    /** The instructions whose content is made of a query. */
    private static final Set<String> MADE = Set.of("list", "matrix");

    private final Snapshot snapshot;
    private final Note note;
    private final NoteConventions conventions;
    private final RenderedNotes rendered;

    private GeneratedBlocks(
            Snapshot snapshot, Note note, NoteConventions conventions, RenderedNotes rendered) {
        this.snapshot = snapshot;
        this.note = note;
        this.conventions = conventions;
        this.rendered = rendered;
    }

    /**
     * A block as it is to be.
     *
     * @param edit of the note; empty if the block is fresh
     * @param key by which its rendering is recorded
     * @param now what was rendered, before what the reader edited was kept
     */
    public record Block(
            Instruction instruction,
            Optional<SourceEdits.Edit> edit,
            RenderedName key,
            String now) {
        /** Records the rendering of a block that was written, or is proposed to an editor. */
        public void remember(RenderedNotes to, String text, boolean isWritten) throws IOException {
            if (isWritten) {
                to.written(key, now);
            } else if (edit.isPresent()) {
                String before = edit.get().replaced().in(text);
                to.proposed(key, before, edit.get().text(), now);
            }
        }
    }

    /** The blocks of a note, in the order of its text. */
    public static List<Block> of(
            Snapshot snapshot, Note note, NoteConventions conventions, RenderedNotes rendered) {
        GeneratedBlocks blocks = new GeneratedBlocks(snapshot, note, conventions, rendered);
        return Instruction.in(note.text(), note.syntax()).stream()
                .filter(GeneratedBlocks::isMade)
                .map(blocks::block)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether an instruction is one of these, and complete. */
    public static boolean isMade(Instruction one) {
        return MADE.contains(one.name()) && one.content().isPresent();
    }

    /**
     * What is wrong with the instructions of a note: no end, an unknown name, a query with an
     * error.
     */
    public static List<Problem> problems(Note note) {
        List<Problem> problems = new ArrayList<>();
        for (Instruction one : Instruction.in(note.text(), note.syntax())) {
            if (!Instruction.WITH_CONTENT.contains(one.name())) {
                problems.add(
                        problem(
                                note,
                                one,
                                "unknown instruction '"
                                        + one.name()
                                        + "'; there are "
                                        + String.join(
                                                ", ",
                                                Instruction.WITH_CONTENT.stream()
                                                        .sorted()
                                                        .toList())));
            } else if (one.content().isEmpty()) {
                problems.add(
                        problem(
                                note,
                                one,
                                "nothing ends this "
                                        + one.name()
                                        + "; add <!-- /glossa --> below"));
            } else if (MADE.contains(one.name())) {
                PaperSelection.of(one.arguments())
                        .problems()
                        .forEach(wrong -> problems.add(problem(note, one, wrong)));
            }
        }
        return problems;
    }

    private static Problem problem(Note note, Instruction one, String message) {
        return new Problem(
                note.lines().range(one.span()), Problem.Severity.WARNING, "instruction", message);
    }

    private Optional<Block> block(Instruction instruction) {
        PaperSelection asked = PaperSelection.of(instruction.arguments());
        if (!asked.problems().isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = asked.rows(snapshot);
        String written = instruction.content().orElseThrow().in(note.text());
        String query = instruction.name() + "\n" + instruction.arguments() + "\n";
        RenderedName key = new RenderedName(note.uri(), query, query);
        List<String> lines;
        List<String> now;
        if (instruction.name().equals("matrix")) {
            now =
                    PaperMatrix.of(snapshot, papers(rows), asked.columns(), conventions)
                            .markdown(this::link);
            Optional<List<String>> last =
                    rendered.last(key, written).map(text -> text.lines().toList());
            lines = TableMerge.of(last, now, written.lines().toList());
        } else {
            now = asked.isTable() ? table(rows) : list(rows);
            lines = now;
        }
        String text = text(instruction, lines);
        Optional<SourceEdits.Edit> edit =
                text.equals(written)
                        ? Optional.empty()
                        : Optional.of(
                                new SourceEdits.Edit(instruction.content().orElseThrow(), text));
        return Optional.of(new Block(instruction, edit, key, String.join("\n", now)));
    }

    private static List<Paper> papers(List<Row> rows) {
        return rows.stream().flatMap(row -> row.paper().stream()).toList();
    }

    /** The lines as the content of a block, behind what stands before its comment in its line. */
    private String text(Instruction instruction, List<String> lines) {
        String lineEnd = note.text().contains("\r\n") ? "\r\n" : "\n";
        int start = note.lines().start(note.lines().line(instruction.span().start()));
        String before = new Span(start, instruction.span().start()).in(note.text());
        String prefix = before.matches("[>\\s]*") ? before : "";
        StringBuilder text = new StringBuilder(lineEnd);
        Stream.of(List.of(""), lines, List.of(""))
                .flatMap(List::stream)
                .forEach(line -> text.append((prefix + line).stripTrailing()).append(lineEnd));
        return text.append(prefix).toString();
    }

    /** Without citations, since a list of papers does not cite them. */
    private List<String> list(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            Paper paper = row.paper().orElseThrow();
            String authors = PaperLabels.authors(paper);
            lines.add(
                    "- "
                            + (authors.isEmpty() ? "" : MarkdownText.uncited(authors) + ". ")
                            + title(row, paper)
                            + " · "
                            + MarkdownText.code(paper.key()));
        }
        return rows.isEmpty() ? List.of("(no papers)") : lines;
    }

    private List<String> table(List<Row> rows) {
        List<String> lines = new ArrayList<>(List.of("| Paper | Authors | Year | Status |"));
        lines.add("|---|---|---|---|");
        for (Row row : rows) {
            Paper paper = row.paper().orElseThrow();
            lines.add(
                    Stream.of(
                                    title(row, paper)
                                            + " · "
                                            + MarkdownText.code(paper.key()).replace("|", "\\|"),
                                    MarkdownText.uncited(
                                            PaperLabels.authorsAndYear(paper)
                                                    .replace(paper.year(), "")
                                                    .strip()),
                                    paper.year(),
                                    MarkdownText.uncited(row.status().orElse("")))
                            .reduce("|", (one, cell) -> one + " " + cell + " |"));
        }
        return lines;
    }

    /** The title, which leads to the literature note if there is one. */
    private String title(Row row, Paper paper) {
        String title = MarkdownText.uncited(PaperLabels.title(paper));
        return row.noteUri().map(uri -> "[" + title + "](" + relative(uri) + ")").orElse(title);
    }

    private String link(PaperAnnotation one) {
        return relative(one.uri()) + "#L" + (one.range().start().line() + 1);
    }

    /** The address of a note, relative to this one where both are files of one tree. */
    private String relative(String uri) {
        Optional<Path> from = note.folder();
        Optional<Path> to = Note.file(uri);
        if (from.isEmpty() || to.isEmpty() || !from.get().getRoot().equals(to.get().getRoot())) {
            return MarkdownText.linkDestination(uri);
        }
        return MarkdownText.linkDestination(
                from.get().relativize(to.get()).toString().replace('\\', '/'));
    }
}
