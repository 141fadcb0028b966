package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Edits of open notes. */
final class DocumentEditsIT {
    @TempDir private Path temporary;

    /** Edits and requests sent back to back: each answer sees exactly the edits before it. */
    @Test
    void requestsSeeTheEditsBeforeThem() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        StringBuilder bib = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            bib.append("@book{key%dx, title = {Title number %d}}\n".formatted(i, i));
        }
        workspace.write("papers.bib", bib.toString());
        try (RawClient client = workspace.start("{}")) {
            String uri = workspace.uri("note.md");
            client.open(uri, "@key0x");
            client.awaitLog("300 papers");
            List<Integer> requests = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                client.change(uri, i + 2, "@key" + i + "x");
                requests.add(client.send("textDocument/hover", RawClient.at(uri, 0, 2)));
            }
            for (int i = 0; i < 300; i++) {
                String shown =
                        client.await(requests.get(i))
                                .getAsJsonObject()
                                .getAsJsonObject("contents")
                                .get("value")
                                .getAsString();
                assertTrue(shown.startsWith("Title number " + i + "\n"), i + ": " + shown);
            }
        }
    }

    /** Lists are made anew on saving, where the reader set that. */
    @Test
    void generatedBlocksOnSaving() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        workspace.write("papers.bib", "@book{knuth1984, title = {Literate Programming}}\n");
        String note = "<!-- glossa: list -->\n<!-- /glossa -->\n";
        String capabilities =
                "{\"textDocument\": {\"synchronization\": {\"willSaveWaitUntil\": true}}}";
        assertEquals("[]", beforeSave(workspace, capabilities, note).toString());
        workspace.write(".glossa.toml", "[notes]\nrefresh-on-save = true\n");
        assertEquals(
                "\n\n- Literate Programming · `knuth1984`\n\n",
                beforeSave(workspace, capabilities, note)
                        .get(0)
                        .getAsJsonObject()
                        .get("newText")
                        .getAsString());
        assertEquals("[]", beforeSave(workspace, capabilities, "No list.\n").toString());
    }

    private static JsonArray beforeSave(ClientWorkspace workspace, String editor, String note)
            throws Exception {
        workspace.write("note.md", note);
        try (RawClient client = workspace.start(editor)) {
            assertTrue(
                    client.capabilities()
                            .getAsJsonObject("textDocumentSync")
                            .get("willSaveWaitUntil")
                            .getAsBoolean());
            String uri = workspace.uri("note.md");
            client.open(uri, note);
            client.awaitLog("1 note on disk");
            return client.ask(
                            "textDocument/willSaveWaitUntil",
                            "{\"textDocument\": {\"uri\": \"%s\"}, \"reason\": 1}".formatted(uri))
                    .getAsJsonArray();
        }
    }

    @Test
    void changesByRangeInEitherEncoding() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        workspace.write("papers.bib", "@book{knuth1984, title = {Literate Programming}}\n");
        checkChangeByRange(workspace, "utf-16", "𝒳é ".length());
        checkChangeByRange(workspace, "utf-8", "𝒳é ".getBytes(StandardCharsets.UTF_8).length);
    }

    /**
     * Corrects the key in {@code 𝒳é @knu84 x}.
     *
     * @param at the key's position in the units of {@code encoding}
     */
    private static void checkChangeByRange(ClientWorkspace workspace, String encoding, int at)
            throws Exception {
        String offered =
                """
                {"general": {"positionEncodings": ["utf-32", "%s", "utf-16"]}}
                """
                        .formatted(encoding);
        try (RawClient client = workspace.start(offered)) {
            assertEquals(encoding, client.capabilities().get("positionEncoding").getAsString());
            String uri = workspace.uri("note.md");
            client.open(uri, "𝒳é @knu84 x\n");
            client.awaitLog("1 paper");
            client.notify(
                    "textDocument/didChange",
                    """
                    {"textDocument": {"uri": "%s", "version": 2}, "contentChanges": [{"range": {"start": {"line": 0, "character": %d}, "end": {"line": 0, "character": %d}}, "text": "knuth1984"}]}
                    """
                            .formatted(uri, at + 1, at + 6));
            JsonObject range =
                    client.ask("textDocument/hover", RawClient.at(uri, 0, at + 1))
                            .getAsJsonObject()
                            .getAsJsonObject("range");
            assertEquals(at, range.getAsJsonObject("start").get("character").getAsInt());
            assertEquals(at + 10, range.getAsJsonObject("end").get("character").getAsInt());
        }
    }
}
