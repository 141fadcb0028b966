package glossa.settings;

import glossa.paper.Problem;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One table of the settings file, such as {@code [hover]}, that has a single setting; whatever else
 * stands in it is a problem.
 *
 * @param toml the whole file, for the places of problems
 * @param problems to be added to
 */
record SettingsSection(JsonNode table, String toml, List<Problem> problems) {
    /** Whether {@code name} is set; {@code usual} where nothing is said. */
    boolean flag(String name, boolean usual) {
        reportOthers(name);
        JsonNode value = table.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            report(name, "true or false");
        }
        return value.booleanValue(usual);
    }

    /** The one of a few words, written in lower case, that {@code name} is. */
    <E extends Enum<E>> E choice(String name, E usual) {
        reportOthers(name);
        JsonNode value = table.path(name);
        if (value.isMissingNode()) {
            return usual;
        }
        List<E> all = Arrays.asList(usual.getDeclaringClass().getEnumConstants());
        String written = value.isString() ? value.stringValue().toUpperCase(Locale.ROOT) : "";
        for (E one : all) {
            if (one.name().equals(written)) {
                return one;
            }
        }
        String but =
                all.subList(0, all.size() - 1).stream()
                        .map(SettingsSection::word)
                        .collect(Collectors.joining(", "));
        report(name, but + " or " + word(all.getLast()));
        return usual;
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private void reportOthers(String name) {
        for (var setting : table.properties()) {
            if (!setting.getKey().equals(name)) {
                problems.add(SettingsReader.unknownSetting(toml, setting.getKey()));
            }
        }
    }

    private void report(String name, String is) {
        problems.add(SettingsReader.problem(toml, name, "'" + name + "' is " + is));
    }
}
