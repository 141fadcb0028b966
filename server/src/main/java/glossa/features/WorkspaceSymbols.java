package glossa.features;

import glossa.corpus.Paper;
import glossa.corpus.PaperFit;
import glossa.corpus.Shown;
import glossa.corpus.Sought;
import glossa.corpus.Sought.Field;
import glossa.corpus.Wording;
import glossa.corpus.Words;
import glossa.grammar.Heading;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.Outline;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * Workspace symbols: the papers, the literature notes and the headings of notes that a query asks
 * for, as {@link Searches} has it. Of notes only titles and headings are looked at, not all words.
 */
public final class WorkspaceSymbols {
    private WorkspaceSymbols() {}

    /** What stands there. */
    public enum Kind {
        PAPER,
        LITERATURE_NOTE,
        HEADING
    }

    /**
     * A symbol.
     *
     * @param name a title, or a heading's text
     * @param container what tells it from others of that name: key, authors and year of a paper,
     *     the title of a heading's note
     * @param uri the file it stands in
     * @param range its place there, in UTF-16
     */
    public record Symbol(Kind kind, String name, String container, String uri, Range range) {}

    /**
     * The symbols, the papers first.
     *
     * @param limit how many at most; a third of them is for notes where there are as many
     */
    public static List<Symbol> of(Snapshot snapshot, Sought sought, int limit) {
        List<Symbol> notes = notes(snapshot, sought, limit);
        int papers = Math.max(limit - notes.size(), limit - limit / 3);
        List<Symbol> symbols = new ArrayList<>();
        Sought known = new PaperConditions(snapshot).resolved(sought);
        for (Paper paper : snapshot.corpus().find(known, papers)) {
            symbols.add(symbol(paper));
        }
        symbols.addAll(notes.subList(0, Math.min(notes.size(), limit - symbols.size())));
        return symbols;
    }

    private static Symbol symbol(Paper paper) {
        String authors = PaperLabels.authors(paper);
        String key = Shown.line(paper.key());
        String title = PaperLabels.title(paper);
        return new Symbol(
                Kind.PAPER,
                title.isEmpty() ? key : title,
                authors.isEmpty() ? key : key + " · " + authors,
                paper.sources().getFirst().file().toUri().toString(),
                paper.sources().getFirst().name());
    }

    private static List<Symbol> notes(Snapshot snapshot, Sought sought, int limit) {
        List<Symbol> symbols = new ArrayList<>();
        for (Outline note : snapshot.notes().outlines()) {
            NoteConditions conditions = new NoteConditions(snapshot, note);
            if (note.paper().isPresent() && fits(sought, conditions, title(note))) {
                symbols.add(
                        new Symbol(
                                Kind.LITERATURE_NOTE,
                                title(note),
                                note.paper().map(key -> "note on " + key).orElse(""),
                                note.uri(),
                                note.lines().range(new Span(0, 0))));
            }
            for (Heading heading : note.headings()) {
                boolean said = note.paper().isPresent() && heading.text().equals(note.title());
                if (!said && fits(sought, conditions, heading.text())) {
                    symbols.add(
                            new Symbol(
                                    Kind.HEADING,
                                    Shown.line(heading.text()),
                                    Shown.line(note.title()),
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

    private static String title(Outline note) {
        return Shown.line(note.title().isEmpty() ? note.paper().orElse("") : note.title());
    }

    /** Words are looked for in {@code text}; all else is asked of the note. */
    private static boolean fits(Sought sought, NoteConditions note, String text) {
        return switch (sought) {
            case Sought.All(var parts) -> parts.stream().allMatch(part -> fits(part, note, text));
            case Sought.Any(var parts) -> parts.stream().anyMatch(part -> fits(part, note, text));
            case Sought.Not(var part) -> !fits(part, note, text);
            case Sought.Words words
                    when words.field() == Field.ANY
                            || words.field() == Field.HEADING
                            || words.field() == Field.TITLE -> {
                Wording wording = Wording.of(words);
                boolean key =
                        words.field() == Field.ANY
                                && note.outline().paper().isPresent()
                                && PaperFit.isIn(note.outline().paper().get(), words);
                yield key || wording.words().isEmpty() || wording.in(Words.fold(text));
            }
            default -> note.fit(sought);
        };
    }
}
