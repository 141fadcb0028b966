package glossa.features.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.navigation.Definitions.Definition;
import glossa.grammar.Position;
import glossa.settings.Settings.DefinitionTo;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The definitions of citations, locators and literature notes: carets, or file, line and character.
 */
final class DefinitionsTest {
    @Test
    void theKeyInABibliography() {
        check(
                """
                -- papers.bib --
                A line between entries.

                @book{ knuth1984 ,
                       ^^^^^^^^^ here
                  title = {Literate Programming}}
                -- note.md --
                [see @knuth$01984]
                """);
    }

    @Test
    void theRecordWithACitedDoi() {
        for (String note :
                new String[] {
                    "As @10.1093/nar/22.22.4673$0 says", "{cite}`a; 10.1093/NAR/22.22.4673$0`"
                }) {
            check(
                    """
                    -- papers.bib --
                    @article{owl1994, title = {Aligning Owls}, doi = {10.1093/nar/22.22.4673}}
                             ^^^^^^^ here
                    -- note.md --
                    """
                            + note);
        }
    }

    @Test
    void theTitleInAPaperList() {
        check(
                """
                -- papers/list.txt --
                SubscribeFreSh: Frequency Shifting for Accelerated Neural Representation Learning
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ here
                %s
                -- note.md --
                @fresh$0
                """
                        .formatted("Our own words about waves. ".repeat(12)));
    }

