package glossa.settings;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One table of the settings, such as {@code [hover]}. A value of the wrong type is a problem, and
 * the default applies.
 *
 * @param table the table; any other node counts as an empty table
 * @param problems receives the problems of the table
 */
record SettingsSection(JsonNode table, SettingsProblems problems) {
    /** Reports all settings but those of these names as unknown. */
    void allowOnly(String... names) {
        List<String> allowed = Arrays.asList(names);
        for (var setting : table.properties()) {
            if (!allowed.contains(setting.getKey())) {
                problems.unknownSetting(setting.getKey());
            }
        }
    }

    /** The value of a setting that is true or false. */
    boolean flag(String name, boolean defaultValue) {
        JsonNode value = table.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            problems.mustBe(name, "true or false");
        }
        return value.booleanValue(defaultValue);
    }

    /** The value of a setting that is one of the constants of an enum, in lower case. */
    <E extends Enum<E>> E choice(String name, E defaultValue) {
        JsonNode value = table.path(name);
        if (value.isMissingNode()) {
            return defaultValue;
        }
        List<E> choices = Arrays.asList(defaultValue.getDeclaringClass().getEnumConstants());
        String written = value.isString() ? value.stringValue().toUpperCase(Locale.ROOT) : "";
        for (E choice : choices) {
            if (choice.name().equals(written)) {
                return choice;
            }
        }
        String allButLast =
                choices.subList(0, choices.size() - 1).stream()
                        .map(SettingsSection::word)
                        .collect(Collectors.joining(", "));
        problems.mustBe(name, allButLast + " or " + word(choices.getLast()));
        return defaultValue;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** The value of a setting that is a string; the default if it is blank. */
    String text(String name, String defaultValue) {
        JsonNode value = table.path(name);
        if (!value.isMissingNode() && !value.isString()) {
            problems.mustBe(name, "a string in quotes");
        }
        return value.isString() && !value.stringValue().isBlank()
                ? value.stringValue()
                : defaultValue;
    }

    /** The same for a string of at most {@code maxLength} UTF-16 units. */
    String text(String name, String defaultValue, int maxLength) {
        String text = text(name, defaultValue);
        if (text.length() > maxLength) {
            problems.mustBe(name, "at most " + maxLength + " characters long");
            return defaultValue;
        }
        return text;
    }

    /** The values of a setting that is a list of strings, in lower case. */
    Set<String> list(String name, Set<String> defaultValue) {
        Set<String> elements = new LinkedHashSet<>();
        for (String element : strings(name, List.copyOf(defaultValue))) {
            elements.add(element.toLowerCase(Locale.ROOT));
        }
        return elements;
    }

    /** The values of a setting that is a list of strings, as written. */
    List<String> strings(String name, List<String> defaultValue) {
        JsonNode value = table.path(name);
        if (value.isMissingNode()) {
            return defaultValue;
        }
        if (!value.isArray()) {
            problems.mustBe(name, "a list: [\"...\"]");
            return defaultValue;
        }
        List<String> elements = new ArrayList<>();
        for (JsonNode element : value) {
            elements.add(element.isString() ? element.stringValue() : "");
        }
        return elements;
    }
}
