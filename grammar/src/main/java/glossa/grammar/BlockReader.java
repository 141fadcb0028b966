package glossa.grammar;

import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the blocks of a note with commonmark-java: those that contain inlines, and code. */
final class BlockReader {
    private static final int MAX_BLOCK_DEPTH = 100;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(
                            List.of(FootnotesExtension.builder().inlineFootnotes(false).build()))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .maxOpenBlockParsers(MAX_BLOCK_DEPTH)
                    .inlineParserFactory(
                            context -> (lines, node) -> node.appendChild(new InlineLines(lines)))
                    .build();

    /** The lines in which commonmark-java would parse inlines; this class only keeps them. */
    private static final class InlineLines extends CustomNode {
        private final SourceLines lines;

        InlineLines(SourceLines lines) {
            this.lines = lines;
        }
    }

    final List<Block> blocks = new ArrayList<>();
    final List<Heading> headings = new ArrayList<>();

    /** The headings directly before a line of text. */
    final Set<Block> headingsBeforeText = new HashSet<>();

    final List<Span> code = new ArrayList<>();
    private final Set<String> footnotes = new HashSet<>();
    private final Set<String> linkLabels = new HashSet<>();
    private final String note;
    final ExampleLabels examples;

    /**
     * The index in {@code blocks} of the table read last, while nothing follows it; otherwise -1.
     */
    private int lastTable = -1;

    /** The node of the heading read last and the offset of the text after it. */
    private @Nullable Node lastHeading;

    private int afterHeading;

    final BlockMask mask;
    final MystMask myst;

    private BlockReader(String note, BlockMask mask, MystMask myst) {
        this.note = note;
        this.mask = mask;
        this.myst = myst;
        this.examples = new ExampleLabels(note);
        this.linkLabels.addAll(mask.linkDefinitions.labels);
        this.code.addAll(mask.opaque);
        this.code.addAll(myst.opaque);
    }

    /** Reads the blocks of {@code note} from {@code start} on. */
    static BlockReader read(String note, Lines lines, int start, Set<Dialect> dialects) {
        MystMask myst = MystMask.of(note, lines, start, dialects);
        BlockMask mask = BlockMask.of(myst.text(), lines, start, dialects);
        BlockReader reader = new BlockReader(note, mask, myst);
        reader.walk(PARSER.parse(reader.mask.text()));
        reader.addTitles();
        for (InlineText text : reader.mask.chunkTexts.values()) {
            reader.blocks.add(new Block(Block.BlockKind.CHUNK_TEXT, text, Optional.empty()));
        }
        return reader;
    }

    NoteDefinitions definitions(LocatorTerms terms) {
        return new NoteDefinitions(linkLabels, footnotes, examples.numbered(), terms);
    }

