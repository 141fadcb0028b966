package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code docs/PROTOCOL.md} has a row for every method of {@link Requests}. */
final class ProtocolPageTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** The methods in the first column; later ones in a cell may omit the prefix of the first. */
    private static Set<String> documented(List<String> lines) {
        Set<String> methods = new TreeSet<>();
        for (String line : lines) {
            String[] cells = line.split("\\|");
            if (cells.length < 2) {
                continue;
            }
            String first = "";
            for (var code : CODE.matcher(cells[1]).results().toList()) {
                String method = code.group(1);
                first = first.isEmpty() ? method : first;
                methods.add(method);
                int slash = first.lastIndexOf('/');
                methods.add(first.substring(0, slash + 1) + method);
                methods.add(first.substring(0, first.indexOf('/') + 1) + method);
            }
        }
        return methods;
    }

    @Test
    void everyMethodHasARow() throws IOException {
        Set<String> documented = documented(Files.readAllLines(Path.of("docs/PROTOCOL.md")));
        Stream<String> undocumented =
                Requests.jsonTypes().keySet().stream()
                        .filter(method -> !documented.contains(method))
                        .sorted();
        assertEquals(List.of(), undocumented.toList());
    }
}
