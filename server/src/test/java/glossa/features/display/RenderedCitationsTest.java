package glossa.features.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Citations and bibliographies rendered in a style: each citation, and each key of the
 * bibliography, with its HTML. The cases in the folder {@code rendered} are also compared with
 * pandoc by {@code grammar/oracle/rendered.mjs}.
 */
final class RenderedCitationsTest {
    private static final NoteStyles STYLES = new NoteStyles();

    private static final String PAPERS =
            """
            -- papers.bib --
            @article{shannon1948, title = {A Mathematical Theory}, author = {Shannon, Claude}, year = 1948, journal = {BSTJ}, volume = 27, pages = {379--423}}
            @article{shannon1948b, title = {More Theory}, author = {Shannon, Claude}, year = 1948}
            @book{knuth1984, title = {The {\\TeX}book}, author = {Knuth, Donald E.}, year = 1984, edition = 2, publisher = {Addison-Wesley}}
            """;

    private static final String OWN =
            """
            <style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
              <info><title>Own</title></info>
              <citation><layout prefix="(" suffix=")" delimiter="; "><group delimiter=", ">
                <names variable="author"><name form="short"/></names>
                <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
              </group></layout></citation>
              <bibliography><layout><text variable="title"/></layout></bibliography>
            </style>\
            """;

    @ParameterizedTest
    @ValueSource(strings = {"author-date", "numeric", "notes"})
    void asPandocRendersIt(String name) throws IOException {
        String styles =
                name.equals("author-date")
                        ? ""
                        : "-- %s.csl --\n%s\n".formatted(name, read(name + ".csl"));
        check(
                "-- note.md --\n"
                        + read(name + ".md")
                        + "\n-- papers.json --\n"
                        + read("papers.json")
                        + "\n"
                        + styles,
                read(name + ".txt").strip());
    }

    @Test
    void theStyleThatTheNoteNames() {
        check(
                """
                -- note.md --
                ---
                csl: styles/own
                ---
                As @shannon1948 [p. 3] and [@knuth1984] say.
                -- styles/own.csl --
                %s
                """
                                .formatted(OWN)
                        + PAPERS,
                """
                @shannon1948 [p. 3] → Shannon (p. 3)
                [@knuth1984] → (Knuth)
                shannon1948 → A Mathematical Theory
                knuth1984 → The TeXbook
                """);
    }

    /** The library does not know the last three labels. */
    @Test
    void locatorLabels() {
        check(
                """
                -- note.md --
                ---
                csl: styles/own
                ---
                [@shannon1948, p. 3; @shannon1948, sec. 2; @shannon1948, op. 5]
                [@shannon1948, table 1] [@shannon1948, tables 1-2] [@shannon1948, eq. 7]
                -- styles/own.csl --
                %s
                """
                                .formatted(OWN)
                        + PAPERS,
                """
                [@shannon1948, p. 3; @shannon1948, sec. 2; @shannon1948, op. 5] → (Shannon, p. 3; Shannon, sec. 2; Shannon, op. 5)
                [@shannon1948, table 1] → (Shannon, tbl. 1)
                [@shannon1948, tables 1-2] → (Shannon, tbls. 1–2)
                [@shannon1948, eq. 7] → (Shannon, eq. 7)
                shannon1948 → A Mathematical Theory
                """);
    }

    @Test
    void theStyleThatTheProjectNames() {
        check(
                """
                -- chapters/note.md --
                [@knuth1984]
                -- _quarto.yml --
                project:
                  type: website
                csl: own.csl
                -- own.csl --
                %s
                """
                                .formatted(OWN)
                        + PAPERS,
                """
                [@knuth1984] → (Knuth)
                knuth1984 → The TeXbook
                """);
    }

