package glossa.features.display;

import glossa.Fixture;
import glossa.workspace.Snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Prints the times to render a note with 200 citations and one with 5,000, the first time and
 * later: in Glossa's default style, and in the given styles.
 *
 * <pre>RenderedCitationsBenchmark [STYLE.csl...]</pre>
 */
public final class RenderedCitationsBenchmark {
    private static final int AGAIN = 30;

    private RenderedCitationsBenchmark() {}

    /** Prints a line for each style and note. */
    public static void main(String[] styles) throws IOException {
        for (int citations : new int[] {200, 5_000}) {
            run("Glossa's own", "", citations);
            for (String style : styles) {
                run(style, Files.readString(Path.of(style)), citations);
            }
        }
    }

    private static void run(String name, String style, int citations) {
        NoteStyles known = new NoteStyles();
        try (Fixture fixture = Fixture.of(world(style, citations));
                Snapshot snapshot = fixture.snapshot()) {
            double first = time(() -> RenderedCitations.of(snapshot, fixture.note(), known));
            double[] later = new double[citations > 1000 ? 5 : AGAIN];
            for (int i = 0; i < later.length; i++) {
                later[i] = time(() -> RenderedCitations.of(snapshot, fixture.note(), known));
            }
            Arrays.sort(later);
            System.out.printf(
                    "%5d citations, %s: first %.0f ms, later %.0f ms (longest %.0f ms)%n",
                    citations, name, first, later[later.length / 2], later[later.length - 1]);
        }
    }

    private static double time(Runnable run) {
        long start = System.nanoTime();
        run.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /**
     * A note that cites every paper several times; a fifth of the papers share authors and years.
     */
    private static String world(String style, int citations) {
        Random random = new Random(7);
        int papers = citations / 2;
        StringBuilder world = new StringBuilder("-- note.md --\n");
        world.append(style.isEmpty() ? "" : "---\ncsl: named.csl\n---\n");
        for (int i = 0; i < citations; i++) {
            int key = random.nextInt(papers);
            String citation =
                    i % 2 == 0
                            ? "[see @key%d, p. %d; @key%d]"
                                    .formatted(key, 1 + random.nextInt(99), random.nextInt(papers))
                            : "@key%d [p. 3]".formatted(key);
            world.append(i == 0 ? "$0" : "").append("Words ").append(citation).append(".\n\n");
        }
        world.append("-- papers.bib --\n");
        for (int i = 0; i < papers; i++) {
            int author = i % 5 == 0 ? i - i % 50 : i;
            world.append(
                    "@article{key%d, title = {A Title of %d Words}, author = {Family%d, Given and Other, Ann}, year = %d, journal = {Journal}, volume = 3, pages = {1--9}}\n"
                            .formatted(i, i, author, 1990 + author % 30));
        }
        return world + (style.isEmpty() ? "" : "-- named.csl --\n" + style);
    }
}
