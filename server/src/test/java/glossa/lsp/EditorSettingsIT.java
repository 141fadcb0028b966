package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** Conversations with the packaged launcher about what an editor has set. */
final class EditorSettingsIT {
    @TempDir Path temporary = Path.of("");

    @Test
    void settingsComeWithTheStartAndLater() throws Exception {
        Path workspace = Files.createDirectories(temporary.resolve("notes")).toRealPath();
        Path library = Files.createDirectories(temporary.resolve("library")).toRealPath();
        Files.writeString(
                library.resolve("papers.bib"),
                "@book{knuth1984, title = {Literate Programming}, year = 1984}\n");
        String note = workspace.resolve("note.md").toUri().toString();
        try (RawClient client = RawClient.launch(temporary.resolve("home"))) {
            client.ask(
                    "initialize",
                    "{\"rootUri\": \"%s\", \"capabilities\": {}, \"initializationOptions\": {\"corpus\": [\"%s\"], \"discovr\": 1}}"
                            .formatted(workspace.toUri(), library));
            client.notify("initialized", "{}");
            client.open(note, "As @knuth1984 and @knuth1985 say.\n");

            assertEquals("warning: knuth1985", told(client.awaitDiagnostics(note)));
            assertEquals(
                    "Glossa: editor settings: unknown setting 'discovr'", client.awaitMessage());

            configure(
                    client,
                    "{\"glossa\": {\"corpus\": [\"%s\"], \"diagnostics\": {\"unknown-key\": \"error\"}}}"
                            .formatted(library));
            assertEquals("error: knuth1985", told(client.awaitDiagnostics(note)));

            // Of others only: what was set holds.
            configure(client, "{\"python\": {}}");
            configure(client, "null");
            Files.writeString(
                    workspace.resolve(".glossa.toml"), "[diagnostics]\nunknown-key = \"hint\"\n");
            assertEquals("hint: knuth1985", told(client.awaitDiagnostics(note)));
            assertTrue(
                    client.completionAfter(workspace, "@knuth").toString().contains("knuth1984"));
            client.shutDown();
            assertEquals(0, client.exitCode());
        }
    }

    private static void configure(RawClient client, String settings) throws Exception {
        client.notify("workspace/didChangeConfiguration", "{\"settings\": " + settings + "}");
    }

    private static String told(JsonArray problems) {
        var problem = problems.get(0).getAsJsonObject();
        String level =
                switch (problem.get("severity").getAsInt()) {
                    case 1 -> "error";
                    case 2 -> "warning";
                    default -> "hint";
                };
        return level
                + ": "
                + problem.get("message").getAsString().replaceAll("no paper (\\w+).*", "$1");
    }
}
