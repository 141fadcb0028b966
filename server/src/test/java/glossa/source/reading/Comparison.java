package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.paper.Names;
import glossa.paper.Paper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Compares what we read from a file with what another program reads: the entries, and key, type,
 * title, authors, year and DOI of each. Only letters and digits are compared, ignoring case.
 */
final class Comparison {
    private static final List<String> FIELDS =
            List.of("key", "type", "title", "authors", "year", "doi");

    /** Ways to identify a paper; each needs all fields that it consists of. */
    private static final List<Function<Paper, String>> NAMES =
            List.of(
                    p -> p.key().isEmpty() ? unnamed(p) : p.key() + " " + squeezed(p.title()),
                    p -> p.key().isEmpty() ? unnamed(p) : p.key(),
                    p -> squeezed(p.title()) + squeezed(Names.join(p.authors())) + p.year(),
                    p -> squeezed(p.title()) + p.year(),
                    p -> squeezed(p.title()));

    private static String unnamed(Paper paper) {
        return "unnamed " + System.identityHashCode(paper);
    }

    /**
     * A difference.
     *
     * @param entry the other program's key, or the title if it has none
     * @param field the field that differs; {@code missing} if we have no such entry
     */
    record Difference(String file, String entry, String field, String ours, String theirs) {
        @Override
        public String toString() {
            return file + " | " + entry + " " + field + ": " + ours + " | theirs: " + theirs;
        }
    }

    /** A kind of differences, and why they are not faults of ours. */
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

    /**
     * Compares one file; entries are matched by key and title, then by key, then by everything
     * except the key.
     */
    void add(String file, List<Paper> ours, List<Paper> theirs) {
        List<Paper> left = new ArrayList<>(ours);
        IdentityHashMap<Paper, Paper> pairs = new IdentityHashMap<>();
        for (Function<Paper, String> name : NAMES) {
            Map<String, Deque<Paper>> named = new HashMap<>();
            left.forEach(p -> named.computeIfAbsent(name.apply(p), x -> new ArrayDeque<>()).add(p));
            for (Paper their : theirs) {
                Deque<Paper> found = named.getOrDefault(name.apply(their), new ArrayDeque<>());
                if (!pairs.containsKey(their) && !found.isEmpty()) {
                    Paper our = found.remove();
                    pairs.put(their, our);
                    left.remove(our);
                }
            }
        }
        if (ours.size() == 1 && theirs.size() == 1) {
            pairs.put(theirs.getFirst(), ours.getFirst());
        }
        compare(file, pairs, theirs);
    }

    /** Compares one file whose entries have the same order. */
    void addInOrder(String file, List<Paper> ours, List<Paper> theirs) {
        IdentityHashMap<Paper, Paper> pairs = new IdentityHashMap<>();
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            pairs.put(theirs.get(i), ours.get(i));
        }
        compare(file, pairs, theirs);
    }

    private void compare(String file, IdentityHashMap<Paper, Paper> pairs, List<Paper> theirs) {
        int[] before = agreed.clone();
        int gone = 0;
        for (Paper their : theirs) {
            Paper our = pairs.get(their);
            if (our == null) {
                gone++;
                differences.add(new Difference(file, named(their), "missing", "", their.title()));
            } else {
                compare(file, our, their);
            }
        }
        entries += theirs.size();
        missing += gone;
        table.append(row(file, theirs.size(), gone, before)).append('\n');
    }

    private void compare(String file, Paper our, Paper their) {
        for (int i = 0; i < FIELDS.size(); i++) {
            String one = field(our, FIELDS.get(i));
            String two = field(their, FIELDS.get(i));
            // A value that only we have is not a difference.
            if (squeezed(one).equals(squeezed(two)) || two.isEmpty()) {
                agreed[i]++;
            } else {
                differences.add(new Difference(file, named(their), FIELDS.get(i), one, two));
            }
        }
    }

    /** The differences that none of {@code explained} explains. */
    private List<Difference> unexplained(List<Explained> explained) {
        return differences.stream()
                .filter(difference -> explained.stream().noneMatch(e -> e.explains(difference)))
                .toList();
    }

    /** The explanations that no longer explain any difference. */
    private List<Explained> idle(List<Explained> explained) {
        return explained.stream().filter(e -> differences.stream().noneMatch(e::explains)).toList();
    }

    /** The share of all compared fields that agree, from 0 to 1. */
    private double share() {
        int compared = (entries - missing) * FIELDS.size();
        int sum = 0;
        for (int one : agreed) {
            sum += one;
        }
        return compared == 0 ? 1 : (double) sum / compared;
    }

    /**
     * Prints the table and the unexplained differences; fails if there are any, or if the share is
     * below {@code least}.
     */
    void report(double least, List<Explained> explained) {
        System.out.println(table());
        differences.stream()
                .filter(difference -> !difference.ours().isEmpty())
                .forEach(difference -> System.out.println("  " + difference));
        assertEquals(List.of(), unexplained(explained), "differences that nobody explains");
        assertEquals(List.of(), idle(explained), "explanations of nothing");
        assertTrue(share() >= least, () -> share() + " of all fields agree");
    }

    /** A line for each file, and one for all. */
    private String table() {
        return table
                + row("all", entries, missing, new int[FIELDS.size()])
                + String.format(Locale.ROOT, "; %.2f %% of all fields agree", 100 * share());
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
