package glossa.source.yaml;

import glossa.grammar.Span;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of YAML and its place.
 *
 * @param text a scalar's text; empty in lists and mappings
 * @param items what a list has; empty elsewhere
 * @param entries what a mapping has, in its order; empty elsewhere
 * @param keys where the names of {@code entries} stand
 * @param span the value's place, quotes left out
 */
public record YamlNode(
        String text,
        List<YamlNode> items,
        Map<String, YamlNode> entries,
        Map<String, Span> keys,
        Span span) {
    private static final YamlNode NONE =
            new YamlNode("", List.of(), Map.of(), Map.of(), new Span(0, 0));

    /** What {@code name} has here; an empty scalar where it has nothing. */
    public YamlNode get(String name) {
        return entries.getOrDefault(name, NONE);
    }

    /** The scalar under {@code name}, or an empty text. */
    String text(String name) {
        return get(name).text;
    }

    /** What {@code name} has, as a list: of one where it is no list, of none where it is empty. */
    List<YamlNode> list(String name) {
        YamlNode node = get(name);
        return !node.items.isEmpty() ? node.items : node.isEmpty() ? List.of() : List.of(node);
    }

    public boolean isMapping() {
        return !entries.isEmpty();
    }

    public boolean isEmpty() {
        return text.isBlank() && items.isEmpty() && entries.isEmpty();
    }

    /** This value without places: a map, a list, or a text where it is neither. */
    Object plain() {
        if (isMapping()) {
            Map<String, Object> map = new LinkedHashMap<>();
            entries.forEach((name, value) -> map.put(name, value.plain()));
            return map;
        }
        return items.isEmpty() ? text : items.stream().map(YamlNode::plain).toList();
    }
}
