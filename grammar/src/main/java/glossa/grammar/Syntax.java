package glossa.grammar;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The syntax of a note: immutable, for exactly one text.
 *
 * @param citations all citations, in the order of the text, including those of dialects
 * @param headings all headings, in the order of the text
 * @param frontMatter the metadata block at the head of the note, if there is one
 * @param metadata all YAML metadata blocks, in the order of the text; {@code frontMatter} is the
 *     first of them if it is at the head. A field of a later block takes precedence over one of an
 *     earlier block (pandoc manual, "yaml_metadata_block")
 * @param examples the labels of example lists, in the order of the text
 * @param opaque the spans that contain no citations (code, raw HTML, comments, math, autolinks,
 *     link destinations, front matter), sorted, without overlaps
 * @param asPandoc the citations of pandoc's document: metadata first, by key; those of a footnote
 *     where it is referred to, and none if nothing refers to it; those of a figure twice, because
 *     the caption repeats the image's description. Without roles and captions of chunks, and with
 *     citations in Obsidian's comments
 * @param targets the labels that cross-references may name, in lower case: those of MyST's targets
 *     and directives, and the identifiers of attributes, {@code {#label}}
 */
public record Syntax(
        List<Citation> citations,
        List<Heading> headings,
        Optional<FrontMatter> frontMatter,
        List<FrontMatter> metadata,
        List<ExampleLabel> examples,
        List<Span> opaque,
        List<Citation> asPandoc,
        Set<String> targets) {
    public Syntax {
        citations = List.copyOf(citations);
        headings = List.copyOf(headings);
        metadata = List.copyOf(metadata);
        examples = List.copyOf(examples);
        opaque = List.copyOf(opaque);
        asPandoc = List.copyOf(asPandoc);
        targets = Set.copyOf(targets);
    }
}
