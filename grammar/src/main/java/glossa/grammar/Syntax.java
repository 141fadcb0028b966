package glossa.grammar;

import java.util.List;
import java.util.Optional;

/**
 * What a note says: immutable, for exactly one text.
 *
 * @param citations all citations, in the order of the text, those of dialects too
 * @param headings all headings, in the order of the text
 * @param frontMatter the metadata block at the head, if there is one
 * @param opaque where no citation can stand (code, raw HTML, comments, math, autolinks, link
 *     destinations, front matter): sorted, not overlapping
 * @param asPandoc the citations as pandoc's document has them: metadata first, by key; a footnote's
 *     where it is referred to, and not at all where nothing refers to it; a figure's twice, since
 *     its caption repeats the image's description. Roles are not among them, and what stands in a
 *     comment of Obsidian's is
 */
public record Syntax(
        List<Citation> citations,
        List<Heading> headings,
        Optional<FrontMatter> frontMatter,
        List<Span> opaque,
        List<Citation> asPandoc) {
    public Syntax {
        citations = List.copyOf(citations);
        headings = List.copyOf(headings);
        opaque = List.copyOf(opaque);
        asPandoc = List.copyOf(asPandoc);
    }
}
