package glossa.features.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.grammar.Span;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

/** The completions after {@code @}, and the text after the first one is accepted. */
final class CompletionsTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @article{vaswani2017attention, title = {Attention Is All You Need}, author = {Vaswani, Ashish and Shazeer, Noam}, year = 2017}
            @article{goedel1931, title = {Über formal unentscheidbare Sätze}, author = {Gödel, Kurt}, year = 1931}
            @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald E.}, year = 1984}
            @article{knuth:big/2, title = {Big Omicron and Big Omega}, author = {Knuth, Donald E.}, year = 1976}
            @misc{odd key, title = {Nothing}}
            -- papers/list.txt --
            Subscribe
            Towards Latent Masked Image Modeling for Self-Supervised Visual Representation Learning
            %s
            FreSh: Frequency Shifting for Accelerated Neural Representation Learning
            %s
            """
                    .formatted(
                            "Our own words about masks. ".repeat(12),
                            "Our own words about waves. ".repeat(12));

    @Test
    void matchesTheBeginningOfTheKey() {
        check("[see @vas$0]", "vaswani2017attention", "[see @vaswani2017attention]");
        check("@knu$0", "knuth1984 knuth:big/2", "@knuth1984");
        check("[@a; -@zzz$0, p. 3]", "", "");
    }

    @Test
    void matchesWordsOfTheTitleInAnyOrder() {
        check("[@modeling-latent$0", "latent-masked-image", "[@latent-masked-image");
        check("@literate$0", "knuth1984", "@knuth1984");
        check("As @latent masked$0", "latent-masked-image", "As @latent-masked-image");
    }

    @Test
    void matchesAuthorAndYear() {
        check("@shazeer$0", "vaswani2017attention", "@vaswani2017attention");
        check("@vasw17$0", "vaswani2017attention", "@vaswani2017attention");
        check("@knuth1976$0", "knuth:big/2", "@knuth:big/2");
    }

    @Test
    void ignoresAccentsAndTypingErrors() {
        check("@Godel$0", "goedel1931", "@goedel1931");
        check("@gödel$0", "goedel1931", "@goedel1931");
        check("@vaswnai$0", "vaswani2017attention", "@vaswani2017attention");
        check("@litreate$0", "knuth1984", "@knuth1984");
    }

    @Test
    void replacesTheWholeKeyUnderTheCursor() {
        check("[@vas$0wani2017]", "vaswani2017attention", "[@vaswani2017attention]");
        check("@knuth19$084, p. 3.", "knuth1984 knuth:big/2", "@knuth1984, p. 3.");
        check("See @fresh$0.", "fresh", "See @fresh.");
        check("[[@fre$0]]", "fresh", "[[@fresh]]");
    }

    @Test
    void completesKeysInCitationRoles() {
        check("See {cite}`goe$0`", "goedel1931", "See {cite}`goedel1931`");
        check("See {cite:p}`goe$0", "goedel1931", "See {cite:p}`goedel1931");
        check("{cite:t}`a, goe$0del; b`", "goedel1931", "{cite:t}`a, goedel1931; b`");
        check(
                "{cite}`{see}a{p. 3, 4};{cf.} goe$0{p. 5}`",
                "goedel1931",
                "{cite}`{see}a{p. 3, 4};{cf.} goedel1931{p. 5}`");
        check("{cite:p .wide}`literate prog$0`", "knuth1984", "{cite:p .wide}`knuth1984`");
        check(":cite:t:`big-om$0`", "knuth:big/2", ":cite:t:`knuth:big/2`");
        check(
                "```{note}\n> {cite}`a,\n> goe$0\n```",
                "goedel1931",
                "```{note}\n> {cite}`a,\n> goedel1931\n```");
        check("{cite}`$0` after `code`", "fresh …", "{cite}`fresh` after `code`");
        check("{cite}`a,$0", "fresh …", "{cite}`a,fresh");
    }

    @Test
    void completesNoKeysAroundCitationRoles() {
        checkNothing("{ref}`goe$0`");
        checkNothing("{cite}`goedel1931` goe$0");
        checkNothing("{cite}`{goe$0`");
        checkNothing("{cite}`a{goe$0}`");
        checkNothing("{cite}`a{p. 3} goe$0`");
        checkNothing("{cit$0e}`goe`");
        checkNothing("{cite}``$0");
        checkNothing("`` {cite}`goe$0 ``");
        checkNothing("```{code-cell}\n{cite}`goe$0`\n```");
        checkNothing("{cite}`a\n\ngoe$0`");
    }

    @Test
    void keepsBracesBalanced() {
        check("@{knuth:b$0", "knuth:big/2", "@{knuth:big/2}");
        check("@{knuth:b$0}", "knuth:big/2", "@{knuth:big/2}");
        check("[@{odd k$0}]", "odd key", "[@{odd key}]");
        check("[@odd$0]", "odd key", "[@{odd key}]");
        check("_@good$0 says_", "goedel1931", "_@goedel1931 says_");
    }

    @Test
    void nothingWhereNoCitationCanBegin() {
        for (String text :
                new String[] {
                    "`@vas$0`",
                    "me@vas$0",
                    "\\@vas$0",
                    "$x @vas$0 y$",
                    "<!-- @vas$0 -->",
                    "```\n@vas$0\n```",
                    "plain vas$0"
                }) {
            checkNothing(text);
        }
    }

    @Test
    void papersOfTheNoteComeFirstWithAnEmptyQuery() {
        check(
                "@goedel1931 says so. And says more [@$0]",
                "goedel1931 …",
                "@goedel1931 says so. And says more [@goedel1931]");
        // Within a sentence, a paper is seldom cited twice.
        check("As @goedel1931 says [@$0]", "fresh …", "As @goedel1931 says [@fresh]");
    }

    /**
     * The keys offered at {@code $0} ("…" for any further ones), and the text after the first is
     * accepted.
     */
    private static void check(String text, String keys, String accepted) {
        try (Fixture fixture = Fixture.of(PAPERS + "-- note.md --\n" + text);
                Snapshot snapshot = fixture.snapshot()) {
            Completions.CompletionList offer =
                    Completions.at(snapshot, fixture.cursor()).orElseThrow();
            String found =
                    offer.items().stream()
                            .map(item -> item.paper().key())
                            .collect(Collectors.joining(" "));
            if (keys.endsWith(" …")) {
                String first = keys.substring(0, keys.length() - 2);
                found = found.substring(0, Math.min(first.length(), found.length())) + " …";
            }
            assertEquals(keys, found, text);
            if (!offer.items().isEmpty()) {
                Span replaced = offer.replaced();
                String note = fixture.note().text();
                assertEquals(
                        accepted,
                        note.substring(0, replaced.start())
                                + offer.items().getFirst().insertText()
                                + note.substring(replaced.end()));
            }
        }
    }

    private static void checkNothing(String text) {
        try (Fixture fixture = Fixture.of(PAPERS + "-- note.md --\n" + text);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(true, Completions.at(snapshot, fixture.cursor()).isEmpty(), text);
        }
    }
}
