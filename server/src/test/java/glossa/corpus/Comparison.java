package glossa.corpus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What we read of one file beside what another program reads of it: entries, and of each its key,
 * type, title, authors, year and DOI. Letters and digits count; case, marks and white space do not.
 */
final class Comparison {
    private static final List<String> FIELDS =
            List.of("key", "type", "title", "authors", "year", "doi");

    /**
     * One thing that differs.
     *
     * @param entry the other's key, or its title where it has none
     * @param field what differs; {@code missing} where we have no such entry
     */
    record Difference(String file, String entry, String field, String ours, String theirs) {
        @Override
        public String toString() {
            return file + " | " + entry + " " + field + ": " + ours + " | theirs: " + theirs;
        }
    }

    /** Differences of a kind, and why they are none of ours to mend. */
    record Explained(String why, String field, Pattern line) {
        static Explained of(String field, String line, String why) {
            return new Explained(why, field, Pattern.compile(line, Pattern.DOTALL));
        }

        boolean explains(Difference difference) {
            return field.equals(difference.field()) && line.matcher(difference.toString()).find();
        }
    }

    private final List<Difference> differences = new ArrayList<>();
    private final StringBuilder table = new StringBuilder();
    private final int[] agreed = new int[FIELDS.size()];
    private int entries;
    private int missing;

    /** Compares one file. */
    void add(String file, List<Paper> ours, List<Paper> theirs) {
        Map<String, Deque<Paper>> byName = new HashMap<>();
        for (Paper paper : ours) {
            byName.computeIfAbsent("key " + paper.key(), key -> new ArrayDeque<>()).add(paper);
            byName.computeIfAbsent("title " + squeezed(paper.title()), key -> new ArrayDeque<>())
                    .add(paper);
        }
        int[] before = agreed.clone();
        int gone = 0;
        for (Paper their : theirs) {
            Deque<Paper> found = byName.get("key " + their.key());
            if (their.key().isEmpty() || found == null || found.isEmpty()) {
                found = byName.getOrDefault("title " + squeezed(their.title()), new ArrayDeque<>());
            }
            Paper our = found.size() == 1 && ours.size() == 1 ? found.peek() : found.poll();
            if (our == null && ours.size() == 1 && theirs.size() == 1) {
                our = ours.getFirst();
            }
            if (our == null) {
                gone++;
                differences.add(new Difference(file, named(their), "missing", "", their.title()));
                continue;
            }
            compare(file, our, their);
        }
        entries += theirs.size();
        missing += gone;
        table.append(row(file, theirs.size(), gone, before)).append('\n');
    }

    private void compare(String file, Paper our, Paper their) {
        for (int i = 0; i < FIELDS.size(); i++) {
            String one = field(our, FIELDS.get(i));
            String two = field(their, FIELDS.get(i));
            // What only we have found is no disagreement.
            if (squeezed(one).equals(squeezed(two)) || two.isEmpty()) {
                agreed[i]++;
            } else {
                differences.add(new Difference(file, named(their), FIELDS.get(i), one, two));
            }
        }
    }

    /** The differences that none of {@code explained} explains. */
    List<Difference> unexplained(List<Explained> explained) {
        return differences.stream()
                .filter(difference -> explained.stream().noneMatch(e -> e.explains(difference)))
                .toList();
    }

    /** Those of {@code explained} that explain nothing any more. */
    List<Explained> idle(List<Explained> explained) {
        return explained.stream().filter(e -> differences.stream().noneMatch(e::explains)).toList();
    }

    /** The share of all compared fields that agree, from 0 to 1. */
    double share() {
        int compared = (entries - missing) * FIELDS.size();
        int sum = 0;
        for (int one : agreed) {
            sum += one;
        }
        return compared == 0 ? 1 : (double) sum / compared;
    }

    int entries() {
        return entries;
    }

    int missing() {
        return missing;
    }

    /** A line for each file, and one for all. */
    String table() {
        return table + row("all", entries, missing, new int[FIELDS.size()]);
    }

    private String row(String name, int of, int gone, int[] before) {
        StringBuilder row = new StringBuilder();
        row.append(String.format(Locale.ROOT, "%-60.60s %4d entries, %d missing;", name, of, gone));
        for (int i = 0; i < FIELDS.size(); i++) {
            row.append(' ').append(FIELDS.get(i)).append(' ').append(agreed[i] - before[i]);
        }
        return row.toString();
    }

    private static String named(Paper paper) {
        return paper.key().isEmpty() ? "'" + paper.title() + "'" : paper.key();
    }

    private static String field(Paper paper, String field) {
        return switch (field) {
            case "key" -> paper.key();
            case "type" -> paper.type();
            case "title" -> paper.title();
            case "authors" -> Names.join(paper.authors());
            case "year" -> paper.year();
            default -> paper.identifiers().getOrDefault("doi", "");
        };
    }

    private static String squeezed(String text) {
        StringBuilder squeezed = new StringBuilder();
        java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(squeezed::appendCodePoint);
        return squeezed.toString();
    }
}
