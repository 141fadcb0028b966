package glossa.features.display;

import glossa.features.ReadingView;
import glossa.features.navigation.References;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.CitationPlace;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.reading.SourceFiles;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Code lenses: above a literature note, and above the records of a source, how often the paper is
 * cited, and its reading state.
 *
 * <pre>
 * cited 7 times in 3 notes · read 2026-10-02
 * </pre>
 */
public final class CodeLenses {
    /** The maximum length of a source, in UTF-16 units; longer sources get no lenses. */
    private static final int MAX_SOURCE_LENGTH = 1 << 20;

    private CodeLenses() {}

    /**
     * A lens; {@link #title} computes its text when it becomes visible.
     *
     * @param range the place above which it is shown
     * @param key the key of its paper; empty if the source gives none
     */
    public record Lens(Range range, String key) {}

    /** Above the first heading of a literature note, otherwise above its first line. */
    public static List<Lens> of(Note note) {
        return note.paper()
                .map(
                        key -> {
                            Span span =
                                    note.syntax().headings().isEmpty()
                                            ? new Span(0, 0)
                                            : note.syntax().headings().getFirst().span();
                            return List.of(new Lens(note.lines().range(span), key));
                        })
                .orElse(List.of());
    }

    /**
     * Above each record of a source. Empty if the source is too long, or if no note cites anything.
     *
     * @param text the text of the source as the editor has it
     */
    public static List<Lens> of(Snapshot snapshot, Path file, String text) {
        Map<String, Integer> cited = snapshot.notes().cited();
        if (text.length() > MAX_SOURCE_LENGTH || cited.isEmpty()) {
            return List.of();
        }
        List<Lens> lenses = new ArrayList<>();
        for (Paper record : SourceFiles.read(file, text).papers()) {
            Source place = record.sources().getFirst();
            lenses.add(new Lens(place.name(), record.key()));
        }
        return lenses;
    }

    /** The text of the lens of the paper that answers to {@code name}. */
    public static String title(Snapshot snapshot, String name) {
        List<CitationPlace> citations = References.of(snapshot, name).citations();
        long notes = citations.stream().map(cited -> cited.note().uri()).distinct().count();
        String cited =
                switch (citations.size()) {
                    case 0 -> "not cited";
                    case 1 -> "cited once";
                    default -> "cited %d times in ".formatted(citations.size()) + notes(notes);
                };
        return cited + readingState(snapshot, name).map(state -> " · " + state).orElse("");
    }

    /** The text of the lens of the record at a place of a source. */
    public static Optional<String> title(Snapshot snapshot, Path file, Range place) {
        return snapshot.corpus().in(file, place).stream()
                .findFirst()
                .map(record -> title(snapshot.in(file), record.key()));
    }

    private static String notes(long count) {
        return count == 1 ? "1 note" : count + " notes";
    }

    /** {@code read 2026-10-02}, otherwise the status as the note has it. */
    private static Optional<String> readingState(Snapshot snapshot, String name) {
        ReadingView view = ReadingView.of(snapshot, name);
        return view.read().map(date -> "read " + date).or(view::status);
    }
}
