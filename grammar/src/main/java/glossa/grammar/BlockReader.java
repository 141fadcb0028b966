package glossa.grammar;

import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the blocks of a note by commonmark-java: what holds inlines, and what is code. */
final class BlockReader {
    private static final int DEEPEST = 100;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(
                            List.of(
                                    TablesExtension.create(),
                                    FootnotesExtension.builder().inlineFootnotes(false).build()))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .maxOpenBlockParsers(DEEPEST)
                    .inlineParserFactory(
                            context -> (lines, node) -> node.appendChild(new Inlines(lines)))
                    .build();

    /** Where commonmark-java would have parsed inlines: only the lines are kept. */
    private static final class Inlines extends CustomNode {
        private final SourceLines lines;

        Inlines(SourceLines lines) {
            this.lines = lines;
        }
    }

    final List<Block> blocks = new ArrayList<>();
    final List<Heading> headings = new ArrayList<>();
    final List<Span> code = new ArrayList<>();
    private final Set<String> notes = new HashSet<>();
    private final Set<String> links = new HashSet<>();
    private final Map<String, String> examples = new HashMap<>();
    private final String note;
    private int exampleCount;

    private BlockReader(String note) {
        this.note = note;
    }

    /** Reads the blocks of {@code note} from {@code start} on. */
    static BlockReader read(String note, int start) {
        BlockReader reader = new BlockReader(note);
        reader.walk(PARSER.parse(Shadow.of(note, start)));
        return reader;
    }

    Definitions definitions() {
        return new Definitions(links, notes, examples);
    }

    /** In the order of the document, without recursion: text nests as deep as anyone types. */
    private void walk(Node document) {
        Node node = document;
        while (node != null) {
            visit(node);
            Node next = node.getFirstChild();
            while (next == null && node != null) {
                next = node.getNext();
                node = node.getParent();
            }
            node = next;
        }
    }

    private void visit(Node node) {
        switch (node) {
            case Inlines inlines -> inlines(inlines);
            case FencedCodeBlock block -> code.add(span(block));
            case IndentedCodeBlock block -> code.add(span(block));
            case FootnoteDefinition definition -> notes.add(definition.getLabel());
            default -> {}
        }
    }

    private void inlines(Inlines inlines) {
        List<Span> pieces = new ArrayList<>();
        for (SourceLine line : inlines.lines.getLines()) {
            SourceSpan span = line.getSourceSpan();
            if (span != null) {
                pieces.add(new Span(span.getInputIndex(), span.getInputIndex() + span.getLength()));
            }
        }
        if (pieces.isEmpty()) {
            return;
        }
        if (holdsExamples(pieces)) {
            examples(pieces, inlines.getParent());
            return;
        }
        Prose prose = Prose.of(note, pieces);
        Node holder = inlines.getParent();
        Block.Kind kind = Block.Kind.PLAIN;
        if (holder instanceof org.commonmark.node.Heading heading) {
            kind = Block.Kind.HEADING;
            headings.add(new Heading(heading.getLevel(), span(holder), prose.text()));
            links.add(Definitions.normal("[" + prose.text() + "]"));
        } else if (holder instanceof org.commonmark.node.Paragraph && !isTight(holder)) {
            kind = Block.Kind.PARAGRAPH;
        }
        blocks.add(new Block(kind, prose, footnote(holder)));
    }

    private boolean holdsExamples(List<Span> pieces) {
        return exampleMarker(pieces.getFirst()) >= 0;
    }

    /** The items of an example list, one after the other (manual, "example_lists"). */
    private void examples(List<Span> pieces, @Nullable Node holder) {
        List<Span> item = new ArrayList<>();
        for (Span piece : pieces) {
            int content = exampleMarker(piece);
            if (content >= 0 && !item.isEmpty()) {
                blocks.add(new Block(Block.Kind.PLAIN, Prose.of(note, item), footnote(holder)));
                item.clear();
            }
            if (content >= 0) {
                exampleCount++;
                String label = note.substring(piece.start() + 2, note.indexOf(')', piece.start()));
                if (!label.isEmpty()) {
                    examples.putIfAbsent(label, Integer.toString(exampleCount));
                }
                code.add(new Span(piece.start(), content));
            }
            item.add(content < 0 ? piece : new Span(content, piece.end()));
        }
        blocks.add(new Block(Block.Kind.PLAIN, Prose.of(note, item), footnote(holder)));
    }

    /** The index after {@code (@label)} at the head of a line, or -1. */
    private int exampleMarker(Span line) {
        if (!note.startsWith("(@", line.start())) {
            return -1;
        }
        int i = line.start() + 2;
        while (i < line.end()
                && (Chars.isAlphaNum(note.codePointAt(i)) || "_-".indexOf(note.charAt(i)) >= 0)) {
            i++;
        }
        boolean closed = i < line.end() && note.charAt(i) == ')';
        return closed && (i + 1 == line.end() || Chars.isBlank(note.charAt(i + 1))) ? i + 1 : -1;
    }

    private static boolean isTight(Node paragraph) {
        Node item = paragraph.getParent();
        return item != null && item.getParent() instanceof ListBlock list && list.isTight();
    }

    private static Optional<String> footnote(@Nullable Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof FootnoteDefinition definition) {
                return Optional.of(definition.getLabel());
            }
        }
        return Optional.empty();
    }

    private static Span span(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        SourceSpan last = spans.getLast();
        return new Span(spans.getFirst().getInputIndex(), last.getInputIndex() + last.getLength());
    }
}
