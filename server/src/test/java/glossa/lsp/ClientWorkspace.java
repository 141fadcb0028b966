package glossa.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A workspace on the disk, for conversations of editors with the packaged server. Indexes and keys
 * are kept beside it, so that a second editor finds those of the first.
 *
 * @param folder the workspace's folder
 * @param home where the server keeps indexes and keys
 */
record ClientWorkspace(Path folder, Path home) {
    /** An empty workspace below {@code temporary}. */
    static ClientWorkspace in(Path temporary) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("workspace")).toRealPath();
        return new ClientWorkspace(folder, temporary.resolve("home"));
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    String uri(String name) {
        return folder.resolve(name).toUri().toString();
    }

    /** An editor that opens the workspace, with these client capabilities. */
    RawClient start(String capabilities) throws Exception {
        RawClient client = RawClient.launch(home);
        client.initialize(folder, capabilities);
        return client;
    }
}
