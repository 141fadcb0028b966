package glossa.features.navigation;

import glossa.features.PaperAtCursor;
import glossa.grammar.CitationItem;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.CitationPlace;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Find references: who cites a paper, by whichever of its names, where its records stand, and which
 * notes are about it.
 */
public final class References {
    private References() {}

    /**
     * Where a paper is spoken of.
     *
     * @param records its declarations: a record in each source that is no database, the most
     *     trusted first
     * @param notes its literature notes, which declare what the reader has of it; by uri
     * @param citations in all notes, open or not, by uri, those of one note in its order
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
     * Of the paper that is cited under the cursor, or that the note is about whose front matter or
     * first heading the cursor stands in; of an unknown key, who else cites it.
     */
    public static Optional<FoundReferences> at(Snapshot snapshot, Cursor cursor) {
        return PaperAtCursor.at(cursor).map(subject -> of(snapshot, subject.key()));
    }

    /** Of the paper whose record stands at a place of a source. */
    public static Optional<FoundReferences> at(Snapshot snapshot, Path file, Position position) {
        return PaperAtCursor.inSource(snapshot, file, position)
                .map(record -> of(snapshot, record.key()));
    }

    /** Of the paper that answers to {@code name}. */
    public static FoundReferences of(Snapshot snapshot, String name) {
        Optional<Paper> paper = snapshot.corpus().paper(name);
        Set<String> names = PaperAtCursor.names(snapshot, paper, name);
        List<CitationPlace> citations = new ArrayList<>(snapshot.notes().citing(names));
        // The sort keeps the order within a note.
        citations.sort(Comparator.comparing(cited -> cited.note().uri()));
        return new FoundReferences(
                paper.map(References::records).orElse(List.of()),
                about(snapshot, names),
                citations);
    }

    /**
     * Where a paper's records stand, as far as an editor can show it: a database is no text, and
     * one that opened it would show its bytes.
     */
    static List<Source> records(Paper paper) {
        return paper.sources().stream()
                .filter(source -> !source.file().toString().endsWith(".sqlite"))
                .toList();
    }

    /** The literature notes on a paper of these names, by uri. */
    static List<NoteSummary> about(Snapshot snapshot, Set<String> names) {
        return names.stream()
                .flatMap(name -> snapshot.notes().about(name).stream())
                .sorted(Comparator.comparing(NoteSummary::uri))
                .toList();
    }

    /** Where a literature note says what it is: its first heading, else where it begins. */
    public static Range titleRange(NoteSummary note) {
        return note.lines()
                .range(
                        note.headings().isEmpty()
                                ? new Span(0, 0)
                                : note.headings().getFirst().span());
    }

    /**
     * A place that is highlighted.
     *
     * @param isDeclaration whether it names the paper rather than citing it
     */
    public record Highlight(Span span, boolean isDeclaration) {}

    /**
     * The places in the cursor's note that cite the paper under the cursor, and the one in the
     * front matter that names it, in the order of the text.
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
        note.paper()
                .filter(names::contains)
                .flatMap(paper -> PaperAtCursor.keyInFrontMatter(note))
                .ifPresent(span -> highlights.add(new Highlight(span, true)));
        for (CitationItem item : note.items()) {
            boolean named = highlights.stream().anyMatch(one -> contains(one.span(), item.span()));
            if (names.contains(item.key()) && !named) {
                highlights.add(new Highlight(item.span(), false));
            }
        }
        highlights.sort(Comparator.comparingInt(highlight -> highlight.span().start()));
        return highlights;
    }

    /** {@code citekey: "[[@key]]"} names the paper and cites it at once. */
    private static boolean contains(Span whole, Span part) {
        return whole.start() <= part.start() && part.end() <= whole.end();
    }

    /** The names of the paper at a place of a source, in that source. */
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
