package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Renaming, in conversation with an editor that can do all, and with one that can do nothing. */
final class RenameIT {
    private static final String ALL =
            """
            {"textDocument": {"rename": {"prepareSupport": true}},
             "workspace": {"workspaceEdit": {"documentChanges": true,
               "resourceOperations": ["create", "rename"],
               "changeAnnotationSupport": {}}}}
            """;

    @TempDir @org.jspecify.annotations.Nullable Path temporary;

    @Test
    void anEditorThatCanDoAll() throws Exception {
        try (RawClient client = start(ALL)) {
            assertTrue(
                    client.capabilities()
                            .getAsJsonObject("renameProvider")
                            .get("prepareProvider")
                            .getAsBoolean());
            client.awaitLog("2 papers");
            String note = uri("note.md");
            client.open(note, "As @knuth1984 says; not @fig-speed.");
            assertEquals(
                    "{\"range\":{\"start\":{\"line\":0,\"character\":4},\"end\":{\"line\":0,\"character\":13}},\"placeholder\":\"knuth1984\"}",
                    client.ask("textDocument/prepareRename", RawClient.at(note, 0, 5)).toString());
            assertTrue(client.ask("textDocument/prepareRename", at(note, 1)).isJsonNull());
            assertTrue(
                    refusal(client, "textDocument/prepareRename", at(note, 26))
                            .contains("cross-reference"));
            assertTrue(
                    refusal(client, "textDocument/rename", renamed(note, 5, "other"))
                            .contains("another paper"));
            // The editor's text counts, saved or not.
            client.open(uri("papers.bib"), "\n@book{knuth1984, title = {Literate Programming}}\n");
            JsonObject edit =
                    client.ask("textDocument/rename", renamed(note, 5, "lp")).getAsJsonObject();
            List<String> changes = new ArrayList<>();
            for (JsonElement change : edit.getAsJsonArray("documentChanges")) {
                changes.add(shown(change.getAsJsonObject()));
            }
            assertEquals(
                    List.of(
                            "note.md v1 0:4 lp",
                            "@knuth1984.md v? 0:3 lp In other notes",
                            "papers.bib v? 1:6 lp In sources",
                            "@knuth1984.md -> @lp.md File names"),
                    changes);
            assertEquals(
                    List.of("File names", "In other notes", "In sources"),
                    edit.getAsJsonObject("changeAnnotations").keySet().stream().sorted().toList());
        }
    }

    @Test
    void anEditorThatCanDoNothing() throws Exception {
        try (RawClient client = start("{}")) {
            assertTrue(client.capabilities().get("renameProvider").getAsBoolean());
            client.awaitLog("2 papers");
            String source = uri("papers.bib");
            client.open(source, Files.readString(Path.of(java.net.URI.create(source))));
            JsonObject edit =
                    client.ask("textDocument/rename", renamed(source, 8, "lp")).getAsJsonObject();
            assertEquals(
                    "[{\"range\":{\"start\":{\"line\":0,\"character\":6},\"end\":{\"line\":0,\"character\":15}},\"newText\":\"lp\"}]",
                    edit.getAsJsonObject("changes").get(source).toString());
            assertEquals(2, edit.getAsJsonObject("changes").size());
        }
    }

    private RawClient start(String capabilities) throws Exception {
        Files.writeString(
                folder().resolve("papers.bib"),
                "@book{knuth1984, title = {Literate Programming}}\n"
                        + "@book{other, title = {Other}}\n");
        Files.writeString(folder().resolve("@knuth1984.md"), "# @knuth1984\n");
        RawClient client = RawClient.launch(folder().resolveSibling("home"));
        client.initialize(folder(), capabilities);
        return client;
    }

    private Path folder() throws Exception {
        assertNotNull(temporary);
        return Files.createDirectories(temporary.resolve("workspace")).toRealPath();
    }

    private String uri(String name) throws Exception {
        return folder().resolve(name).toUri().toString();
    }

    private static String at(String uri, int character) {
        return RawClient.at(uri, 0, character);
    }

    private static String renamed(String uri, int character, String to) {
        return at(uri, character).replaceFirst("\\}$", ", \"newName\": \"" + to + "\"}");
    }

    private static String refusal(RawClient client, String method, String params) throws Exception {
        return client.answer(client.send(method, params))
                .getAsJsonObject("error")
                .get("message")
                .getAsString();
    }

    private static String shown(JsonObject change) {
        if (change.has("kind")) {
            return name(change.get("oldUri"))
                    + " -> "
                    + name(change.get("newUri"))
                    + " "
                    + change.get("annotationId").getAsString();
        }
        JsonObject document = change.getAsJsonObject("textDocument");
        JsonArray edits = change.getAsJsonArray("edits");
        JsonObject edit = edits.get(0).getAsJsonObject();
        JsonObject start = edit.getAsJsonObject("range").getAsJsonObject("start");
        boolean hasVersion = document.has("version") && !document.get("version").isJsonNull();
        return name(document.get("uri"))
                + " v"
                + (hasVersion ? document.get("version").getAsString() : "?")
                + " "
                + start.get("line")
                + ":"
                + start.get("character")
                + " "
                + edit.get("newText").getAsString()
                + (edit.has("annotationId") ? " " + edit.get("annotationId").getAsString() : "");
    }

    private static String name(JsonElement uri) {
        return String.valueOf(Path.of(java.net.URI.create(uri.getAsString())).getFileName());
    }
}
