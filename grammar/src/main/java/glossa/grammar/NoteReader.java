package glossa.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one note: its front matter, its blocks, the inlines in them, and puts them together. */
final class NoteReader {
    private final String note;
    private final Lines lines;
    private final Set<Dialect> dialects;
    private final List<Citation> citations = new ArrayList<>();
    private final List<Span> opaque = new ArrayList<>();
    private final List<InlineOutput.Event> document = new ArrayList<>();
    private final Map<String, List<InlineOutput.Event>> notes = new HashMap<>();

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
        NoteDefinitions definitions = blocks.definitions(terms);
        frontMatter.ifPresent(block -> metadata(block, definitions));
        blocks.shadow.metadata.forEach(block -> metadata(block, definitions));
        for (Block block : blocks.blocks) {
            read(block, definitions);
        }
        opaque.addAll(blocks.code);
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
                            .filter(heading -> !SpanSets.contain(comments, heading.span().start()))
                            .toList();
            opaque.addAll(comments);
            sorted = SpanSets.merged(opaque);
        }
        return new Syntax(
                cited, headings, frontMatter, SpanSets.withoutKeys(sorted, cited), asPandoc());
    }

    private void metadata(FrontMatter frontMatter, NoteDefinitions definitions) {
        List<Span> values = new ArrayList<>();
        for (List<Span> pieces : FrontMatterReader.values(note, lines, frontMatter)) {
            values.addAll(pieces);
            read(
                    new Block(
                            Block.BlockKind.METADATA,
                            InlineText.of(note, pieces),
                            Optional.empty()),
                    definitions);
        }
        opaque.addAll(SpanSets.without(frontMatter.span(), values));
    }

    private void read(Block block, NoteDefinitions definitions) {
        InlineOutput sheet = InlineReader.read(block.prose(), definitions);
        for (Span range : sheet.opaque()) {
            opaque.add(block.prose().span(range.start(), range.end()));
            Citation role = CiteRoles.at(block.prose(), range, dialects, definitions.terms());
            if (role != null) {
                citations.add(role);
            }
        }
        for (InlineOutput.Event event : sheet.events()) {
            if (event instanceof InlineOutput.Event.Cited cited) {
                citations.add(cited.citation());
            }
        }
        List<InlineOutput.Event> events =
                block.note().isEmpty()
                        ? document
                        : notes.computeIfAbsent(block.note().get(), label -> new ArrayList<>());
        events.addAll(sheet.events());
        if (block.kind() == Block.BlockKind.PARAGRAPH
                && !sheet.events().isEmpty()
                && InlineReader.isFigure(block.prose(), definitions)) {
            // Pandoc makes a figure of it, whose caption repeats the image's description.
            events.addAll(sheet.events());
        }
    }

    private List<Citation> asPandoc() {
        List<Citation> read = new ArrayList<>();
        for (InlineOutput.Event event : document) {
            // No switch: Java makes the code of one over types anew in every process.
            if (event instanceof InlineOutput.Event.Cited cited) {
                read.add(cited.citation());
            } else if (event instanceof InlineOutput.Event.Noted noted) {
                // A note within a note is not resolved (Text.Pandoc.Readers.Markdown, note).
                for (InlineOutput.Event inner : notes.getOrDefault(noted.label(), List.of())) {
                    if (inner instanceof InlineOutput.Event.Cited cited) {
                        read.add(cited.citation());
                    }
                }
            }
        }
        return read;
    }
}
