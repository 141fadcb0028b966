package glossa.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The contexts in which keys are cited. */
final class CitationContextsTest {
    private static final Map<String, String> NOTES =
            Map.of(
                    "file:///one.md",
                    "Bees dance [@a]. Bees sleep [@b].\n\nAnts walk @a.\n",
                    "file:///two.md",
                    "Honey is sweet [@c; @b].\n");

    @Test
    void theSharedIndexEqualsASearchNoteByNote() {
        Notes onDisk = Notes.NONE.with(NoteSummaries.NONE.with(outlines(NOTES)));
        Notes open = Notes.NONE;
        for (var note : NOTES.entrySet()) {
            open = open.with(Note.of(note.getKey(), 1, note.getValue()));
        }
        for (Notes notes : List.of(onDisk, open, changed())) {
            check(notes.contexts(), "5 citations of 3 papers, 1 once, 2 twice");
            checkAlike(notes.contexts(), "bee", "a b");
            checkAlike(notes.contexts(), "sweet", "b c");
            checkBeside(notes.contexts(), "b", "{a=1.0, c=1.0}");
        }
    }

    @Test
    void anOpenNoteTakesPrecedenceOverItsFile() {
        Notes notes =
                Notes.NONE
                        .with(NoteSummaries.NONE.with(outlines(NOTES)))
                        .with(Note.of("file:///one.md", 2, "Bees fly [@d]."));
        check(notes.contexts(), "3 citations of 3 papers, 3 once, 0 twice");
        checkAlike(notes.contexts(), "bee", "d");
        checkAlike(notes.contexts(), "ant", "");
    }

    /** The same notes; one of them has changed since the contexts were first computed. */
    private static Notes changed() {
        NoteSummaries before =
                NoteSummaries.NONE.with(
                        outlines(
                                Map.of(
                                        "file:///one.md",
                                        "Wasps sting [@z].",
                                        "file:///two.md",
                                        NOTES.getOrDefault("file:///two.md", ""))));
        assertEquals(3, Notes.NONE.with(before).contexts().citations());
        return Notes.NONE.with(
                before.with(
                        outlines(
                                Map.of(
                                        "file:///one.md",
                                        NOTES.getOrDefault("file:///one.md", "")))));
    }

    private static Map<String, Optional<NoteSummary>> outlines(Map<String, String> texts) {
        Map<String, Optional<NoteSummary>> outlines = new LinkedHashMap<>();
        texts.forEach(
                (uri, text) ->
                        outlines.put(uri, Optional.of(NoteSummary.of(Note.of(uri, 1, text)))));
        return outlines;
    }

    private static void check(CitationContexts contexts, String expected) {
        assertEquals(
                expected,
                contexts.citations()
                        + " citations of "
                        + contexts.papers()
                        + " papers, "
                        + contexts.once()
                        + " once, "
                        + contexts.twice()
                        + " twice");
    }

    private static void checkBeside(CitationContexts contexts, String key, String expected) {
        assertEquals(expected, new TreeMap<>(contexts.beside(Map.of(key, 1.0))).toString());
    }

    private static void checkAlike(CitationContexts contexts, String stem, String keys) {
        assertEquals(
                keys, String.join(" ", new TreeMap<>(contexts.alike(Map.of(stem, 1.0))).keySet()));
    }
}
