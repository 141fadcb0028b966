package glossa;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Other people's documents, which stand beside the repository and not in it. A test that needs them
 * says 'skipped' by name where they are missing.
 */
public final class Shared {
    private Shared() {}

    /**
     * {@code path} below the shared folder; skips the calling test where it is missing. {@code
     * -Dglossa.shared} or {@code GLOSSA_SHARED} says where the folder is, if not beside the
     * repository.
     */
    public static Path file(String path) {
        String shared =
                Optional.ofNullable(System.getProperty("glossa.shared"))
                        .or(() -> Optional.ofNullable(System.getenv("GLOSSA_SHARED")))
                        .orElse("../../shared");
        Path file = Path.of(shared).toAbsolutePath().normalize().resolve(path);
        assumeTrue(Files.exists(file), "skipped: shared/" + path + " is not there");
        return file;
    }
}
