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
 * How bad the reader finds each kind of problem, where that is not as Glossa finds it.
 *
 * @param byCode by the problem's code; nothing for what is not told at all
 */
public record SeverityOverrides(Map<String, Optional<Severity>> byCode) {
    /** As Glossa finds it. */
    public static final SeverityOverrides NONE = new SeverityOverrides(Map.of());

    private static final String OFF = "off";

    public SeverityOverrides {
        byCode = Map.copyOf(byCode);
    }

    /** Whether problems of this code are told. */
    public boolean isEnabled(String code) {
        return byCode.getOrDefault(code, Optional.of(Severity.HINT)).isPresent();
    }

    /** The problems that are told, each as bad as the reader finds it. */
    public List<Problem> applyTo(List<Problem> problems) {
        if (byCode.isEmpty()) {
            return problems;
        }
        List<Problem> told = new ArrayList<>();
        for (Problem problem : problems) {
            Optional<Severity> level =
                    byCode.getOrDefault(problem.code(), Optional.of(problem.severity()));
            level.ifPresent(
                    severity ->
                            told.add(
                                    new Problem(
                                            problem.range(),
                                            severity,
                                            problem.code(),
                                            problem.message(),
                                            problem.related())));
        }
        return told;
    }

    /**
     * Reads {@code [diagnostics]}: {@code unknown-key = "error"}.
     *
     * @param problems to be added to
     */
    static SeverityOverrides of(JsonNode table, String toml, List<Problem> problems) {
        if (!table.isObject()) {
            problems.add(
                    SettingsReader.problem(
                            toml,
                            "diagnostics",
                            "write [diagnostics], and below it a line such as unknown-key ="
                                    + " \"error\""));
        }
        Map<String, Optional<Severity>> byCode = new HashMap<>();
        for (var line : table.properties()) {
            String code = line.getKey();
            if (!ProblemCodes.meanings().containsKey(code)) {
                problems.add(
                        SettingsReader.problem(
                                toml, code, "Glossa has no diagnostic '" + code + "'"));
                continue;
            }
            String written =
                    line.getValue().isString()
                            ? line.getValue().stringValue().toLowerCase(Locale.ROOT)
                            : "";
            Optional<Severity> level =
                    Arrays.stream(Severity.values())
                            .filter(
                                    severity ->
                                            severity.name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .equals(written))
                            .findFirst();
            if (level.isPresent() || written.equals(OFF)) {
                byCode.put(code, level);
            } else {
                problems.add(
                        SettingsReader.problem(
                                toml,
                                code,
                                "'"
                                        + code
                                        + "' is \"error\", \"warning\", \"information\", \"hint\""
                                        + " or \"off\""));
            }
        }
        return new SeverityOverrides(byCode);
    }
}
