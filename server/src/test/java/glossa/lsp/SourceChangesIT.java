package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Changes of sources, on the disk and in the editor, reach open notes. */
final class SourceChangesIT {
    private static final String KNUTH = "@book{knuth1984, title = {Literate Programming}}\n";
    private static final String LAMPORT = "@article{lamport1978, title = {Time, Clocks}}\n";

    @TempDir private Path temporary;

    /** The server sees changes on the disk itself, and unsaved ones through the editor. */
    @Test
    void changesOnTheDiskAndInTheEditor() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        Path bib = workspace.write("papers.bib", KNUTH);
        try (RawClient client = workspace.start("{}")) {
            String uri = workspace.uri("note.md");
            client.open(uri, "@lamport1978 @turing1936 @liskov1974");
            assertEquals(3, client.awaitDiagnostics(uri).size());

            Files.writeString(bib, LAMPORT, StandardOpenOption.APPEND);
            assertEquals(2, client.awaitDiagnostics(uri).size());

            workspace.write("new.bib", "@article{turing1936, title = {On Computable Numbers}}\n");
            assertEquals(1, client.awaitDiagnostics(uri).size());

            client.open(
                    workspace.uri("papers.bib"),
                    "@article{liskov1974, title = {Programming with Abstract Data Types}}\n");
            JsonArray problems = client.awaitDiagnostics(uri);
            assertEquals("key-removed", code(problems));
            String message = problems.get(0).getAsJsonObject().get("message").getAsString();
            assertTrue(message.contains("lamport1978") && message.contains("papers.bib"), message);
        }
    }

    @Test
    void theNextStartAnswersFromTheIndexOnDisk() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        workspace.write("papers.bib", KNUTH);
        try (RawClient client = workspace.start("{}")) {
            client.awaitLog("1 paper");
            client.shutDown();
        }
        try (RawClient client = RawClient.launch(workspace.home())) {
            // Without 'initialized' the server does not index.
            var _ =
                    client.ask(
                            "initialize",
                            "{\"rootUri\": \""
                                    + workspace.folder().toUri()
                                    + "\", \"capabilities\": {}}");
            String uri = workspace.uri("note.md");
            client.open(uri, "@knuth1984");
            assertTrue(client.ask("textDocument/hover", RawClient.at(uri, 0, 3)).isJsonObject());
        }
    }

    /** A key that was removed from its source is reported as such, also after a restart. */
    @Test
    void removedKeys() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        Path source = workspace.write("a.bib", KNUTH);
        workspace.write("b.bib", "@book{other, title = {Another One}}\n");
        String uri = workspace.uri("note.md");
        try (RawClient client = workspace.start("{}")) {
            client.awaitLog("2 papers");
            client.open(uri, "See @knuth1984.");
            Files.delete(source);
            assertEquals("key-removed", code(client.awaitDiagnostics(uri)));
            client.shutDown();
        }
        try (RawClient client = workspace.start("{}")) {
            client.open(uri, "See @knuth1984.");
            assertEquals("key-removed", code(client.awaitDiagnostics(uri)));
        }
    }

    /** Two sources disagree about a year: each has a hint, and an action changes the other. */
    @Test
    void sourcesThatDisagree() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        workspace.write("a.bib", programming("knuth", 1984));
        workspace.write("b.bib", programming("lp", 1992));
        try (RawClient client = workspace.start("{}")) {
            String one = workspace.uri("a.bib");
            String other = workspace.uri("b.bib");
            assertEquals("sources-disagree", code(client.awaitDiagnostics(one)));
            // The editor's text counts, saved or not.
            client.open(one, "\n" + programming("knuth", 1985));
            JsonArray hints = client.awaitDiagnostics(one);
            JsonObject action =
                    client.ask(
                                    "textDocument/codeAction",
                                    """
                                    {"textDocument": {"uri": "%s"}, "range": {"start": {"line": 1, "character": 7}, "end": {"line": 1, "character": 7}}, "context": {"diagnostics": %s}}
                                    """
                                            .formatted(one, hints))
                            .getAsJsonArray()
                            .get(0)
                            .getAsJsonObject();
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

    /** Where the editor can, it shows the progress of indexing and watches the files. */
    @Test
    void progressAndWatchedFiles() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        workspace.write("papers.bib", KNUTH);
        String offered =
                """
                {"window": {"workDoneProgress": true},
                 "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}}
                """;
        try (RawClient client = workspace.start(offered)) {
            for (String kind : List.of("begin", "report", "end")) {
                assertEquals(kind, client.awaitProgress());
            }
            assertEquals(
                    List.of("client/registerCapability", "window/workDoneProgress/create"),
                    client.asked());
            String uri = workspace.uri("note.md");
            client.open(uri, "@lamport1978");
            assertEquals(1, client.awaitDiagnostics(uri).size());
            workspace.write("papers.bib", LAMPORT);
            client.notify("workspace/didChangeWatchedFiles", "{\"changes\": []}");
            assertEquals(0, client.awaitDiagnostics(uri).size());
        }
    }

    @Test
    void workspaceFoldersAreAddedAndRemoved() throws Exception {
        ClientWorkspace one = ClientWorkspace.in(temporary.resolve("one"));
        ClientWorkspace two = ClientWorkspace.in(temporary.resolve("two"));
        one.write("a.bib", "@book{one, title = {The First of Two Books}}\n");
        two.write("b.bib", "@book{two, title = {The Second of Two Books}}\n");
        try (RawClient client = one.start("{}")) {
            String uri = one.uri("note.md");
            client.open(uri, "[@one; @two]");
            assertEquals(1, client.awaitDiagnostics(uri).size());
            String event = "{\"event\": {\"added\": [%s], \"removed\": [%s]}}";
            String folder = "{\"uri\": \"" + two.folder().toUri() + "\", \"name\": \"two\"}";
            client.notify("workspace/didChangeWorkspaceFolders", event.formatted(folder, ""));
            assertEquals(0, client.awaitDiagnostics(uri).size());
            client.notify("workspace/didChangeWorkspaceFolders", event.formatted("", folder));
            assertEquals(1, client.awaitDiagnostics(uri).size());
        }
    }

    /** An editor that opens a note without a folder: the sources beside the note are read. */
    @Test
    void aNoteWithoutAWorkspaceFolder() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        workspace.write("papers.bib", KNUTH);
        try (RawClient client = RawClient.launch(workspace.home())) {
            var _ = client.ask("initialize", "{\"rootUri\": null, \"capabilities\": {}}");
            client.notify("initialized", "{}");
            String uri = workspace.uri("note.md");
            client.open(uri, "@knuth1984");
            client.awaitLog("1 paper");
            assertTrue(client.ask("textDocument/hover", RawClient.at(uri, 0, 3)).isJsonObject());
            assertNull(client.error());
        }
    }

    private static String programming(String key, int year) {
        return "@book{%s, author = {Knuth, Donald}, title = {Literate Programming}, year = %d, doi = {10.1000/lp}}\n"
                .formatted(key, year);
    }

    private static String code(JsonArray diagnostics) {
        return diagnostics.get(0).getAsJsonObject().get("code").getAsString();
    }
}
