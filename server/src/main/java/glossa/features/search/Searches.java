package glossa.features.search;

import glossa.features.ReadingStates;
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
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Search: the papers and notes that match a query, best first, each with a passage. */
public final class Searches {
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
        PaperQuery known = new NoteBasedConditions(snapshot).resolved(sought);
        Map<String, Integer> cited = snapshot.notes().cited();
        List<Phrase> wordings =
                Snippets.phrases(
                        sought,
                        field ->
                                field == Field.ANY
                                        || field == Field.ABSTRACT
                                        || field == Field.TEXT);
        List<FoundPaper> found = new ArrayList<>();
        for (Paper paper : snapshot.corpus().find(known, limit)) {
            int times = cited.getOrDefault(paper.key(), 0);
            for (String alias : paper.aliases()) {
                times += cited.getOrDefault(alias, 0);
            }
            record Passage(String where, Snippet snippet) {}
            Optional<Passage> best =
                    Snippets.of(paper.abstractText(), wordings)
                            .map(snippet -> new Passage("abstract", snippet));
            for (Page page : paper.pages()) {
                Optional<Snippet> snippet = Snippets.of(page.text(), wordings);
                int least = best.map(passage -> passage.snippet().distinctPhrases()).orElse(0);
                if (snippet.isPresent() && snippet.get().distinctPhrases() > least) {
                    best = Optional.of(new Passage("p. " + page.label(), snippet.get()));
                }
            }
            found.add(
                    new FoundPaper(
                            paper,
                            times,
                            ReadingStates.status(snapshot, paper),
                            best.map(Passage::where).orElse(""),
                            best.map(Passage::snippet)));
        }
        return found;
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
