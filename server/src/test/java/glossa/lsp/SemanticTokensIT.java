package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Semantic tokens. */
final class SemanticTokensIT {
    @TempDir private Path temporary;

    /**
     * They are offered to an editor that asks for them, differ for known and unknown keys, and
     * change with the text and the corpus.
     */
    @Test
    void knownAndUnknownKeys() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        Path bib = workspace.folder().resolve("papers.bib");
        Files.writeString(bib, "@book{knuth1984, title = {Literate Programming}}\n");
        try (RawClient client = workspace.start("{}")) {
            assertNull(client.capabilities().get("semanticTokensProvider"));
        }
        String offered =
                """
                {"general": {"positionEncodings": ["utf-8", "utf-16"]},
                 "workspace": {"semanticTokens": {"refreshSupport": true}},
                 "textDocument": {"semanticTokens": {"requests": {"range": true, "full": {"delta": true}}}}}
                """;
        try (RawClient client = workspace.start(offered)) {
            JsonObject provider = client.capabilities().getAsJsonObject("semanticTokensProvider");
            assertEquals("{\"delta\":true}", provider.get("full").toString());
            assertTrue(provider.get("range").getAsBoolean());
            assertEquals(
                    "[\"function\",\"comment\",\"operator\",\"string\",\"parameter\",\"macro\",\"property\"]",
                    provider.getAsJsonObject("legend").get("tokenTypes").toString());
            client.awaitLog("1 paper");
            client.awaitRequest("workspace/semanticTokens/refresh");

            String uri = workspace.uri("note.md");
            String note = "{\"textDocument\": {\"uri\": \"" + uri + "\"}";
            client.open(uri, "é @knuth1984\n\n[@lamport1978, p. 3] #todo\n");
            JsonObject whole =
                    client.ask("textDocument/semanticTokens/full", note + "}").getAsJsonObject();
            // Of each: lines and bytes from the one before, bytes, type, modifiers.
            assertEquals(
                    "[0,3,1,2,0, 0,1,9,0,0, 2,0,1,2,0, 0,1,1,2,0, 0,1,11,1,0, 0,13,4,4,0, 0,4,1,2,0, 0,2,5,5,0]"
                            .replace(" ", ""),
                    whole.get("data").toString());
            JsonObject shown =
                    client.ask(
                                    "textDocument/semanticTokens/range",
                                    note
                                            + ", \"range\": {\"start\": {\"line\": 0,"
                                            + " \"character\": 0}, \"end\": {\"line\": 1,"
                                            + " \"character\": 0}}}")
                            .getAsJsonObject();
            assertEquals("[0,3,1,2,0,0,1,9,0,0]", shown.get("data").toString());

            Files.writeString(
                    bib,
                    "@article{lamport1978, title = {Time, Clocks}}\n",
                    StandardOpenOption.APPEND);
            client.awaitRequest("workspace/semanticTokens/refresh");
            String since = note + ", \"previousResultId\": " + whole.get("resultId") + "}";
            JsonObject delta =
                    client.ask("textDocument/semanticTokens/full/delta", since).getAsJsonObject();
            assertEquals(
                    "[{\"start\":23,\"deleteCount\":1,\"data\":[0]}]",
                    delta.get("edits").toString());
            assertTrue(
                    client.ask("textDocument/semanticTokens/full/delta", since)
                            .getAsJsonObject()
                            .has("data"));
            assertTrue(
                    client.ask(
                                    "textDocument/semanticTokens/full",
                                    "{\"textDocument\": {\"uri\": \"file:///none.md\"}}")
                            .isJsonNull());
        }
    }
}
