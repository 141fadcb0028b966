package glossa.features.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.Fixture;
import glossa.features.display.SemanticHighlights.Highlight;
import glossa.features.display.SemanticHighlights.TokenKind;
import glossa.grammar.NoteConventions;
import glossa.grammar.Position;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.settings.Settings;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The semantic tokens of a note, each marked by carets. */
final class SemanticHighlightsTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @book{knuth1984, title = {Literate Programming}}
            @article{lamport1978, title = {Time, Clocks}}
            -- note.md --
            """;

    @Test
    void allPartsOfACitation() {
        check(
                """
                So [see @knuth1984, pp. 3-5 and more; cf. -@{lamport1978}; @nobody1900].
                   ^ bracket
                    ^^^ prefix
                        ^ at
                         ^^^^^^^^^ key
                                    ^^^^^^^ locator
                                            ^^^^^^^^ suffix
                                                    ^ bracket
                                                      ^^^ prefix
                                                          ^ minus
                                                           ^^ at
                                                             ^^^^^^^^^^^ key
                                                                        ^ at
                                                                         ^ bracket
                                                                           ^ at
                                                                            ^^^^^^^^^^ unknown_key
                                                                                      ^ bracket
                """);
    }

    @Test
    void crossReferencesOfANotesOwnKinds() {
        check(
                """
                ---
                crossref:
                  custom:
                    - key: vid
                ---
                As in @vid-waves, @fig-tides and @{knuth1984}.
                                                 ^^ at
                                                   ^^^^^^^^^ key
                                                            ^ at
                """);
    }

    @Test
    void inRunningText() {
        check(
                """
                As @knuth1984 [p. 3; see @lamport1978] and -@nobody1900 say.
                   ^ at
                    ^^^^^^^^^ key
                              ^ bracket
                               ^^^^ locator
                                   ^ bracket
                                     ^^^ prefix
                                         ^ at
                                          ^^^^^^^^^^^ key
                                                     ^ bracket
                                                           ^ minus
                                                            ^ at
                                                             ^^^^^^^^^^ unknown_key
                """);
        check(
                """
                As @knuth1984 [@lamport1978; @knuth1984].
                   ^ at
                    ^^^^^^^^^ key
                              ^ bracket
                               ^ at
                                ^^^^^^^^^^^ key
                                           ^ bracket
                                             ^ at
                                              ^^^^^^^^^ key
                                                       ^ bracket
                """);
    }

    @Test
    void noTokenSpansLines() {
        check(
                """
                > So [see for
                     ^ bracket
                      ^^^^^^^ prefix
                > example @knuth1984, with
                  ^^^^^^^ prefix
                          ^ at
                           ^^^^^^^^^ key
                                      ^^^^ suffix
                > more].
                  ^^^^ suffix
                      ^ bracket
                """);
    }

    @Test
    void tagsAndFields() {
        check(
                """
                ---
                status: read
                ^^^^^^ field
                title: another
                "rating": 4
                 ^^^^^^ field
                ---

                # A heading #method

                - a remark #Question #other `#todo`
                           ^^^^^^^^^ motivation

                > [!question] Why?
                  ^^^^^^^^^^^ motivation
                """);
    }

    @Test
    void motivationsAreThoseOfTheSettings() {
        NoteConventions conventions =
                Settings.of("[notes]\nmotivations = [\"aside\"]\n").conventions();
        String text = "- one #aside and two #question\n\n> [!aside] A callout\n";
        Note note = Note.of("file:///workspace/note.md", 1, text, conventions);
        try (Fixture fixture = Fixture.of(PAPERS);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    List.of("#aside", "[!aside]"),
                    SemanticHighlights.of(snapshot, note).stream()
                            .filter(part -> part.kind() == TokenKind.MOTIVATION)
                            .map(part -> part.span().in(text))
                            .toList());
        }
    }

    @Test
    void onlyCitationsHaveTokens() {
        check("As @fig-one and `@param` and [@someone](https://example.org/someone) show.\n");
    }

    @Test
    void noUnknownKeysInAnEmptyCorpus() {
        checkWorld(
                """
                -- note.md --
                @someone
                ^ at
                 ^^^^^^^ key
                """);
    }

    @Test
    void onlyTokensInARange() {
        try (Fixture fixture = Fixture.of(PAPERS + "@knuth1984\n\n@lamport1978\n");
                Snapshot snapshot = fixture.snapshot()) {
            List<Highlight> all = SemanticHighlights.of(snapshot, fixture.note());
            List<Highlight> some = SemanticHighlights.of(snapshot, fixture.note(), new Span(0, 11));
            assertEquals(4, all.size());
            assertEquals(all.subList(0, 2), some);
        }
    }

    private static void check(String note) {
        checkWorld(PAPERS + note);
    }

    private static void checkWorld(String world) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            List<Highlight> parts = SemanticHighlights.of(snapshot, fixture.note());
            assertEquals(
                    fixture.labels(),
                    parts.stream()
                            .map(part -> label(fixture, part))
                            .sorted()
                            .collect(Collectors.joining("\n")));
            int end = 0;
            for (Highlight part : parts) {
                assertTrue(part.span().start() >= end && part.span().length() > 0);
                end = part.span().end();
            }
        }
    }

    private static String label(Fixture fixture, Highlight part) {
        Position start = fixture.note().lines().position(part.span().start());
        Position end = fixture.note().lines().position(part.span().end());
        assertEquals(start.line(), end.line());
        return "note.md:"
                + new Fixture.Expected(
                        start.line(),
                        start.character(),
                        end.character(),
                        part.kind().name().toLowerCase(Locale.ROOT));
    }
}
