package glossa.features.rename;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.features.ProposedChange;
import glossa.features.rename.Renames.RefusedException;
import glossa.features.rename.Renames.RenameOptions;
import glossa.features.rename.Renames.RenameTarget;
import glossa.grammar.NoteConventions;
import glossa.grammar.Span;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.source.reading.SourceFiles;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A key that the user chooses for a paper without one is used as long as it is in the key file. */
final class ChosenKeysTest {
    @TempDir Path folder = Path.of("");

    @Test
    void aChosenKeyIsUsedFromTheNextUpdateOn() throws IOException, RefusedException {
        Files.writeString(folder.resolve(".glossa.toml"), "[keys]\nfile = \"keys.tsv\"\n");
        Files.writeString(
                folder.resolve("a.ris"),
                "TY  - BOOK\n"
                        + "TI  - Literate Programming\n"
                        + "AU  - Knuth, Donald\n"
                        + "PY  - 1984\n"
                        + "ER  - \n");
        Path keys = folder.resolve("keys.tsv");
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.in(List.of(keys)))) {
            Workspace workspace = new Workspace(index);
            workspace.setFolders(List.of(folder));
            workspace.index((file, number, count) -> {});
            workspace.index((file, number, count) -> {});
            String given = Files.readString(keys);
            assertFalse(workspace.isStale());

            write(workspace, keys, "knuth1984literate", "lp");
            assertTrue(workspace.isStale());
            assertTrue(workspace.index((file, number, count) -> {}));
            try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                assertEquals("lp", snapshot.corpus().paper("lp").orElseThrow().key());
                assertTrue(snapshot.corpus().has("knuth1984literate"), "the old name stays");
            }

            write(workspace, keys, "lp", "knuth1984literate");
            assertEquals(given, Files.readString(keys));
            workspace.index((file, number, count) -> {});
            try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                assertEquals(
                        "knuth1984literate",
                        snapshot.corpus().paper("knuth1984literate").orElseThrow().key());
                assertFalse(snapshot.corpus().has("lp"));
            }
        }
    }

    private static void write(Workspace workspace, Path keys, String from, String to)
            throws IOException, RefusedException {
        try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
            RenameOptions by =
                    new RenameOptions(
                            NoteConventions.DEFAULT,
                            false,
                            true,
                            workspace.keyFile(),
                            SourceFiles::text);
            ProposedChange change =
                    Renames.of(snapshot, new RenameTarget(from, "", new Span(0, 0)), to, by);
            ProposedChange.Edit edit = change.edits().getFirst();
            StringBuilder text = new StringBuilder(Files.readString(keys));
            text.replace(edit.replaced().start(), edit.replaced().end(), edit.text());
            Files.writeString(keys, text);
        }
    }
}
