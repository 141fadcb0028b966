package glossa.features;

import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.Fixture;
import glossa.features.completion.NoteCompletions;
import glossa.features.completion.Signatures;
import glossa.features.completion.SourceCompletions;
import glossa.features.completion.WordCompletions;
import glossa.features.display.CodeLenses;
import glossa.features.display.InlayHints;
import glossa.features.navigation.DocumentLinks;
import glossa.features.outline.Foldings;
import glossa.features.outline.NoteSymbols;
import glossa.features.outline.NoteSymbols.Symbol;
import glossa.features.outline.Selections;
import glossa.features.outline.SourceSymbols;
import glossa.grammar.Lines;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.settings.Settings;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Every prefix of a note and of sources, as while they are typed: no feature fails, and every span
 * is within the text.
 */
final class IncompleteTextTest {
    private static final String BIB =
            """
            @string{j = "Journal"}
            @article{fox2019, title = {On {Foxes}}, author = {Fox, Ann and Hare, Bo},
              journal = j, year = 2019, pages = {98--101},
            }
            @book(hare2020, title = "On \\"Hares\\"", crossref = {fox2019})
            """;

    private static final String JSON =
            "[{\"id\": \"owl\", \"type\": \"book\", \"title\": \"On \\u00dcwls\"},\n"
                    + " {\"id\": \"b\"}]\n";

    private static final String NOTE =
            """
            ---
            status: reading
            tags: [dens, "night owls"]
            bibliography: papers.bib
            ---
            # Foxes 🦊 @fox2019 {#f}

            > “Words of the paper.” 🦊 [see @fox2019, pp. 98-99; -@{hare2020} and on]
            > more

            - As @fox2019 [p. 3] says, #question [[@hare2020|Hares]] and doi:10.1000/xyz(1).
            - `code [@x` $m$ [a](b) arXiv:1706.03762

            [@a;
            @b; @c]
            """;

    @Test
    void everyPrefixOfANote() {
        try (Fixture fixture = Fixture.of("-- papers.bib --\n" + BIB + "-- note.md --\n" + NOTE)) {
            for (int end = 0; end <= NOTE.length(); end++) {
                Note note = Note.of(fixture.note().uri(), 2, NOTE.substring(0, end));
                try (Snapshot snapshot = at(fixture, note)) {
                    askAll(snapshot, note);
                    ask(snapshot, new Cursor(note, end));
                }
            }
        }
    }

    @Test
    void everyCursorInANote() {
        try (Fixture fixture = Fixture.of("-- papers.bib --\n" + BIB + "-- note.md --\n" + NOTE);
                Snapshot snapshot = fixture.snapshot()) {
            for (int offset = 0; offset <= fixture.note().text().length(); offset++) {
                ask(snapshot, new Cursor(fixture.note(), offset));
            }
        }
    }

    @Test
    void everyPrefixOfASource() {
        try (Fixture fixture = Fixture.of("-- papers.bib --\n" + BIB + "-- note.md --\n@fox2019");
                Snapshot snapshot = fixture.snapshot()) {
            check(snapshot, Fixture.ROOT.resolve("papers.bib"), BIB);
            check(snapshot, Fixture.ROOT.resolve("owls.json"), JSON);
        }
    }

    private static void check(Snapshot snapshot, Path file, String text) {
        for (int end = 0; end <= text.length(); end++) {
            String part = text.substring(0, end);
            Lines lines = Lines.of(part);
            SourceSymbols.of(file, part)
                    .forEach(
                            symbol ->
                                    assertTrue(
                                            lines.offset(symbol.selectionRange().end())
                                                    <= lines.offset(symbol.range().end())));
            Foldings.of(file, part)
                    .forEach(folding -> assertTrue(folding.range().end().line() < lines.count()));
            assertTrue(!Selections.inSource(file, part, lines.position(end)).isEmpty());
            assertTrue(CodeLenses.of(snapshot, file, part).size() <= 2);
            isInLine(SourceCompletions.at(snapshot, file, part, end), part, end);
            isInLine(SourceCompletions.at(snapshot, file, text, end), text, end);
        }
    }

    private static Snapshot at(Fixture fixture, Note note) {
        Snapshot snapshot = fixture.snapshot();
        return new Snapshot(
                snapshot.notes().with(note),
                snapshot.corpus(),
                snapshot.texts(),
                snapshot.removedKeys(),
                snapshot.files(),
                snapshot.scopes());
    }

    private static void askAll(Snapshot snapshot, Note note) {
        Span all = new Span(0, note.text().length());
        NoteSymbols.of(snapshot, note).forEach(symbol -> isWithin(symbol, all));
        Foldings.of(note)
                .forEach(
                        folding -> assertTrue(folding.range().end().line() < note.lines().count()));
        DocumentLinks.of(snapshot, note).forEach(link -> isWithin(link.span(), all));
        InlayHints.of(snapshot, note, all, Settings.DEFAULT)
                .forEach(hint -> assertTrue(all.touches(hint.offset())));
    }

    private static void ask(Snapshot snapshot, Cursor cursor) {
        List<Span> around = Selections.at(cursor);
        for (int i = 1; i < around.size(); i++) {
            isWithin(around.get(i - 1), around.get(i));
        }
        Optional<Signatures.Signature> signature = Signatures.at(snapshot, cursor);
        assertTrue(signature.isEmpty() || !cursor.note().items().isEmpty());
        isInLine(NoteCompletions.at(snapshot, cursor), cursor.note().text(), cursor.offset());
    }

    private static void isWithin(Symbol symbol, Span outer) {
        isWithin(symbol.span(), outer);
        isWithin(symbol.selectionSpan(), symbol.span());
        assertTrue(!symbol.name().isEmpty());
        symbol.children().forEach(child -> isWithin(child, symbol.span()));
    }

    private static void isWithin(Span inner, Span outer) {
        assertTrue(
                outer.start() <= inner.start() && inner.end() <= outer.end(),
                () -> inner + " in " + outer);
    }

    /** Editors reject an edit that is not in the cursor's line and around the cursor (LSP 3.17). */
    private static void isInLine(Optional<WordCompletions> offer, String text, int offset) {
        offer.ifPresent(
                found -> {
                    Span replaced = found.replaced();
                    assertTrue(replaced.touches(offset), () -> replaced + " at " + offset);
                    assertTrue(replaced.in(text).indexOf('\n') < 0);
                });
    }
}
