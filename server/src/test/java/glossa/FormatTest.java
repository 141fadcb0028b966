package glossa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Every Java file is formatted by google-java-format, AOSP style. It is a test and not a plug-in of
 * the build because the formatter needs the JDK that the sources need, and Maven may run on an
 * older one.
 *
 * <p>{@code mvn -q test -Dglossa.format=write -Dtest=FormatTest
 * -Dsurefire.failIfNoSpecifiedTests=false} formats them.
 */
final class FormatTest {
    @Test
    void everyJavaFileIsFormatted() throws IOException, FormatterException {
        Path root = Path.of("").toAbsolutePath().resolve("..").normalize();
        boolean write = "write".equals(System.getProperty("glossa.format"));
        Formatter formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("grammar/src", "server/src")) {
            try (var walk = Files.walk(root.resolve(folder))) {
                walk.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        List<String> unformatted = new ArrayList<>();
        for (Path file : files) {
            String text = Files.readString(file);
            String formatted = format(formatter, text);
            // Now and then the formatter is content with its own work only the second time.
            formatted = write ? format(formatter, formatted) : formatted;
            if (!formatted.equals(text)) {
                if (write) {
                    Files.writeString(file, formatted);
                } else {
                    unformatted.add(root.relativize(file).toString());
                }
            }
        }
        assertEquals(List.of(), unformatted, "run FormatTest with -Dglossa.format=write");
    }

    private static String format(Formatter formatter, String text) throws FormatterException {
        return formatter.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(text));
    }
}
