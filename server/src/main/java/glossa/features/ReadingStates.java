package glossa.features;

import glossa.notes.NoteSummary;
import glossa.notes.ReadingState;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.workspace.Snapshot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reading state of a paper, from the front matter of its literature notes. */
public final class ReadingStates {
    private static final List<String> FIELDS = List.of("status", "rating", "read");

    private ReadingStates() {}

    /**
     * The reading state in one line, {@code status: read · rating: 4 · read: 2026-10-02}, from the
     * first literature note on {@code paper} that has any of these fields.
     */
    public static Optional<String> summary(Snapshot snapshot, Paper paper) {
        return paper.names().stream()
                .flatMap(name -> snapshot.notes().about(name).stream())
                .map(ReadingStates::summary)
                .filter(line -> !line.isEmpty())
                .findFirst();
    }

    /** The status from the first literature note on a paper that has one. */
    public static Optional<String> status(Snapshot snapshot, Paper paper) {
        return paper.names().stream()
                .flatMap(name -> snapshot.notes().about(name).stream())
                .flatMap(note -> note.fields().getOrDefault("status", List.of()).stream())
                .findFirst();
    }

    /**
     * {@code read}, {@code reading} or {@code unread} for the words that notes use for these
     * states; any other word as it is, folded.
     */
    public static String normalized(String status) {
        String plain = TextFolding.squeeze(status);
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
