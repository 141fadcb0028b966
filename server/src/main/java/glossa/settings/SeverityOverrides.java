package glossa.settings;

import glossa.paper.Problem;
import glossa.paper.Problem.Severity;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The severities that the reader gives to diagnostics, in place of the default ones.
 *
 * @param byCode the severity by the code of the problem; empty for problems that are not reported
 */
public record SeverityOverrides(Map<String, Optional<Severity>> byCode) {
    /** No overrides: every problem has its default severity. */
    public static final SeverityOverrides NONE = new SeverityOverrides(Map.of());

    private static final String OFF = "off";

    public SeverityOverrides {
        byCode = Map.copyOf(byCode);
    }

    /** Whether problems of this code are reported. */
    public boolean isEnabled(String code) {
        return byCode.getOrDefault(code, Optional.of(Severity.HINT)).isPresent();
    }

    /** The problems that are reported, with the severities that the reader gave them. */
    public List<Problem> applyTo(List<Problem> problems) {
        if (byCode.isEmpty()) {
            return problems;
        }
        List<Problem> reported = new ArrayList<>();
        for (Problem problem : problems) {
            byCode.getOrDefault(problem.code(), Optional.of(problem.severity()))
                    .map(severity -> withSeverity(problem, severity))
                    .ifPresent(reported::add);
        }
        return reported;
    }

    private static Problem withSeverity(Problem problem, Severity severity) {
        return new Problem(
                problem.range(), severity, problem.code(), problem.message(), problem.related());
    }

    /**
     * Reads {@code [diagnostics]}: {@code unknown-key = "error"}.
     *
     * @param problems receives the unknown codes and severities
     */
    static SeverityOverrides read(JsonNode table, SettingsProblems problems) {
        if (!table.isObject()) {
            problems.mustBe(
                    "diagnostics", "a table: [diagnostics] and below it unknown-key = \"error\"");
        }
        Map<String, Optional<Severity>> byCode = new HashMap<>();
        for (var setting : table.properties()) {
            String code = setting.getKey();
            JsonNode value = setting.getValue();
            if (!ProblemCodes.ALL.contains(code)) {
                problems.add(code, "unknown diagnostic " + SettingsProblems.shown(code));
                continue;
            }
            String name = value.isString() ? value.stringValue().toLowerCase(Locale.ROOT) : "";
            Optional<Severity> severity =
                    Arrays.stream(Severity.values())
                            .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
                            .findFirst();
            if (severity.isPresent() || name.equals(OFF)) {
                byCode.put(code, severity);
            } else {
                problems.mustBe(
                        code, "\"error\", \"warning\", \"information\", \"hint\" or \"off\"");
            }
        }
        return new SeverityOverrides(byCode);
    }
}
