package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What the server does with input that is wrong. */
final class BadInputIT {
    @TempDir private Path temporary;

    /**
     * Broken sources, settings and messages are reported at their places, and the server goes on.
     */
    @Test
    void badInput() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        workspace.write(
                "broken.bib",
                "@book{good1, title = {One}}\n"
                        + "@book{bad, title = {Two\n"
                        + "@book{good2, title = {Three}}\n");
        Files.write(workspace.folder().resolve("binary.bib"), new byte[] {1, 0, 2, 0});
        try (var line = Files.newBufferedWriter(workspace.folder().resolve("long.bib"))) {
            line.write("@book{long, title = {");
            String part = "a word and ".repeat(1000);
            for (int i = 0; i < 9500; i++) {
                line.write(part);
            }
            line.write("}}");
        }
        Path locked = Files.createDirectory(workspace.folder().resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        workspace.write(".glossa.toml", "discover = true\n[[corpus]\npath = 3\n");
        try (RawClient client = RawClient.launch(workspace.home())) {
            assertEquals(
                    -32002,
                    client.askForError("textDocument/hover", RawClient.at("file:///x.md", 0, 0)));
            client.initialize(workspace.folder(), "{}");
            assertEquals(-32601, client.askForError("glossa/nothing", "{}"));
            assertEquals(-32600, client.askForError("initialize", "{}"));
            client.notify("glossa/nothing", "{}");
            client.notify("$/nothing", "{}");
            client.sendRaw(
                    "{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"textDocument/hover\",\"params\":[1,2]}");

            assertEquals("settings", code(client.awaitDiagnostics(workspace.uri(".glossa.toml"))));
            assertEquals(
                    "unreadable-source",
                    code(client.awaitDiagnostics(workspace.uri("binary.bib"))));
            JsonArray broken = client.awaitDiagnostics(workspace.uri("broken.bib"));
            assertEquals(
                    1,
                    broken.get(0)
                            .getAsJsonObject()
                            .getAsJsonObject("range")
                            .getAsJsonObject("start")
                            .get("line")
                            .getAsInt());

            String uri = workspace.uri("note.md");
            client.open(
                    uri,
                    "Some words about nothing in particular, and [@good2, p. 3].\n".repeat(85_000));
            assertTrue(
                    client.ask("textDocument/hover", RawClient.at(uri, 84_999, 47)).isJsonObject());
            assertTrue(
                    client.ask("textDocument/hover", RawClient.at(uri, 9_999_999, 47))
                            .isJsonNull());
            assertEquals(
                    "good1",
                    client.completionAfter(workspace.folder(), "@good1")
                            .get("label")
                            .getAsString());
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static String code(JsonArray diagnostics) {
        return diagnostics.get(0).getAsJsonObject().get("code").getAsString();
    }
}
