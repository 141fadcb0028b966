package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Two posts with a bibliography each, in conversation with an editor. */
final class ScopesIT {
    private static final String NOTE = "---\nbibliography: refs.bib\n---\nAs [@smith2020].\n";

    @TempDir @org.jspecify.annotations.Nullable Path temporary;

    @Test
    void eachPostMeansItsOwnPaper() throws Exception {
        ClientWorkspace workspace = posts();
        try (RawClient client = workspace.start("{}")) {
            client.awaitLog("2 papers");
            String note = workspace.uri("posts/b/index.md");
            client.open(note, NOTE);
            String key = RawClient.at(note, 3, 8);
            assertTrue(shown(client, "textDocument/hover", key).contains("Bridges"));
            assertTrue(shown(client, "textDocument/definition", key).contains("posts/b/refs.bib"));
            JsonElement items = client.completion(note, 3, 10).getAsJsonArray("items");
            JsonObject first = items.getAsJsonArray().get(0).getAsJsonObject();
            assertTrue(
                    shown(client, "completionItem/resolve", first.toString()).contains("Bridges"));
            assertEquals(
                    "[posts/b/index.md, posts/b/refs.bib]",
                    renamed(workspace, client, key).toString());
            // The source means its own, too.
            String source = workspace.uri("posts/b/refs.bib");
            client.open(source, bib("Bridges over Water"));
            assertTrue(
                    shown(client, "textDocument/hover", RawClient.at(source, 0, 12))
                            .contains("Bridges"));
        }
    }

    @Test
    void whatIsTypedCountsAtOnce() throws Exception {
        ClientWorkspace workspace = posts();
        try (RawClient client = workspace.start("{}")) {
            client.awaitLog("2 papers");
            String note = workspace.uri("new.md");
            client.open(note, "As [@hare2019].\n");
            assertTrue(client.awaitDiagnostics(note).toString().contains("unknown-key"));
            client.change(
                    note,
                    2,
                    "---\nreferences:\n- id: hare2019\n  title: Hares\n---\nAs [@hare2019].\n");
            while (!client.awaitDiagnostics(note).isEmpty()) {
                // The next ones.
            }
            assertTrue(
                    shown(client, "textDocument/hover", RawClient.at(note, 5, 8))
                            .contains("Hares"));
            assertTrue(
                    shown(client, "textDocument/hover", RawClient.at(note, 2, 8))
                            .contains("Hares"));
            assertEquals(
                    "[new.md]", renamed(workspace, client, RawClient.at(note, 2, 8)).toString());
        }
    }

    private ClientWorkspace posts() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(java.util.Objects.requireNonNull(temporary));
        workspace.write("posts/a/refs.bib", bib("Foxes in the Field"));
        workspace.write("posts/b/refs.bib", bib("Bridges over Water"));
        workspace.write("posts/a/index.md", NOTE);
        workspace.write("posts/b/index.md", NOTE);
        return workspace;
    }

    private static String bib(String title) {
        return "@article{smith2020, title = {" + title + "}, author = {Smith, Ada}, year = 2020}\n";
    }

    private static String shown(RawClient client, String method, String params) throws Exception {
        return client.ask(method, params).toString();
    }

    /** The files that a rename of the key at a place changes. */
    private static Set<String> renamed(ClientWorkspace workspace, RawClient client, String place)
            throws Exception {
        String params = place.substring(0, place.length() - 1) + ", \"newName\": \"other\"}";
        JsonObject edit = client.ask("textDocument/rename", params).getAsJsonObject();
        Set<String> files = new TreeSet<>();
        for (String uri : edit.getAsJsonObject("changes").keySet()) {
            files.add(
                    List.of("posts/b/index.md", "posts/b/refs.bib", "posts/a/index.md", "new.md")
                            .stream()
                            .filter(name -> workspace.uri(name).equals(uri))
                            .findFirst()
                            .orElse(uri));
        }
        return files;
    }
}
