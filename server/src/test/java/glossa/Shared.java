package glossa;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Other people's documents, which stand beside the repository and not in it. A test that needs them
 * says 'skipped' by name where they are missing.
 */
public final class Shared {
    private Shared() {}

    /** {@code path} below the shared folder; skips the calling test where it is missing. */
    public static Path file(String path) {
        String folder = System.getenv("GLOSSA_SHARED");
        Path shared =
                folder == null
                        ? Path.of("").toAbsolutePath().resolve("../../shared").normalize()
                        : Path.of(folder);
        Path file = shared.resolve(path);
        assumeTrue(Files.exists(file), "skipped: shared/" + path + " is not there");
        return file;
    }
}
