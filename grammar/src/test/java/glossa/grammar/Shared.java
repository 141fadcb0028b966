package glossa.grammar;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The data beside the repository: texts of other people, and pandoc's answers for them. */
final class Shared {
    private Shared() {}

    /**
     * The folder {@code shared} beside the repository, or the one that {@code GLOSSA_SHARED} names.
     */
    static Optional<Path> folder() {
        String named = System.getProperty("glossa.shared", System.getenv("GLOSSA_SHARED"));
        Path folder =
                named == null || named.isBlank()
                        ? Path.of("../../shared").toAbsolutePath().normalize()
                        : Path.of(named);
        return Files.isDirectory(folder.resolve("data/oracle"))
                ? Optional.of(folder.resolve("data"))
                : Optional.empty();
    }
}
