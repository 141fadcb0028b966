package glossa.features.rename;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import glossa.Fixture;
import glossa.features.ProposedChange;
import glossa.features.rename.Renames.RefusedException;
import glossa.features.rename.Renames.RenameOptions;
import glossa.features.rename.Renames.RenameTarget;
import glossa.grammar.Lines;
import glossa.grammar.NoteConventions;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renames the key under the cursor, and back: the changed lines, or why it is refused. */
final class RenamesTest {
    @Test
    void inNotesAndInEverySource() {
        check(
                """
                -- a.bib --
                @book ( knuth1984 ,
                \ttitle   = "Literate Programming", % his own words
                )
                @inbook{part, crossref = "knuth1984", related={x, knuth1984 ,y}, title = {Part}}
                -- b.json --
                [{"id": "knuth1984", "type": "book", "title": "Literate Programming"}]
                -- other.md --
                As [see -@knuth1984, p. 3; @part] says; `@knuth1984` is code.
                -- note.md --
                @knu$0th1984
                """,
                "knuth84",
                """
                  a.bib: @book ( knuth84 ,
                  a.bib: @inbook{part, crossref = "knuth84", related={x, knuth84 ,y}, title = {Part}}
                  b.json: [{"id": "knuth84", "type": "book", "title": "Literate Programming"}]
                  other.md: As [see -@knuth84, p. 3; @part] says; `@knuth1984` is code.
                  note.md: @knuth84
                """);
    }

    @Test
    void fromARecordAndFromAReferenceToIt() {
        check(
                """
                -- a.bib --
                @book{knuth$01984, title = {Literate Programming}}
                -- note.md --
                @knuth1984
                """,
                "lp",
                """
                  a.bib: @book{lp, title = {Literate Programming}}
                  note.md: @lp
                """);
        check(
                """
                -- a.bib --
                @inbook{part, crossref = {kn$0uth1984}, title = {Part}}
                @book{knuth1984, title = {Literate Programming}}
                """,
                "lp",
                """
                  a.bib: @inbook{part, crossref = {lp}, title = {Part}}
                  a.bib: @book{lp, title = {Literate Programming}}
                """);
    }

    @Test
    void inYamlAndRis() {
        check(
                """
                -- a.yaml --
                references:
                - type: book
                  id: "knuth1984"   # his
                  title: Literate Programming
                -- c.yml --
                knuth1984:
                  type: Book
                  title: Literate Programming
                -- d.ris --
                TY  - BOOK
                ID  - knuth1984
                TI  - Literate Programming
                ER  -
                -- note.md --
                @knuth1984$0
                """,
                "lp",
                """
                  a.yaml:   id: "lp"   # his
                  c.yml: lp:
                  d.ris: ID  - lp
                  note.md: @lp
                """);
    }

    @Test
    void bracesAreAddedAndRemovedAsTheKeyNeedsThem() {
        check(
                """
                -- a.bib --
                @book{lp, title = {Literate Programming}}
                -- note.md --
                @$0lp, [@lp;-@lp, p. 3] and {cite:t}`lp`.
                """,
                "lp.",
                """
                  a.bib: @book{lp., title = {Literate Programming}}
                  note.md: @{lp.}, [@{lp.};-@{lp.}, p. 3] and {cite:t}`lp.`.
                """);
        check(
                """
                -- note.md --
                @{l$0p}s and @{lp}
                """,
                "tex",
                """
                  note.md: @{tex}s and @{tex}
                """);
    }

