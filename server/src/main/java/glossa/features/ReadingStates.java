package glossa.features;

import glossa.notes.NoteSummary;
import glossa.notes.Notes;
import glossa.notes.ReadingState;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
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
    public static Optional<String> summary(Snapshot snapshot, Paper paper) {
        Notes notes = snapshot.notes();
        return Stream.concat(Stream.of(paper.key()), paper.aliases().stream())
                .flatMap(name -> notes.about(name).stream())
                .map(ReadingStates::summary)
                .filter(line -> !line.isEmpty())
                .findFirst();
    }

    /** What the first literature note on a paper that says it says of its status. */
    public static Optional<String> status(Snapshot snapshot, Paper paper) {
        return Stream.concat(Stream.of(paper.key()), paper.aliases().stream())
                .flatMap(name -> snapshot.notes().about(name).stream())
                .flatMap(note -> note.fields().getOrDefault("status", List.of()).stream())
                .findFirst();
    }

    /**
     * {@code read}, {@code reading} or {@code unread}, by whatever name of these states it has in a
     * note; else the name itself, folded.
     */
    public static String normalized(String written) {
        String plain = TextFolding.squeeze(written);
        return ReadingState.named(plain).map(ReadingState::word).orElse(plain);
    }

    private static String summary(NoteSummary note) {
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
