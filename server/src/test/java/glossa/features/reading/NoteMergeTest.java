package glossa.features.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a refresh does to the lines of a note. */
final class NoteMergeTest {
    @Test
    void whatTheSourceChangedArrives() {
        check(
                "title: Fish\nyear: 2001\n\n# Fish",
                "title: Fish\nyear: 2002\n\n# Fish",
                "title: Fish\nyear: 2001\nmine: yes\n\n# Fish\n\nI like it.",
                "title: Fish\nyear: 2002\nmine: yes\n\n# Fish\n\nI like it.");
    }

    /** A new mark comes behind what the reader wrote below the one before it. */
    @Test
    void newBlocks() {
        check(
                "# Fish\n\n> One. (p. 1)\n",
                "# Fish\n\n> One. (p. 1)\n\n> Two. (p. 2)\n",
                "# Fish\n\n> One. (p. 1)\n\nI doubt it.\n\n# My own\n\nText.\n",
                "# Fish\n\n> One. (p. 1)\n\nI doubt it.\n\n> Two. (p. 2)\n\n# My own\n\nText.\n");
    }

    @Test
    void whatTheReaderRewordedStaysAndTheNewTextIsOffered() {
        check(
                "> The fish stay.\n\n> Others go.",
                "> The fish stay!\n\n> Others go.",
                "> The fish stay, I think.\n\n> Others go.",
                "> The fish stay, I think.\n\n> Others go.\n1: > The fish stay!");
    }

    /** Also what the reader took to another note. */
    @Test
    void whatTheReaderTookAwayStaysAway() {
        check(
                "> One.\n\n> Two.\n\n> Three.",
                "> One.\n\n> Two!\n\n> Three.",
                "> One.\n\n> Three.",
                "> One.\n\n> Three.");
        check("> One.\n\n> Two.", "> One.\n\n> Two.\n\n> Three.", "> Two.", "> Two.\n\n> Three.");
    }

    @Test
    void movedLinesAreChangedWhereTheyAre() {
        check(
                "> One.\n\n> Two.\n\n> Three.",
                "> One!\n\n> Two.\n\n> Three.",
                "> Three.\n\n> Two.\n\n> One.",
                "> Three.\n\n> Two.\n\n> One!");
    }

    @Test
    void whatTheSourceRemovedGoesUnlessTheReaderChangedIt() {
        check(
                "> One.\n> Two.\n> Three.",
                "> Three.",
                "> One.\n> Two!\n> Three.",
                "> Two!\n> Three.");
        check("> One.\n> Two.", "> Two.", "> One.\n> Two.\nMine.", "> Two.\nMine.");
    }

    /** More lines in place of some that the reader changed: nothing of the old ones goes. */
    @Test
    void moreLinesForChangedOnes() {
        check(
                "title: a\nyear: b",
                "title: x\nyear: y\ndoi: z",
                "title: a\nyear: mine",
                "title: a\nyear: mine\n1: title: x\nyear: y\ndoi: z");
    }

    /** Marks that cannot be read now are not gone. */
    @Test
    void keepingWhatIsNoLongerRendered() {
        List<String> last = lines("# Fish\n\n> One.\n\n> Two.");
        assertEquals(last, NoteMerge.of(last, lines("# Fish"), last, true).lines());
        assertEquals(
                lines("# Fishes\n\n> One.\n\n> Two."),
                NoteMerge.of(last, lines("# Fishes"), last, true).lines());
    }

    @Test
    void newBlocksStayOutOfCode() {
        check(
                "> One.",
                "> One.\n\n> Two.",
                "> One.\n\n```\n# load\n```\n\nText #tag\n#no heading\n",
                "> One.\n\n```\n# load\n```\n\nText #tag\n#no heading\n\n> Two.");
    }

    /** Blocks of which the note has nothing, and no fields: these are the reader's. */
    @Test
    void withoutTheLastRenderingNothingIsReplaced() {
        NoteMerge.Merged merged =
                NoteMerge.withoutLast(
                        lines("---\nstatus: unread\n---\n\n> One.\n\n> Two.\n> More.\n\nThree."),
                        lines("# My fish\n> One."));
        assertEquals(lines("# My fish\n> One."), merged.lines());
        assertEquals(
                "[Offer[line=2, lines=[, > Two., > More., , Three.]]]", merged.offers().toString());
    }

