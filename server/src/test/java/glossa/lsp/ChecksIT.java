package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Problems and actions, as editors ask for them, with the packaged launcher. */
final class ChecksIT {
    private static final String PULLS =
            "{\"textDocument\": {\"diagnostic\": {}}, \"workspace\": {\"diagnostics\":"
                    + " {\"refreshSupport\": true}}}";

    private static final String BIB =
            "@book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year ="
                    + " 1984}\n";

    @Test
    void whoAsksForProblemsIsNotToldOfThemBesides(@TempDir Path folder) throws Exception {
        Path workspace = workspace(folder);
        Files.writeString(workspace.resolve("closed.md"), "As @knuth1985 says.\n");
        try (RawClient client = start(folder, workspace, PULLS)) {
            assertEquals(
                    "{\"identifier\":\"glossa\",\"interFileDependencies\":true,\"workspaceDiagnostics\":true}",
                    client.capabilities().get("diagnosticProvider").toString());
            client.awaitRequest("workspace/diagnostic/refresh");
            String uri = workspace.resolve("note.md").toUri().toString();
            client.open(uri, "As @knuth1986 says.");
            JsonObject first = pull(client, uri, "");
            assertEquals("full", first.get("kind").getAsString());
            assertEquals(List.of("unknown-key"), codes(first.getAsJsonArray("items")));
            String id = first.get("resultId").getAsString();
            assertEquals(
                    "{\"kind\":\"unchanged\",\"resultId\":\"" + id + "\"}",
                    pull(client, uri, id).toString());
            client.change(uri, 2, "As @knuth1984 says.");
            JsonObject mended = pull(client, uri, id);
            assertEquals("full", mended.get("kind").getAsString());
            assertEquals(0, mended.getAsJsonArray("items").size());

            // What is not open is told of among all.
            client.awaitLog("1 note on disk");
            JsonArray all =
                    client.ask("workspace/diagnostic", "{\"previousResultIds\": []}")
                            .getAsJsonObject()
                            .getAsJsonArray("items");
            assertEquals(1, all.size());
            JsonObject closed = all.get(0).getAsJsonObject();
            assertTrue(closed.get("uri").getAsString().endsWith("/closed.md"));
            assertEquals(List.of("unknown-key"), codes(closed.getAsJsonArray("items")));
            JsonArray again =
                    client.ask(
                                    "workspace/diagnostic",
                                    "{\"previousResultIds\": [{\"uri\": %s, \"value\": %s}]}"
                                            .formatted(closed.get("uri"), closed.get("resultId")))
                            .getAsJsonObject()
                            .getAsJsonArray("items");
            assertEquals("unchanged", again.get(0).getAsJsonObject().get("kind").getAsString());

            // The sources' are published, the note's are not.
            String bib = workspace.resolve("papers.bib").toUri().toString();
            client.open(bib, BIB + BIB.replace("Literate Programming", "Sorting"));
            assertTrue(codes(client.awaitDiagnostics(bib)).contains("duplicate-key"));
            assertFalse(client.hasPublished(uri));
        }
    }

    @Test
    void whoCannotAskIsTold(@TempDir Path folder) throws Exception {
        Path workspace = workspace(folder);
        try (RawClient client = start(folder, workspace, "{}")) {
            assertFalse(client.capabilities().has("diagnosticProvider"));
            assertFalse(
                    client.capabilities()
                            .getAsJsonObject("codeActionProvider")
                            .has("resolveProvider"));
            String uri = workspace.resolve("note.md").toUri().toString();
            client.open(uri, "As @knuth1985 and [@] say.");
            assertEquals(
                    List.of("unknown-key", "empty-citation"), codes(client.awaitDiagnostics(uri)));
        }
    }

    @Test
    void levelsAreSetAndSetAnew(@TempDir Path folder) throws Exception {
        Path workspace = workspace(folder);
        Path settings = workspace.resolve(".glossa.toml");
        Files.writeString(settings, "[diagnostics]\nunknown-key = \"error\"\n");
        try (RawClient client = start(folder, workspace, "{}")) {
            String uri = workspace.resolve("note.md").toUri().toString();
            client.open(uri, "As @knuth1985 says.");
            JsonObject problem = client.awaitDiagnostics(uri).get(0).getAsJsonObject();
            assertEquals(1, problem.get("severity").getAsInt());
            assertEquals(
                    "knuth1984 is defined here",
                    problem.getAsJsonArray("relatedInformation")
                            .get(0)
                            .getAsJsonObject()
                            .get("message")
                            .getAsString());
            Files.writeString(settings, "[diagnostics]\nunknown-key = \"off\"\nwrong = \"off\"\n");
            client.notify("workspace/didChangeWatchedFiles", "{\"changes\": []}");
            assertEquals(0, client.awaitDiagnostics(uri).size());
            assertEquals(
                    List.of("settings"),
                    codes(client.awaitDiagnostics(settings.toUri().toString())));
        }
    }

