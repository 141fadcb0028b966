package glossa.features.outline;

import glossa.features.Sections;
import glossa.features.Sections.Section;
import glossa.grammar.Citation;
import glossa.grammar.Heading;
import glossa.grammar.Lines;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.source.reading.SourceFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Folding: sections, front matter, block quotations, code blocks and similar, and citation groups
 * over several lines; in a source, its records.
 */
public final class Foldings {
    /** The maximum length of a source, in UTF-16 units; reading a longer one takes too long. */
    static final int MAX_SOURCE_LENGTH = 4 << 20;

    private Foldings() {}

    /** The kinds of foldings. */
    public enum FoldingKind {
        SECTION,
        FRONT_MATTER,
        QUOTATION,
        BLOCK,
        CITATION,
        RECORD
    }

    /**
     * A part that can be folded.
     *
     * @param range the hidden part, at least two lines: of a section the lines after its heading,
     *     of a group the part between its brackets
     * @param coversWholeLines whether the range ends with its last line, so that whole lines can be
     *     hidden
     * @param collapsedText a text to show in its place; empty for the editor's default
     */
    public record Folding(
            FoldingKind kind, Range range, boolean coversWholeLines, String collapsedText) {}

    /** The foldings of a note, in text order. */
    public static List<Folding> of(Note note) {
        List<Folding> all = new ArrayList<>();
        for (Section section : Sections.of(note)) {
            Heading heading = section.heading();
            int from =
                    Sections.trimmedEnd(note.text(), heading.span().start(), heading.span().end());
            add(note, FoldingKind.SECTION, new Span(from, section.span().end()), "", all);
        }
        note.syntax()
                .frontMatter()
                .ifPresent(
                        block -> {
                            Span span = block.span();
                            int first = note.lines().end(note.lines().line(span.start()));
                            int end = Sections.trimmedEnd(note.text(), first, span.end());
                            add(note, FoldingKind.FRONT_MATTER, new Span(first, end), "", all);
                        });
        quotations(note, all);
        blocks(note, all);
        for (Citation citation : note.syntax().citations()) {
            Span span = citation.span();
            String text = span.in(note.text());
            int open = text.indexOf('[');
            if (open >= 0 && text.endsWith("]")) {
                int count = citation.items().size();
                add(
                        note,
                        FoldingKind.CITATION,
                        new Span(span.start() + open + 1, span.end() - 1),
                        count == 1 ? "1 paper" : count + " papers",
                        all);
            }
        }
        all.sort(Comparator.comparing(folding -> folding.range().start()));
        return all;
    }

    private static void add(
            Note note, FoldingKind kind, Span span, String shown, List<Folding> all) {
        Range range = note.lines().range(span);
        if (range.start().line() < range.end().line()) {
            // The closing bracket of a group stays visible.
            int after = span.end() + (kind == FoldingKind.CITATION ? 1 : 0);
            int end = note.lines().end(range.end().line());
            all.add(
                    new Folding(
                            kind,
                            range,
                            note.text().substring(Math.min(after, end), end).isBlank(),
                            shown));
        }
    }

    /** Consecutive lines that begin with {@code >} (CommonMark 0.31.2, section 5.1). */
    private static void quotations(Note note, List<Folding> all) {
        Lines lines = note.lines();
        int first = -1;
        for (int line = 0; line <= lines.count(); line++) {
            boolean quoted = line < lines.count() && isQuoted(note, line);
            if (quoted && first < 0) {
                first = line;
            } else if (!quoted && first >= 0) {
                add(
                        note,
                        FoldingKind.QUOTATION,
                        new Span(lines.end(first), lines.end(line - 1)),
                        "",
                        all);
                first = -1;
            }
        }
    }

    private static boolean isQuoted(Note note, int line) {
        int at = note.lines().start(line);
        int end = note.lines().end(line);
        while (at < end && note.text().charAt(at) == ' ') {
            at++;
        }
        return at < end && note.text().charAt(at) == '>' && !note.isOpaque(at);
    }

    /** Code blocks, comments, math and HTML that begin a line. */
    private static void blocks(Note note, List<Folding> all) {
        int head = note.syntax().frontMatter().map(block -> block.span().end()).orElse(0);
        for (Span span : note.syntax().opaque()) {
            int line = note.lines().line(span.start());
            if (span.start() >= head && beginsLine(note, line, span.start())) {
                int first = note.lines().end(line);
                int end = Sections.trimmedEnd(note.text(), span.start(), span.end());
                if (first < end) {
                    add(note, FoldingKind.BLOCK, new Span(first, end), "", all);
                }
            }
        }
    }

    private static boolean beginsLine(Note note, int line, int offset) {
        int at = offset;
        while (at > note.lines().start(line)
                && Character.isWhitespace(note.text().charAt(at - 1))) {
            at--;
        }
        return at == note.lines().start(line);
    }

    /**
     * The records of a source that have several lines, in text order.
     *
     * @param text the text of the source as the editor has it
     */
    public static List<Folding> of(Path file, String text) {
        if (text.length() > MAX_SOURCE_LENGTH) {
            return List.of();
        }
        Lines lines = Lines.of(text);
        Set<Integer> starts = new HashSet<>();
        List<Folding> all = new ArrayList<>();
        for (Paper record : SourceFiles.read(file, text).papers()) {
            Range range = record.sources().getFirst().record();
            int first = range.start().line();
            int last = range.end().character() == 0 ? range.end().line() - 1 : range.end().line();
            if (first < last && last < lines.count() && starts.add(first)) {
                int start = lines.end(first) - lines.start(first);
                int end = lines.end(last) - lines.start(last);
                all.add(
                        new Folding(
                                FoldingKind.RECORD,
                                new Range(new Position(first, start), new Position(last, end)),
                                true,
                                ""));
            }
        }
        return all;
    }
}