    /** A hundred thousand notes, with changes of both sides drawn by a seed. */
    @Test
    void properties() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            List<String> last = drawn(random, "s", 2 + random.nextInt(7));
            List<String> now = edited(random, last, "n");
            List<String> note = edited(random, last, "r");
            String made = "\nlast " + last + "\nnow  " + now + "\nnote " + note;
            List<String> merged = NoteMerge.of(last, now, note).lines();
            // Nothing of the reader's is lost.
            List<String> own = new ArrayList<>(note);
            last.forEach(own::remove);
            List<String> left = new ArrayList<>(own);
            merged.forEach(left::remove);
            assertTrue(left.isEmpty(), () -> left + " are lost" + made);
            // Again, it changes nothing: whether or not the rendering was recorded.
            assertEquals(merged, NoteMerge.of(now, now, merged).lines(), made);
            // A note without changes of the reader becomes what is rendered now.
            assertEquals(now, NoteMerge.of(last, now, last).lines(), made);
            // A source without changes changes nothing.
            assertEquals(note, NoteMerge.of(last, last, note).lines(), made);
            // A section of the reader's at the end is as it was.
            List<String> more = new ArrayList<>(note);
            more.addAll(List.of("", "# Mine", "", "text " + i));
            List<String> mergedMore = NoteMerge.of(last, now, more).lines();
            assertEquals(
                    List.of("# Mine", "", "text " + i),
                    mergedMore.subList(mergedMore.size() - 3, mergedMore.size()),
                    made);
        }
    }

    /**
     * A change of the source in one section and one of the reader in another do not depend on each
     * other: the note is the same, whichever comes first, and as if the sections were two notes.
     */
    @Test
    void commutesWithUnrelatedEdits() {
        Random random = new Random(11);
        List<String> between = List.of("end of the first", "", "# Second");
        for (int i = 0; i < 100_000; i++) {
            List<String> one = drawn(random, "one", 2 + random.nextInt(5));
            List<String> two = drawn(random, "two", 2 + random.nextInt(5));
            List<String> oneNow = edited(random, one, "one-n");
            List<String> oneNote = edited(random, one, "one-r");
            List<String> twoNote = edited(random, two, "two-r");
            List<String> last = joined(one, between, two);
            List<String> now = joined(oneNow, between, two);
            List<String> refreshedFirst =
                    NoteMerge.of(last, now, joined(oneNote, between, two)).lines();
            List<String> editedFirst =
                    NoteMerge.of(last, now, joined(oneNote, between, twoNote)).lines();
            String made = "\nlast " + last + "\nnow  " + now + "\nnote " + oneNote + twoNote;
            int end = refreshedFirst.lastIndexOf("# Second") + 1;
            assertEquals(
                    joined(refreshedFirst.subList(0, end), twoNote, List.of()), editedFirst, made);
            // The other way about: the source changes what is behind.
            List<String> behind = joined(one, between, edited(random, two, "two-n"));
            List<String> unedited =
                    NoteMerge.of(last, behind, joined(one, between, twoNote)).lines();
            int start = unedited.lastIndexOf("end of the first");
            assertEquals(
                    joined(oneNote, unedited.subList(start, unedited.size()), List.of()),
                    NoteMerge.of(last, behind, joined(oneNote, between, twoNote)).lines(),
                    made + "\nbehind " + behind);
        }
    }

    private static List<String> joined(List<String> one, List<String> two, List<String> three) {
        return Stream.of(one, two, three).flatMap(List::stream).toList();
    }

    private static List<String> drawn(Random random, String name, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(random.nextInt(4) == 0 ? "" : name + random.nextInt(20));
        }
        return lines;
    }

    private static List<String> edited(Random random, List<String> lines, String name) {
        List<String> edited = new ArrayList<>(lines);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(edited.size() + 1);
            switch (random.nextInt(4)) {
                case 0 -> edited.add(at, name + random.nextInt(1000));
                case 1 -> edited.addAll(at, List.of("", name + random.nextInt(1000), ""));
                case 2 -> {
                    if (at < edited.size()) {
                        edited.set(at, name + random.nextInt(1000));
                    }
                }
                default -> {
                    if (at < edited.size()) {
                        edited.remove(at);
                    }
                }
            }
        }
        return edited;
    }

    /** The merged lines, then what is offered, each with its line from 1. */
    private static void check(String last, String now, String note, String expected) {
        NoteMerge.Merged merged = NoteMerge.of(lines(last), lines(now), lines(note));
        String offers =
                merged.offers().stream()
                        .map(
                                offer ->
                                        "\n"
                                                + (offer.line() + 1)
                                                + ": "
                                                + String.join("\n", offer.lines()))
                        .collect(Collectors.joining());
        assertEquals(expected, String.join("\n", merged.lines()) + offers);
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }
}
