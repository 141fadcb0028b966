package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged server with a library that is too large to be read beside its answers. */
final class LargeUpdateIT {
    private static final String PROGRESS = "{\"window\": {\"workDoneProgress\": true}}";
    private static final int PAPERS = 20_000;

    private static Path library(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PAPERS; i++) {
            text.append(
                    """
                    @article{fox%05d,
                      title = {On the %05dth Hole that a Fox Has Dug, and on the Rabbits that Lived in It},
                      author = {Fox, Anna and Hare, Ben and Badger, Chris},
                      journal = {Journal of Holes in Fields and Meadows},
                      year = 2001
                    }

                    """
                            .formatted(i, i));
        }
        return Files.writeString(
                Files.createDirectories(folder.resolve("work")).toRealPath().resolve("refs.bib"),
                text);
    }

    private static RawClient start(Path folder) throws Exception {
        RawClient client = RawClient.launch(folder.resolve("home"));
        client.initialize(folder.resolve("work").toRealPath(), PROGRESS);
        return client;
    }

    /** Two windows on one workspace; what changes is seen in both. */
    @Test
    void twoServersShareOneIndex(@TempDir Path folder) throws Exception {
        Path library = library(folder);
        Path work = library.resolveSibling("");
        try (RawClient one = start(folder)) {
            one.awaitLog(PAPERS + " papers in 1 source");
            try (RawClient other = start(folder)) {
                other.awaitLog(PAPERS + " papers in 1 source");
                check(one, work, "fox1234", "fox12340");
                check(other, work, "fox1234", "fox12340");
                Files.writeString(
                        library, "@book{zebra, title = {Zebras}}\n", StandardOpenOption.APPEND);
                one.awaitLog(PAPERS + 1 + " papers");
                other.awaitLog(PAPERS + 1 + " papers");
                check(one, work, "zeb", "zebra");
                check(other, work, "zeb", "zebra");
            }
        }
    }

    private static void check(RawClient client, Path work, String typed, String first)
            throws Exception {
        assertEquals(first, client.completionAfter(work, "@" + typed).get("label").getAsString());
    }

    @Test
    void anIndexingProcessThatIsKilledIsStartedAgain(@TempDir Path folder) throws Exception {
        Path library = library(folder);
        try (RawClient client = start(folder)) {
            assertEquals("begin", client.awaitProgress());
            client.process().children().forEach(ProcessHandle::destroyForcibly);
            client.awaitLog(PAPERS + " papers in 1 source");
            check(client, library.resolveSibling(""), "fox1234", "fox12340");
        }
    }

    @Test
    void anIndexingProcessEndsWithItsServer(@TempDir Path folder) throws Exception {
        var _ = library(folder);
        try (RawClient client = start(folder)) {
            assertEquals("begin", client.awaitProgress());
            List<ProcessHandle> children = client.process().children().toList();
            assertTrue(client.process().destroyForcibly());
            for (ProcessHandle child : children) {
                child.onExit().get(60, TimeUnit.SECONDS);
            }
        }
    }
}
