package glossa.paper;

import glossa.grammar.Position;

import java.util.List;
import java.util.Map;

/**
 * A work of the corpus.
 *
 * @param key the name by which notes cite it; empty only while its reader found none and none has
 *     been given yet
 * @param aliases other names it answers to: BibLaTeX's {@code ids}, keys of other sources
 * @param type CSL's type, such as {@code article-journal} (CSL 1.0.2, appendix III)
 * @param title plain text, LaTeX and markup resolved; may be empty
 * @param authors the authors, or the editors where a work has only those
 * @param year the year of issue as written, {@code 2017}; empty when unknown
 * @param venue journal, proceedings, publisher or archive; empty when unknown
 * @param abstractText plain text; empty when unknown
 * @param identifiers lower-case scheme to identifier: {@code doi}, {@code arxiv}, {@code pmid},
 *     {@code isbn}, {@code url}; a DOI without its resolver, an arXiv id without its version
 * @param fields what else the source says, by CSL's variable where there is one ({@code volume},
 *     {@code page}), else by the source's own name
 * @param sources the places it was read from; never empty, the most trusted first
 * @param pages its text, page by page, where a source has it; often empty
 */
public record Paper(
        String key,
        List<String> aliases,
        String type,
        String title,
        List<Name> authors,
        String year,
        String venue,
        String abstractText,
        Map<String, String> identifiers,
        Map<String, String> fields,
        List<Source> sources,
        List<Page> pages) {
    public Paper {
        aliases = List.copyOf(aliases);
        authors = List.copyOf(authors);
        identifiers = Map.copyOf(identifiers);
        fields = Map.copyOf(fields);
        sources = List.copyOf(sources);
        pages = List.copyOf(pages);
    }

    /** A paper whose text is not known. */
    public Paper(
            String key,
            List<String> aliases,
            String type,
            String title,
            List<Name> authors,
            String year,
            String venue,
            String abstractText,
            Map<String, String> identifiers,
            Map<String, String> fields,
            List<Source> sources) {
        this(
                key,
                aliases,
                type,
                title,
                authors,
                year,
                venue,
                abstractText,
                identifiers,
                fields,
                sources,
                List.of());
    }

    /** This paper under another key. */
    public Paper called(String name) {
        return with(name, sources);
    }

    /**
     * This paper, whose places are counted from {@code base}, with places counted from where that
     * is counted from.
     */
    public Paper from(Position base) {
        return with(key, sources.stream().map(source -> source.from(base)).toList());
    }

    private Paper with(String name, List<Source> places) {
        return new Paper(
                name,
                aliases,
                type,
                title,
                authors,
                year,
                venue,
                abstractText,
                identifiers,
                fields,
                places,
                pages);
    }
}
