package glossa.features;

import glossa.corpus.Paper;
import glossa.grammar.Metadata;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reading state: what the front matter of a paper's literature note says of having read it. */
public final class ReadingStates {
    private static final List<String> FIELDS = List.of("status", "rating", "read");

    private ReadingStates() {}

    /**
     * {@code status: read · rating: 4 · read: 2026-10-02}, of the first literature note on {@code
     * paper} that says any of it.
     */
    public static Optional<String> of(Snapshot snapshot, Paper paper) {
        for (Note note : snapshot.notes().all()) {
            boolean about =
                    note.paper()
                            .filter(key -> key.equals(paper.key()) || paper.aliases().contains(key))
                            .isPresent();
            String line = about ? line(note) : "";
            if (!line.isEmpty()) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private static String line(Note note) {
        Metadata metadata = Metadata.of(note.text(), note.syntax().frontMatter());
        return FIELDS.stream()
                .filter(field -> !metadata.values(field).isEmpty())
                .map(field -> field + ": " + String.join(", ", metadata.values(field)))
                .collect(Collectors.joining(" · "));
    }
}
