package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Conversations with the packaged launcher about who cites what and where it leads, with an editor
 * that can do all and with one that can do nothing. Places are told as {@code file:line:character},
 * from 0.
 */
final class NavigationIT {
    private static final String EVERYTHING =
            """
            {"general": {"positionEncodings": ["utf-8", "utf-16"]},
             "textDocument": {
               "references": {"dynamicRegistration": true},
               "documentHighlight": {},
               "definition": {"linkSupport": true},
               "declaration": {"linkSupport": true},
               "implementation": {"linkSupport": true},
               "typeDefinition": {"linkSupport": true},
               "hover": {"contentFormat": ["markdown"]},
               "callHierarchy": {}}}
            """;

    @TempDir Path temporary = Path.of("");
    private Path one = temporary;
    private Path two = temporary;
    private String bib = "";
    private String note = "";

    @BeforeEach
    void makeFiles() throws Exception {
        one = Files.createDirectories(temporary.resolve("one")).toRealPath();
        two = Files.createDirectories(temporary.resolve("two")).toRealPath();
        write(
                one.resolve("papers.bib"),
                """
                @article{knuth1984, ids = {lp}, title = {Literate Programming}, pages = {97--111}, file = {knuth.pdf}}
                @book{lamport1994, title = {LaTeX}}
                """);
        write(one.resolve("knuth.pdf"), "The reader of the notes looks only whether it is there.");
        write(one.resolve("literature/lp.md"), "# On programs\n\nÄhnlich @lamport1994.\n");
        write(one.resolve("closed.md"), "# Weaving\n\nÄhnlich @lp.\n");
        write(two.resolve("far.md"), "As @knuth1984 says.\n");
        bib = one.resolve("papers.bib").toUri().toString();
        note = one.resolve("note.md").toUri().toString();
    }

