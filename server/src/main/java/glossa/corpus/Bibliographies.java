package glossa.corpus;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a YAML text names as {@code bibliography}: a note's front matter, a {@code _quarto.yml}. */
public final class Bibliographies {
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\s*bibliography:\\s*[\"']?([^\\[\\]\"'#\\n]+?)[\"']?\\s*$");

    private Bibliographies() {}

    /**
     * The paths as written, in their order; a text that is no YAML yet is searched line by line.
     */
    public static List<String> named(String yaml) {
        if (!yaml.contains("bibliography")) {
            return List.of();
        }
        List<String> paths = new ArrayList<>();
        try {
            for (JsonNode value :
                    YAMLMapper.builder().build().readTree(yaml).findValues("bibliography")) {
                add(paths, value);
            }
        } catch (JacksonException | IndexOutOfBoundsException e) {
            // The parser trips over an emoji at the edge of its buffer, too.
            Matcher line = LINE.matcher(yaml);
            while (line.find()) {
                paths.add(line.group(1));
            }
        }
        return paths;
    }

    private static void add(List<String> paths, JsonNode value) {
        if (value.isString() && !value.stringValue().isBlank()) {
            paths.add(value.stringValue());
        } else if (value.isContainer()) {
            value.forEach(element -> add(paths, element));
        }
    }
}
