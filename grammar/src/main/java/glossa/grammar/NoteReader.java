package glossa.grammar;

import java.util.ArrayList;
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
        int start = frontMatter.map(block -> block.span().end()).orElse(0);
        BlockReader blocks = BlockReader.read(note, lines, start, dialects);
        LocatorTerms terms =
                frontMatter
                        .flatMap(block -> FrontMatterReader.language(note, lines, block))
                        .map(LocatorTerms::of)
                        .orElse(LocatorTerms.ENGLISH);
        List<FrontMatter> metadata = new ArrayList<>();
        frontMatter.ifPresent(metadata::add);
        metadata.addAll(blocks.mask.metadata);
        List<List<FrontMatterReader.Value>> values = new ArrayList<>();
        for (FrontMatter block : metadata) {
            values.add(FrontMatterReader.values(note, lines, block));
            values.getLast().forEach(value -> blocks.examples.addFrom(value.blockLines()));
        }
        NoteDefinitions definitions = blocks.definitions(terms);
        for (int i = 0; i < metadata.size(); i++) {
            readMetadata(metadata.get(i), values.get(i), definitions);
        }
        for (int i = 0; i < blocks.blocks.size(); i++) {
            Block block = blocks.blocks.get(i);
            if (blocks.headingsBeforeText.contains(block)) {
                readHeading(block, blocks.blocks.get(++i), definitions);
            } else {
                read(block, definitions);
            }
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
                citationsAsPandoc());
    }

    private void readMetadata(
            FrontMatter frontMatter,
            List<FrontMatterReader.Value> values,
            NoteDefinitions definitions) {
        List<Span> texts = new ArrayList<>();
        for (FrontMatterReader.Value value : values) {
            texts.addAll(value.pieces());
            read(
                    new Block(
                            Block.BlockKind.METADATA,
                            InlineText.of(note, value.pieces()),
                            Optional.empty()),
                    definitions);
        }
        opaque.addAll(SpanSets.without(frontMatter.span(), texts));
    }

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
        if (block.kind() == Block.BlockKind.CHUNK_TEXT) {
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
