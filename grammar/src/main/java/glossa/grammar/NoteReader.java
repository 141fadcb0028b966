package glossa.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one note: its front matter, its blocks and their inlines, and assembles its syntax. */
final class NoteReader {
    private final String note;
    private final Lines lines;
    private final Set<Dialect> dialects;
    private final List<Citation> citations = new ArrayList<>();
    private final List<Span> opaque = new ArrayList<>();
    private final List<InlineOutput.Event> events = new ArrayList<>();
    private final Map<String, List<InlineOutput.Event>> footnoteEvents = new HashMap<>();

    NoteReader(String note, Set<Dialect> dialects) {
        this.note = note;
        this.dialects = dialects;
        this.lines = Lines.of(note);
    }

    Syntax read() {
        Optional<FrontMatter> frontMatter = FrontMatterReader.in(note, lines);
        Optional<TitleBlock> title = TitleBlock.in(note, lines, dialects);
        int start =
                frontMatter
                        .map(FrontMatter::span)
                        .or(() -> title.map(TitleBlock::span))
                        .map(Span::end)
                        .orElse(0);
        BlockReader blocks = BlockReader.read(note, lines, start, dialects);
        List<FrontMatter> metadata = new ArrayList<>();
        frontMatter.ifPresent(metadata::add);
        metadata.addAll(blocks.mask.metadata);
        LocatorTerms terms =
                metadata.reversed().stream()
                        .flatMap(block -> FrontMatterReader.language(note, lines, block).stream())
                        .findFirst()
                        .map(LocatorTerms::of)
                        .orElse(LocatorTerms.ENGLISH);
        List<List<FrontMatterReader.Value>> values = new ArrayList<>();
        title.ifPresent(block -> values.add(readOpaque(block.span(), block.values())));
        for (FrontMatter block : metadata) {
            List<FrontMatterReader.Value> ofBlock = FrontMatterReader.values(note, lines, block);
            values.add(readOpaque(block.span(), ofBlock));
            ofBlock.forEach(value -> blocks.examples.addFrom(value.blockLines()));
        }
        NoteDefinitions definitions = blocks.definitions(terms);
        readMetadata(values, definitions);
        for (int i = 0; i < blocks.blocks.size(); i++) {
            Block block = blocks.blocks.get(i);
            if (blocks.headingsBeforeText.contains(block)) {
                readHeading(block, blocks.blocks.get(++i), definitions);
            } else {
                read(block, definitions);
            }
        }
        for (Span rst : blocks.myst.rst) {
            InlineText text = InlineText.of(note, List.of(rst));
            citations.addAll(CiteRoles.all(text, dialects, terms));
        }
        opaque.addAll(blocks.code);
        opaque.addAll(blocks.examples.spans());
        citations.sort((one, other) -> Integer.compare(one.span().start(), other.span().start()));
        List<Span> sorted = SpanSets.merged(opaque);
        List<Citation> cited = citations;
        List<Heading> headings = blocks.headings;
        List<Span> comments =
                dialects.contains(Dialect.OBSIDIAN_COMMENTS)
                        ? ObsidianComments.in(note, start, sorted)
                        : List.of();
        if (!comments.isEmpty()) {
            cited = ObsidianComments.without(comments, cited);
            headings =
                    headings.stream()
                            .filter(heading -> !SpanSets.contains(comments, heading.span().start()))
                            .toList();
            opaque.addAll(comments);
            sorted = SpanSets.merged(opaque);
        }
        return new Syntax(
                cited,
                headings,
                frontMatter,
                metadata,
                blocks.examples.labels(),
                SpanSets.withoutCitations(sorted, cited),
                citationsAsPandoc(),
                dialects.contains(Dialect.MYST_DIRECTIVES)
                        ? MystTargets.in(note, lines, frontMatter, blocks.myst.targets)
                        : Set.of());
    }

