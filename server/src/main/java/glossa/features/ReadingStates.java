package glossa.features;

import glossa.corpus.Paper;
import glossa.notes.Notes;
import glossa.notes.Outline;
import glossa.workspace.Snapshot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reading state: what the front matter of a paper's literature note says of having read it. */
public final class ReadingStates {
    private static final List<String> FIELDS = List.of("status", "rating", "read");

    private ReadingStates() {}

    /**
     * {@code status: read · rating: 4 · read: 2026-10-02}, of the first literature note on {@code
     * paper} that says any of it.
     */
    public static Optional<String> of(Snapshot snapshot, Paper paper) {
        Notes notes = snapshot.notes();
        return Stream.concat(Stream.of(paper.key()), paper.aliases().stream())
                .flatMap(name -> notes.about(name).stream())
                .map(ReadingStates::line)
                .filter(line -> !line.isEmpty())
                .findFirst();
    }

    private static String line(Outline note) {
        return FIELDS.stream()
                .filter(note.fields()::containsKey)
                .map(
                        field ->
                                field
                                        + ": "
                                        + String.join(
                                                ", ", note.fields().getOrDefault(field, List.of())))
                .collect(Collectors.joining(" · "));
    }
}
