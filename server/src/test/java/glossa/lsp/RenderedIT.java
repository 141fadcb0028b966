package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A note's citations in its style, asked for by an editor's preview. */
final class RenderedIT {
    private static final String STYLE =
            """
            <style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
              <info><title>%s</title></info>
              <citation><layout prefix="[" suffix="]"><text variable="citation-number"/></layout></citation>
              <bibliography><layout><text variable="title"/></layout></bibliography>
            </style>
            """;

    @TempDir @org.jspecify.annotations.Nullable Path temporary;

    private Path workspace() throws IOException {
        assertNotNull(temporary);
        Path workspace = Files.createDirectories(temporary.resolve("workspace")).toRealPath();
        Files.writeString(
                workspace.resolve("papers.bib"),
                "@book{fox2019, title = {On <Foxes>}, author = {Fox, Ann}, year = 2019}\n");
        return workspace;
    }

    @Test
    void aNoteIsRenderedInItsStyle() throws Exception {
        Path workspace = workspace();
        Path style = workspace.resolve("numbers.csl");
        String uri = workspace.resolve("note.md").toUri().toString();
        assertNotNull(temporary);
        try (RawClient client = RawClient.launch(temporary.resolve("home"))) {
            client.initialize(workspace, "{}");
            client.open(uri, "As [@fox2019, p. 3] and\\n@nil say.".translateEscapes());
            client.awaitLog("1 paper in 1 source");
            assertEquals(
                    "{\"style\":\"Author and date"
                        + " (Glossa)\",\"citations\":[{\"range\":{\"start\":{\"line\":0,\"character\":3},\"end\":{\"line\":0,\"character\":19}},\"text\":\"[@fox2019,"
                        + " p. 3]\",\"html\":\"(Fox 2019,"
                        + " 3)\",\"keys\":[\"fox2019\"]},{\"range\":{\"start\":{\"line\":1,\"character\":0},\"end\":{\"line\":1,\"character\":4}},\"text\":\"@nil\",\"html\":\"<b>nil?</b>\",\"keys\":[\"nil\"]}],\"bibliography\":[{\"key\":\"fox2019\",\"html\":\"Fox,"
                        + " Ann. 2019. <i>On &lt;Foxes&gt;</i>.\"}],\"problems\":[]}",
                    rendered(client, uri).toString());

            client.change(uri, 2, "---\ncsl: numbers.csl\n---\nAs [@fox2019] says.");
            JsonObject missing = rendered(client, uri);
            assertTrue(
                    missing.getAsJsonArray("problems")
                            .get(0)
                            .getAsString()
                            .startsWith("style not found"));

            Files.writeString(style, STYLE.formatted("One"));
            JsonObject one = rendered(client, uri);
            assertEquals("One", one.get("style").getAsString());
            assertEquals("[1]", html(one));

            Files.writeString(style, STYLE.formatted("Other").replace("[", "{").replace("]", "}"));
            JsonObject other = rendered(client, uri);
            assertEquals("Other", other.get("style").getAsString());
            assertEquals("{1}", html(other));

            assertTrue(
                    client.ask("glossa/rendered", "{\"uri\": \"file:///nowhere.md\"}")
                            .isJsonNull());
        }
    }

    @Test
    void invalidParametersAreToldSo() throws Exception {
        assertNotNull(temporary);
        try (RawClient client = RawClient.launch(temporary.resolve("home"))) {
            client.initialize(workspace(), "{}");
            for (String params :
                    List.of("{}", "{\"uri\": 3}", "{\"uri\": null}", "{\"uri\": {}}")) {
                assertEquals(-32602, client.askForError("glossa/rendered", params));
            }
            for (String params :
                    List.of(
                            "{\"uri\": []}",
                            "{\"query\": 3}",
                            "{\"limit\": \"many\"}",
                            "{\"limit\": null}")) {
                assertEquals(-32602, client.askForError("glossa/papers", params));
            }
        }
    }

    private static JsonObject rendered(RawClient client, String uri) throws Exception {
        return client.ask("glossa/rendered", "{\"uri\": \"" + uri + "\"}").getAsJsonObject();
    }

    private static String html(JsonObject rendered) {
        return rendered.getAsJsonArray("citations")
                .get(0)
                .getAsJsonObject()
                .get("html")
                .getAsString();
    }
}
