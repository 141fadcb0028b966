package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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

/**
 * What an editor shows of a note and of a source, in conversations with an editor that can all of
 * it and with one that can nothing.
 */
final class StructureAnswersIT {
    private static final List<String> PROVIDERS =
            List.of(
                    "documentSymbolProvider",
                    "foldingRangeProvider",
                    "selectionRangeProvider",
                    "inlayHintProvider",
                    "codeLensProvider",
                    "documentLinkProvider",
                    "signatureHelpProvider");

    private static final String ALL =
            """
            {"textDocument": {
               "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
               "foldingRange": {"rangeLimit": 2, "foldingRange": {"collapsedText": true}},
               "selectionRange": {}, "inlayHint": {}, "codeLens": {},
               "documentLink": {"tooltipSupport": true},
               "signatureHelp": {"signatureInformation":
                 {"parameterInformation": {"labelOffsetSupport": true}}},
               "completion": {"completionList": {"itemDefaults": ["editRange"]}}},
             "workspace": {"inlayHint": {"refreshSupport": true},
               "codeLens": {"refreshSupport": true}}}
            """;

    private static final String BIB =
            """
            @article{on-foxes, title = {On Foxes}, author = {Fox, Ann}, year = 2019, doi = {10.1000/fox}}
            @book{hare2020,
              title = {On Hares},
            }
            """;

    private static final String NOTE =
            """
            # Foxes
            As [see @on-foxes, p. 3;
              @hare2020] say.

            ## Hares
            Words.
            """;

    @TempDir @org.jspecify.annotations.Nullable Path temporary;

    private Path workspace() throws IOException {
        assertNotNull(temporary);
        Path workspace = Files.createDirectories(temporary.resolve("workspace")).toRealPath();
        Files.writeString(workspace.resolve("papers.bib"), BIB);
        Files.createDirectories(workspace.resolve("literature"));
        Files.writeString(
                workspace.resolve("literature/hare2020.md"),
                "---\nread: 2026-10-02\ntags: [dens]\n---\n# Hares\n");
        return workspace;
    }

    private RawClient start(Path workspace, String capabilities) throws Exception {
        assertNotNull(temporary);
        RawClient client = RawClient.launch(temporary.resolve("home"));
        client.initialize(workspace, capabilities);
        client.awaitLog("1 note on disk");
        return client;
    }

    @Test
    void anEditorThatCanAll() throws Exception {
        Path workspace = workspace();
        try (RawClient client = start(workspace, ALL)) {
            for (String provider : PROVIDERS) {
                assertTrue(client.capabilities().has(provider), provider);
            }
            client.awaitRequest("workspace/codeLens/refresh");
            assertTrue(client.asked().contains("workspace/inlayHint/refresh"));
            String uri = workspace.resolve("note.md").toUri().toString();
            client.open(uri, NOTE);
            JsonArray symbols = ask(client, "documentSymbol", uri, "").getAsJsonArray();
            JsonArray children = symbols.get(0).getAsJsonObject().getAsJsonArray("children");
            assertEquals(List.of("@on-foxes", "@hare2020", "Hares"), all(children, "name"));
            JsonArray foldings = ask(client, "foldingRange", uri, "").getAsJsonArray();
            assertEquals(List.of("0", "1"), all(foldings, "startLine"));
            assertEquals(
                    "\"2 papers\"",
                    foldings.get(1).getAsJsonObject().get("collapsedText").toString());
            JsonObject selection =
                    ask(
                                    client,
                                    "selectionRange",
                                    uri,
                                    ", \"positions\": [{\"line\": 1, \"character\": 10}]")
                            .getAsJsonArray()
                            .get(0)
                            .getAsJsonObject();
            assertEquals("1:9-1:17", range(selection));
            assertEquals("1:8-1:17", range(selection.getAsJsonObject("parent")));
            JsonArray hints =
                    ask(client, "inlayHint", uri, ", \"range\": " + lines(0, 9)).getAsJsonArray();
            assertEquals(List.of("Fox 2019"), all(hints, "label"));
            JsonArray links = ask(client, "documentLink", uri, "").getAsJsonArray();
            assertEquals(2, links.size());
            JsonObject link =
                    client.ask("documentLink/resolve", links.get(0).toString()).getAsJsonObject();
            assertEquals("https://doi.org/10.1000/fox", link.get("target").getAsString());
            assertEquals("doi:10.1000/fox", link.get("tooltip").getAsString());
            JsonObject help =
                    client.ask("textDocument/signatureHelp", RawClient.at(uri, 1, 20))
                            .getAsJsonObject();
            assertEquals(2, help.get("activeParameter").getAsInt());
            assertTrue(
                    client.ask("textDocument/signatureHelp", RawClient.at(uri, 5, 3)).isJsonNull());
            String source = workspace.resolve("papers.bib").toUri().toString();
            client.open(source, BIB);
            assertEquals(
                    List.of("on-foxes", "hare2020"),
                    all(ask(client, "documentSymbol", source, "").getAsJsonArray(), "name"));
            JsonArray lenses = ask(client, "codeLens", source, "").getAsJsonArray();
            assertFalse(lenses.get(1).getAsJsonObject().has("command"));
            JsonObject lens =
                    client.ask("codeLens/resolve", lenses.get(1).toString()).getAsJsonObject();
            assertEquals(
                    "cited once · read 2026-10-02",
                    lens.getAsJsonObject("command").get("title").getAsString());
            assertEquals(1, ask(client, "foldingRange", source, "").getAsJsonArray().size());
        }
    }

