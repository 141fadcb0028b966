package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Workspace symbols: papers and the headings of notes. */
final class WorkspaceSymbolsIT {
    @TempDir private Path temporary;

    /** Notes count that no editor has open. */
    @Test
    void papersAndHeadings() throws Exception {
        ClientWorkspace workspace = ClientWorkspace.in(temporary);
        workspace.write(
                "papers.bib",
                "@book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year ="
                        + " 1984}\n@book{fox2020, title = {Programming Foxes}}\n");
        workspace.write("closed.md", "# Weaving\n\n## Programs as literature\n\n@fox2020\n");
        try (RawClient client = workspace.start("{}")) {
            client.awaitLog("1 note on disk");
            String uri = workspace.uri("papers.bib");
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
            // An incomplete query is answered by what is complete of it.
            assertEquals(
                    0,
                    client.ask("workspace/symbol", "{\"query\": \"year:20 (nothing OR\"}")
                            .getAsJsonArray()
                            .size());
        }
    }
}
