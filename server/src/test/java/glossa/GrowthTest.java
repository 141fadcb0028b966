package glossa;

import glossa.features.actions.Actions;
import glossa.features.completion.Completions;
import glossa.features.completion.NoteCompletions;
import glossa.features.completion.Recommendations;
import glossa.features.completion.Signatures;
import glossa.features.diagnostics.Diagnostics;
import glossa.features.display.Hovers;
import glossa.features.display.InlayHints;
import glossa.features.display.NoteStyles;
import glossa.features.display.RenderedCitations;
import glossa.features.display.SemanticHighlights;
import glossa.features.navigation.Definitions;
import glossa.features.navigation.DocumentLinks;
import glossa.features.navigation.References;
import glossa.features.outline.Foldings;
import glossa.features.outline.NoteSymbols;
import glossa.features.outline.Selections;
import glossa.features.quotations.TextPassages;
import glossa.features.reading.NoteUpdate.Inputs;
import glossa.features.reading.PaperAnnotations;
import glossa.features.reading.PaperMarks.FoundMarks;
import glossa.features.search.PaperPanels;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.settings.Settings;
import glossa.source.SourceText;
import glossa.source.reading.SourceFiles;
import glossa.source.text.PlainTextPages;
import glossa.source.web.SavedPageText;
import glossa.workspace.RenderedNotes;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of a note, and the reading of a source, take processor time that grows as the text
 * does, and a stack that does not grow. What is compared is the growth from a text to the fourfold:
 * linear is 4, quadratic is 16; no time is an expectation.
 */
final class GrowthTest {
    private static final Settings HINTS = Settings.of("[hints]\nkeys = \"on\"\npages = true\n");

    private static final int READ_LENGTH = 16_000;
    private static final int NOTE_LENGTH = 8_000;
    private static final int SOURCE_LENGTH = 4_000;
    private static final int LIBRARY_SIZE = 600;
    private static final int FILES = 4;

    private static final Fixture WORLD =
            Fixture.of(
                    """
                    -- refs.bib --
                    @article{a, title = {Foxes of the Meadow}, author = {Aa, B. and Cc, D.},
                      year = 2017, doi = {10.1000/x}, pages = {1--20}}
                    @article{fox2017, title = {A Fox: On the Meadows of the North},
                      author = {Fox, F. and Owl, O.}, year = 2017, eprint = {1706.03762}}
                    -- a.pdf --
                    10.1000/x
                    == 1
                    Aa and Cc saw foxes of the meadow in winter, and no owl saw them at all.
                    -- note.md --
                    See @a.
                    """);

    private static final Snapshot SNAPSHOT = WORLD.snapshot();

    private static final FoundMarks NO_MARKS = new FoundMarks(List.of(), Optional.empty());

    private static final Inputs NOTHING =
            new Inputs(HINTS, RenderedNotes.inMemory(), paper -> NO_MARKS, LocalDate.EPOCH);

    private static final Map<String, Question> QUESTIONS = questions();

    /** Something that is asked of a note. */
    private interface Question {
        Object ask(Note note) throws Exception;
    }

    private static Map<String, Question> questions() {
        Map<String, Question> all = new LinkedHashMap<>();
        all.put("summary", NoteSummary::of);
        all.put("annotations", Note::annotations);
        all.put("diagnostics", note -> Diagnostics.of(SNAPSHOT, note));
        all.put(
                "running text",
                note -> PlainTextPages.of(note.text() + "\f" + note.text() + "\f" + note.text()));
        all.put(
                "saved page",
                note -> SavedPageText.of(SourceText.of(Path.of("/page.html"), note.text())));
        all.put("symbols", note -> NoteSymbols.of(SNAPSHOT, note));
        all.put("tokens", note -> SemanticHighlights.of(SNAPSHOT, note));
        all.put("links", note -> DocumentLinks.of(SNAPSHOT, note));
        all.put("foldings", Foldings::of);
        all.put("panel", note -> PaperPanels.citedIn(SNAPSHOT, note));
        all.put("rendered", note -> RenderedCitations.of(SNAPSHOT, note, new NoteStyles()));
        all.put("hints", note -> InlayHints.of(SNAPSHOT, note, whole(note), HINTS));
        all.put(
                "actions",
                note ->
                        Actions.at(SNAPSHOT, note, whole(note)).stream()
                                .map(action -> action.change().get())
                                .toList());
        all.put(
                "literature notes",
                note ->
                        Actions.forLiteratureNotes(SNAPSHOT, NOTHING, note, whole(note)).stream()
                                .map(action -> action.change().get())
                                .toList());
        all.put("paper annotations", note -> PaperAnnotations.in(SNAPSHOT, note));
        all.put(
                "bibliographies",
                note ->
                        Actions.forBibliographies(
                                SNAPSHOT,
                                note,
                                whole(note),
                                file -> SNAPSHOT.files().text(file.toUri().toString())));
        all.put("completion", note -> Completions.at(SNAPSHOT, end(note)));
        all.put("words", note -> NoteCompletions.at(SNAPSHOT, end(note)));
        all.put("passages", note -> TextPassages.of(SNAPSHOT, note.text(), 5));
        all.put("signature", note -> Signatures.at(SNAPSHOT, end(note)));
        all.put("recommendations", note -> Recommendations.at(SNAPSHOT, end(note), 20));
        all.put("hover", note -> Hovers.at(SNAPSHOT, middle(note)));
        all.put("references", note -> References.at(SNAPSHOT, middle(note)));
        all.put("highlights", note -> References.highlights(SNAPSHOT, middle(note)));
        all.put("selections", note -> Selections.at(middle(note)));
        all.put(
                "definition",
                note -> Definitions.at(SNAPSHOT, middle(note), Settings.DefinitionTo.RECORD));
        return all;
    }