    private static void write(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private RawClient start(String capabilities) throws Exception {
        RawClient client = RawClient.launch(temporary.resolve("home"));
        client.initialize(one, capabilities);
        client.awaitLog("2 notes on disk");
        client.open(note, "See @knuth1984 and [@lp, p. 99].");
        return client;
    }

    @Test
    void anEditorThatCanDoAll() throws Exception {
        try (RawClient client = start(EVERYTHING)) {
            JsonObject offered = client.capabilities();
            for (String way :
                    List.of(
                            "references",
                            "documentHighlight",
                            "definition",
                            "declaration",
                            "implementation",
                            "callHierarchy",
                            "hover")) {
                assertTrue(offered.get(way + "Provider").getAsBoolean(), way);
            }
            assertFalse(offered.has("typeDefinitionProvider"));

            assertEquals(
                    "papers.bib:0:9 lp.md:0:0 closed.md:2:9 note.md:0:4 note.md:0:20",
                    references(client, note, 6, true));
            assertEquals(
                    "closed.md:2:9 note.md:0:4 note.md:0:20", references(client, note, 6, false));
            checkMoves(client);
            checkNotesThatChange(client);

            JsonObject link = first(client, "definition", note, 6);
            assertEquals(4, character(link, "originSelectionRange"));
            assertEquals(0, character(link, "targetRange"));
            assertEquals(9, character(link, "targetSelectionRange"));
            assertEquals(
                    one.resolve("knuth.pdf").toUri() + "#page=3",
                    first(client, "definition", note, 27).get("targetUri").getAsString());
            assertEquals(
                    one.resolve("literature/lp.md").toUri().toString(),
                    first(client, "declaration", note, 6).get("targetUri").getAsString());
            assertEquals(
                    one.resolve("knuth.pdf").toUri().toString(),
                    first(client, "implementation", note, 6).get("targetUri").getAsString());
            checkHierarchy(client);
            checkOpenSource(client);
        }
    }

    @Test
    void anEditorThatCanDoNothing() throws Exception {
        try (RawClient client = start("{}")) {
            for (String way :
                    List.of("declaration", "implementation", "typeDefinition", "callHierarchy")) {
                assertFalse(client.capabilities().has(way + "Provider"), way);
            }
            // As UTF-16 counts.
            assertEquals(
                    "closed.md:2:8 note.md:0:4 note.md:0:20", references(client, note, 6, false));
            checkMoves(client);
            assertEquals(bib, first(client, "definition", note, 6).get("uri").getAsString());
            assertEquals(
                    one.resolve("knuth.pdf").toUri() + "#page=3",
                    first(client, "implementation", note, 27).get("uri").getAsString());
            checkHierarchy(client);
            assertEquals(
                    -32601,
                    client.askForError("textDocument/typeDefinition", RawClient.at(note, 0, 6)));
            assertEquals("", references(client, note, 1, true));
            assertEquals("", references(client, two.resolve("no.md").toUri().toString(), 1, true));
        }
    }

    private void checkMoves(RawClient client) throws Exception {
        JsonArray highlights =
                client.ask("textDocument/documentHighlight", RawClient.at(note, 0, 22))
                        .getAsJsonArray();
        assertEquals(2, highlights.size());
        assertEquals(4, character(highlights.get(0).getAsJsonObject(), "range"));
    }

    /** Notes that no editor has open, in a folder that comes and files that change and go. */
    private void checkNotesThatChange(RawClient client) throws Exception {
        client.notify(
                "workspace/didChangeWorkspaceFolders",
                "{\"event\": {\"added\": [{\"uri\": \"%s\", \"name\": \"two\"}], \"removed\": []}}"
                        .formatted(two.toUri()));
        client.awaitLog("3 notes on disk");
        assertEquals(
                "closed.md:2:9 note.md:0:4 note.md:0:20 far.md:0:3",
                references(client, note, 6, false));
        Files.writeString(two.resolve("far.md"), "Once @lp, and again @knuth1984.\n");
        Files.delete(one.resolve("closed.md"));
        client.awaitLog("2 notes on disk");
        assertEquals(
                "note.md:0:4 note.md:0:20 far.md:0:5 far.md:0:20",
                references(client, note, 6, false));
        // What is typed counts in place of what is saved.
        String far = two.resolve("far.md").toUri().toString();
        client.open(far, "@lp");
        assertEquals("note.md:0:4 note.md:0:20 far.md:0:0", references(client, note, 6, false));
        client.notify("textDocument/didClose", "{\"textDocument\": {\"uri\": \"" + far + "\"}}");
    }

    /** What the editor was told of an item is sent back as it was. */
    private void checkHierarchy(RawClient client) throws Exception {
        JsonObject paper =
                client.ask("textDocument/prepareCallHierarchy", RawClient.at(note, 0, 6))
                        .getAsJsonArray()
                        .get(0)
                        .getAsJsonObject();
        assertEquals("Literate Programming", paper.get("name").getAsString());
        assertEquals(bib, paper.get("uri").getAsString());
        JsonArray incoming =
                client.ask("callHierarchy/incomingCalls", "{\"item\": " + paper + "}")
                        .getAsJsonArray();
        JsonObject here = null;
        for (JsonElement call : incoming) {
            JsonObject from = call.getAsJsonObject().getAsJsonObject("from");
            if (from.get("uri").getAsString().equals(note)) {
                here = from;
                assertEquals(2, call.getAsJsonObject().getAsJsonArray("fromRanges").size());
            }
        }
        JsonArray outgoing =
                client.ask("callHierarchy/outgoingCalls", "{\"item\": " + here + "}")
                        .getAsJsonArray();
        assertEquals(1, outgoing.size());
        JsonObject to = outgoing.get(0).getAsJsonObject().getAsJsonObject("to");
        assertEquals(paper, to);
        paper.remove("data");
        assertEquals(
                0,
                client.ask("callHierarchy/incomingCalls", "{\"item\": " + paper + "}")
                        .getAsJsonArray()
                        .size());
    }

    private void checkOpenSource(RawClient client) throws Exception {
        client.open(bib, Files.readString(one.resolve("papers.bib")));
        assertEquals(
                "note.md:0:4 note.md:0:20 far.md:0:5 far.md:0:20",
                references(client, bib, 40, false));
        JsonObject hover =
                client.ask("textDocument/hover", RawClient.at(bib, 0, 40)).getAsJsonObject();
        String card = hover.getAsJsonObject("contents").get("value").getAsString();
        assertTrue(card.startsWith("**Literate Programming**"), card);
        assertTrue(card.contains("\ncited 4 times in 2 notes\n"), card);
        assertFalse(hover.has("range"));
        assertEquals(
                one.resolve("knuth.pdf").toUri().toString(),
                first(client, "implementation", bib, 40).get("targetUri").getAsString());
        assertEquals(bib, first(client, "definition", bib, 40).get("targetUri").getAsString());
        assertEquals(
                9,
                character(
                        client.ask("textDocument/documentHighlight", RawClient.at(bib, 0, 40))
                                .getAsJsonArray()
                                .get(0)
                                .getAsJsonObject(),
                        "range"));
    }

    private static JsonObject first(RawClient client, String way, String uri, int character)
            throws Exception {
        return client.ask("textDocument/" + way, RawClient.at(uri, 0, character))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
    }

    private static String references(
            RawClient client, String uri, int character, boolean declarations) throws Exception {
        String at = RawClient.at(uri, 0, character);
        JsonArray places =
                client.ask(
                                "textDocument/references",
                                at.substring(0, at.length() - 1)
                                        + ", \"context\": {\"includeDeclaration\": "
                                        + declarations
                                        + "}}")
                        .getAsJsonArray();
        List<String> told = new ArrayList<>();
        for (JsonElement place : places) {
            JsonObject location = place.getAsJsonObject();
            String file = location.get("uri").getAsString();
            JsonObject start = location.getAsJsonObject("range").getAsJsonObject("start");
            told.add(
                    file.substring(file.lastIndexOf('/') + 1)
                            + ":"
                            + start.get("line").getAsInt()
                            + ":"
                            + start.get("character").getAsInt());
        }
        return String.join(" ", told);
    }

    private static int character(JsonObject place, String range) {
        return place.getAsJsonObject(range).getAsJsonObject("start").get("character").getAsInt();
    }
}
