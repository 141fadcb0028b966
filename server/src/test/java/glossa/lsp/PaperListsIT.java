package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import glossa.Shared;
import glossa.paper.LossyTex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lists of papers as text in an editor: every paper is completed by two words of its title and by
 * its key, hovered over, and gone to at the line of its title in each file that has it.
 */
final class PaperListsIT {
    private static final int MIN_WORD_LENGTH = 4;

    @TempDir private Path temporary;

    @Test
    void ownLists() throws Exception {
        check(Path.of("src/test/resources/lists"), "28 papers in 3 sources");
    }

    @Test
    void seeds() throws Exception {
        check(Shared.file("seeds"), "183 papers in 3 sources");
    }

    /** Names in running text of abstracts, such as R@1, are no citations in a note either. */
    @Test
    void aMetricIsNoCitation() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        try (RawClient client = open(workspace, Path.of("src/test/resources/lists"))) {
            client.awaitLog("28 papers");
            client.open(
                    workspace.uri("note.md"), "It raises recall (R@1 and R@5).\n\n@nobody2000\n");
            JsonArray problems = client.awaitDiagnostics(workspace.uri("note.md"));
            assertEquals(1, problems.size(), problems::toString);
        }
    }

    private static RawClient open(ClientWorkspace workspace, Path lists) throws Exception {
        try (var files = Files.list(lists)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".txt")).toList()) {
                workspace.write("papers/" + file.getFileName(), Files.readString(file));
            }
        }
        return workspace.start("{}");
    }

    /**
     * @param lists a folder of lists, with a {@code truth.json} that says which papers are on which
     *     lines
     * @param indexed what the server logs when all are indexed
     */
    private void check(Path lists, String indexed) throws Exception {
        JsonObject truth =
                JsonParser.parseString(Files.readString(lists.resolve("truth.json")))
                        .getAsJsonObject();
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        try (RawClient client = open(workspace, lists)) {
            client.open(workspace.uri("note.md"), "");
            client.awaitLog(indexed);
            int version = 1;
            for (JsonElement paper : truth.getAsJsonArray("union")) {
                String title = paper.getAsJsonObject().get("title").getAsString();
                String typed = "[@" + String.join("-", longestWords(title));
                client.change(workspace.uri("note.md"), ++version, typed);
                String key = keyOffered(client, workspace, typed, title);
                client.change(workspace.uri("note.md"), ++version, "See [@" + key + "].");
                checkCitation(client, workspace, key, title, places(truth, title, workspace));
            }
        }
    }

    private static List<String> longestWords(String title) {
        List<String> words = new ArrayList<>();
        for (String word : title.split("[^\\p{L}\\p{N}]+")) {
            if (word.length() >= MIN_WORD_LENGTH) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        words.sort(Comparator.comparingInt(String::length).reversed());
        return words.subList(0, 2);
    }

    private static String keyOffered(
            RawClient client, ClientWorkspace workspace, String typed, String title)
            throws Exception {
        JsonArray items =
                client.completion(workspace.uri("note.md"), 0, typed.length())
                        .getAsJsonArray("items");
        Optional<String> key = Optional.empty();
        for (JsonElement item : items) {
            JsonObject offered = item.getAsJsonObject();
            if (offered.get("detail").getAsString().endsWith(LossyTex.readable(title))) {
                key = Optional.of(offered.get("label").getAsString());
            }
        }
        return key.orElseThrow(() -> new AssertionError(typed + " does not offer " + title));
    }

    /** Asks about the citation in {@code See [@key].} */
    private static void checkCitation(
            RawClient client,
            ClientWorkspace workspace,
            String key,
            String title,
            List<String> places)
            throws Exception {
        String uri = workspace.uri("note.md");
        int end = 6 + key.length();
        JsonArray items = client.completion(uri, 0, end).getAsJsonArray("items");
        assertEquals(key, items.get(0).getAsJsonObject().get("label").getAsString());

        JsonObject hover =
                client.ask("textDocument/hover", RawClient.at(uri, 0, 7)).getAsJsonObject();
        String shown = hover.getAsJsonObject("contents").get("value").getAsString();
        assertTrue(shown.startsWith(title.substring(0, 10)), shown);
        assertEquals(
                "{\"start\":{\"line\":0,\"character\":5},\"end\":{\"line\":0,\"character\":"
                        + end
                        + "}}",
                hover.getAsJsonObject("range").toString());

        List<String> found = new ArrayList<>();
        for (JsonElement definition :
                client.ask("textDocument/definition", RawClient.at(uri, 0, 7)).getAsJsonArray()) {
            JsonObject location = definition.getAsJsonObject();
            JsonObject start = location.getAsJsonObject("range").getAsJsonObject("start");
            found.add(location.get("uri").getAsString() + ":" + (start.get("line").getAsInt() + 1));
        }
        assertEquals(places, found, title);
    }

    /** The addresses and lines, from 1, of all titles that are {@code title}. */
    private static List<String> places(JsonObject truth, String title, ClientWorkspace workspace) {
        List<String> places = new ArrayList<>();
        for (var file : truth.getAsJsonObject("files").entrySet()) {
            for (JsonElement element : file.getValue().getAsJsonObject().getAsJsonArray("papers")) {
                JsonObject paper = element.getAsJsonObject();
                if (paper.get("title").getAsString().equals(title)) {
                    places.add(
                            workspace.uri("papers/" + file.getKey())
                                    + ":"
                                    + paper.get("title_line").getAsInt());
                }
            }
        }
        return places;
    }
}