    private static Span whole(Note note) {
        return new Span(0, note.text().length());
    }

    private static Cursor middle(Note note) {
        return new Cursor(note, note.text().length() / 2);
    }

    private static Cursor end(Note note) {
        return new Cursor(note, note.text().length());
    }

    /** What is repeated, with what stands before and behind it; {@code %d} counts. */
    private record Unit(String head, String repeated, String tail) {
        static Unit of(String unit) {
            String[] parts = unit.split("¦", -1);
            return parts.length == 1
                    ? new Unit("", unit, "")
                    : new Unit(parts[0], parts[1], parts[2]);
        }

        String text(int length) {
            StringBuilder text = new StringBuilder(head);
            for (int i = 0; text.length() < length; i++) {
                text.append(repeated.replace("%d", Integer.toString(i)));
            }
            return text.append(tail).toString();
        }
    }

    /** The words of a text; see {@link #written}. */
    private static Stream<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).map(GrowthTest::written);
    }

    /** Blanks, tabs, line ends and a combining accent stand for themselves, to be seen. */
    private static String written(String shown) {
        return shown.replace('␣', ' ').replace('⇥', '\t').replace('⏎', '\n').replace('◌', '\u0301');
    }

    /** {@code head¦unit¦tail}, or the unit alone. */
    static Stream<String> notes() {
        return words(
                """
                [@a]␣ @a @a␣ [@a;␣ [@a;␣¦@a;␣¦] @b%d␣ [@b%d]␣ @a␣[p.␣3]␣ @a,␣p.␣3␣ (@a;␣@b)␣
                @a;␣ @a␣[ -@a␣ @{ @{a}␣ [ ] [] ( { } < > [[ [[a]]␣ [[@a]]␣ [[¦a¦ ![ ![[a]]␣
                [a](b)␣ [a]( [a](¦␣'a¦ [a][b]␣ [a%d]:␣b⏎ [^1]:␣a⏎ [^%d]␣ ^[a] ` ``a␣ ```⏎ ~~~⏎
                :::⏎ $ $$ $a$␣ $¦\\text{¦ \\ \\a{ \\begin{a}⏎ ¦\\begin{a}¦\\end{a} * **a␣ *a_␣
                _a ~ ^ ==a== " "a"␣ ' “ a»␣@a␣ <!-- <!--␣a␣-->⏎ |␣¦<!--␣¦⏎|--|⏎ <a␣ <a␣b=
                <a␣b=" <? [<?] <div>⏎ <b><i> <script> http://a.b/␣ https://doi.org/10.1000/x␣
                10.1000/x 10.1000/x¦)¦ ](10.1000/x arXiv: arXiv:1706.03762␣ [@a,␣p.␣¦3,␣¦]
                [@a,␣¦3␣¦] [@a,␣p.␣9-3]␣ [@a,␣p.⏎9-3]␣ | |␣a␣|␣b␣|⏎|---|---|⏎ +---+⏎ #␣a%d⏎
                #␣@a⏎ #␣a⏎@a⏎ a⏎=⏎ -␣a⏎ -␣ 1.␣a⏎ (@a)␣b⏎ :␣␣␣a⏎ >␣ >␣a⏎ >␣"a␣b"␣@a⏎
                >␣[!note]␣a⏎ ---⏎ ---⏎¦k%d:␣v⏎¦---⏎ ---⏎¦␣-␣¦⏎---⏎ ---⏎x:␣¦[¦⏎---⏎
                ---⏎nocite:␣¦@a,␣¦⏎---⏎ ---⏎bibliography:␣[¦a%d.bib,␣¦]⏎---⏎@a
                ---⏎bibliography:␣¦⏎¦{⏎---⏎@a ---⏎citekey:␣a⏎---⏎¦@a␣¦ 🦉 é a¦◌¦ a A A␣ A' Aa-
                AaBb- Aa␣et␣al.␣(2017)␣ Aa␣and␣Cc␣(2017)␣ Foxes␣of␣the␣ a.␣ ... -- 1 2017␣ ⏎ ␣
                \\⏎ & &a &#1; #a%d␣ {.a} [a]{b= {cite}`¦a,¦` {cite}`a :cite:`a`␣ \\cite{ %%
                [@b%d][a]␣ [@b%d␣ <a␣href=a>@b%d</a>␣ <a␣href=a>¦@b%d␣¦ @b%d@a.bc␣ [[@b%d]]␣ http://a.b/¦@b%d/¦ @b%d,␣ thanks␣@b%d␣ [a%d]:␣http://a⏎@b%d⏎
                "Aa␣and␣Cc␣saw␣%d␣foxes"␣[@a]␣ >␣Foxes␣of␣the␣meadow␣%d␣[…]␣in␣[a]␣winter␣[@a]⏎⏎
                [@a](http://a.b)␣ [;@a @fig:a␣ ;␣@a [@a␣and␣@b]␣ AaBb%d⏎ [[@a/@b%d
                """);
    }

    @ParameterizedTest
    @MethodSource("notes")
    void notes(String unit) throws InterruptedException {
        Unit repeated = Unit.of(unit);
        Map<Integer, Note> read = new LinkedHashMap<>();
        GrowthMeasure.compare(
                unit + " is read",
                READ_LENGTH,
                length -> read.put(length, note(repeated.text(length))));
        for (var question : QUESTIONS.entrySet()) {
            GrowthMeasure.compare(
                    unit + ": " + question.getKey(),
                    NOTE_LENGTH,
                    length -> {
                        Note note = read.computeIfAbsent(length, _ -> note(repeated.text(length)));
                        return question.getValue().ask(note);
                    });
        }
    }

    private static Note note(String text) {
        return Note.of(Fixture.ROOT.resolve("grown.md").toUri().toString(), 1, text);
    }

    /** Sources as {@code file|head¦tail}; between head and tail each of {@link #REPEATED}. */
    static Stream<String> sources() {
        return """
        x.bib|¦
        x.bib|@article{k, ¦}
        x.bib|@a{k, author = {A ¦}}
        x.bib|@a{k, title = {¦}}
        x.bib|@a{k, pages = {¦}}
        x.bib|@a{k, date = {¦}}
        x.bib|@a{k, file = {¦}}
        x.bib|@a{k, keywords = {¦}}
        x.bib|@a{k, doi = {¦}}
        x.bib|@string{a = {¦}}
        x.ris|TY  - JOUR⏎TI  - T⏎¦
        x.ris|TY  - JOUR⏎AN  - ¦
        x.ris|TY  - JOUR⏎AU  - ¦
        x.ris|TY  - JOUR⏎UR  - ¦
        x.ris|TY  - JOUR⏎SN  - ¦
        x.ris|TY  - JOUR⏎PY  - ¦
        x.json|¦
        x.json|[{"id":"a","type":"book","title":"¦"}]
        x.json|[{"id":"a","type":"book","author":[{"literal":"¦"}]}]
        x.json|[{"id":"a","type":"book","ISBN":"¦"}]
        x.json|[{"title":"T","authors":"¦"}]
        x.json|[{"title":"T","authors":["A ¦"]}]
        x.json|[{"title":"T","abstract":"¦"}]
        x.json|{"data":[{"paperId":"a","title":"T","venue":"¦"}]}
        x.json|{"config":{"id":""},"items":[{"itemType":"book","title":"T","citationKe\
        y":"a","itemID":1,"extra":"¦","creators":[]}]}
        x.json|{"config":{"id":""},"items":[{"itemType":"book","title":"T","citationKe\
        y":"a","itemID":1,"creators":[{"lastName":"B","firstName":"A ¦"}]}]}
        x.yaml|references:⏎- id: a⏎  type: book⏎  title: ¦⏎
        x.yaml|references:⏎- id: a⏎  ¦
        x.yml|k:⏎  type: book⏎  author: "A ¦"⏎
        x.cff|cff-version: 1.2.0⏎¦
        x.cff|cff-version: 1.2.0⏎title: "¦"⏎
        x.html|<!DOCTYPE html>¦
        x.html|<!DOCTYPE html><dl><dt class=ptitle>T<dd>¦
        x.html|<!DOCTYPE html><meta name=citation_title content=T><meta name=citation_\
        author content="A ¦">
        x.html|<!DOCTYPE html><title>¦</title>
        x.nbib|PMID- 1⏎TI  - T⏎¦
        x.nbib|PMID- 1⏎TI  - T⏎LID - ¦
        x.nbib|PMID- 1⏎TI  - T⏎AU  - ¦
        x.isi|FN ISI⏎VR 1.0⏎PT J⏎AU ¦⏎ER⏎
        x.enw|%0 Book⏎%A ¦⏎
        x.enw|%0 Book⏎%T T⏎¦
        papers.txt|¦
        papers.txt|* ¦
        papers.md|- [¦](https://arxiv.org/abs/1706.03762)⏎
        papers.txt|Foxes of the Meadow in Winter⏎A. Vulpes, ¦⏎
        """
                .lines()
                .map(GrowthTest::written);
    }

    private static final List<String> REPEATED =
            words(
                            """
                            % { } \\ \\a{ $ # @ , ,␣ ,␣a ; ;␣ ␣and␣ ␣and␣A ␣&␣ ␣jr a A a␣ A.␣ A,␣B.␣ 1 1␣
                            1-- 2017- - ( () [ ]( < <i>␣ <script> <a␣ <!-- &amp; & ⏎ ␣ ⇥ ~ : :␣ . * *␣ **a
                            _a ` ' |␣ || -␣ ? 10.1000/a␣ https://a.b␣ {:a:b} arXiv: ◌ 🦉 et␣al.␣ [{ {a:␣
                            "a",␣ KW␣␣-␣a⏎ @a{k,␣ k␣=␣{v},␣ {\\'e}
                            """)
                    .toList();

    @ParameterizedTest
    @MethodSource("sources")
    void sources(String source) throws InterruptedException {
        int bar = source.indexOf('|');
        int place = source.indexOf('¦');
        Path file = Path.of("/papers").resolve(source.substring(0, bar));
        boolean isJson = file.toString().endsWith(".json") && source.indexOf("\"¦") > 0;
        for (String repeated : REPEATED) {
            String written =
                    isJson
                            ? repeated.replace("\\", "\\\\")
                                    .replace("\"", "\\\"")
                                    .replace("\n", "\\n")
                                    .replace("\t", "\\t")
                            : repeated;
            Unit unit =
                    new Unit(
                            source.substring(bar + 1, place), written, source.substring(place + 1));
            GrowthMeasure.compare(
                    source + " with " + repeated,
                    SOURCE_LENGTH,
                    length -> SourceFiles.read(file, unit.text(length)));
        }
    }

    /** Papers that are alike, so that each may be the same work as any other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@book{k%d, title = {The Foxes of the Meadow: Observations in Year %d}}",
                "@book{k%d, title = {The Foxes of the Meadow}, author = {Aa%d, B.}}",
                "@book{k%d, title = {Foxes}, author = {Aa, B.}, year = %d}",
                "@book{k, title = {The Foxes of Meadow %d}, year = %d}",
            })
    void libraries(String entry) throws InterruptedException {
        GrowthMeasure.compare(
                entry,
                LIBRARY_SIZE,
                papers -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < papers; i++) {
                        // Entries of one file are kept apart by their keys.
                        text.append(i * FILES % papers < FILES ? "-- " + i + ".bib --\n" : "")
                                .append(entry.replace("%d", Integer.toString(i)))
                                .append('\n');
                    }
                    try (Fixture library = Fixture.of(text.toString())) {
                        return library.labels();
                    }
                });
    }

    @Test
    void nothingNestsTheStack() throws InterruptedException {
        for (String nested :
                List.of("[", "{", "> ", "- ", "*", "_", "(", "<b>", "\"", "^[", "[[")) {
            Unit unit = Unit.of(nested);
            var _ =
                    GrowthMeasure.time(
                            nested + " in " + nested,
                            nested.length() * 100_000,
                            length -> {
                                Note note = note(unit.text(length));
                                return List.of(
                                        NoteSymbols.of(SNAPSHOT, note),
                                        Foldings.of(note),
                                        Selections.at(middle(note)),
                                        Diagnostics.of(SNAPSHOT, note));
                            });
        }
    }

    /** What is compiled while it is measured would hide how the shorter text grows. */
    @BeforeAll
    static void warmUp() throws Exception {
        String text = "A [see @a, p. 3; @b] and *b* [c](d). Aa and Cc (2017)\n\n# D\n\n- e\n";
        for (int i = 0; i < 10; i++) {
            Note note = note(text.repeat(40));
            for (Question question : QUESTIONS.values()) {
                question.ask(note);
            }
            sources()
                    .forEach(
                            source ->
                                    SourceFiles.read(
                                            Path.of(source.substring(0, source.indexOf('|'))),
                                            source.substring(source.indexOf('|') + 1)
                                                    .replace("¦", "a b ".repeat(200))));
        }
    }

    @AfterAll
    static void close() {
        SNAPSHOT.close();
        WORLD.close();
    }
}
