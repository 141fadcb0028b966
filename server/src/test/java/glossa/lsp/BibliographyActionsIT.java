package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The actions that write bibliographies, as editors ask for them. */
final class BibliographyActionsIT {
    private static final String MAKES_FILES =
            "{\"workspace\": {\"workspaceEdit\": {\"documentChanges\": true,"
                    + " \"resourceOperations\": [\"create\"]}}}";

    @TempDir @org.jspecify.annotations.Nullable Path temporary;

    @Test
    void anOpenBibliographyIsSortedForThoseWhoAsk() throws Exception {
        try (RawClient client = start("{}")) {
            String source = folder().resolve("papers.bib").toUri().toString();
            client.open(source, "@misc{b, title = {B}}\n@misc{a, title = {A}}\n");
            assertEquals(
                    // They are tidy.
                    List.of("Sort entries by key"),
                    titles(client, source, "\"only\": [\"source\"]"));
            assertEquals(List.of(), titles(client, source, "\"triggerKind\": 2"));
            JsonObject sort = actions(client, source, "\"only\": [\"source.sort\"]").getFirst();
            assertEquals(
                    "@misc{a, title = {A}}\n@misc{b, title = {B}}",
                    sort.getAsJsonObject("edit")
                            .getAsJsonObject("changes")
                            .getAsJsonArray(source)
                            .get(0)
                            .getAsJsonObject()
                            .get("newText")
                            .getAsString());
        }
    }

    @Test
    void aNoteIsOfferedWhatItsEditorCanMake() throws Exception {
        for (String capabilities : List.of(MAKES_FILES, "{}")) {
            try (RawClient client = start(capabilities)) {
                client.awaitLog("2 papers");
                String note = folder().resolve("note.md").toUri().toString();
                client.open(note, "@lp");
                assertEquals(
                        capabilities.equals("{}")
                                ? List.of("Insert the list of references")
                                : List.of(
                                        "Insert the list of references",
                                        "Write note.bib with the papers cited in this note",
                                        "Write cited.bib with the papers cited in all notes"),
                        titles(client, note, "\"only\": [\"source\"]"));
                assertEquals(
                        List.of("Add @lp to papers.bib"),
                        titles(client, note, "\"only\": [\"refactor.rewrite\"]").stream()
                                .filter(title -> title.startsWith("Add @"))
                                .toList());
            }
        }
    }

    private static List<String> titles(RawClient client, String uri, String context)
            throws Exception {
        return actions(client, uri, context).stream()
                .map(action -> action.get("title").getAsString())
                .toList();
    }

    private static List<JsonObject> actions(RawClient client, String uri, String context)
            throws Exception {
        List<JsonObject> actions = new ArrayList<>();
        for (JsonElement action :
                client.ask(
                                "textDocument/codeAction",
                                """
                                {"textDocument": {"uri": "%s"}, "range": {"start": {"line": 0, "character": 1}, "end": {"line": 0, "character": 1}}, "context": {"diagnostics": [], %s}}
                                """
                                        .formatted(uri, context))
                        .getAsJsonArray()) {
            actions.add(action.getAsJsonObject());
        }
        return actions;
    }

    private RawClient start(String capabilities) throws Exception {
        Files.writeString(folder().resolve("papers.bib"), "@misc{other, title = {Other}}\n");
        Files.writeString(
                folder().resolve("page.ris"),
                "TY  - BOOK\nID  - lp\nTI  - Literate Programming\nPY  - 1984\nER  - \n");
        RawClient client = RawClient.launch(folder().resolveSibling("home"));
        client.initialize(folder(), capabilities);
        return client;
    }

    private Path folder() throws Exception {
        assertNotNull(temporary);
        return Files.createDirectories(temporary.resolve("workspace")).toRealPath();
    }
}