    /** Visits all nodes in document order, without recursion, because nesting may be very deep. */
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
        // No pattern switch: Java generates its code at run time, in every process.
        if (node instanceof InlineLines inlines) {
            readInlines(inlines);
        } else if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
            readCode(node);
        } else if (node instanceof ListItem) {
            Span item = span(node);
            int start = VerbatimScanner.skipBlanks(note, item.start(), item.end());
            ListMarker marker = mask.listMarkers.replaced.get(start);
            if (marker != null) {
                examples.add(marker);
            }
        } else if (node instanceof FootnoteDefinition definition) {
            footnotes.add(definition.getLabel());
        }
    }

    /**
     * The offset of the text on the next line if nothing follows on this one, such as the closing
     * hashes of a heading; otherwise -1.
     */
    private int afterLine(int at) {
        int i = VerbatimScanner.skipBlanks(note, at, note.length());
        if (i == note.length() || note.charAt(i) != '\n' && note.charAt(i) != '\r') {
            return -1;
        }
        i += note.startsWith("\r\n", i) ? 2 : 1;
        while (i < note.length()
                && (CharClasses.isBlank(note.charAt(i)) || note.charAt(i) == '>')) {
            i++;
        }
        return i;
    }

    /** Reads code, and the texts in it if it is a chunk. */
    private void readCode(Node node) {
        Span span = span(node);
        Map<Integer, InlineText> texts =
                mask.chunkTexts.subMap(span.start(), Math.max(span.start(), span.end()));
        List<Span> places = new ArrayList<>();
        for (InlineText text : texts.values()) {
            places.add(text.span());
            blocks.add(new Block(Block.BlockKind.CHUNK_TEXT, text, footnoteLabel(node)));
        }
        code.addAll(SpanSets.without(span, places));
        texts.clear();
    }

    /** Adds the titles of MyST's directives before the text that follows them. */
    private void addTitles() {
        if (myst.titles.isEmpty()) {
            return;
        }
        List<Block> read = List.copyOf(blocks);
        blocks.clear();
        int next = 0;
        for (Span title : myst.titles) {
            while (next < read.size() && read.get(next).text().noteOffset(0) < title.start()) {
                blocks.add(read.get(next++));
            }
            add(Block.BlockKind.PLAIN, List.of(title), null);
        }
        blocks.addAll(read.subList(next, read.size()));
    }

    private void readInlines(InlineLines inlines) {
        List<Span> pieces = new ArrayList<>();
        for (SourceLine line : inlines.lines.getLines()) {
            SourceSpan span = line.getSourceSpan();
            if (span != null) {
                pieces.add(new Span(span.getInputIndex(), span.getInputIndex() + span.getLength()));
            }
        }
        removeMarker(pieces);
        if (pieces.isEmpty()) {
            return;
        }
        Node parent = inlines.getParent();
        Node heading = lastHeading;
        lastHeading = null;
        if (parent instanceof org.commonmark.node.Paragraph) {
            int first = blocks.size();
            if (PipeTable.isTable(note, pieces)) {
                readTable(pieces, parent);
                lastTable = first;
                return;
            }
            if (GridTable.isTable(note, pieces)) {
                for (List<Span> cell : GridTable.cells(note, pieces)) {
                    examples.addFrom(cell);
                    readCell(cell, parent);
                }
                lastTable = first;
                return;
            }
            if (lastTable >= 0 && isCaption(pieces.getFirst())) {
                // In pandoc's document the caption of a table comes before its cells.
                blocks.add(
                        lastTable,
                        new Block(
                                Block.BlockKind.PLAIN,
                                InlineText.of(note, pieces),
                                footnoteLabel(parent)));
                lastTable = -1;
                return;
            }
            lastTable = -1;
            examples.addBehindElements(pieces);
            if (note.startsWith("| ", pieces.getFirst().start())) {
                readLineBlock(pieces, parent);
                return;
            }
        }
        InlineText inlineText = InlineText.of(note, pieces);
        Node holder = inlines.getParent();
        if (heading != null
                && holder instanceof org.commonmark.node.Paragraph
                && heading.equals(holder.getPrevious())
                && afterHeading == pieces.getFirst().start()) {
            headingsBeforeText.add(blocks.getLast());
        }
        Block.BlockKind kind = Block.BlockKind.PLAIN;
        if (holder instanceof org.commonmark.node.Heading node) {
            kind = Block.BlockKind.HEADING;
            lastHeading = node;
            afterHeading = afterLine(pieces.getLast().end());
            headings.add(new Heading(node.getLevel(), span(holder), inlineText.text()));
            linkLabels.add(NoteDefinitions.normalized("[" + inlineText.text() + "]"));
        } else if (holder instanceof org.commonmark.node.Paragraph && !isTight(holder)) {
            kind = Block.BlockKind.PARAGRAPH;
        }
        blocks.add(new Block(kind, inlineText, footnoteLabel(holder)));
    }

    /** Reads a paragraph in the cell of a grid table, except link definitions before it. */
    private void readCell(List<Span> lines, @Nullable Node holder) {
        int first = 0;
        while (first < lines.size() && mask.linkDefinitions.read(lines.get(first))) {
            linkLabels.addAll(mask.linkDefinitions.labels);
            code.add(lines.get(first));
            first++;
        }
        if (first < lines.size()) {
            add(Block.BlockKind.PLAIN, lines.subList(first, lines.size()), holder);
        }
    }

    /** Removes the rest of a marker of pandoc, which is text for commonmark-java. */
    private void removeMarker(List<Span> pieces) {
        if (pieces.isEmpty()) {
            return;
        }
        Span first = pieces.getFirst();
        Map.Entry<Integer, ListMarker> marker = mask.listMarkers.replaced.floorEntry(first.start());
        if (marker == null || marker.getValue().end() < first.start()) {
            return;
        }
        int text = VerbatimScanner.skipBlanks(note, marker.getValue().end(), first.end());
        Span rest = new Span(text, first.end());
        pieces.removeFirst();
        if (!mask.isRemoved(rest)) {
            pieces.addFirst(rest);
        }
    }

    private void add(Block.BlockKind kind, List<Span> pieces, @Nullable Node holder) {
        blocks.add(new Block(kind, InlineText.of(note, pieces), footnoteLabel(holder)));
    }

    /** {@code : caption} or {@code Table: caption} (manual, "table_captions"). */
    private boolean isCaption(Span line) {
        int i = line.start();
        while (i > 0 && CharClasses.isBlank(note.charAt(i - 1))) {
            i--;
        }
        boolean colon = i > 0 && note.charAt(i - 1) == ':';
        return colon
                || note.startsWith("Table:", line.start())
                || note.startsWith(":", line.start());
    }

    private void readTable(List<Span> lines, @Nullable Node holder) {
        int row = 0;
        while (row < lines.size() && PipeTable.hasPipe(note, lines.get(row))) {
            if (row != 1) {
                for (Span cell : PipeTable.cells(note, lines.get(row))) {
                    add(Block.BlockKind.PLAIN, List.of(cell), holder);
                }
            }
            row++;
        }
        if (row < lines.size()) {
            add(Block.BlockKind.PARAGRAPH, lines.subList(row, lines.size()), holder);
        }
    }

    /**
     * Reads a line block: each line with its indented continuation lines (manual, "line_blocks").
     */
    private void readLineBlock(List<Span> lines, @Nullable Node holder) {
        List<Span> pieces = new ArrayList<>();
        for (Span line : lines) {
            boolean begins = note.startsWith("|", line.start());
            if (begins && !pieces.isEmpty()) {
                add(Block.BlockKind.PLAIN, pieces, holder);
                pieces.clear();
            }
            pieces.add(begins ? new Span(line.start() + 1, line.end()) : line);
        }
        add(Block.BlockKind.PLAIN, pieces, holder);
    }

    private static boolean isTight(Node paragraph) {
        Node item = paragraph.getParent();
        return item != null && item.getParent() instanceof ListBlock list && list.isTight();
    }

    private static Optional<String> footnoteLabel(@Nullable Node node) {
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
