package glossa.features.search;

import glossa.features.PaperLabels;
import glossa.grammar.Heading;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.NoteSummary;
import glossa.paper.DisplayText;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.query.PaperQuery;
import glossa.query.PaperQuery.Field;
import glossa.query.Phrase;
import glossa.query.QueryMatcher;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * Workspace symbols: the papers, literature notes and headings that match a query as in {@link
 * Searches}. Of notes only titles and headings are searched, not the text.
 */
public final class WorkspaceSymbols {
    private WorkspaceSymbols() {}

    /** The kinds of symbols. */
    public enum FoundKind {
        PAPER,
        LITERATURE_NOTE,
        HEADING
    }

    /**
     * A symbol.
     *
     * @param name a title, or a heading's text
     * @param container distinguishes it from others of that name: key, authors and year of a paper,
     *     the note's title for a heading
     * @param uri its file
     * @param range its place in UTF-16 units
     */
    public record Symbol(FoundKind kind, String name, String container, String uri, Range range) {}

    /**
     * The matching symbols, papers first.
     *
     * @param limit the maximum number; a third is reserved for notes if there are that many
     */
    public static List<Symbol> of(Snapshot snapshot, PaperQuery sought, int limit) {
        List<Symbol> notes = notes(snapshot, sought, limit);
        int papers = Math.max(limit - notes.size(), limit - limit / 3);
        List<Symbol> symbols = new ArrayList<>();
        PaperQuery known = new NoteBasedConditions(snapshot).resolved(sought);
        for (Paper paper : snapshot.corpus().find(known, papers)) {
            symbols.add(symbol(paper));
        }
        symbols.addAll(notes.subList(0, Math.min(notes.size(), limit - symbols.size())));
        return symbols;
    }

    private static Symbol symbol(Paper paper) {
        String authors = PaperLabels.authors(paper);
        String key = DisplayText.line(paper.key());
        String title = PaperLabels.title(paper);
        return new Symbol(
                FoundKind.PAPER,
                title.isEmpty() ? key : title,
                authors.isEmpty() ? key : key + " · " + authors,
                paper.sources().getFirst().file().toUri().toString(),
                paper.sources().getFirst().name());
    }

    private static List<Symbol> notes(Snapshot snapshot, PaperQuery sought, int limit) {
        List<Symbol> symbols = new ArrayList<>();
        for (NoteSummary note : snapshot.notes().outlines()) {
            NoteQueryMatcher conditions = new NoteQueryMatcher(snapshot, note);
            if (note.paper().isPresent() && matches(sought, conditions, title(note))) {
                symbols.add(
                        new Symbol(
                                FoundKind.LITERATURE_NOTE,
                                title(note),
                                note.paper().map(key -> "note on " + key).orElse(""),
                                note.uri(),
                                note.lines().range(new Span(0, 0))));
            }
            for (Heading heading : note.headings()) {
                boolean said = note.paper().isPresent() && heading.text().equals(note.title());
                if (!said && matches(sought, conditions, heading.text())) {
                    symbols.add(
                            new Symbol(
                                    FoundKind.HEADING,
                                    DisplayText.line(heading.text()),
                                    DisplayText.line(note.title()),
                                    note.uri(),
                                    note.lines().range(heading.span())));
                }
            }
            if (symbols.size() >= limit) {
                return symbols.subList(0, limit);
            }
        }
        return symbols;
    }

    private static String title(NoteSummary note) {
        return DisplayText.line(note.title().isEmpty() ? note.paper().orElse("") : note.title());
    }

    /** Whether words match {@code text}; all other conditions are checked against the note. */
    private static boolean matches(PaperQuery sought, NoteQueryMatcher note, String text) {
        return switch (sought) {
            case PaperQuery.All(var parts) ->
                    parts.stream().allMatch(part -> matches(part, note, text));
            case PaperQuery.Any(var parts) ->
                    parts.stream().anyMatch(part -> matches(part, note, text));
            case PaperQuery.Not(var part) -> !matches(part, note, text);
            case PaperQuery.Words words
                    when words.field() == Field.ANY
                            || words.field() == Field.HEADING
                            || words.field() == Field.TITLE -> {
                Phrase wording = Phrase.of(words);
                boolean key =
                        words.field() == Field.ANY
                                && note.summary().paper().isPresent()
                                && QueryMatcher.isIn(note.summary().paper().get(), words);
                yield key || wording.words().isEmpty() || wording.in(TextFolding.fold(text));
            }
            default -> note.matches(sought);
        };
    }
}
