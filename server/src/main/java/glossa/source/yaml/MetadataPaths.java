package glossa.source.yaml;

import glossa.grammar.FrontMatter;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a YAML text names as {@code bibliography} or {@code csl}: a note's front matter, a {@code
 * _quarto.yml}.
 */
public final class MetadataPaths {
    /** What stands behind a field's name in a line of its own. */
    private static final String VALUE = ":\\s*[\"']?([^\\[\\]\"'#\\n]+?)[\"']?\\s*$";

    private MetadataPaths() {}

    /** The paths that a field of a note's front matter names; none where it has none. */
    public static List<String> named(String note, Optional<FrontMatter> frontMatter, String field) {
        return frontMatter.map(block -> named(block.content().in(note), field)).orElse(List.of());
    }

    /**
     * The paths that a field names, wherever it stands, as written and in their order; a text that
     * is no YAML yet is searched line by line.
     */
    public static List<String> named(String yaml, String field) {
        if (!yaml.contains(field)) {
            return List.of();
        }
        List<String> paths = new ArrayList<>();
        try {
            for (JsonNode value : YAMLMapper.builder().build().readTree(yaml).findValues(field)) {
                add(paths, value);
            }
        } catch (JacksonException | IndexOutOfBoundsException e) {
            // The parser trips over an emoji at the edge of its buffer, too.
            Matcher line = Pattern.compile("(?m)^[ \\t]*" + field + VALUE).matcher(yaml);
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
