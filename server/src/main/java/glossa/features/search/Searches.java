package glossa.features.search;

import glossa.corpus.Texts.FoundPage;
import glossa.features.PageNumbers;
import glossa.features.ReadingView;
import glossa.features.quotations.TextPassages;
import glossa.features.quotations.TextPassages.Passage;
import glossa.features.search.Snippets.Snippet;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.paper.Page;
import glossa.paper.Paper;
import glossa.query.PaperQuery;
import glossa.query.PaperQuery.Field;
import glossa.query.Phrase;
import glossa.workspace.PaperTexts;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Search: the papers and notes that match a query, best first, each with a passage. */
public final class Searches {
    /** Pages of a paper among which the passage that is shown is chosen. */
    private static final int MAX_PAGES = 5;

    private static final int MAX_PASSAGES = 20;

    private Searches() {}

    /** The papers and notes that match. */
    public record SearchResult(List<FoundPaper> papers, List<FoundNote> notes) {
        /** Whether nothing matches. */
        public boolean isEmpty() {
            return papers.isEmpty() && notes.isEmpty();
        }
    }

    /**
     * A paper.
     *
     * @param citationCount how often notes cite it
     * @param status the reading state from its literature note
     * @param snippetOrigin where the passage is: {@code abstract}, or {@code p. 3}
     * @param snippet the passage; empty if no word of the query is in abstract or pages
     */
    public record FoundPaper(
            Paper paper,
            int citationCount,
            Optional<String> status,
            String snippetOrigin,
            Optional<Snippet> snippet) {}

    /**
     * A note.
     *
     * @param paper the key of its paper, if it is a literature note
     * @param range the first match in UTF-16 units; the start of the note if there is none
     * @param snippet the passage; empty if no word of the query is in its text
     */
    public record FoundNote(
            String uri,
            String title,
            Optional<String> paper,
            Range range,
            Optional<Snippet> snippet) {}

    /**
     * The papers and notes that match a query.
     *
     * @param limit the maximum number of papers, and of notes
     */
    public static SearchResult of(Snapshot snapshot, PaperQuery sought, int limit) {
        return new SearchResult(papers(snapshot, sought, limit), notes(snapshot, sought, limit));
    }

    private static List<FoundPaper> papers(Snapshot snapshot, PaperQuery sought, int limit) {
        NoteBasedConditions conditions = new NoteBasedConditions(snapshot);
        PaperQuery known = conditions.resolved(sought);
        Map<String, Integer> cited = snapshot.notes().cited();
        List<Phrase> wordings =
                Snippets.phrases(
                        sought,
                        field ->
                                field == Field.ANY
                                        || field == Field.ABSTRACT
                                        || field == Field.TEXT
                                        || field == Field.PASSAGE);
        List<FoundPaper> found = new ArrayList<>();
        List<Passage> passages = passages(snapshot, sought);
        List<Paper> papers = new ArrayList<>(snapshot.corpus().find(known, limit));
        if (papers.size() < limit) {
            Set<String> keys = papers.stream().map(Paper::key).collect(Collectors.toSet());
            conditions.onOnePage(sought).stream()
                    .flatMap(query -> snapshot.corpus().find(query, limit).stream())
                    .filter(paper -> keys.add(paper.key()))
                    .limit(limit - papers.size())
                    .forEach(papers::add);
        }
        for (Paper paper : inOrder(papers, passages)) {
            int times = cited.getOrDefault(paper.key(), 0);
            for (String alias : paper.aliases()) {
                times += cited.getOrDefault(alias, 0);
            }
            Optional<ShownPassage> best =
                    Snippets.of(paper.abstractText(), wordings)
                            .map(snippet -> new ShownPassage("abstract", snippet));
            for (FoundPage page : pages(snapshot, paper, wordings)) {
                Page first = page.pages().getFirst();
                Optional<Snippet> snippet = Snippets.of(first.text(), wordings);
                int least = best.map(passage -> passage.snippet().distinctPhrases()).orElse(0);
                if (snippet.isPresent() && snippet.get().distinctPhrases() > least) {
                    best =
                            Optional.of(
                                    new ShownPassage(
                                            place(
                                                    PageNumbers.citedLabel(
                                                            first.label(),
                                                            page.index(),
                                                            PageNumbers.firstOf(paper))),
                                            snippet.get()));
                }
            }
            for (Passage passage : passages) {
                if (passage.key().equals(paper.key())) {
                    best = Optional.of(new ShownPassage(place(passage.label()), shown(passage)));
                    break;
                }
            }
            found.add(
                    new FoundPaper(
                            paper,
                            times,
                            ReadingView.of(snapshot, paper).status(),
                            best.map(ShownPassage::where).orElse(""),
                            best.map(ShownPassage::snippet)));
        }
        return found;
    }

