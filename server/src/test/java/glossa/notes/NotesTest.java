package glossa.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Open notes together with notes on disk. */
final class NotesTest {
    private static final Notes NOTES =
            Notes.NONE.with(
                    onDisk(
                            "file:///notes/one.md",
                            "# Attention\n\nAs [@vaswani2017; @devlin2019] say.\n",
                            "file:///notes/two.md",
                            "Again @vaswani2017, and\n@vaswani2017 once more.\n",
                            "file:///literature/devlin2019.md",
                            "---\nstatus: read\nrating: 4\n---\n# BERT\n\nSee [@vaswani2017].\n"));

    @Test
    void citationsInClosedNotes() {
        checkCiting(
                NOTES,
                "vaswani2017",
                """
                file:///literature/devlin2019.md 6:5
                file:///notes/one.md 2:4
                file:///notes/two.md 0:6
                file:///notes/two.md 1:0
                """);
        checkCiting(NOTES, "nobody1999", "");
        assertEquals(5, NOTES.citing(Set.of("vaswani2017", "devlin2019")).size());
        assertEquals(
                "BERT", NOTES.outline("file:///literature/devlin2019.md").orElseThrow().title());
        checkCited(NOTES, "{devlin2019=1, vaswani2017=4}");
    }

    @Test
    void anOpenNoteTakesPrecedenceOverItsFile() {
        Notes open = NOTES.with(Note.of("file:///notes/two.md", 1, "Now @devlin2019 and @new2024"));
        checkCited(open, "{devlin2019=2, new2024=1, vaswani2017=2}");
        checkCiting(open, "new2024", "file:///notes/two.md 0:20\n");
        assertEquals(3, open.outlines().size());
        assertEquals(3, open.outlines().stream().count());
        Notes closed = open.without("file:///notes/two.md");
        checkCited(closed, "{devlin2019=1, vaswani2017=4}");
    }

    @Test
    void equivalentUrisAreOneFile() {
        Notes drive = Notes.NONE.with(onDisk("file:///C:/notes/@a%20b.md", "[@x]"));
        Notes open = drive.with(Note.of("file:///c%3A/notes/%40a%20b.md", 1, "[@y]"));
        checkCited(open, "{y=1}");
        assertEquals(1, open.outlines().size());
        checkCited(drive.with(Note.of("untitled:One", 1, "[@y]")), "{x=1, y=1}");
    }

    @Test
    void aDeletedFileIsForgotten() {
        Map<String, Optional<NoteSummary>> gone = Map.of("file:///notes/two.md", Optional.empty());
        Notes fewer = NOTES.with(NOTES.onDisk().with(gone));
        checkCited(fewer, "{devlin2019=1, vaswani2017=2}");
        assertEquals(2, fewer.outlines().size());
    }

    @Test
    void theReadingStateIsInTheLiteratureNote() {
        assertEquals(
                "[{status=[read], rating=[4]}]",
                NOTES.about("devlin2019").stream().map(NoteSummary::fields).toList().toString());
        Notes open =
                NOTES.with(
                        Note.of(
                                "file:///literature/devlin2019.md",
                                1,
                                "---\nstatus: reading\n---\n"));
        assertEquals(
                "[{status=[reading]}]",
                open.about("devlin2019").stream().map(NoteSummary::fields).toList().toString());
        assertEquals(1, open.literature().size());
        assertEquals("[]", NOTES.about("vaswani2017").toString());
    }

    @Test
    void readingProgressFollowsTheOpenNotes() {
        checkProgress(NOTES, "{devlin2019=3}");
        String uri = "file:///literature/devlin2019.md";
        checkProgress(
                NOTES.with(Note.of(uri, 1, "---\nstatus: In progress\n---\n")), "{devlin2019=2}");
        checkProgress(
                NOTES.with(Note.of(uri, 1, "---\nread: 2026-10-02\n---\n")), "{devlin2019=3}");
        checkProgress(NOTES.with(Note.of(uri, 1, "---\nstatus: queued\n---\n")), "{devlin2019=1}");
        checkProgress(NOTES.with(Note.of(uri, 1, "# BERT\n")), "{devlin2019=1}");
        checkProgress(
                NOTES.with(Note.of("file:///literature/new2024.md", 1, "# New\n")),
                "{devlin2019=3, new2024=1}");
        // Of two notes on one paper, the one with the most advanced state.
        checkProgress(
                NOTES.with(Note.of("file:///literature/other/devlin2019.md", 1, "# BERT again\n")),
                "{devlin2019=3}");
    }

    private static void checkProgress(Notes notes, String expected) {
        assertEquals(expected, new TreeMap<>(notes.progress()).toString());
    }

    @Test
    void packingKeepsTheSummary() {
        checkPacked("");
        checkPacked("# One\r\n\r\n## Zwei ß 漢 𝔸\r\n\r\nAs [see @a, p. 3; @{b c}] and -@d.\r\n");
        checkPacked(
                "---\ntitle: \"A: b\"\ntags: [x, y]\nstatus:\nother: 1\n---\n\nSetext\n===\n@k");
        checkPacked("word ".repeat(200) + "[@a; @a; @b]. " + "More @c and @d.\n\n".repeat(50));
    }

    private static void checkPacked(String text) {
        NoteSummary outline = NoteSummary.of(Note.of("file:///n.md", 1, text));
        assertEquals(outline, PackedSummary.of(outline).outline());
    }

    private static void checkCiting(Notes notes, String key, String expected) {
        assertEquals(
                expected,
                notes.citing(key).stream()
                        .map(
                                cited ->
                                        cited.note().uri()
                                                + " "
                                                + cited.range().start().line()
                                                + ":"
                                                + cited.range().start().character()
                                                + "\n")
                        .sorted()
                        .collect(Collectors.joining()));
    }

    private static void checkCited(Notes notes, String expected) {
        assertEquals(expected, new TreeMap<>(notes.cited()).toString());
        notes.cited().forEach((key, times) -> assertEquals(times, notes.cited().get(key)));
    }

    private static NoteSummaries onDisk(String... files) {
        Map<String, Optional<NoteSummary>> read = new LinkedHashMap<>();
        for (int i = 0; i < files.length; i += 2) {
            read.put(files[i], Optional.of(NoteSummary.of(Note.of(files[i], 0, files[i + 1]))));
        }
        return NoteSummaries.NONE.with(read);
    }
}
