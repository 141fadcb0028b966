package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Names by hashes, in few bytes, are the same as a plain list of lines. */
final class AssignedKeysTest {
    private record Line(String print, String name) {
        @Override
        public String toString() {
            return print + "\t" + name + "\n";
        }
    }

    @Test
    void randomGivingAndTakingBack() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            check(seed);
        }
    }

    private static void check(long seed) throws IOException {
        Random random = new Random(seed);
        AssignedKeys names = new AssignedKeys();
        List<Line> saved = new ArrayList<>();
        List<Line> unsaved = new ArrayList<>();
        for (int i = 0; i < random.nextInt(30); i++) {
            Line line = new Line("print" + random.nextInt(5), "näme" + random.nextInt(5));
            names.load(line.print(), line.name());
            saved.add(line);
        }
        for (int step = 0; step < 40; step++) {
            Line line = new Line("print" + random.nextInt(5), "näme" + random.nextInt(5));
            switch (random.nextInt(8)) {
                case 0 -> {
                    names.revoke(line.print(), line.name());
                    unsaved.removeIf(line::equals);
                }
                case 1 -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    names.writeUnsaved(out);
                    assertEquals(
                            String.join("", unsaved.stream().map(Line::toString).toList()),
                            out.toString(StandardCharsets.UTF_8));
                    names.markSaved();
                    saved.addAll(unsaved);
                    unsaved.clear();
                }
                default -> {
                    List<String> known = namesOf(line.print(), saved, unsaved);
                    names.assign(line.print(), line.name());
                    if (known.isEmpty() || !known.getLast().equals(line.name())) {
                        unsaved.add(line);
                    }
                }
            }
            assertEquals(
                    namesOf(line.print(), saved, unsaved),
                    names.names(List.of(line.print())),
                    "seed " + seed);
            List<Line> all = new ArrayList<>(saved);
            all.addAll(unsaved);
            boolean hasOwners = all.stream().anyMatch(known -> known.name().equals(line.name()));
            assertEquals(
                    hasOwners && !all.contains(line),
                    names.belongsToAnother(line.name(), List.of(line.print())),
                    "seed " + seed);
        }
    }

    /** The newest last; a name that is given again becomes the newest. */
    private static List<String> namesOf(String print, List<Line> saved, List<Line> unsaved) {
        List<String> names = new ArrayList<>();
        for (List<Line> lines : List.of(saved, unsaved)) {
            for (Line line : lines) {
                if (line.print().equals(print)) {
                    names.remove(line.name());
                    names.add(line.name());
                }
            }
        }
        return names;
    }
}
