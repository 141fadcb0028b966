package glossa.features.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.navigation.CallHierarchies.Call;
import glossa.features.navigation.CallHierarchies.Item;
import glossa.grammar.Range;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The items at the cursor, with their incoming and outgoing calls. An item is shown with its name,
 * its detail and its selection, a call also with its places.
 */
final class CallHierarchiesTest {
    private static final String WORLD =
            """
            -- a.bib --
            @book{knuth1984, ids = {lp}, title = {Literate Programming}, author = {Knuth, Donald}, year = 1984}
            @book{lamport1994, title = {LaTeX}}
            -- essay.md --
            Before all: @lp.

            # Programs

            As @knuth1984 says, and [@knuth1984; @lamport1994].

            ## Weaving

            Again @knuth1984, and @nobody1999.

            # Programs

            @lamport1994
            -- literature/knuth1984.md --
            # On programs

            After @lamport1994.
            """;

    @Test
    void aPaperIsCitedByNotesAndHeadings() {
        check(
                "@knu$0th1984",
                "Literate Programming (knuth1984 · Knuth 1984) a.bib 1:7",
                """
                Programs (essay.md) essay.md 3:1 <- 1:13
                Programs (essay.md) essay.md 3:1 <- 5:4 5:26
                Weaving (Programs) essay.md 7:1 <- 9:7
                note.md (note.md) note.md 1:1 <- 1:1
                """,
                "");
    }

    @Test
    void aHeadingCallsThePapersCitedInItsSection() {
        check(
                "# One$0\n\n@lamport1994 and @lp\n\n## Two\n\n@knuth1984\n\n# Three\n\n@nobody1999",
                "One (note.md) note.md 1:1",
                "",
                """
                LaTeX (lamport1994) a.bib 2:7 -> 3:1
                Literate Programming (knuth1984 · Knuth 1984) a.bib 1:7 -> 3:18 7:1
                """);
    }

    @Test
    void aPlaceInASectionIsTheSection() {
        check(
                "# Same\n\n@lamport1994\n\n# Same\n\nWo$0rds and @nobody1999.",
                "Same (note.md) note.md 5:1",
                "",
                "@nobody1999 (nobody1999) note.md 7:11 -> 7:11\n");
    }

    @Test
    void aNoteCallsAllPapersCitedInIt() {
        check(
                "---\ntitle: An essay\n---\nWo$0rds. @lamport1994\n\n# One\n\n@lp",
                "An essay (note.md) note.md 6:1",
                "",
                """
                LaTeX (lamport1994) a.bib 2:7 -> 4:8
                Literate Programming (knuth1984 · Knuth 1984) a.bib 1:7 -> 8:1
                """);
    }

    @Test
    void aLiteratureNoteIsCalledLikeItsPaper() {
        try (Fixture fixture = Fixture.of(WORLD.replace("# On programs", "# On pro$0grams"));
                Snapshot snapshot = fixture.snapshot()) {
            List<Item> items = CallHierarchies.at(snapshot, fixture.cursor());
            assertEquals(
                    "Literate Programming (knuth1984 · Knuth 1984) a.bib 1:7\n"
                            + "On programs (note on knuth1984) literature/knuth1984.md 1:1",
                    items.stream()
                            .map(CallHierarchiesTest::told)
                            .collect(Collectors.joining("\n")));
            var note = items.getLast().reference();
            assertEquals(3, CallHierarchies.incoming(snapshot, note).size());
            assertEquals(
                    "LaTeX (lamport1994) a.bib 2:7 -> 3:7\n",
                    told(CallHierarchies.outgoing(snapshot, note), " ->"));
        }
    }

    @Test
    void aRecordIsThePaper() {
        try (Fixture fixture = Fixture.of(WORLD.replace("{LaTeX}", "{La$0TeX}"));
                Snapshot snapshot = fixture.snapshot()) {
            var at = fixture.place().orElseThrow();
            assertEquals(
                    "LaTeX (lamport1994) a.bib 2:7",
                    told(CallHierarchies.at(snapshot, at.file(), at.position()).getFirst()));
        }
    }

    private static void check(String note, String item, String incoming, String outgoing) {
        try (Fixture fixture = Fixture.of(WORLD + "-- note.md --\n" + note);
                Snapshot snapshot = fixture.snapshot()) {
            List<Item> items = CallHierarchies.at(snapshot, fixture.cursor());
            assertEquals(
                    item,
                    items.stream()
                            .map(CallHierarchiesTest::told)
                            .collect(Collectors.joining("\n")));
            assertEquals(
                    incoming,
                    told(CallHierarchies.incoming(snapshot, items.getFirst().reference()), " <-"));
            assertEquals(
                    outgoing,
                    told(CallHierarchies.outgoing(snapshot, items.getFirst().reference()), " ->"));
        }
    }

    private static String told(List<Call> calls, String arrow) {
        List<String> lines = new ArrayList<>();
        for (Call call : calls) {
            lines.add(
                    told(call.item())
                            + arrow
                            + call.citations().stream()
                                    .map(place -> " " + start(place))
                                    .collect(Collectors.joining())
                            + "\n");
        }
        return String.join("", lines);
    }

    private static String told(Item item) {
        return "%s (%s) %s %s"
                .formatted(
                        item.name(),
                        item.detail(),
                        item.uri().substring(Fixture.ROOT.toUri().toString().length() + 1),
                        start(item.selectionRange()));
    }

    private static String start(Range range) {
        return (range.start().line() + 1) + ":" + (range.start().character() + 1);
    }
}
