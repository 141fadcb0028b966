package glossa.features.display;

import glossa.csl.Cite;
import glossa.csl.RenderedNote;
import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.Metadata;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.query.PaperQueryParser;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A note's citations and bibliography in its style, as pandoc would render them.
 *
 * @param style the title of the style
 * @param citations in the order of the note
 * @param bibliography in the order of the style
 * @param problems what is wrong with the style that the note names
 */
public record RenderedCitations(
        String style,
        List<RenderedCitation> citations,
        List<Reference> bibliography,
        List<String> problems) {
    /** The maximum number of citations that are rendered: editors request this often. */
    private static final int MAX_CITATIONS = 5_000;

    private static final int MAX_NOCITE_PAPERS = 2_000;

    public RenderedCitations {
        citations = List.copyOf(citations);
        bibliography = List.copyOf(bibliography);
        problems = List.copyOf(problems);
    }

    /**
     * A citation.
     *
     * @param text the citation as written
     * @param html the rendered citation
     * @param keys the main keys of the papers, as in the bibliography; an unknown key as written
     */
    public record RenderedCitation(Span span, String text, String html, List<String> keys) {
        public RenderedCitation {
            keys = List.copyOf(keys);
        }
    }

    /**
     * An entry of the bibliography.
     *
     * @param key the main key of the paper
     */
    public record Reference(String key, String html) {}

    /** The citations of a note in the style that it names. */
    public static RenderedCitations of(Snapshot snapshot, Note note, NoteStyles styles) {
        NoteStyles.ChosenStyle chosen = styles.of(snapshot.files(), note);
        // Citations in the metadata (nocite) are in the bibliography, but not in the text.
        Map<Boolean, List<Citation>> parts =
                note.syntax().citations().stream()
                        .collect(Collectors.partitioningBy(citation -> isMetadata(note, citation)));
        List<Citation> listed = parts.getOrDefault(true, List.of());
        List<Citation> all = parts.getOrDefault(false, List.of());
        List<Citation> citations = all.subList(0, Math.min(all.size(), MAX_CITATIONS));
        List<List<Cite>> cites = new ArrayList<>();
        Map<String, Optional<Paper>> papers = new HashMap<>();
        for (Citation citation : citations) {
            List<Cite> of = new ArrayList<>();
            for (CitationItem item : citation.items()) {
                of.add(cite(papers.computeIfAbsent(item.key(), snapshot.corpus()::paper), item));
            }
            cites.add(of);
        }
        Metadata metadata = Metadata.of(note.text(), note.syntax().frontMatter());
        RenderedNote rendering = chosen.style().render(cites, nocitePapers(snapshot, listed));
        List<RenderedCitation> shown = new ArrayList<>();
        for (int i = 0; i < citations.size(); i++) {
            Citation citation = citations.get(i);
            shown.add(
                    new RenderedCitation(
                            citation.span(),
                            citation.span().in(note.text()),
                            rendering.citations().get(i),
                            citation.items().stream()
                                    .map(CitationItem::key)
                                    .map(key -> paperKey(papers, key))
                                    .toList()));
        }
        List<String> problems = new ArrayList<>(chosen.problems());
        if (all.size() > citations.size()) {
            problems.add("only the first " + MAX_CITATIONS + " citations are rendered");
        }
        boolean suppressed =
                metadata.value("suppress-bibliography")
                        .filter(value -> value.text().equals("true"))
                        .isPresent();
        return new RenderedCitations(
                chosen.style().title(),
                shown,
                suppressed
                        ? List.of()
                        : rendering.bibliography().stream()
                                .map(entry -> new Reference(entry.key(), entry.html()))
                                .toList(),
                problems);
    }

    private static String paperKey(Map<String, Optional<Paper>> papers, String key) {
        return papers.getOrDefault(key, Optional.empty()).map(Paper::key).orElse(key);
    }

    private static Cite cite(Optional<Paper> paper, CitationItem item) {
        return new Cite(
                item.key(),
                paper,
                item.mode(),
                item.prefix(),
                item.locator().map(locator -> locator.label()).orElse(""),
                item.locator().map(locator -> locator.value()).orElse(""),
                suffixAfterLocator(item));
    }

    /** The part of the suffix after the locator. */
    private static String suffixAfterLocator(CitationItem item) {
        if (item.locator().isEmpty()) {
            return item.suffix();
        }
        String value = item.locator().get().value();
        int at = item.suffix().indexOf(value);
        String rest = at < 0 ? "" : item.suffix().substring(at + value.length());
        // Braces may enclose a locator.
        return rest.startsWith("}") ? rest.substring(1) : rest;
    }

    private static boolean isMetadata(Note note, Citation citation) {
        return note.syntax()
                .frontMatter()
                .filter(block -> citation.span().start() < block.span().end())
                .isPresent();
    }

    /**
     * The papers of {@code nocite}: those it names, or all for {@code @*} (pandoc manual,
     * "Citations").
     */
    private static List<Paper> nocitePapers(Snapshot snapshot, List<Citation> citations) {
        Set<Paper> papers = new LinkedHashSet<>();
        for (Citation citation : citations) {
            for (CitationItem item : citation.items()) {
                if (item.key().equals("*")) {
                    return snapshot.corpus()
                            .find(PaperQueryParser.read("").sought(), MAX_NOCITE_PAPERS);
                }
                snapshot.corpus().paper(item.key()).ifPresent(papers::add);
            }
        }
        return List.copyOf(papers);
    }
}
