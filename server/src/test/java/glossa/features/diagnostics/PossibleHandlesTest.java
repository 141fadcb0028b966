package glossa.features.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.notes.Note;
import glossa.paper.Problem;
import glossa.settings.Settings;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keys that are the handles of people: certain ones have no problem, likely ones the hint {@code
 * possible-handle}, shown as {@code ?ada}, and all others stay unknown keys, shown as {@code !ada}.
 */
final class PossibleHandlesTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @article{vaswani2017, title = {Attention Is All You Need}}
            @book{knuth, title = {Literate Programming}}
            @misc{dplyr, title = {Data Manipulation}}
            """;

    @Test
    void addresses() {
        check("https://mastodon.social/@ada and **http://medium.com/@ada/a-post**", "");
        check(
                "See (https://npmjs.com/package/@types/node), mastodon.social/@ada, www.x.org/@a",
                "");
        check("https://example.org/?by=@ada&to=@bob, https://a.org/#@ada", "");
        check("At https://example.org: @ada. By /@bob. Or a/@carol.", "!ada !bob !carol");
    }

    @Test
    void accounts() {
        check("I am @ada@fosstodon.org, was @ada_@mastodon.social; @ada.bsky.social.", "");
        check("@vaswani2071@ and @ada@home", "!vaswani2071 !ada !home");
    }

    @Test
    void linkTexts() {
        check("[@ada drew this](https://example.org), [by **@ada**](<https://example.org>)", "");
        check(
                "[@ada](//example.org) ![@ada](https://example.org/a.png) [@ada](mailto:a@b.org)",
                "");
        check(
                "[see [@ada] there](https://example.org) [@ada\n  and @bob](https://example.org)",
                "");
        check("[@ada][1] [@ada] [1] [@bob][]\n\n[1]: https://a.org\n[@bob]: <https://b.org>\n", "");
        check("[@ada]\n\n[@Ada]: https://example.org\n", "");
        check("> [@ada][me]\n\n- a\n\n  [me]:\n  https://example.org\n", "");
        check("[@ada](literature/ada.md) [@bob][2] [@carol][3]\n\n[2]: b.md\n", "!ada !bob !carol");
        check("[as @vaswani2071 says](https://example.org)", "!vaswani2071");
        check("[a](https://a.org) @ada [b](https://b.org) [@bob] (https://c.org)", "!ada !bob");
    }

    @Test
    void keysThatManubotDefinesByLinks() {
        check("[@issue]\n\n[@issue]: url:https://example.org/1\n", "");
    }

    @Test
    void anchors() {
        check("<a href=\"https://github.com/ada\">@ada</a> <A HREF='/ada'><b>@ada</b></A>", "");
        check("<a href=\"#ref\">@ada</a> <a name=\"x\">@bob</a> </a>@carol", "!ada !bob !carol");
        check("<a href=\"/x\">a</a> @ada <a href=\"/y\">b</a>", "!ada");
    }

    @Test
    void packages() {
        check("npm i @types/node @babel/preset-env and @org/team.", "");
        check("@lit/doe2020", "!lit/doe2020");
    }

    @Test
    void linksToNotes() {
        check(
                """
                [[@anna]] ![[@anna#Talks]] [[people/@Anna Lee|Anna]] [[@bob.md]] [[@carol]] @anna
                -- people/@anna.md --
                Anna.
                -- people/@Anna Lee.md --
                Anna Lee.
                -- bob.md --
                Bob.
                """,
                "!carol !anna");
    }

    @Test
    void fields() {
        check("---\ntwitter: '@ada'\nauthor: '@bob'\nabstract: '@carol'\n---\n", "?bob !carol");
        check(
                """
                ---
                twitter:
                  site: "@ada"
                authors:
                  - name: Bob
                    github: '@bob'
                  - by: "@carol"
                    note: "@dan"
                ---
                """,
                "?carol !dan");
    }

    @Test
    void peopleOfTheSettings() {
        check("@ada and [@Ada, p. 3], but @bob", "!bob", "[notes]\npeople = [\"@Ada\"]\n");
    }

    @Test
    void wordsBeside() {
        check("Thanks to @ada for this.", "?ada");
        check("Many thanks to my friends (@ada).", "?ada");
        check("cc @ada-l\n", "?ada-l");
        check("- Fix crash by @ada in #12\n", "?ada");
        check("- Fix crash (#12) @ada\n", "?ada");
        check("@ada on Mastodon, and @ada's PR.", "?ada ?ada");
        check("Thanks. As @ada says.", "!ada");
    }

    @Test
    void handlesBeside() {
        check("As @ada, @bob and @carol say; @dan.", "?ada ?bob ?carol !dan");
        check("As @ada and @ada, @vaswani2017 and @carl say.", "!ada !ada !carl");
        check("[@ada; @bob]", "!ada !bob");
        check("@ada and @bob@fosstodon.org", "?ada");
    }

    @Test
    void kindsOfFiles() {
        for (String file :
                List.of(
                        "CHANGELOG.md",
                        "docs/changelog.md",
                        "README.md",
                        "CONTRIBUTING.md",
                        "NEWS.md",
                        ".github/ISSUE_TEMPLATE/bug.md",
                        "release-notes/1.0.md")) {
            check("-- " + file + " --\n- Faster (@ada) [@bob], @carol\n", "?ada ?bob ?carol");
        }
        for (String file : List.of("history.md", "news.md", "notes/changes-in-light.md")) {
            check("-- " + file + " --\nAs @ada says.\n", "!ada");
        }
    }

    @Test
    void misspelledKeysStay() {
        check(
                "-- CHANGELOG.md --\nThanks to @vaswani2071, @knuht, @knut, @kknuth, @dplry\n",
                "!vaswani2071 !knuht !knut !kknuth !dplry");
        check(
                "-- CHANGELOG.md --\nThanks to @R-srvyr, @doe1999, [@ada, p. 3] and [@ada; @bob]\n",
                "!R-srvyr !doe1999 !ada !ada !bob");
    }

    @Test
    void severalHundredHandlesAreHandlesToo() {
        StringBuilder handles = new StringBuilder("-- CHANGELOG.md --\n");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String name = "person" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            handles.append("- Done by @").append(name).append("\n\n");
            expected.add("?" + name);
        }
        check(handles.toString(), String.join(" ", expected));
    }

    private static void check(String notes, String expected) {
        check(notes, expected, "");
    }

    private static void check(String notes, String expected, String settings) {
        String world = PAPERS + (notes.startsWith("-- ") ? "" : "-- note.md --\n") + notes;
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            List<String> found = new ArrayList<>();
            for (Note note : snapshot.notes().all()) {
                for (Problem problem :
                        Diagnostics.of(
                                snapshot, note, Settings.of(settings), new DiagnosticsCache())) {
                    found.add(shown(note, problem));
                }
            }
            assertEquals(expected, found.stream().collect(Collectors.joining(" ")), notes);
        }
    }

    private static String shown(Note note, Problem problem) {
        String line =
                note.text()
                        .lines()
                        .toList()
                        .get(problem.range().start().line())
                        .substring(
                                problem.range().start().character(),
                                problem.range().end().character());
        return switch (problem.code()) {
            case "unknown-key" -> "!" + line.substring(1);
            case "possible-handle" -> "?" + line.substring(1);
            default -> problem.code() + " " + line;
        };
    }
}
