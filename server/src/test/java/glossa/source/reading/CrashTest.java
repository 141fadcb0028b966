package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a source of each format, from which the fuzzer starts, and all sources that have made it
 * fail or take too long.
 */
final class CrashTest {
    @TestFactory
    Stream<DynamicTest> crashes() throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(Path.of("src/test/resources/crashes"))) {
            files = list.filter(Files::isRegularFile).sorted().toList();
        }
        return files.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        String.valueOf(file.getFileName()), () -> replay(file)));
    }

    private static void replay(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> SourceFuzz.check(text));
    }
}