    @Test
    void entriesThatNobodyCitesAreFaded(@TempDir Path folder) throws Exception {
        Path workspace = workspace(folder);
        Files.writeString(workspace.resolve("note.md"), "As @knuth1984 says.\n");
        try (RawClient client =
                start(
                        folder,
                        workspace,
                        "{\"textDocument\": {\"publishDiagnostics\": {\"tagSupport\":"
                                + " {\"valueSet\": [1, 2]}}}}")) {
            client.awaitLog("1 note on disk");
            String bib = workspace.resolve("papers.bib").toUri().toString();
            client.open(
                    bib, BIB + "@misc{fox, title = {On Foxes}, author = {Fox, A.}, year = 1}\n");
            JsonArray problems = client.awaitDiagnostics(bib);
            assertEquals(List.of("unused-entry"), codes(problems));
            assertEquals("[1]", problems.get(0).getAsJsonObject().get("tags").toString());
            String uri = workspace.resolve("other.md").toUri().toString();
            client.open(uri, "As @fox says.");
            assertEquals(0, client.awaitDiagnostics(bib).size());
        }
    }

    @Test
    void whatCostsIsWorkedOutWhenItIsWanted(@TempDir Path folder) throws Exception {
        Path workspace = workspace(folder);
        Files.writeString(
                workspace.resolve(".glossa.toml"), "[notes]\ntemplate = \"template.md\"\n");
        Files.writeString(workspace.resolve("template.md"), "# {title} ({year}) {other}\n");
        try (RawClient client =
                start(
                        folder,
                        workspace,
                        "{\"textDocument\": {\"codeAction\": {\"dataSupport\": true,"
                                + " \"resolveSupport\": {\"properties\": [\"edit\"]}}},"
                                + " \"workspace\": {\"workspaceEdit\": {\"documentChanges\": true,"
                                + " \"resourceOperations\": [\"create\"]}}}")) {
            client.awaitLog("1 paper");
            String uri = workspace.resolve("note.md").toUri().toString();
            client.open(uri, "As @knuth1984 says.\n");
            JsonObject create = action(client, uri, "Create the literature note of @knuth1984");
            assertFalse(create.has("edit"));
            JsonObject resolved =
                    client.ask("codeAction/resolve", create.toString()).getAsJsonObject();
            JsonArray changes = resolved.getAsJsonObject("edit").getAsJsonArray("documentChanges");
            assertEquals("create", changes.get(0).getAsJsonObject().get("kind").getAsString());
            assertEquals(
                    "# Literate Programming (1984) {other}\n",
                    changes.get(1)
                            .getAsJsonObject()
                            .getAsJsonArray("edits")
                            .get(0)
                            .getAsJsonObject()
                            .get("newText")
                            .getAsString());
            JsonObject turn = action(client, uri, "Convert to [@knuth1984]");
            assertTrue(turn.has("edit"));
            assertEquals(0, actions(client, uri, "\"source.organizeImports\"").size());
            assertEquals(1, actions(client, uri, "\"source.fixAll\"").size());
        }
    }

    private static Path workspace(Path folder) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("workspace")).toRealPath();
        Files.writeString(workspace.resolve("papers.bib"), BIB);
        return workspace;
    }

    private static RawClient start(Path folder, Path workspace, String capabilities)
            throws Exception {
        RawClient client = RawClient.launch(folder.resolve("home"));
        client.initialize(workspace, capabilities);
        return client;
    }

    private static JsonObject pull(RawClient client, String uri, String previous) throws Exception {
        return client.ask(
                        "textDocument/diagnostic",
                        "{\"textDocument\": {\"uri\": \"%s\"}, \"previousResultId\": \"%s\"}"
                                .formatted(uri, previous))
                .getAsJsonObject();
    }

    private static List<String> codes(JsonArray problems) {
        List<String> codes = new ArrayList<>();
        problems.forEach(problem -> codes.add(problem.getAsJsonObject().get("code").getAsString()));
        return codes;
    }

    private static JsonObject action(RawClient client, String uri, String title) throws Exception {
        for (JsonElement action : actions(client, uri, "")) {
            if (action.getAsJsonObject().get("title").getAsString().equals(title)) {
                return action.getAsJsonObject();
            }
        }
        throw new AssertionError("no action " + title);
    }

    private static JsonArray actions(RawClient client, String uri, String only) throws Exception {
        return client.ask(
                        "textDocument/codeAction",
                        """
                        {"textDocument": {"uri": "%s"}, "range": {"start": {"line": 0, "character": 5}, "end": {"line": 0, "character": 5}}, "context": {"diagnostics": []%s}}
                        """
                                .formatted(uri, only.isEmpty() ? "" : ", \"only\": [" + only + "]"))
                .getAsJsonArray();
    }
}
