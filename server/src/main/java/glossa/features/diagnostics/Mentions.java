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
 * Unlinked mentions: words of a note that name a paper of the corpus without citing it.
 *
 * <p>A mention is a title, authors with the year, an identifier, or the word before the colon of a
 * title if no other title has that word. Headings, block quotes, code, lists of references and
 * paragraphs that cite the same paper are not searched.
 */
public final class Mentions {
    private Mentions() {}

    /** What a mention consists of. */
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
     * @param span the words in the note; for an identifier in an address, the whole address
     */
    public record Mention(Span span, MentionKind kind, NamedPaper paper) {}

    /** The mentioned paper: its key, its title and its first record. */
    public record NamedPaper(String key, String title, Source source) {
        static NamedPaper of(Paper paper) {
            return new NamedPaper(paper.key(), paper.title(), paper.sources().getFirst());
        }
    }

    /** A mention in a passage; its span is relative to the start of the passage. */
    record PassageMention(Span span, MentionKind kind, NamedPaper paper) {}

    /** {@code mention}: a hint at each mention. */
    static List<Problem> hints(Snapshot snapshot, Note note, DiagnosticsCache cache) {
        List<Problem> problems = new ArrayList<>();
        for (Mention mention : of(snapshot, note, cache)) {
            String key = mention.paper().key();
            problems.add(
                    new Problem(
                            note.lines().range(mention.span()),
                            Problem.Severity.HINT,
                            "mention",
                            "mention of “"
                                    + mention.paper().title()
                                    + "” without a citation; cite @"
                                    + key,
                            CitedPapers.related(List.of(mention.paper().source()), key)));
        }
        return problems;
    }

    /** The mentions that a reader may want to cite, in the order of the text. */
    public static List<Mention> of(Snapshot snapshot, Note note, DiagnosticsCache cache) {
        CitedPapers papers = new CitedPapers(snapshot, cache);
        MentionedPapers mentioned = new MentionedPapers(snapshot.corpus(), cache);
        Set<String> subject = new HashSet<>();
        note.paper().flatMap(papers::of).ifPresent(paper -> subject.add(paper.key()));
        // The name of a system is reported once, and never if the note cites its paper.
        Set<String> knownSystems = new HashSet<>(subject);
        for (CitationItem item : note.items()) {
            papers.of(item.key()).ifPresent(paper -> knownSystems.add(paper.key()));
        }
        List<Mention> mentions = new ArrayList<>();
        for (SearchedPassage passage : searchedPassages(note)) {
            Set<String> knownHere = new HashSet<>(subject);
            for (CitationItem item : passage.citedItems()) {
                papers.of(item.key()).ifPresent(paper -> knownHere.add(paper.key()));
            }
            for (Mention mention : mentioned.in(note, passage)) {
                String key = mention.paper().key();
                boolean isNew =
                        mention.kind() == MentionKind.SYSTEM
                                ? !knownSystems.contains(key)
                                : !knownHere.contains(key);
                if (isNew && knownHere.add(key)) {
                    knownSystems.add(key);
                    mentions.add(mention);
                }
            }
        }
        return mentions;
    }

    /** The mentions that touch a selection, whether or not the paper is cited nearby. */
    public static List<Mention> at(Snapshot snapshot, Note note, Span selection) {
        MentionedPapers mentioned = new MentionedPapers(snapshot.corpus(), new DiagnosticsCache());
        return searchedPassages(note).stream()
                .filter(passage -> passage.span().touches(selection))
                .flatMap(passage -> mentioned.in(note, passage).stream())
                .filter(mention -> mention.span().touches(selection))
                .toList();
    }

    /**
     * A passage that is searched for mentions.
     *
     * @param words its text, with {@link MentionedPapers#BLANK} in place of code and citations
     * @param citedItems the items that it cites
     */
    record SearchedPassage(Span span, String words, List<CitationItem> citedItems) {}

    private static List<SearchedPassage> searchedPassages(Note note) {
        List<SearchedPassage> passages = new ArrayList<>();
        List<Heading> headings = note.syntax().headings();
        List<Citation> citations = note.syntax().citations();
        List<Span> opaque = note.syntax().opaque();
        Span generated = ReferenceSections.generatedList(note.text());
        int nextHeading = 0;
        int nextCitation = 0;
        int nextOpaque = 0;
        // The level of the heading of the reference section that the passage is in; 0 outside.
        int referencesLevel = 0;
        for (Passage passage : Passages.of(note.text(), note.lines(), note.syntax())) {
            Span span = passage.span();
            while (nextHeading < headings.size()
                    && headings.get(nextHeading).span().start() < span.start()) {
                Heading heading = headings.get(nextHeading++);
                if (ReferenceSections.isHeading(heading.text())) {
                    referencesLevel = heading.level();
                } else if (heading.level() <= referencesLevel) {
                    referencesLevel = 0;
                }
            }
            while (nextCitation < citations.size()
                    && citations.get(nextCitation).span().end() <= span.start()) {
                nextCitation++;
            }
            while (nextOpaque < opaque.size() && opaque.get(nextOpaque).end() <= span.start()) {
                nextOpaque++;
            }
            if (passage.quote() > 0
                    || referencesLevel > 0
                    || generated.start() < span.start() && span.end() <= generated.end()) {
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
            passages.add(new SearchedPassage(span, new String(words), cited));
        }
        return passages;
    }

    private static void blank(char[] words, Span passage, Span blanked) {
        int from = Math.max(0, blanked.start() - passage.start());
        int to = Math.min(words.length, blanked.end() - passage.start());
        if (from < to) {
            Arrays.fill(words, from, to, MentionedPapers.BLANK);
        }
    }
}
