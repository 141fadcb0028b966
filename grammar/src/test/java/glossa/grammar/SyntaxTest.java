package glossa.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** The parts of a syntax besides citations: opaque spans, headings, metadata, locators. */
final class SyntaxTest {
    @Test
    void opaqueIsWhereNoCitationCanStand() {
        checkOpaque("`code` and $x$ @a", "`code`", "$x$");
        checkOpaque("[a](b) <https://c.org> <b>d</b>", "(b)", "<https://c.org>", "<b>", "</b>");
        checkOpaque("```\ncode\n```\n\n<!-- e\n\nf -->", "```\ncode\n```", "<!-- e\n\nf -->");
        checkOpaque("---\nnocite: '@a'\n---\n@b", "---\nnocite: '", "'\n---");
        checkOpaque("[a]: b\n\n\\cite{c} d", "[a]: b", "\\cite{c}");
        checkOpaque("```{r}\n#| fig-cap: \"On @\"\n```", "```{r}\n#| fig-cap: \"", "\"\n```");
        checkOpaque("```{r, fig.cap='@a'}\n```", "```{r, fig.cap='", "'}\n```");
        checkOpaque("```{asis}\n@\n```", "```{asis}", "```");
        checkOpaque("- @a. b\n- (@c) @a d", "@a.", "(@c)");
    }

    @Test
    void directivesOfMystAreOpaqueWhereTheyAreNoText() {
        checkOpaque("```{note} A @b\n:c: d\n@e\n```", "```{note} A ", ":c: d", "```");
        checkOpaque(":::{code-cell} r\n\n@a\n:::\n@b", ":::{code-cell} r\n\n@a\n:::");
        checkOpaque("```{math}\n\n@a", "```{math}\n\n@a");
        checkOpaque("(a)=\n% b\nc @d", "(a)=", "% b");
    }

    @Test
    void targetsAreTheLabelsOfANote() {
        checkTargets("(My-Label)=\n# A", "my-label");
        checkTargets(
                "```{figure} a.png\n:name: fig:b\n```\n> :::{tip}\n> :label: c\n", "c", "fig:b");
        checkTargets("```{prf:lemma}\n---\nlabel: 'd'\nclass: e\n---\n```", "d");
        checkTargets("$$\na\n$$ (eq:f)\n\n$$ b $$ (g)\n", "eq:f", "g");
        checkTargets("```{code-cell}\n#| label: h\n1\n```\n", "h");
        checkTargets(
                "---\nlabel: i\ntitle: j\n---\n# K {#l}\n\\label{m} (n) (o)= p", "i", "l", "m");
        checkTargets(
                "```{figure-md} N\n![](a.png)\n```\n\nIs: $$\na\n$$\n\n(o)=\n\n$$\nb\n\n$$ (p)",
                "n",
                "o",
                "p");
        checkTargets("```\n(a)=\n```\n");
    }

    private static void checkTargets(String text, String... targets) {
        assertEquals(Set.of(targets), NotesLanguage.parse(text).targets());
    }

    @Test
    void whatIsOpenIsNotOpaque() {
        checkOpaque("`a @b");
        checkOpaque("```\n@a");
        checkOpaque("$a @b");
        checkOpaque("<!-- @a");
    }

    @Test
    void headingsHaveLevelAndText() {
        List<Heading> headings = NotesLanguage.parse("# A @a\n\nB\n---\n").headings();
        assertEquals(2, headings.size());
        assertEquals(1, headings.get(0).level());
        assertEquals("A @a", headings.get(0).text());
        assertEquals(2, headings.get(1).level());
        assertEquals("B", headings.get(1).text());
    }

    @Test
    void frontMatterHasItsContent() {
        String text = "\ufeff---\ntitle: x\n---\ntext";
        FrontMatter found = NotesLanguage.parse(text).frontMatter().orElseThrow();
        assertEquals("title: x\n", found.content().in(text));
        assertEquals("---\ntitle: x\n---", found.span().in(text));
    }

    @Test
    void metadataIsEveryBlockInTheOrderOfTheText() {
        checkMetadata("---\na: 1\n---\n\nText\n\n---\nb: 2\n...\n", "a: 1\n", "b: 2\n");
        checkMetadata("Text\n\n---\nb: 2\n---\n", "b: 2\n");
        checkMetadata("Text\n\n---\n");
        checkMetadata("% Title\n---\na: 1\n---\n", "a: 1\n");
        checkMetadata("\n---\na: 1\n---\n", "a: 1\n");
        checkMetadata("# A heading\n---\na: 1\n---\n");
    }

    @Test
    void locatorsHaveTheirPlace() {
        String text = "> [@a, pp.\n> 3-5 there]";
        Citation citation = NotesLanguage.parse(text).citations().getFirst();
        Locator locator = citation.items().getFirst().locator().orElseThrow();
        assertEquals("3-5", locator.value());
        assertEquals("pp.\n> 3-5", locator.span().in(text));
        assertEquals(text.substring(2), citation.span().in(text));
    }

    /** The contents of the metadata blocks. */
    private static void checkMetadata(String text, String... expected) {
        List<FrontMatter> blocks = NotesLanguage.parse(text).metadata();
        assertEquals(
                List.of(expected), blocks.stream().map(block -> block.content().in(text)).toList());
    }

    private static void checkOpaque(String text, String... expected) {
        assertEquals(
                List.of(expected),
                NotesLanguage.parse(text).opaque().stream().map(span -> span.in(text)).toList());
    }
}
