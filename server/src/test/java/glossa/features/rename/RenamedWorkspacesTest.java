package glossa.features.rename;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.Shared;
import glossa.features.ProposedChange;
import glossa.features.rename.Renames.RefusedException;
import glossa.features.rename.Renames.RenameOptions;
import glossa.features.rename.Renames.RenameTarget;
import glossa.grammar.NoteConventions;
import glossa.grammar.Span;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.paper.Paper;
import glossa.source.reading.SourceFiles;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Copies of real workspaces: many of their keys are renamed and then renamed back, after which
 * every file must be unchanged, byte for byte.
 */
final class RenamedWorkspacesTest {
    /** Distributed over all cited papers. */
    private static final int KEYS = 60;

    @TempDir Path copy = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "causal-inference-in-R",
                "d2l-en",
                "deep-review",
                "interpretable-ml-book",
                "slds-nlp-ss20",
                "tidy-survey-book"
            })
    void thereAndBack(String name) throws IOException, RefusedException {
        copy(Shared.file("data/workspaces/" + name));
        Map<Path, byte[]> before = files();
        Map<String, String> renamed = new LinkedHashMap<>();
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace = read(index);
            try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                List<String> keys = keys(snapshot);
                assertTrue(keys.size() > 10, "only " + keys);
                for (String key : keys) {
                    String fresh = "glossa" + renamed.size() + ":Renamed_" + renamed.size();
                    ProposedChange change = rename(snapshot, key, fresh);
                    assertFalse(change.isEmpty());
                    write(change);
                    renamed.put(key, fresh);
                }
            }
        }
        assertFalse(same(before, files()));
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace = read(index);
            try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                for (var key : renamed.entrySet()) {
                    assertEquals(0, snapshot.notes().citing(key.getKey()).size(), key.getKey());
                    assertTrue(snapshot.notes().citing(key.getValue()).size() > 0, key.getKey());
                    write(rename(snapshot, key.getValue(), key.getKey()));
                }
            }
        }
        Map<Path, byte[]> after = files();
        assertEquals(before.keySet(), after.keySet());
        before.forEach((file, bytes) -> assertArrayEquals(bytes, after.get(file), file.toString()));
    }

    private Workspace read(PaperIndex index) {
        Workspace workspace = new Workspace(index);
        workspace.setFolders(List.of(copy));
        workspace.index((file, number, count) -> {});
        boolean more = true;
        while (more) {
            more = workspace.readNotes();
        }
        return workspace;
    }

    /** Keys that Glossa can write in all files, and unknown keys. */
    private static List<String> keys(Snapshot snapshot) {
        List<String> cited = new ArrayList<>();
        for (String key : new TreeMap<>(snapshot.notes().cited()).keySet()) {
            Optional<Paper> paper = snapshot.corpus().paper(key);
            boolean isOwn = paper.isEmpty() || paper.get().key().equals(key);
            if (isOwn && key.matches("[\\p{L}\\d_:./+-]+") && isWritable(snapshot, key)) {
                cited.add(key);
            }
        }
        int step = Math.max(1, cited.size() / KEYS);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < cited.size(); i += step) {
            keys.add(cited.get(i));
        }
        return keys;
    }

    private static boolean isWritable(Snapshot snapshot, String key) {
        try {
            Renames.checkRenamable(snapshot, key, BY);
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private static final RenameOptions BY =
            new RenameOptions(
                    NoteConventions.DEFAULT, false, true, Optional.empty(), SourceFiles::text);

    private static ProposedChange rename(Snapshot snapshot, String from, String to)
            throws RefusedException {
        return Renames.of(snapshot, new RenameTarget(from, "", new Span(0, 0)), to, BY);
    }

    private static void write(ProposedChange change) throws IOException {
        Map<Path, StringBuilder> texts = new LinkedHashMap<>();
        for (ProposedChange.Edit edit : change.edits().reversed()) {
            Path file = Path.of(URI.create(edit.uri()));
            if (!texts.containsKey(file)) {
                texts.put(file, new StringBuilder(SourceFiles.text(file).orElseThrow()));
            }
            texts.get(file).replace(edit.replaced().start(), edit.replaced().end(), edit.text());
        }
        for (var text : texts.entrySet()) {
            byte[] bytes = Files.readAllBytes(text.getKey());
            boolean marked = new String(bytes, StandardCharsets.UTF_8).startsWith("\uFEFF");
            Files.writeString(text.getKey(), (marked ? "\uFEFF" : "") + text.getValue());
        }
        for (ProposedChange.Rename rename : change.renames()) {
            Files.move(rename.from(), rename.to());
        }
    }

    private void copy(Path from) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(from.relativize(file).toString());
                Files.createDirectories(to.resolve("..").normalize());
                Files.copy(file, to);
            }
        }
    }

    private Map<Path, byte[]> files() throws IOException {
        Map<Path, byte[]> all = new TreeMap<>();
        try (var files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(copy.relativize(file), Files.readAllBytes(file));
            }
        }
        return all;
    }

    private static boolean same(Map<Path, byte[]> one, Map<Path, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(
                                file ->
                                        java.util.Arrays.equals(
                                                file.getValue(), other.get(file.getKey())));
    }
}
