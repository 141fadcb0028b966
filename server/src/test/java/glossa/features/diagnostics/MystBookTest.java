package glossa.features.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.CitationKeys;
import glossa.grammar.CitationItem;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A book in MyST, {@code src/test/resources/books/myst}: each paper of its bibliography is cited in
 * one of the many places where MyST allows it, and what is no citation has a key that no paper has.
 */
final class MystBookTest {
    private static final Path BOOK = Path.of("src/test/resources/books/myst");
    private static final Pattern ENTRY = Pattern.compile("(?m)^@book\\{([^,]+),");

    @Test
    void allKeysAreSeenAndNothingElse() throws IOException {
        try (Fixture fixture = book();
                Snapshot snapshot = fixture.snapshot()) {
            TreeSet<String> cited = new TreeSet<>();
            for (Note note : snapshot.notes().all()) {
                for (CitationItem item : note.items()) {
                    if (!CitationKeys.namesNoPaper(snapshot, note, item)) {
                        cited.add(item.key());
                    }
                }
            }
            assertEquals(String.join("\n", papers()), String.join("\n", cited));
        }
    }

    @Test
    void thereAreNoProblems() throws IOException {
        try (Fixture fixture = book();
                Snapshot snapshot = fixture.snapshot()) {
            List<String> problems = new ArrayList<>();
            for (Note note : snapshot.notes().all()) {
                problems.add(Fixture.labels(note.uri(), Diagnostics.of(snapshot, note)));
            }
            assertEquals("", String.join("", problems));
        }
    }

    /** In the outline of a chapter there is no comment of its code. */
    @Test
    void headingsAreThoseOfTheText() throws IOException {
        try (Fixture fixture = book();
                Snapshot snapshot = fixture.snapshot()) {
            List<String> headings = new ArrayList<>();
            for (Note note : snapshot.notes().all()) {
                note.syntax().headings().forEach(heading -> headings.add(heading.text()));
            }
            assertEquals(
                    List.of("Tides and Rivers", "Measuring water", "Why water rises"), headings);
        }
    }

    private static Set<String> papers() throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        ENTRY.matcher(Files.readString(BOOK.resolve("refs.bib")))
                .results()
                .forEach(entry -> keys.add(entry.group(1)));
        return keys;
    }

    private static Fixture book() throws IOException {
        StringBuilder world = new StringBuilder();
        List<Path> files;
        try (Stream<Path> list = Files.list(BOOK)) {
            files = list.sorted().toList();
        }
        for (Path file : files) {
            world.append("-- ").append(file.getFileName()).append(" --\n");
            world.append(Files.readString(file));
        }
        return Fixture.of(world.toString());
    }
}