    @Test
    void anEditorThatCanNothing() throws Exception {
        Path workspace = workspace();
        try (RawClient client = start(workspace, "{}")) {
            for (String provider : PROVIDERS) {
                assertFalse(client.capabilities().has(provider), provider);
            }
            String uri = workspace.resolve("note.md").toUri().toString();
            client.open(uri, NOTE);
            JsonArray symbols = ask(client, "documentSymbol", uri, "").getAsJsonArray();
            assertEquals(List.of("Foxes", "@on-foxes", "@hare2020", "Hares"), all(symbols, "name"));
            assertTrue(symbols.get(1).getAsJsonObject().has("location"));
            assertEquals(3, ask(client, "foldingRange", uri, "").getAsJsonArray().size());
            JsonArray links = ask(client, "documentLink", uri, "").getAsJsonArray();
            JsonObject link =
                    client.ask("documentLink/resolve", links.get(0).toString()).getAsJsonObject();
            assertFalse(link.has("tooltip"));
            assertEquals(List.of(), client.asked());
            // What is not open has nothing to show.
            String other = workspace.resolve("other.md").toUri().toString();
            for (String method :
                    List.of("documentSymbol", "foldingRange", "documentLink", "codeLens")) {
                assertEquals(0, ask(client, method, other, "").getAsJsonArray().size(), method);
            }
        }
    }

    @Test
    void otherWordsThanKeysAreCompletedInNotesAndSources() throws Exception {
        Path workspace = workspace();
        try (RawClient client = start(workspace, "{}")) {
            JsonObject locator = client.completionAfter(workspace, "As [@hare2020, se");
            assertEquals("p.", locator.get("label").getAsString());
            assertEquals(
                    "{\"range\":{\"start\":{\"line\":0,\"character\":15},\"end\":{\"line\":0,"
                            + "\"character\":17}},\"newText\":\"p. \"}",
                    locator.get("textEdit").toString());
            assertEquals(locator, client.ask("completionItem/resolve", locator.toString()));
            assertEquals(
                    "hare2020]]",
                    client.completionAfter(workspace, "See [[ha")
                            .getAsJsonObject("textEdit")
                            .get("newText")
                            .getAsString());
            assertEquals(
                    "dens",
                    client.completionAfter(workspace, "A den #").get("label").getAsString());
            assertEquals(
                    "hare2020",
                    client.completionAfter(workspace, "[[@har").get("label").getAsString());
            String source = workspace.resolve("papers.bib").toUri().toString();
            client.open(source, "@article{fox, ");
            JsonObject fields = client.completion(source, 0, 14);
            assertEquals(
                    "author",
                    fields.getAsJsonArray("items")
                            .get(0)
                            .getAsJsonObject()
                            .get("label")
                            .getAsString());
            assertTrue(
                    client.ask("textDocument/completion", RawClient.at(source, 0, 10))
                            .isJsonNull());
        }
    }

    private static JsonElement ask(RawClient client, String method, String uri, String more)
            throws Exception {
        return client.ask(
                "textDocument/" + method,
                "{\"textDocument\": {\"uri\": \"" + uri + "\"}" + more + "}");
    }

    private static List<String> all(JsonArray list, String member) {
        List<String> values = new ArrayList<>();
        list.forEach(element -> values.add(element.getAsJsonObject().get(member).getAsString()));
        return values;
    }

    private static String lines(int first, int last) {
        return "{\"start\": {\"line\": %d, \"character\": 0}, \"end\": {\"line\": %d, \"character\": 0}}"
                .formatted(first, last);
    }

    private static String range(JsonObject holder) {
        JsonObject range = holder.getAsJsonObject("range");
        return place(range.getAsJsonObject("start")) + "-" + place(range.getAsJsonObject("end"));
    }

    private static String place(JsonObject position) {
        return position.get("line").getAsInt() + ":" + position.get("character").getAsInt();
    }
}
