package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import glossa.Shared;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;

/** Conversations with the packaged launcher over stdio, as an editor has them. */
final class ConversationIT {
    @TempDir @org.jspecify.annotations.Nullable Path temporary;

    private Path folder(String name) throws IOException {
        return Files.createDirectories(assertedTemporary().resolve(name)).toRealPath();
    }

    private Path assertedTemporary() {
        assertNotNull(temporary);
        return temporary;
    }

    private RawClient start(Path workspace, String capabilities) throws Exception {
        RawClient client = RawClient.launch(assertedTemporary().resolve("home"));
        client.initialize(workspace, capabilities);
        return client;
    }

    /**
     * Every paper of the seeds is completed by its key and by two words of its title, hovered, and
     * gone to.
     */
    @Test
    void theSeedsWhole() throws Exception {
        Path seeds = Shared.file("seeds");
        Path workspace = folder("seeds");
        Path papers = Files.createDirectories(workspace.resolve("papers"));
        List<Path> dumps = new ArrayList<>();
        try (var files = Files.list(seeds)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                dumps.add(Files.copy(file, papers.resolve(file.getFileName())));
            }
        }
        JsonObject truth =
                com.google.gson.JsonParser.parseString(
                                Files.readString(seeds.resolve("truth.json")))
                        .getAsJsonObject();
        try (RawClient client = start(workspace, "{}")) {
            String uri = workspace.resolve("note.md").toUri().toString();
            client.open(uri, "");
            client.awaitLog("183 papers in 3 sources");
            int version = 1;
            int completedByWords = 0;
            for (JsonElement element : truth.getAsJsonArray("union")) {
                String title = element.getAsJsonObject().get("title").getAsString();
                List<String> words = new ArrayList<>();
                for (String word : title.split("[^\\p{L}\\p{N}]+")) {
                    if (word.length() > 3) {
                        words.add(word.toLowerCase(Locale.ROOT));
                    }
                }
                words.sort((a, b) -> b.length() - a.length());
                String typed = "[@" + words.get(0) + "-" + words.get(1);
                client.change(uri, ++version, typed);
                JsonObject item = itemWithTitle(client.completion(uri, 0, typed.length()), title);
                assertNotNull(item, typed);
                completedByWords++;
                String key = item.get("label").getAsString();
                String whole = "See [@" + key + "].";
                client.change(uri, ++version, whole);
                assertEquals(
                        key,
                        client.completion(uri, 0, 6 + key.length())
                                .getAsJsonArray("items")
                                .get(0)
                                .getAsJsonObject()
                                .get("label")
                                .getAsString());
                JsonObject hover =
                        client.ask("textDocument/hover", RawClient.at(uri, 0, 7)).getAsJsonObject();
                assertTrue(
                        hover.getAsJsonObject("contents")
                                .get("value")
                                .getAsString()
                                .startsWith(title.substring(0, 10)),
                        title);
                assertEquals(
                        "{\"start\":{\"line\":0,\"character\":5},\"end\":{\"line\":0,\"character\":"
                                + (6 + key.length())
                                + "}}",
                        hover.getAsJsonObject("range").toString());
                JsonArray places =
                        client.ask("textDocument/definition", RawClient.at(uri, 0, 7))
                                .getAsJsonArray();
                List<String> expected = places(truth, title, papers);
                List<String> found = new ArrayList<>();
                for (JsonElement place : places) {
                    JsonObject location = place.getAsJsonObject();
                    found.add(
                            location.get("uri").getAsString()
                                    + ":"
                                    + location.getAsJsonObject("range")
                                            .getAsJsonObject("start")
                                            .get("line")
                                            .getAsInt());
                }
                assertEquals(expected, found, title);
            }
            assertEquals(183, completedByWords);
        }
        assertEquals(3, dumps.size());
    }

    private static @org.jspecify.annotations.Nullable JsonObject itemWithTitle(
            JsonObject list, String title) {
        for (JsonElement element : list.getAsJsonArray("items")) {
            JsonObject item = element.getAsJsonObject();
            if (item.get("detail").getAsString().endsWith(glossa.paper.LossyTex.readable(title))) {
                return item;
            }
        }
        return null;
    }

    private static List<String> places(JsonObject truth, String title, Path papers) {
        List<String> places = new ArrayList<>();
        for (var file : truth.getAsJsonObject("files").entrySet()) {
            for (JsonElement paper : file.getValue().getAsJsonObject().getAsJsonArray("papers")) {
                if (paper.getAsJsonObject().get("title").getAsString().equals(title)) {
                    places.add(
                            papers.resolve(file.getKey()).toUri()
                                    + ":"
                                    + (paper.getAsJsonObject().get("title_line").getAsInt() - 1));
                }
            }
        }
        return places;
    }

    /** An edit and a question sent back to back: the answer sees exactly the edits before it. */
    @Test
    void editsAndQuestionsAreAnsweredInOrder() throws Exception {
        Path workspace = folder("order");
        StringBuilder bib = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            bib.append("@book{key")
                    .append(i)
                    .append("x, title = {Title number ")
                    .append(i)
                    .append("}}\n");
        }
        Files.writeString(workspace.resolve("papers.bib"), bib);
        try (RawClient client = start(workspace, "{}")) {
            String uri = workspace.resolve("note.md").toUri().toString();
            client.open(uri, "@key0x");
            client.awaitLog("300 papers");
            List<Integer> asked = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                client.change(uri, i + 2, "@key" + i + "x");
                asked.add(client.send("textDocument/hover", RawClient.at(uri, 0, 2)));
            }
            for (int i = 0; i < 300; i++) {
                String value =
                        client.await(asked.get(i))
                                .getAsJsonObject()
                                .getAsJsonObject("contents")
                                .get("value")
                                .getAsString();
                assertTrue(value.startsWith("Title number " + i + "\n"), i + ": " + value);
            }
        }
    }

    @Test
    void changesByRangeInEitherEncoding() throws Exception {
        Path workspace = folder("encodings");
        Files.writeString(
                workspace.resolve("papers.bib"),
                "@book{knuth1984, title = {Literate Programming}}\n");
        for (String encoding : List.of("utf-16", "utf-8")) {
            try (RawClient client =
                    start(
                            workspace,
                            "{\"general\":{\"positionEncodings\":[\"utf-32\",\""
                                    + encoding
                                    + "\",\"utf-16\"]}}")) {
                assertEquals(encoding, client.capabilities().get("positionEncoding").getAsString());
                String uri = workspace.resolve("note.md").toUri().toString();
                client.open(uri, "𝒳é @knu84 x\n");
                client.awaitLog("1 papers");
                int before =
                        encoding.equals("utf-8")
                                ? "𝒳é ".getBytes(StandardCharsets.UTF_8).length
                                : "𝒳é ".length();
                client.notify(
                        "textDocument/didChange",
                        """
                        {"textDocument": {"uri": "%s", "version": 2}, "contentChanges": [{"range": {"start": {"line": 0, "character": %d}, "end": {"line": 0, "character": %d}}, "text": "knuth1984"}]}
                        """
                                .formatted(uri, before + 1, before + 6));
                JsonObject hover =
                        client.ask("textDocument/hover", RawClient.at(uri, 0, before + 1))
                                .getAsJsonObject();
                JsonObject range = hover.getAsJsonObject("range");
                assertEquals(before, range.getAsJsonObject("start").get("character").getAsInt());
                assertEquals(before + 10, range.getAsJsonObject("end").get("character").getAsInt());
            }
        }
    }

    /**
     * A change on the disk is offered without the editor saying a word of it, and an unsaved one as
     * well.
     */
    @Test
    void changesOfSourcesAreOffered() throws Exception {
        Path workspace = folder("fresh");
        Path bib = workspace.resolve("papers.bib");
        Files.writeString(bib, "@book{knuth1984, title = {Literate Programming}}\n");
        try (RawClient client = start(workspace, "{}")) {
            String uri = workspace.resolve("note.md").toUri().toString();
            client.open(uri, "@lamport1978 @turing1936 @liskov1974");
            assertEquals(3, client.awaitDiagnostics(uri).size());

            Files.writeString(
                    bib,
                    "@article{lamport1978, title = {Time, Clocks}}\n",
                    java.nio.file.StandardOpenOption.APPEND);
            assertEquals(2, client.awaitDiagnostics(uri).size());

            Files.writeString(
                    workspace.resolve("new.bib"),
                    "@article{turing1936, title = {On Computable Numbers}}\n");
            assertEquals(1, client.awaitDiagnostics(uri).size());

            client.open(
                    bib.toUri().toString(),
                    "@article{liskov1974, title = {Programming with Abstract Data Types}}\n");
            assertEquals(
                    "no paper lamport1978 in the corpus any more",
                    client.awaitDiagnostics(uri)
                            .get(0)
                            .getAsJsonObject()
                            .get("message")
                            .getAsString()
                            .replaceFirst(";.*", ""));
        }
    }

    /** What was indexed is answered at once at the next start. */
    @Test
    void theNextStartAnswersFromTheIndexOnDisk() throws Exception {
        Path workspace = folder("again");
        Files.writeString(
                workspace.resolve("papers.bib"),
                "@book{knuth1984, title = {Literate Programming}}\n");
        String uri = workspace.resolve("note.md").toUri().toString();
        try (RawClient client = start(workspace, "{}")) {
            client.awaitLog("1 papers");
            client.shutDown();
        }
        RawClient client = RawClient.launch(assertedTemporary().resolve("home"));
        try (client) {
            // No 'initialized', so no run has begun.
            client.ask(
                    "initialize",
                    "{\"rootUri\": \"" + workspace.toUri() + "\", \"capabilities\": {}}");
            client.open(uri, "@knuth1984");
            assertTrue(client.ask("textDocument/hover", RawClient.at(uri, 0, 3)).isJsonObject());
        }
    }

    /** Bad input: a clear message with the place, and the server goes on. */
    @Test
    void badInputStopsNothing() throws Exception {
        Path workspace = folder("bad");
        Files.writeString(
                workspace.resolve("broken.bib"),
                "@book{good1, title = {One}}\n"
                        + "@book{bad, title = {Two\n"
                        + "@book{good2, title = {Three}}\n");
        Files.write(workspace.resolve("binary.bib"), new byte[] {1, 0, 2, 0});
        try (var line = Files.newBufferedWriter(workspace.resolve("long.bib"))) {
            line.write("@book{long, title = {");
            String part = "a word and ".repeat(1000);
            for (int i = 0; i < 9500; i++) {
                line.write(part);
            }
            line.write("}}");
        }
        Path locked = Files.createDirectory(workspace.resolve("locked"));
        Files.setPosixFilePermissions(
                locked, java.nio.file.attribute.PosixFilePermissions.fromString("---------"));
        Files.writeString(
                workspace.resolve(".glossa.toml"), "discover = true\n[[corpus]\npath = 3\n");
        try (RawClient client = RawClient.launch(assertedTemporary().resolve("home"))) {
            assertEquals(
                    -32002,
                    client.askForError("textDocument/hover", RawClient.at("file:///x.md", 0, 0)));
            client.initialize(workspace, "{}");
            assertEquals(-32601, client.askForError("glossa/nothing", "{}"));
            assertEquals(-32600, client.askForError("initialize", "{}"));
            client.notify("glossa/nothing", "{}");
            client.notify("$/nothing", "{}");
            client.sendRaw(
                    "{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"textDocument/hover\",\"params\":[1,2]}");

            assertEquals(
                    "settings",
                    code(
                            client.awaitDiagnostics(
                                    workspace.resolve(".glossa.toml").toUri().toString())));
            assertEquals(
                    "unreadable-source",
                    code(
                            client.awaitDiagnostics(
                                    workspace.resolve("binary.bib").toUri().toString())));
            JsonArray broken =
                    client.awaitDiagnostics(workspace.resolve("broken.bib").toUri().toString());
            assertEquals(
                    1,
                    broken.get(0)
                            .getAsJsonObject()
                            .getAsJsonObject("range")
                            .getAsJsonObject("start")
                            .get("line")
                            .getAsInt());

            String uri = workspace.resolve("note.md").toUri().toString();
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
                    client.completionAfter(workspace, "@good1").get("label").getAsString());
        } finally {
            Files.setPosixFilePermissions(
                    locked, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static String programming(String key, int year) {
        return "@book{%s, author = {Knuth, Donald}, title = {Literate Programming}, year = %d, doi = {10.1000/lp}}\n"
                .formatted(key, year);
    }

    private static int line(JsonArray problems) {
        return problems.get(0)
                .getAsJsonObject()
                .getAsJsonObject("range")
                .getAsJsonObject("start")
                .get("line")
                .getAsInt();
    }

    private static String code(JsonArray diagnostics) {
        return diagnostics.get(0).getAsJsonObject().get("code").getAsString();
    }

    @Test
    void resolveAddsTheCardAndTheQuickFixTheKey() throws Exception {
        Path workspace = folder("fix");
        Files.writeString(
                workspace.resolve("papers.bib"),
                "@book{knuth1984, title = {Literate Programming}}\n");
        try (RawClient client =
                start(
                        workspace,
                        "{\"textDocument\":{\"completion\":{\"completionItem\":{\"labelDetailsSupport\":true,\"documentationFormat\":[\"markdown\"]}},\"definition\":{\"linkSupport\":true}}}")) {
            client.awaitLog("1 papers");
            JsonObject item = client.completionAfter(workspace, "See [@kn");
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

            String uri = workspace.resolve("wrong.md").toUri().toString();
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

    /** One range for all items, and a new text only where it is not the label. */
    @Test
    void anEditorThatTakesDefaultsIsToldTheRangeOnce() throws Exception {
        Path workspace = folder("defaults");
        Files.writeString(
                workspace.resolve("papers.bib"),
                "@book{knuth1984, title = {Literate Programming}}\n"
                        + "@book{knuth&co, title = {Literate Others}}\n");
        try (RawClient client =
                start(
                        workspace,
                        "{\"textDocument\":{\"completion\":{\"completionList\":{\"itemDefaults\":[\"editRange\"]}}}}")) {
            client.awaitLog("2 papers");
            String uri = workspace.resolve("note.md").toUri().toString();
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

    /** What users run is the image; without one, the same answers come from the jar. */
    @Test
    void theImageAndTheJarAnswerAlike() throws Exception {
        Path workspace = folder("alike");
        Files.writeString(
                workspace.resolve("papers.bib"),
                "@book{knuth1984, title = {Literate Programming}}\n");
        List<String> answers = new ArrayList<>();
        Path home = assertedTemporary().resolve("home");
        Path image = Path.of("target/image").toAbsolutePath().normalize();
        if (ToolProvider.findFirst("jlink").isPresent()) {
            try (RawClient client = RawClient.launch(home)) {
                client.initialize(workspace, "{}");
                assertTrue(
                        client.program().toRealPath().startsWith(image.toRealPath()),
                        "the image is run: " + client.program());
                answers.add(conversation(client, workspace));
            }
        }
        try (RawClient client = RawClient.launchOnTheJar(home)) {
            client.initialize(workspace, "{}");
            assertFalse(client.program().startsWith(image), "a Java is run");
            String answer = conversation(client, workspace);
            answers.forEach(other -> assertEquals(other, answer));
        }
    }

    private static String conversation(RawClient client, Path workspace) throws Exception {
        client.awaitLog("1 papers");
        String uri = workspace.resolve("note.md").toUri().toString();
        client.open(uri, "As @knuth1984 says, and @knuth1985.");
        return client.capabilities()
                + "\n"
                + client.completion(uri, 0, 7)
                + "\n"
                + client.ask("textDocument/hover", RawClient.at(uri, 0, 7))
                + "\n"
                + client.ask("textDocument/definition", RawClient.at(uri, 0, 7))
                + "\n"
                + client.awaitDiagnostics(uri);
    }

    /** Two sources that say different years: hints at both, and one changes the other. */
    @Test
    void sourcesThatDisagree() throws Exception {
        Path workspace = folder("disagree");
        Files.writeString(workspace.resolve("a.bib"), programming("knuth", 1984));
        Files.writeString(workspace.resolve("b.bib"), programming("lp", 1992));
        try (RawClient client = start(workspace, "{}")) {
            String one = workspace.resolve("a.bib").toUri().toString();
            String other = workspace.resolve("b.bib").toUri().toString();
            JsonArray hints = client.awaitDiagnostics(one);
            assertEquals("sources-disagree", code(hints));
            // The editor's text counts, saved or not.
            client.open(one, "\n" + programming("knuth", 1985));
            hints = client.awaitDiagnostics(one);
            assertEquals(1, line(hints));
            JsonArray actions =
                    client.ask(
                                    "textDocument/codeAction",
                                    """
                                    {"textDocument": {"uri": "%s"}, "range": {"start": {"line": 1, "character": 7}, "end": {"line": 1, "character": 7}}, "context": {"diagnostics": %s}}
                                    """
                                            .formatted(one, hints))
                            .getAsJsonArray();
            JsonObject action = actions.get(0).getAsJsonObject();
            assertEquals("Use year here in b.bib too: 1985", action.get("title").getAsString());
            assertEquals(1, action.getAsJsonArray("diagnostics").size());
            JsonObject edit =
                    action.getAsJsonObject("edit")
                            .getAsJsonObject("changes")
                            .getAsJsonArray(other)
                            .get(0)
                            .getAsJsonObject();
            assertEquals("1985", edit.get("newText").getAsString());
            client.open(other, programming("lp", 1985));
            assertEquals(0, client.awaitDiagnostics(one).size());
        }
    }

    /** An entry that goes while a note cites it is missed by its name and its file. */
    @Test
    void aKeyThatItsSourceLost() throws Exception {
        Path workspace = folder("lost");
        Path source = workspace.resolve("a.bib");
        Files.writeString(source, "@book{knuth1984, title = {Literate Programming}}\n");
        Files.writeString(workspace.resolve("b.bib"), "@book{other, title = {Another One}}\n");
        String uri = workspace.resolve("note.md").toUri().toString();
        try (RawClient client = start(workspace, "{}")) {
            client.awaitLog("2 papers");
            client.open(uri, "See @knuth1984.");
            Files.delete(source);
            assertEquals("key-removed", code(client.awaitDiagnostics(uri)));
            client.shutDown();
        }
        try (RawClient client = start(workspace, "{}")) {
            client.open(uri, "See @knuth1984.");
            assertEquals("key-removed", code(client.awaitDiagnostics(uri)));
        }
    }

    /**
     * Colours are offered to an editor that asks for them, and change with the text and the corpus.
     */
    @Test
    void coloursTellKnownKeysFromUnknownOnes() throws Exception {
        Path workspace = folder("colours");
        Path bib = workspace.resolve("papers.bib");
        Files.writeString(bib, "@book{knuth1984, title = {Literate Programming}}\n");
        try (RawClient client = start(workspace, "{}")) {
            assertNull(client.capabilities().get("semanticTokensProvider"));
        }
        String offered =
                """
                {"general": {"positionEncodings": ["utf-8", "utf-16"]},
                 "workspace": {"semanticTokens": {"refreshSupport": true}},
                 "textDocument": {"semanticTokens": {"requests": {"range": true, "full": {"delta": true}}}}}
                """;
        try (RawClient client = start(workspace, offered)) {
            JsonObject provider = client.capabilities().getAsJsonObject("semanticTokensProvider");
            assertEquals("{\"delta\":true}", provider.get("full").toString());
            assertTrue(provider.get("range").getAsBoolean());
            assertEquals(
                    "[\"function\",\"comment\",\"operator\",\"string\",\"parameter\",\"macro\",\"property\"]",
                    provider.getAsJsonObject("legend").get("tokenTypes").toString());
            client.awaitLog("1 papers");
            client.awaitRequest("workspace/semanticTokens/refresh");

            String uri = workspace.resolve("note.md").toUri().toString();
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
                    java.nio.file.StandardOpenOption.APPEND);
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

    @Test
    void progressIsShownAndFilesAreWatchedWhereTheEditorCan() throws Exception {
        Path workspace = folder("able");
        Files.writeString(
                workspace.resolve("papers.bib"),
                "@book{knuth1984, title = {Literate Programming}}\n");
        try (RawClient client =
                start(
                        workspace,
                        "{\"window\":{\"workDoneProgress\":true},\"workspace\":{\"didChangeWatchedFiles\":{\"dynamicRegistration\":true}}}")) {
            assertEquals(
                    List.of("begin", "report", "end"),
                    List.of(
                            client.awaitProgress(),
                            client.awaitProgress(),
                            client.awaitProgress()));
            assertEquals(
                    List.of("client/registerCapability", "window/workDoneProgress/create"),
                    client.asked());
            String uri = workspace.resolve("note.md").toUri().toString();
            client.open(uri, "@lamport1978");
            assertEquals(1, client.awaitDiagnostics(uri).size());
            Files.writeString(
                    workspace.resolve("papers.bib"),
                    "@article{lamport1978, title = {Time, Clocks}}\n");
            client.notify("workspace/didChangeWatchedFiles", "{\"changes\": []}");
            assertEquals(0, client.awaitDiagnostics(uri).size());
        }
    }

    @Test
    void papersAndTheHeadingsOfClosedNotesAreSymbolsOfTheWorkspace() throws Exception {
        Path workspace = folder("symbols");
        Files.writeString(
                workspace.resolve("papers.bib"),
                "@book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year ="
                        + " 1984}\n@book{fox2020, title = {Programming Foxes}}\n");
        Files.writeString(
                workspace.resolve("closed.md"),
                "# Weaving\n\n## Programs as literature\n\n@fox2020\n");
        try (RawClient client = start(workspace, "{}")) {
            client.awaitLog("1 notes on the disk");
            String uri = workspace.resolve("papers.bib").toUri().toString();
            JsonElement found = client.ask("workspace/symbol", "{\"query\": \"program cited:no\"}");
            assertEquals(
                    "[{\"name\":\"Literate Programming\",\"kind\":23,\"location\":{\"uri\":\""
                            + uri
                            + "\",\"range\":{\"start\":{\"line\":0,\"character\":6},\"end\":"
                            + "{\"line\":0,\"character\":15}}},\"containerName\":"
                            + "\"knuth1984 · Knuth 1984\"}]",
                    found.toString());
            JsonArray both =
                    client.ask("workspace/symbol", "{\"query\": \"program\"}").getAsJsonArray();
            List<String> names = new ArrayList<>();
            both.forEach(symbol -> names.add(symbol.getAsJsonObject().get("name").getAsString()));
            assertEquals("Programs as literature", names.getLast());
            assertEquals(3, names.size());
            // What is half typed is answered as far as it goes.
            assertEquals(
                    0,
                    client.ask("workspace/symbol", "{\"query\": \"year:20 (nothing OR\"}")
                            .getAsJsonArray()
                            .size());
        }
    }

    @Test
    void foldersComeAndGo() throws Exception {
        Path one = folder("one");
        Path two = folder("two");
        Files.writeString(one.resolve("a.bib"), "@book{one, title = {The First of Two Books}}\n");
        Files.writeString(two.resolve("b.bib"), "@book{two, title = {The Second of Two Books}}\n");
        try (RawClient client = start(one, "{}")) {
            String uri = one.resolve("note.md").toUri().toString();
            client.open(uri, "[@one; @two]");
            assertEquals(1, client.awaitDiagnostics(uri).size());
            String event = "{\"event\": {\"added\": [%s], \"removed\": [%s]}}";
            String folder = "{\"uri\": \"" + two.toUri() + "\", \"name\": \"two\"}";
            client.notify("workspace/didChangeWorkspaceFolders", event.formatted(folder, ""));
            assertEquals(0, client.awaitDiagnostics(uri).size());
            client.notify("workspace/didChangeWorkspaceFolders", event.formatted("", folder));
            assertEquals(1, client.awaitDiagnostics(uri).size());
        }
    }

    @Test
    void theServerEndsWithItsEditor() throws Exception {
        Path workspace = folder("end");
        try (RawClient client = start(workspace, "{}")) {
            client.shutDown();
            assertEquals(0, client.exitCode());
        }
        try (RawClient client = start(workspace, "{}")) {
            client.notify("exit", "{}");
            assertEquals(1, client.exitCode());
        }
        try (RawClient client = start(workspace, "{}")) {
            client.closeInput();
            assertEquals(1, client.exitCode());
        }
        Process editor = new ProcessBuilder("sleep", "60").start();
        try (RawClient client = RawClient.launch(assertedTemporary().resolve("home"))) {
            client.ask(
                    "initialize",
                    "{\"processId\": "
                            + editor.pid()
                            + ", \"rootUri\": \""
                            + workspace.toUri()
                            + "\", \"capabilities\": {}}");
            editor.destroy();
            assertEquals(1, client.exitCode());
        }
    }

    @Test
    void aSingleNoteWithoutAFolderFindsItsNeighbours() throws Exception {
        Path workspace = folder("single");
        Files.writeString(
                workspace.resolve("papers.bib"),
                "@book{knuth1984, title = {Literate Programming}}\n");
        try (RawClient client = RawClient.launch(assertedTemporary().resolve("home"))) {
            client.ask("initialize", "{\"rootUri\": null, \"capabilities\": {}}");
            client.notify("initialized", "{}");
            String uri = workspace.resolve("note.md").toUri().toString();
            client.open(uri, "@knuth1984");
            client.awaitLog("1 papers");
            assertTrue(client.ask("textDocument/hover", RawClient.at(uri, 0, 3)).isJsonObject());
            assertNull(client.error());
        }
    }
}
