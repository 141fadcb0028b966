package glossa.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code clients/settings.schema.json}, from which editors' settings are generated, and {@code
 * docs/SETTINGS.md} have the names, values and defaults that {@link Settings} reads.
 */
final class SettingsSchemaTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JsonNode schema =
            JSON.readTree(Path.of("../clients/settings.schema.json").toFile());

    @Test
    void defaultsAgreeWithTheCode() {
        ObjectNode defaults = JSON.createObjectNode();
        fill(defaults, schema.path("properties"));
        assertEquals(Settings.DEFAULT, Settings.of("", defaults.toString()));
    }

    private static void fill(ObjectNode defaults, JsonNode properties) {
        for (var property : properties.properties()) {
            JsonNode node = property.getValue();
            if (node.path("type").stringValue("").equals("object")) {
                fill(defaults.putObject(property.getKey()), node.path("properties"));
            } else if (node.has("default")) {
                defaults.set(property.getKey(), node.get("default"));
            }
        }
    }

    @Test
    void allowedValuesAreUnderstood() {
        List<String> problems = new ArrayList<>();
        int count = 0;
        for (var table : schema.path("properties").properties()) {
            for (var setting : table.getValue().path("properties").properties()) {
                for (JsonNode value : setting.getValue().path("enum")) {
                    ObjectNode json = JSON.createObjectNode();
                    json.putObject(table.getKey()).set(setting.getKey(), value);
                    problems.addAll(Settings.problemsOf(json.toString()));
                    count++;
                }
            }
        }
        assertEquals(List.of(), problems);
        assertEquals(
                ProblemCodes.ALL.stream().sorted().toList(),
                schema.at("/properties/diagnostics/properties").propertyNames().stream()
                        .sorted()
                        .toList());
        assertTrue(count > 200);
    }

    @Test
    void documentationHasTheSameSettings() throws IOException {
        String page = Files.readString(Path.of("docs/SETTINGS.md"));
        Matcher block = Pattern.compile("(?s)```toml\n(.*?)```").matcher(page);
        assertTrue(block.find());
        assertEquals(List.of(), Settings.of(block.group(1)).problems());
        JsonNode documented = TomlMapper.builder().build().readTree(block.group(1));
        List<String> names = new ArrayList<>();
        collect(names, "", schema.path("properties"), documented);
        assertEquals(List.of(), names);
    }

    /**
     * Adds the names that only one of the two has; one code stands for all of {@code diagnostics}.
     */
    private static void collect(
            List<String> names, String path, JsonNode schema, JsonNode documented) {
        for (var property : schema.properties()) {
            String name = path + property.getKey();
            if (!documented.has(property.getKey())) {
                names.add(name + " is not in SETTINGS.md");
            } else if (property.getValue().has("properties") && !name.equals("diagnostics")) {
                collect(
                        names,
                        name + ".",
                        property.getValue().path("properties"),
                        documented.path(property.getKey()));
            }
        }
        for (String name : documented.propertyNames()) {
            if (!schema.has(name)) {
                names.add(path + name + " is not in the schema");
            }
        }
    }
}
