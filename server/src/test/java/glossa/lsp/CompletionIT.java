package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Completion, and what is resolved when an item is selected. */
final class CompletionIT {
    @TempDir private Path temporary;

    /** A selected item gets its card; a misspelt key gets a quick fix. */
    @Test
    void resolvedItemsAndQuickFixes() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        workspace.write(
                "papers.bib",
                """
                @book{knuth1984, title = {Literate Programming}}
                @article{turing1936, author = {Turing, Alan}, year = 1936,
                  title = {On Computable Numbers, with an Application}}
                """);
        try (RawClient client =
                workspace.start(
                        "{\"textDocument\":{\"completion\":{\"completionItem\":{\"labelDetailsSupport\":true,\"documentationFormat\":[\"markdown\"]}},\"definition\":{\"linkSupport\":true}}}")) {
            client.awaitLog("2 papers");
            assertEquals(
                    "{\"description\":\"Turing 1936 · On Computable Numbers,…\"}",
                    client.completionAfter(workspace.folder(), "See [@tur")
                            .get("labelDetails")
                            .toString());
            JsonObject item = client.completionAfter(workspace.folder(), "See [@kn");
            assertEquals("knuth1984", item.get("label").getAsString());
            assertNull(item.get("filterText"), "what the label says is not said again");
            assertEquals(
                    "{\"range\":{\"start\":{\"line\":0,\"character\":6},\"end\":{\"line\":0,\"character\":8}},\"newText\":\"knuth1984\"}",
                    item.get("textEdit").toString());
            JsonObject resolved =
                    client.ask("completionItem/resolve", item.toString()).getAsJsonObject();
            assertTrue(
                    resolved.getAsJsonObject("documentation")
                            .get("value")
                            .getAsString()
                            .startsWith("**Literate Programming**"));

            String uri = workspace.uri("wrong.md");
            client.open(uri, "As @knuth1985 says.");
            JsonArray problems = client.awaitDiagnostics(uri);
            assertEquals("unknown-key", code(problems));
            JsonArray actions =
                    client.ask(
                                    "textDocument/codeAction",
                                    """
                                    {"textDocument": {"uri": "%s"}, "range": {"start": {"line": 0, "character": 5}, "end": {"line": 0, "character": 5}}, "context": {"diagnostics": %s}}
                                    """
                                            .formatted(uri, problems))
                            .getAsJsonArray();
            assertEquals(
                    "Replace with @knuth1984",
                    actions.get(0).getAsJsonObject().get("title").getAsString());
            client.change(uri, 2, "As @knuth1984 says.");
            assertEquals(0, client.awaitDiagnostics(uri).size());
            JsonObject link =
                    client.ask("textDocument/definition", RawClient.at(uri, 0, 5))
                            .getAsJsonArray()
                            .get(0)
                            .getAsJsonObject();
            assertEquals(
                    "{\"start\":{\"line\":0,\"character\":3},\"end\":{\"line\":0,\"character\":13}}",
                    link.get("originSelectionRange").toString());
        }
    }

    /** The range is sent once for all items, and a text only if it differs from the label. */
    @Test
    void itemDefaults() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        workspace.write(
                "papers.bib",
                "@book{knuth1984, title = {Literate Programming}}\n"
                        + "@book{knuth&co, title = {Literate Others}}\n");
        try (RawClient client =
                workspace.start(
                        "{\"textDocument\":{\"completion\":{\"completionList\":{\"itemDefaults\":[\"editRange\"]}}}}")) {
            client.awaitLog("2 papers");
            String uri = workspace.uri("note.md");
            client.open(uri, "See [@knuth");
            JsonObject list = client.completion(uri, 0, 11);
            assertEquals(
                    "{\"editRange\":{\"start\":{\"line\":0,\"character\":6},\"end\":{\"line\":0,\"character\":11}}}",
                    list.get("itemDefaults").toString());
            List<String> items = new ArrayList<>();
            for (JsonElement element : list.getAsJsonArray("items")) {
                JsonObject item = element.getAsJsonObject();
                assertNull(item.get("textEdit"));
                items.add(
                        item.get("sortText").getAsString()
                                + " "
                                + item.get("label").getAsString()
                                + " "
                                + item.get("detail").getAsString());
            }
            assertEquals(
                    List.of("000 knuth&co Literate Others", "001 knuth1984 Literate Programming"),
                    items.stream().sorted().toList());
            JsonObject resolved =
                    client.ask(
                                    "completionItem/resolve",
                                    list.getAsJsonArray("items").get(0).toString())
                            .getAsJsonObject();
            assertTrue(resolved.has("documentation"));
        }
    }

    private static String code(JsonArray diagnostics) {
        return diagnostics.get(0).getAsJsonObject().get("code").getAsString();
    }
}