    /** Makes a metadata block opaque except its values, and returns these. */
    private List<FrontMatterReader.Value> readOpaque(
            Span block, List<FrontMatterReader.Value> values) {
        List<Span> texts = new ArrayList<>();
        values.forEach(value -> texts.addAll(value.pieces()));
        opaque.addAll(SpanSets.without(block, texts));
        return values;
    }

    /**
     * Reads the values of all metadata blocks, in the order of their keys. If several blocks have a
     * field, pandoc's document has that of the last one.
     */
    private void readMetadata(
            List<List<FrontMatterReader.Value>> blocks, NoteDefinitions definitions) {
        List<BlockValue> values = new ArrayList<>();
        Map<String, Integer> lastBlocks = new HashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            for (FrontMatterReader.Value value : blocks.get(i)) {
                values.add(new BlockValue(i, value));
                lastBlocks.put(value.field(), i);
            }
        }
        values.sort(Comparator.comparing(value -> value.value().path()));
        for (BlockValue value : values) {
            boolean isLast = lastBlocks.getOrDefault(value.value().field(), 0) == value.block();
            read(
                    new Block(
                            isLast ? Block.BlockKind.METADATA : Block.BlockKind.OVERRIDDEN_METADATA,
                            InlineText.of(note, value.value().pieces()),
                            Optional.empty()),
                    definitions);
        }
    }

    /** A value and the index of the metadata block that contains it. */
    private record BlockValue(int block, FrontMatterReader.Value value) {}

    /** Reads a heading and the paragraph in the next line, in which pandoc's heading may end. */
    private void readHeading(Block heading, Block next, NoteDefinitions definitions) {
        InlineText both = heading.text().followedBy(next.text());
        int end = InlineReader.headingEnd(both, definitions);
        read(new Block(heading.kind(), both.part(0, end), heading.footnote()), definitions);
        int rest = Math.min(end + 1, both.text().length());
        if (rest < both.text().length()) {
            InlineText text = both.part(rest, both.text().length());
            read(new Block(next.kind(), text, next.footnote()), definitions);
        }
    }

    private void read(Block block, NoteDefinitions definitions) {
        InlineOutput output =
                InlineReader.read(
                        block.text(), definitions, block.kind() == Block.BlockKind.HEADING);
        for (Span range : output.opaque()) {
            opaque.add(block.text().span(range.start(), range.end()));
            Citation role = CiteRoles.at(block.text(), range, dialects, definitions.terms());
            if (role != null) {
                citations.add(role);
            }
        }
        for (InlineOutput.Event event : output.events()) {
            if (event instanceof InlineOutput.Event.CitationEvent cited) {
                citations.add(cited.citation());
            }
        }
        if (block.kind() == Block.BlockKind.CHUNK_TEXT
                || block.kind() == Block.BlockKind.OVERRIDDEN_METADATA) {
            return;
        }
        List<InlineOutput.Event> target =
                block.footnote().isEmpty()
                        ? events
                        : footnoteEvents.computeIfAbsent(
                                block.footnote().get(), label -> new ArrayList<>());
        target.addAll(output.events());
        if (block.kind() == Block.BlockKind.PARAGRAPH
                && !output.events().isEmpty()
                && InlineReader.isFigure(block.text(), definitions)) {
            // Pandoc makes a figure of the image, and the caption repeats its description.
            target.addAll(output.events());
        }
    }

    private List<Citation> citationsAsPandoc() {
        List<Citation> read = new ArrayList<>();
        for (InlineOutput.Event event : events) {
            // No pattern switch: Java generates its code at run time, in every process.
            if (event instanceof InlineOutput.Event.CitationEvent cited) {
                read.add(cited.citation());
            } else if (event instanceof InlineOutput.Event.FootnoteEvent noted) {
                // Pandoc does not resolve a footnote within a footnote
                // (Text.Pandoc.Readers.Markdown, note).
                for (InlineOutput.Event inner :
                        footnoteEvents.getOrDefault(noted.label(), List.of())) {
                    if (inner instanceof InlineOutput.Event.CitationEvent cited) {
                        read.add(cited.citation());
                    }
                }
            }
        }
        return read;
    }
}