    @Test
    void allRecordsOfAPaper() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}}
                      ^^^^^^^^^ here
                -- b.json --
                [{"id": "lp", "type": "book", "title": "Literate Programming"}]
                         ^^ here
                -- note.md --
                @l$0p
                """);
    }

    @Test
    void noRecordsInDatabases() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}}
                      ^^^^^^^^^ here
                -- zotero.sqlite --
                @book{lp, title = {Literate Programming}}
                -- note.md --
                @l$0p
                """);
    }

    private static final String WORKS =
            """
            -- papers.bib --
            @article{knuth1984, title = {Literate Programming}, pages = {97--111},
              file = {Full Text:files/lp.html:text/html;Full Text:files/a\\:b.pdf:application/pdf;gone.pdf}}
            @article{lamport1994, title = {LaTeX}, file = {files/lamport.pdf}}
            @book{turing1936, title = {On Computable Numbers}, file = {files/turing.txt}}
            @book{alone2000, title = {Nowhere Else}, file = {gone.pdf}}
            -- files/lp.html --
            <p>A saved page.</p>
            -- files/a:b.pdf --
            -- files/lamport.pdf --
            -- files/turing.txt --
            The first page.
            \fThe second
            page.\fThe third.
            -- literature/knuth1984.md --
            # On programs

            Words.
            """;

    @Test
    void theSettingChoosesTheTarget() {
        checkTo(DefinitionTo.RECORD, "@knu$0th1984", "papers.bib 0:9");
        checkTo(DefinitionTo.NOTE, "@knu$0th1984", "literature/knuth1984.md 0:0");
        checkTo(DefinitionTo.DOCUMENT, "@knu$0th1984", "files/a:b.pdf 0:0", "files/lp.html 0:0");
    }

    @Test
    void theRecordIsTheFallback() {
        checkTo(DefinitionTo.NOTE, "@alone$02000", "papers.bib 4:6");
        checkTo(DefinitionTo.DOCUMENT, "@alone$02000", "papers.bib 4:6");
        checkTo(DefinitionTo.DOCUMENT, "@unknown$02000");
    }

    @Test
    void aLocatorLeadsToThePageOfThePdf() {
        for (DefinitionTo to : DefinitionTo.values()) {
            checkTo(to, "[see @lamport1994, p. $03-4]", "files/lamport.pdf#page=3 0:0");
        }
        // The number printed on a page of a journal is not its position in the file.
        checkTo(DefinitionTo.RECORD, "[@knuth1984, p. 9$09]", "files/a:b.pdf#page=3 0:0");
        checkTo(DefinitionTo.RECORD, "[@knuth1984, p. $03]", "files/a:b.pdf#page=3 0:0");
        checkTo(DefinitionTo.RECORD, "[@lamport1994, p. $0iv]", "files/lamport.pdf 0:0");
    }

    @Test
    void aLocatorLeadsToThePageOfAText() {
        checkTo(DefinitionTo.RECORD, "[@turing1936, p. 2$0]", "files/turing.txt 1:1");
        checkTo(DefinitionTo.RECORD, "[@turing1936, p. 3$0]", "files/turing.txt 2:6");
        checkTo(DefinitionTo.RECORD, "[@turing1936, p. 4$0]", "papers.bib 3:6");
    }

    @Test
    void anyOtherLocatorLeadsToTheRecord() {
        checkTo(DefinitionTo.RECORD, "[@lamport1994, sec. $03]", "papers.bib 2:9");
        checkTo(DefinitionTo.RECORD, "[@alone2000, p. $03]", "papers.bib 4:6");
        checkTo(DefinitionTo.RECORD, "[s$0ee @alone2000, p. 3]");
    }

    @Test
    void aLiteratureNoteLeadsWhereACitationDoes() {
        String note = "---\ncitekey: lam$0port1994\n---\n# LaTeX\n";
        checkTo(DefinitionTo.RECORD, note, "papers.bib 2:9");
        checkTo(
                DefinitionTo.DOCUMENT,
                "---\npaper: lamport1994\n---\n# LaT$0eX\n",
                "files/lamport.pdf 0:0");
        checkTo(
                DefinitionTo.RECORD,
                "---\npaper: lamport1994\n---\n\n> Words of the paper. (p. 7$0)\n",
                "files/lamport.pdf#page=7 0:0");
    }

    @Test
    void declarationAndImplementationHaveNoFallback() {
        checkOnly(DefinitionTo.NOTE, "@knu$0th1984", "literature/knuth1984.md 0:0");
        checkOnly(DefinitionTo.NOTE, "@lamport$01994");
        checkOnly(DefinitionTo.DOCUMENT, "@lamport$01994", "files/lamport.pdf 0:0");
        checkOnly(DefinitionTo.DOCUMENT, "[@lamport1994, p. $05]", "files/lamport.pdf#page=5 0:0");
        checkOnly(DefinitionTo.DOCUMENT, "[@turing1936, sec. $05]", "files/turing.txt 0:0");
        checkOnly(DefinitionTo.NOTE, "[@knuth1984, p. 9$09]", "literature/knuth1984.md 0:0");
        checkOnly(DefinitionTo.DOCUMENT, "@alone$02000");
    }

    @Test
    void fromARecord() {
        try (Fixture fixture = Fixture.of(WORKS);
                Snapshot snapshot = fixture.snapshot()) {
            Path file = Fixture.ROOT.resolve("papers.bib");
            Position place = new Position(2, 20);
            assertEquals(
                    "papers.bib 2:9",
                    told(Definitions.at(snapshot, file, place, DefinitionTo.RECORD)));
            assertEquals(
                    "files/lamport.pdf 0:0",
                    told(
                            Definitions.withoutFallback(
                                    snapshot, file, place, DefinitionTo.DOCUMENT)));
            assertEquals(
                    "",
                    told(Definitions.withoutFallback(snapshot, file, place, DefinitionTo.NOTE)));
        }
    }

    private static void checkTo(DefinitionTo to, String note, String... expected) {
        try (Fixture fixture = Fixture.of(WORKS + "-- note.md --\n" + note);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    String.join("\n", expected),
                    told(Definitions.at(snapshot, fixture.cursor(), to)));
        }
    }

    private static void checkOnly(DefinitionTo to, String note, String... expected) {
        try (Fixture fixture = Fixture.of(WORKS + "-- note.md --\n" + note);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    String.join("\n", expected),
                    told(Definitions.withoutFallback(snapshot, fixture.cursor(), to)));
        }
    }

    private static String told(Optional<Definition> definition) {
        return definition.stream()
                .flatMap(found -> found.targets().stream())
                .map(
                        target ->
                                target.uri().substring(Fixture.ROOT.toUri().toString().length() + 1)
                                        + " "
                                        + target.selectionRange().start().line()
                                        + ":"
                                        + target.selectionRange().start().character())
                .collect(Collectors.joining("\n"));
    }

    private static void check(String world) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    fixture.labels(),
                    Definitions.at(snapshot, fixture.cursor(), DefinitionTo.RECORD)
                            .orElseThrow()
                            .targets()
                            .stream()
                            .map(
                                    target ->
                                            Fixture.label(
                                                    target.uri(), target.selectionRange(), "here"))
                            .sorted()
                            .collect(Collectors.joining("\n")));
        }
    }
}