    @Test
    void aDependentStyle() {
        String dependent =
                """
                -- note.md --
                ---
                csl: journal.csl
                ---
                [@knuth1984]
                -- journal.csl --
                <style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>A Journal</title>
                <link href="http://www.zotero.org/styles/own" rel="independent-parent"/></info></style>
                """;
        check(
                dependent + "-- own.csl --\n" + OWN + "\n" + PAPERS,
                """
                [@knuth1984] → (Knuth)
                knuth1984 → The TeXbook
                """);
        check(
                dependent + PAPERS,
                """
                [@knuth1984] → (Knuth 1984)
                knuth1984 → Knuth, Donald E. 1984. <i>The TeXbook</i>. 2nd ed. Addison-Wesley.
                ! the style journal.csl depends on http://www.zotero.org/styles/own, which was not found; save that style in the same folder
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nowhere.csl | style not found: nowhere.csl; write its path, relative to this note, or copy it to pandoc's folder for styles
                    https://example.org/a.csl | the style https://example.org/a.csl is not downloaded; save it beside the note and write its file name
                    note.md | invalid style note.md: invalid XML in line 1: Content is not allowed in prolog.
                    empty.csl | invalid style empty.csl: <citation> is missing
                    html.csl | invalid style html.csl: the root element must be <style>, not <html>
                    half.csl | invalid style half.csl: invalid XML in line 2: XML document structures must start and end within the same entity.
                    entities.csl | invalid style entities.csl: invalid XML in line 1: DOCTYPE is disallowed when the feature "http://apache.org/xml/features/disallow-doctype-decl" set to true.
                    circle.csl | invalid style circle.csl: the macro 'a' calls itself
                    nomacro.csl | invalid style nomacro.csl: the macro 'b' is not defined
                    doubling.csl | invalid style doubling.csl: its macros expand to more than 200000 elements
                    """)
    void aStyleThatCannotBeUsed(String name, String problem) {
        StringBuilder doubling = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            doubling.append(
                    "<macro name='m%d'><text macro='m%d'/><text macro='m%d'/></macro>"
                            .formatted(i, i + 1, i + 1));
        }
        doubling.append("<macro name='m40'><text value='x'/></macro>");
        String bare = "<style>%s<citation><layout><text macro='%s'/></layout></citation></style>";
        check(
                """
                -- note.md --
                ---
                csl: %s
                ---
                [@knuth1984]
                -- empty.csl --
                <style/>
                -- html.csl --
                <html/>
                -- half.csl --
                <style><citation><layout>
                -- entities.csl --
                <!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/hostname">]><style>&x;</style>
                -- circle.csl --
                %s
                -- nomacro.csl --
                %s
                -- doubling.csl --
                %s
                """
                                .formatted(
                                        name,
                                        bare.formatted(
                                                "<macro name='a'><group><text"
                                                        + " macro='a'/></group></macro>",
                                                "a"),
                                        bare.formatted("", "b"),
                                        bare.formatted(doubling, "m0"))
                        + PAPERS,
                """
                [@knuth1984] → (Knuth 1984)
                knuth1984 → Knuth, Donald E. 1984. <i>The TeXbook</i>. 2nd ed. Addison-Wesley.
                ! %s
                """
                        .formatted(problem));
    }

    @Test
    void textsOfSourcesAreEscaped() {
        check(
                """
                -- note.md --
                [<b>see @evil, p. <i>3</i>; @shannon1948, <script>alert(1)</script>] @{no&<p>} [@rich]
                [a < b & "c" @evil, p. <3> & more]$0
                -- papers.json --
                [{"id": "evil", "type": "book", "title": "<img src=x onerror=alert(1)> $x^2$ \\\\textbf{y} & \\"z\\" \ue000\ue010",
                  "author": [{"family": "<script>", "given": "Eve"}], "publisher": "</i></div>", "URL": "javascript:alert('1')"},
                 {"id": "rich", "type": "article-journal", "title": "<i>E. coli</i> and <b>H<sub>2</sub>O</b> <sup>3</sup> of <span class=\\"nocase\\">iPhone</span> <i>open <u>u</u>",
                  "author": [{"literal": "A & B"}]}]
                """
                        + PAPERS,
                """
                @evil → &lt;script&gt; (n.d.)
                @shannon1948 → Shannon (1948)
                @{no&<p>} [@rich] → <b>no&amp;&lt;p&gt;?</b> (A &amp; B n.d.)
                [a < b & "c" @evil, p. <3> & more] → (a &lt; b &amp; “c” &lt;script&gt; n.d., &lt;3&gt; &amp; more)
                evil → &lt;script&gt;, Eve. n.d. <i>&lt;img src=x onerror=alert(1)&gt; $x^2$ \\textbf{y} &amp; “z” </i>. &lt;/div&gt;. javascript:alert(&#39;1&#39;).
                rich → A &amp; B. n.d. “<i>E. coli</i> and <b>H<sub>2</sub>O</b> <sup>3</sup> of iPhone &lt;i&gt;open &lt;u&gt;u&lt;/u&gt;.”
                shannon1948 → Shannon, Claude. 1948. “A Mathematical Theory.” <i>BSTJ</i> 27: 379–423.
                """);
    }

    @Test
    void theReferenceListIsInTheStyleOfTheNote() {
        String world =
                """
                -- note.md --
                ---
                csl: %s
                ---
                [@knuth1984]
                -- numeric.csl --
                <style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
                  <info><title>Numbers</title></info>
                  <citation><layout><text variable="citation-number"/></layout></citation>
                  <bibliography><layout delimiter=" "><text variable="citation-number" prefix="[" suffix="] "/><text variable="title" font-style="italic"/></layout></bibliography>
                </style>
                """
                        + PAPERS;
        assertEquals("- \\[1\\] *The TeXbook*", references(world.formatted("numeric.csl")));
        assertEquals(
                "- Knuth, Donald E. (1984). The TeXbook. Addison-Wesley.",
                references(world.formatted("none.csl")));
    }