    @Test
    void theLiteratureNoteItsFileAndLinksToIt() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- lit/@knuth1984.md --
                ---
                citekey: knuth$01984
                aliases: ["@knuth1984", Literate]
                nocite: |
                  @knuth1984
                ---
                # @knuth1984
                -- note.md --
                [[@knuth1984]], [[@knuth1984#Why]], [[lit/@knuth1984|LP]], [x](lit/@knuth1984.md#why)
                """,
                "lp",
                """
                  lit/@knuth1984.md -> lit/@lp.md
                  a.bib: @book{lp, title = {Literate Programming}}
                  note.md: [[@lp]], [[@lp#Why]], [[lit/@lp|LP]], [x](lit/@lp.md#why)
                  lit/@lp.md: ---
                  lit/@lp.md: citekey: lp
                  lit/@lp.md: aliases: ["@lp", Literate]
                  lit/@lp.md: nocite: |
                  lit/@lp.md:   @lp
                  lit/@lp.md: ---
                  lit/@lp.md: # @lp
                """);
    }

    @Test
    void toAnotherNameOfThePaper() {
        check(
                """
                -- a.bib --
                @book{knuth1984, ids = {tex, lp}, title = {Literate Programming}}
                -- note.md --
                @kn$0uth1984
                """,
                "lp",
                """
                  a.bib: @book{lp, ids = {tex, knuth1984}, title = {Literate Programming}}
                  note.md: @lp
                """);
    }

    @Test
    void onlyAnAlias() {
        check(
                """
                -- a.bib --
                @book{knuth1984, ids = {tex, lp}, title = {Literate Programming}}
                -- note.md --
                @knuth1984 and @l$0p
                """,
                "literate",
                """
                  a.bib: @book{knuth1984, ids = {tex, literate}, title = {Literate Programming}}
                  note.md: @knuth1984 and @literate
                """);
    }

    @Test
    void anUnknownKey() {
        check("-- note.md --\n@$0gone and [@gone]\n", "back", "  note.md: @back and [@back]\n");
    }

    @Test
    void aKeyThatIsNotYetIndexed() {
        String text = "@book{fresh, title = {Not yet read}}";
        try (Fixture fixture = Fixture.of("-- note.md --\n@$0fresh\n");
                Snapshot snapshot = fixture.snapshot()) {
            RenameOptions by =
                    new RenameOptions(
                            NoteConventions.DEFAULT,
                            false,
                            true,
                            Optional.empty(),
                            file -> Optional.of(text));
            RenameTarget target = Renames.at(Fixture.ROOT.resolve("a.bib"), text, 7).orElseThrow();
            ProposedChange change = Renames.of(snapshot, target, "b", by);
            assertEquals("  note.md: @b\n", fixture.changed(change));
            assertEquals(
                    new ProposedChange.Edit(target.uri(), target.span(), "b", ""),
                    change.edits().getLast());
        } catch (RefusedException e) {
            fail(e);
        }
    }

    @Test
    void theOldKeyCanBeKeptAsAnAlias() {
        keeps(
                "@book{a$0,\n  title = {T},\n  year  = 1984,\n}",
                "  a.bib: @book{b,\n  a.bib:   ids   = {a},\n");
        keeps(
                "@book{a$0, ids = {x}, title = {T}}",
                "  a.bib: @book{b, ids = {x, a}, title = {T}}\n");
        keeps("@book(a$0)", "  a.bib: @book(b, ids = {a})\n");
    }

    @Test
    void invalidKeys() {
        String world =
                "-- a.bib --\n"
                        + "@book{lp, title = {T}}\n"
                        + "@book{c, title = {Other}}\n"
                        + "-- note.md --\n"
                        + "@l$0p\n";
        refuses(world, "c", "@c already names another paper, “Other”; choose another key for @lp");
        refuses(
                world,
                "a b",
                "“a b” is not a valid citation key; write it without spaces, and with a } for each"
                        + " {");
        refuses(
                world,
                "fig-lp",
                "@fig-lp would be read as a cross-reference because of its prefix; choose a key"
                        + " with another prefix");
        refuses(
                world,
                "l%p",
                "a.bib is BibTeX, where a key cannot contain %; use letters, digits and - _ : . +"
                        + " /");
        refuses(
                "-- note.md --\n@fig-$0speed\n",
                "x",
                "@fig-speed is a cross-reference, not a citation; rename the label that it refers"
                        + " to");
        refuses(
                "-- a.md --\n(speed)=\n# Speed\n-- note.md --\n@$0speed\n",
                "x",
                "@speed is a cross-reference, not a citation; rename the label that it refers to");
    }

    @Test
    void sourcesThatGlossaDoesNotWrite() {
        refuses(
                """
                -- a.json --
                {"config": {}, "items": [{"itemType": "book", "citationKey": "lp", "title": "Literate Programming", "itemID": 1}]}
                -- note.md --
                @l$0p
                """,
                "x",
                "@lp is defined in a.json, which Glossa reads as BetterBibTeX JSON and does not"
                        + " edit; rename the key where that file comes from");
    }

    @Test
    void aGeneratedKeyIsChangedInTheKeyFile() {
        String world =
                """
                -- a.ris --
                TY  - BOOK
                TI  - Literate Programming
                AU  - Knuth, Donald
                PY  - 1984
                ER  -
                -- note.md --
                @knuth1984literate$0
                """;
        check(
                world,
                "lp",
                """
                  note.md: @lp
                  keys.tsv: # chosen
                  keys.tsv: literateprogramming|knuth|1984\tlp
                  keys.tsv: #
                """);
        refuses(
                world,
                "lp",
                "this paper has no key in its sources; to choose one, write [keys] and below it"
                        + " file = \"keys.tsv\" in .glossa.toml: Glossa saves it in that file",
                false);
    }

    private static RenameOptions by(Fixture fixture, boolean keepsOldKey, boolean hasKeyFile) {
        return new RenameOptions(
                NoteConventions.DEFAULT,
                keepsOldKey,
                true,
                hasKeyFile ? Optional.of(Fixture.ROOT.resolve("keys.tsv")) : Optional.empty(),
                file -> fixture.find(Fixture.ROOT.relativize(file).toString()));
    }

    private static ProposedChange change(
            Fixture fixture, Snapshot snapshot, String to, boolean keepsOldKey)
            throws RefusedException {
        return Renames.of(snapshot, target(fixture), to, by(fixture, keepsOldKey, true));
    }

    private static RenameTarget target(Fixture fixture) {
        return fixture.place()
                .map(
                        at -> {
                            String text =
                                    fixture.text(Fixture.ROOT.relativize(at.file()).toString());
                            return Renames.at(
                                    at.file(), text, Lines.of(text).offset(at.position()));
                        })
                .orElseGet(() -> Renames.at(fixture.cursor()))
                .orElseThrow();
    }

    /** A rename changes these lines, and the rename back gives the old text. */
    static void check(String world, String to, String changed) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            ProposedChange change = change(fixture, snapshot, to, false);
            assertEquals(changed, fixture.changed(change));
            Map<String, String> after = fixture.after(change);
            after.remove("keys.tsv");
            try (Fixture then = Fixture.of(world(after));
                    Snapshot later = then.snapshot()) {
                if (changed.contains("keys.tsv")) {
                    return;
                }
                RenameTarget renamed = new RenameTarget(to, "", target(fixture).span());
                ProposedChange back =
                        Renames.of(later, renamed, target(fixture).key(), by(then, false, true));
                assertEquals(
                        world(fixture.after(ProposedChange.of(List.of()))),
                        world(then.after(back)));
            }
        } catch (RefusedException e) {
            fail(e);
        }
    }

    private static String world(Map<String, String> files) {
        return files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(file -> "-- " + file.getKey() + " --\n" + file.getValue())
                .collect(Collectors.joining());
    }

    private static void keeps(String entry, String changed) {
        try (Fixture fixture = Fixture.of("-- a.bib --\n" + entry);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(changed, fixture.changed(change(fixture, snapshot, "b", true)));
        } catch (RefusedException e) {
            fail(e);
        }
    }

    /** A rename is refused for this reason. */
    static void refuses(String world, String to, String why) {
        refuses(world, to, why, true);
    }

    private static void refuses(String world, String to, String why, boolean hasKeyFile) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            RenameOptions by = by(fixture, false, hasKeyFile);
            ProposedChange _ = Renames.of(snapshot, target(fixture), to, by);
            fail("not refused");
        } catch (RefusedException e) {
            assertEquals(why, e.getMessage());
        }
    }
}
