package glossa.features.navigation;

import glossa.features.PaperAtCursor;
import glossa.grammar.CitationItem;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.CitationPlace;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Find references: the citations of a paper by any of its names, its records, and its literature
 * notes.
 */
public final class References {
    private References() {}

    /**
     * The references to a paper.
     *
     * @param records its declarations: its record in each source, databases excepted, in order of
     *     precedence
     * @param notes its literature notes, by uri
     * @param citations in all notes, open or not, by uri and in text order
     */
    public record FoundReferences(
            List<Source> records, List<NoteSummary> notes, List<CitationPlace> citations) {
        public FoundReferences {
            records = List.copyOf(records);
            notes = List.copyOf(notes);
            citations = List.copyOf(citations);
        }
    }

    /**
     * The references to the cited paper under the cursor, or, in the front matter and first heading
     * of a literature note, to its paper; for an unknown key, its citations.
     */
    public static Optional<FoundReferences> at(Snapshot snapshot, Cursor cursor) {
        return PaperAtCursor.at(cursor).map(subject -> of(snapshot, subject.key()));
    }

    /** The references to the paper whose record is at a position of a source. */
    public static Optional<FoundReferences> at(Snapshot snapshot, Path file, Position position) {
        return PaperAtCursor.inSource(snapshot, file, position)
                .map(record -> of(snapshot, record.key()));
    }

    /** The references to the paper that answers to {@code name}. */
    public static FoundReferences of(Snapshot snapshot, String name) {
        Optional<Paper> paper = snapshot.corpus().paper(name);
        Set<String> names = PaperAtCursor.names(snapshot, paper, name);
        List<CitationPlace> citations = new ArrayList<>(snapshot.notes().citing(names));
        paper.ifPresent(
                found ->
                        citations.removeIf(
                                cited ->
                                        !snapshot.means(
                                                cited.note().uri(), cited.item().key(), found)));
        // The sort is stable, so it keeps the order within a note.
        citations.sort(Comparator.comparing(cited -> cited.note().uri()));
        return new FoundReferences(
                paper.map(References::records).orElse(List.of()),
                about(snapshot, names),
                citations);
    }

    /**
     * {@code cited 7 times in 3 notes}; empty if the paper is cited less often than {@code least}.
     */
    public static String countInWords(Snapshot snapshot, Paper paper, int least) {
        List<CitationPlace> citations = of(snapshot, paper.key()).citations();
        long notes = citations.stream().map(cited -> cited.note().uri()).distinct().count();
        return citations.size() < least
                ? ""
                : "cited "
                        + (citations.size() == 1 ? "once" : citations.size() + " times")
                        + (notes == 1 ? " in one note" : " in " + notes + " notes");
    }

    /** The places of a paper's records that an editor can show; a database is not a text. */
    static List<Source> records(Paper paper) {
        return paper.sources().stream()
                .filter(source -> !source.file().toString().endsWith(".sqlite"))
                .toList();
    }

    /** The literature notes on a paper with these names, by uri. */
    static List<NoteSummary> about(Snapshot snapshot, Set<String> names) {
        return names.stream()
                .flatMap(name -> snapshot.notes().about(name).stream())
                .sorted(Comparator.comparing(NoteSummary::uri))
                .toList();
    }

    /** The title of a literature note: its first heading, otherwise its start. */
    public static Range titleRange(NoteSummary note) {
        return note.lines()
                .range(
                        note.headings().isEmpty()
                                ? new Span(0, 0)
                                : note.headings().getFirst().span());
    }

    /**
     * A highlighted place.
     *
     * @param isDeclaration whether it declares the note's paper and is not a citation
     */
    public record Highlight(Span span, boolean isDeclaration) {}

    /**
     * The citations of the paper under the cursor in the cursor's note, and the key in its front
     * matter, in text order.
     */
    public static List<Highlight> highlights(Snapshot snapshot, Cursor cursor) {
        Optional<PaperAtCursor.Subject> here = PaperAtCursor.at(cursor);
        if (here.isEmpty()) {
            return List.of();
        }
        Note note = cursor.note();
        String name = here.get().key();
        Set<String> names = PaperAtCursor.names(snapshot, snapshot.corpus().paper(name), name);
        List<Highlight> highlights = new ArrayList<>();
        Optional<Span> declared =
                note.paper()
                        .filter(names::contains)
                        .flatMap(paper -> PaperAtCursor.keyInFrontMatter(note));
        declared.ifPresent(span -> highlights.add(new Highlight(span, true)));
        for (CitationItem item : note.items()) {
            boolean named = declared.filter(span -> contains(span, item.span())).isPresent();
            if (names.contains(item.key()) && !named) {
                highlights.add(new Highlight(item.span(), false));
            }
        }
        highlights.sort(Comparator.comparingInt(highlight -> highlight.span().start()));
        return highlights;
    }

    /** {@code citekey: "[[@key]]"} is a declaration and a citation at once. */
    private static boolean contains(Span whole, Span part) {
        return whole.start() <= part.start() && part.end() <= whole.end();
    }

    /** The names of the paper at a position of a source, in that source. */
    public static List<Range> highlights(Snapshot snapshot, Path file, Position position) {
        return PaperAtCursor.inSource(snapshot, file, position).stream()
                .flatMap(
                        record ->
                                snapshot.corpus().paper(record.key()).map(Paper::sources).stream()
                                        .flatMap(List::stream)
                                        .filter(source -> source.file().equals(file)))
                .map(Source::name)
                .toList();
    }
}