    private static String references(String world) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            String text =
                    Objects.requireNonNull(
                            fixture.after(ReferenceList.change(snapshot, fixture.note()))
                                    .get("note.md"));
            return text.lines().filter(line -> line.startsWith("- ")).findFirst().orElse("");
        }
    }

    @Test
    void incompleteCitations() {
        String typed = "See [@shannon1948, p. 3; -@knuth1984";
        for (int end = 0; end <= typed.length(); end++) {
            String text = typed.substring(0, end);
            try (Fixture fixture = Fixture.of("-- note.md --\n" + text + "\n" + PAPERS);
                    Snapshot snapshot = fixture.snapshot()) {
                RenderedCitations rendered = RenderedCitations.of(snapshot, fixture.note(), STYLES);
                assertEquals(
                        fixture.note().syntax().citations().size(),
                        rendered.citations().size(),
                        text);
            }
        }
    }

    @Test
    void nociteAndSuppressedBibliography() {
        check(
                "-- note.md --\n---\nnocite: |\n  @knuth1984, @{shannon1948}\n---\nNothing.\n"
                        + PAPERS,
                """
                knuth1984 → Knuth, Donald E. 1984. <i>The TeXbook</i>. 2nd ed. Addison-Wesley.
                shannon1948 → Shannon, Claude. 1948. “A Mathematical Theory.” <i>BSTJ</i> 27: 379–423.
                """);
        check(
                "-- note.md --\n---\nnocite: '@*'\nsuppress-bibliography: true\n---\n[@knuth1984]\n"
                        + PAPERS,
                """
                [@knuth1984] → (Knuth 1984)
                """);
    }

    @Test
    void theLanguageOfTheNote() {
        check(
                """
                -- note.md --
                ---
                lang: de
                ---
                [@knuth1984, Kap. 3] @missing [@shannon1948b]
                """
                        + PAPERS,
                """
                [@knuth1984, Kap. 3] → (Knuth 1984, Kap. 3)
                @missing [@shannon1948b] → <b>missing?</b> (Shannon 1948)
                knuth1984 → Knuth, Donald E. 1984. <i>The TeXbook</i>. 2. Aufl. Addison-Wesley.
                shannon1948b → Shannon, Claude. 1948. „More Theory“.
                """);
    }

    @Test
    void ambiguousCitations() {
        check(
                """
                -- note.md --
                [@a1] [@a2] [@b1] [@b2] [@c1]
                -- papers.bib --
                @book{a1, title = {One}, author = {Alpha, Ann and Beta, Bob and Gamma, Guy and Delta, Don}, year = 2000}
                @book{a2, title = {Two}, author = {Alpha, Ann and Epsilon, Eve and Gamma, Guy and Delta, Don}, year = 2000}
                @book{b1, title = {Three}, author = {Zeta, Zoe}, year = {1999/2001-05}}
                @book{b2, title = {Four}, author = {Zeta, Zach}, year = 1999}
                @book{c1, title = {Five}, editor = {Zeta, Zoe}}
                """,
                """
                [@a1] → (Alpha, Beta, et al. 2000)
                [@a2] → (Alpha, Epsilon, et al. 2000)
                [@b1] → (Zeta 1999–2001)
                [@b2] → (Zeta 1999)
                [@c1] → (Zeta n.d.)
                a1 → Alpha, Ann, Bob Beta, Guy Gamma, and Don Delta. 2000. <i>One</i>.
                a2 → Alpha, Ann, Eve Epsilon, Guy Gamma, and Don Delta. 2000. <i>Two</i>.
                b2 → Zeta, Zach. 1999. <i>Four</i>.
                b1 → Zeta, Zoe. 1999–2001. <i>Three</i>.
                c1 → Zeta, Zoe, ed. n.d. <i>Five</i>.
                """);
    }

    private static String read(String name) throws IOException {
        try (InputStream in =
                RenderedCitationsTest.class.getResourceAsStream("/rendered/" + name)) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static void check(String world, String expected) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            RenderedCitations rendered = RenderedCitations.of(snapshot, fixture.note(), STYLES);
            List<String> lines = new ArrayList<>();
            rendered.citations()
                    .forEach(citing -> lines.add(citing.text() + " → " + citing.html()));
            rendered.bibliography().forEach(entry -> lines.add(entry.key() + " → " + entry.html()));
            rendered.problems().forEach(problem -> lines.add("! " + problem));
            assertEquals(expected.strip(), String.join("\n", lines));
        }
    }
}
