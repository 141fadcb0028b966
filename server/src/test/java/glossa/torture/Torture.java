package glossa.torture;

import glossa.torture.kit.Row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program behind {@code server/bin/torture [--for 10m] [--only ROW[,ROW]] [--seed N]
 * [--keep-cases no]}. Ends with 0 where every row survived, with 1 where one did not, with 2 where
 * it was called wrongly.
 */
public final class Torture {
    private static final List<String> NAMES =
            List.of("--for", "--only", "--seed", "--keep-cases", "--tell-all");
    private static final Pattern DURATION = Pattern.compile("(\\d+)(s|m|h)");

    private Torture() {}

    /** All rows, in the order of the table. */
    private static List<Row> rows() {
        return List.of(
                new PathsRow(),
                new ProtocolRow(),
                new SpecialFilesRow(),
                new DamagedIndexRow(),
                new CacheRow(),
                new WriterRow(),
                new GrowingNotesRow(),
                new GrowingSourcesRow(),
                new BackPressureRow(),
                new WanderingRow(),
                new ProcessesRow(),
                new PermissionsRow(),
                new EscapesRow(),
                new CrowdRow(),
                new KilledStoreRow(),
                new ReaderRow(),
                new HostileSourcesRow(),
                new NetworkRow());
    }

    /**
     * What the command line asks for.
     *
     * @param keepsCases whether drawn cases that break something become files
     * @param tellsAll whether attempts that are survived are told too
     */
    record Options(
            Duration time,
            Optional<List<String>> only,
            long seed,
            boolean keepsCases,
            boolean tellsAll) {
        static Options of(String[] arguments) {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < arguments.length; i += 2) {
                if (!NAMES.contains(arguments[i])) {
                    throw new IllegalArgumentException(arguments[i] + " is not an option");
                }
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException(arguments[i] + " needs a value");
                }
                values.put(arguments[i], arguments[i + 1]);
            }
            String seed =
                    values.getOrDefault("--seed", Long.toString(System.nanoTime() & 0xffffff));
            return new Options(
                    duration(values.getOrDefault("--for", "10m")),
                    Optional.ofNullable(values.get("--only"))
                            .map(only -> List.of(only.split(",", -1))),
                    Long.parseLong(seed),
                    values.getOrDefault("--keep-cases", "yes").equals("yes"),
                    values.getOrDefault("--tell-all", "no").equals("yes"));
        }

        private static Duration duration(String text) {
            Matcher duration = DURATION.matcher(text);
            if (!duration.matches()) {
                throw new IllegalArgumentException("--for takes 90s, 10m or 2h, not " + text);
            }
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        }
    }

    /** Runs the campaign. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options;
        List<Row> rows;
        try {
            options = Options.of(arguments);
            rows = chosen(options);
        } catch (IllegalArgumentException e) {
            System.err.println("torture: " + e.getMessage());
            System.exit(2);
            return;
        }
        Path cases = Path.of(System.getProperty("torture.cases", "src/test/resources/torture"));
        Path scratch =
                Path.of(
                        System.getProperty(
                                "torture.scratch", System.getProperty("java.io.tmpdir")));
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            System.err.println(
                    "torture: processes are looked at in /proc, which this system does not have");
            System.exit(2);
        }
        System.out.printf("seed %d%n", options.seed());
        Campaign campaign = new Campaign(rows, cases, scratch, options);
        boolean survived = campaign.run();
        System.out.print(campaign.table());
        System.exit(survived ? 0 : 1);
    }

    private static List<Row> chosen(Options options) {
        List<Row> chosen = new ArrayList<>(rows());
        List<String> names = chosen.stream().map(Row::name).toList();
        options.only()
                .ifPresent(
                        only -> {
                            for (String name : only) {
                                if (!names.contains(name)) {
                                    throw new IllegalArgumentException(
                                            "there is no row "
                                                    + name
                                                    + "; the rows are "
                                                    + String.join(", ", names));
                                }
                            }
                            chosen.removeIf(row -> !only.contains(row.name()));
                        });
        return chosen;
    }
}