    private record ShownPassage(String where, Snippet snippet) {}

    private static String place(String label) {
        return label.isEmpty() ? "text" : "p. " + label;
    }

    /** The passages that a query asks for, best first. */
    private static List<Passage> passages(Snapshot snapshot, PaperQuery sought) {
        return switch (sought) {
            case PaperQuery.All(var parts) ->
                    parts.stream().flatMap(part -> passages(snapshot, part).stream()).toList();
            case PaperQuery.Words words when words.field() == Field.PASSAGE ->
                    TextPassages.of(snapshot, words.text(), MAX_PASSAGES);
            default -> List.of();
        };
    }

    /** The papers in the order of their passages; those without one last. */
    private static List<Paper> inOrder(List<Paper> papers, List<Passage> passages) {
        List<String> keys = passages.stream().map(Passage::key).toList();
        return papers.stream()
                .sorted(
                        Comparator.comparingInt(
                                paper ->
                                        keys.contains(paper.key())
                                                ? keys.indexOf(paper.key())
                                                : keys.size()))
                .toList();
    }

    private static Snippet shown(Passage passage) {
        String before = passage.around().get(0);
        Span words = new Span(before.length(), before.length() + passage.around().get(1).length());
        return new Snippet(String.join("", passage.around()), List.of(words), words, 1);
    }

    /** The pages of a paper's files that have most of the words. */
    private static List<FoundPage> pages(Snapshot snapshot, Paper paper, List<Phrase> wordings) {
        if (wordings.isEmpty()) {
            return List.of();
        }
        String words =
                wordings.stream()
                        .flatMap(wording -> wording.words().stream())
                        .collect(Collectors.joining(" "));
        Set<Path> files =
                PaperTexts.withText(
                        snapshot.files(), paper.names(), snapshot.corpus().records(paper.key()));
        return files.isEmpty() ? List.of() : snapshot.texts().search(words, files, MAX_PAGES);
    }

    private static List<FoundNote> notes(Snapshot snapshot, PaperQuery sought, int limit) {
        record Hit(NoteQueryMatcher note, double score) {}
        List<Hit> hits = new ArrayList<>();
        for (NoteSummary outline : snapshot.notes().outlines()) {
            NoteQueryMatcher note = new NoteQueryMatcher(snapshot, outline);
            if (note.matches(sought)) {
                hits.add(new Hit(note, note.score(sought)));
                note.releaseText();
            }
        }
        hits.sort(
                Comparator.comparingDouble(Hit::score)
                        .reversed()
                        .thenComparing(hit -> hit.note().summary().uri()));
        List<Phrase> wordings =
                Snippets.phrases(
                        sought,
                        field ->
                                switch (field) {
                                    case ANY, NOTE, HEADING, TITLE, CITES -> true;
                                    default -> false;
                                });
        return hits.stream().limit(limit).map(hit -> foundNote(hit.note(), wordings)).toList();
    }

    private static FoundNote foundNote(NoteQueryMatcher found, List<Phrase> wordings) {
        NoteSummary outline = found.summary();
        String text = found.text();
        Note note = Note.of(outline.uri(), 0, text);
        NoteSummary fresh = NoteSummary.of(note);
        int body = note.syntax().frontMatter().map(block -> block.span().end()).orElse(0);
        Optional<Snippet> snippet =
                Snippets.of(text.substring(body), wordings)
                        .map(shown -> shown.shiftedBy(body))
                        .or(() -> Snippets.of(text, wordings));
        return new FoundNote(
                outline.uri(),
                fresh.title(),
                outline.paper().or(fresh::paper),
                note.lines().range(snippet.map(Snippet::firstMatch).orElse(new Span(0, 0))),
                snippet);
    }
}
