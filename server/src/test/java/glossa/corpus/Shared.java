package glossa.corpus;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Other people's bibliographies, which stand beside the repository and not in it. */
final class Shared {
    private Shared() {}

    /**
     * The folder or file {@code path} of the shared data; where there is none, the test is skipped
     * by that name. {@code -Dglossa.shared} or {@code GLOSSA_SHARED} says where the data are.
     */
    static Path data(String path) {
        String place =
                Optional.ofNullable(System.getProperty("glossa.shared"))
                        .or(() -> Optional.ofNullable(System.getenv("GLOSSA_SHARED")))
                        .orElse("../../shared");
        Path found = Path.of(place).toAbsolutePath().normalize().resolve("data").resolve(path);
        Assumptions.assumeTrue(Files.exists(found), "skipped: no shared data " + path);
        return found;
    }

    /** The text of {@code file}: UTF-16 by its mark, else UTF-8, else Windows' Latin letters. */
    static SourceText text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            for (Charset charset : charsets(bytes)) {
                try {
                    String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                    return SourceText.of(file, text);
                } catch (CharacterCodingException e) {
                    // The next one may do.
                }
            }
            return SourceText.of(file, new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Charset> charsets(byte[] bytes) {
        boolean marked =
                bytes.length >= 2
                        && ((bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff
                                || (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe);
        return marked
                ? List.of(StandardCharsets.UTF_16)
                : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"));
    }
}
