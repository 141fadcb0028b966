package glossa.features.diagnostics;

import glossa.features.ReferenceSections;
import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.Heading;
import glossa.grammar.Passage;
import glossa.grammar.Passages;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Unlinked mentions: words of a note that name a paper of the corpus and do not cite it.
 *
 * <p>What counts is a title, an author with others and the year, an identifier, and what a title
 * calls its subject before a colon, where no other title has that word. Not looked at are headings,
 * block quotes, code, lists of references, and a paragraph that cites the same paper.
 */
public final class Mentions {
    private Mentions() {}

    /** By what a paper is named. */
    public enum MentionKind {
        TITLE,
        /** The word before the colon of a title. */
        SYSTEM,
        /** Authors and year. */
        AUTHORS,
        IDENTIFIER
    }

    /**
     * One mention.
     *
     * @param span the words in the note; of an identifier in an address, the whole address
     */
    public record Mention(Span span, MentionKind kind, NamedPaper paper) {}

    /** The paper that words name. */
    public record NamedPaper(String key, String title, Source source) {
        static NamedPaper of(Paper paper) {
            return new NamedPaper(paper.key(), paper.title(), paper.sources().getFirst());
        }
    }

    /** A mention in a passage; the span is counted from where that begins. */
    record PassageMention(Span span, MentionKind kind, NamedPaper paper) {}

    /** {@code mention}: a hint at each. */
    static List<Problem> hints(Snapshot snapshot, Note note, DiagnosticsCache memory) {
        List<Problem> problems = new ArrayList<>();
        for (Mention mention : of(snapshot, note, memory)) {
            String key = mention.paper().key();
            problems.add(
                    new Problem(
                            note.lines().range(mention.span()),
                            Problem.Severity.HINT,
                            "mention",
                            "this names “" + mention.paper().title() + "”; cite it as @" + key,
                            CitedPapers.related(List.of(mention.paper().source()), key)));
        }
        return problems;
    }

    /** The mentions that a reader may want to cite, in the order of the text. */
    public static List<Mention> of(Snapshot snapshot, Note note, DiagnosticsCache memory) {
        CitedPapers papers = new CitedPapers(snapshot, memory);
        MentionedPapers named = new MentionedPapers(snapshot.corpus(), memory);
        Set<String> about = new HashSet<>();
        note.paper().flatMap(papers::of).ifPresent(paper -> about.add(paper.key()));
        Set<String> cited = new HashSet<>(about);
        for (CitationItem item : note.items()) {
            papers.of(item.key()).ifPresent(paper -> cited.add(paper.key()));
        }
        // What is called by a short name is hinted at once, and not at all where it is cited.
        Set<String> told = new HashSet<>(cited);
        List<Mention> mentions = new ArrayList<>();
        for (SearchedPassage place : searchedPassages(note)) {
            Set<String> here = new HashSet<>(about);
            for (CitationItem item : place.citedItems()) {
                papers.of(item.key()).ifPresent(paper -> here.add(paper.key()));
            }
            for (Mention mention : named.in(note, place)) {
                String key = mention.paper().key();
                boolean wanted =
                        mention.kind() == MentionKind.SYSTEM
                                ? !told.contains(key)
                                : !here.contains(key);
                if (wanted && here.add(key)) {
                    told.add(key);
                    mentions.add(mention);
                }
            }
        }
        return mentions;
    }

    /** Those that touch a selection, whatever is cited beside them. */
    public static List<Mention> at(Snapshot snapshot, Note note, Span selection) {
        MentionedPapers named = new MentionedPapers(snapshot.corpus(), new DiagnosticsCache());
        List<Mention> mentions = new ArrayList<>();
        for (SearchedPassage place : searchedPassages(note)) {
            if (touch(place.span(), selection)) {
                for (Mention mention : named.in(note, place)) {
                    if (touch(mention.span(), selection)) {
                        mentions.add(mention);
                    }
                }
            }
        }
        return mentions;
    }

    private static boolean touch(Span one, Span other) {
        return one.start() <= other.end() && other.start() <= one.end();
    }

    /**
     * A passage in which papers may be named.
     *
     * @param words its text, blanks in place of what cannot name one: code, citations
     */
    record SearchedPassage(Span span, String words, List<CitationItem> citedItems) {}

    private static List<SearchedPassage> searchedPassages(Note note) {
        List<SearchedPassage> places = new ArrayList<>();
        List<Heading> headings = note.syntax().headings();
        List<Citation> citations = note.syntax().citations();
        List<Span> opaque = note.syntax().opaque();
        int nextHeading = 0;
        int nextCitation = 0;
        int nextOpaque = 0;
        int listLevel = 0;
        for (Passage passage : Passages.of(note.text(), note.lines(), note.syntax())) {
            Span span = passage.span();
            while (nextHeading < headings.size()
                    && headings.get(nextHeading).span().start() < span.start()) {
                Heading heading = headings.get(nextHeading++);
                boolean lists = ReferenceSections.isHeading(heading.text());
                listLevel = lists ? heading.level() : heading.level() <= listLevel ? 0 : listLevel;
            }
            while (nextCitation < citations.size()
                    && citations.get(nextCitation).span().end() <= span.start()) {
                nextCitation++;
            }
            while (nextOpaque < opaque.size() && opaque.get(nextOpaque).end() <= span.start()) {
                nextOpaque++;
            }
            boolean listed = ReferenceSections.isInGeneratedList(note.text(), span);
            if (passage.quote() > 0 || listLevel > 0 || listed) {
                continue;
            }
            char[] words = span.in(note.text()).toCharArray();
            List<CitationItem> cited = new ArrayList<>();
            for (int i = nextCitation;
                    i < citations.size() && citations.get(i).span().start() < span.end();
                    i++) {
                cited.addAll(citations.get(i).items());
                blank(words, span, citations.get(i).span());
            }
            for (int i = nextOpaque; i < opaque.size() && opaque.get(i).start() < span.end(); i++) {
                blank(words, span, opaque.get(i));
            }
            places.add(new SearchedPassage(span, new String(words), cited));
        }
        return places;
    }

    private static void blank(char[] words, Span place, Span blanked) {
        int from = Math.max(0, blanked.start() - place.start());
        int to = Math.min(words.length, blanked.end() - place.start());
        if (from < to) {
            Arrays.fill(words, from, to, MentionedPapers.BLANK);
        }
    }
}
