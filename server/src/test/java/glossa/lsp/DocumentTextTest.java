package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.grammar.Lines;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The text of a document after the changes of one message. */
final class DocumentTextTest {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    @Test
    void changesApplyOneAfterTheOther() {
        check(
                "one\ntwo\n",
                "one\n2 words\n",
                change(1, 0, 1, 3, "2"),
                change(1, 1, 1, 1, " words"));
        check("one\ntwo\n", "onetwo\n", change(0, 3, 1, 0, ""));
        check("one", "one\ntwo\n", change(0, 3, 0, 3, "\ntwo\n"));
        check("", "a", change(0, 0, 0, 0, "a"));
    }

    @Test
    void aWholeTextReplacesWhatWasBefore() {
        check("one", "two!", change(0, 0, 0, 1, "O"), whole("two"), change(0, 3, 0, 3, "!"));
    }

    @Test
    void placesOutsideTheTextAreTheNearestInIt() {
        check("one\ntwo", "one!\ntwo", change(0, 90, 0, 99, "!"));
        check("one\ntwo", "one\ntwo!", change(7, 1, 8, 2, "!"));
        check("one", "!one", change(-1, 2, -1, 5, "!"));
    }

    @Test
    void aCarriageReturnAndALineFeedThatMeetAreOneEnding() {
        check("a\rb\nc", "a\r\nC", change(1, 0, 1, 1, ""), change(1, 0, 1, 1, "C"));
        check("a\rb", "a\r\nB", change(1, 0, 1, 0, "\n"), change(1, 0, 1, 1, "B"));
    }

    @Test
    void manyChangesGiveWhatEachWouldGiveAlone() {
        Random random = new Random(7);
        String[] parts = {"", "a", "\n", "\r", "\r\n", "é", "𝔸", "bb\ncc", "\n\n"};
        for (int round = 0; round < 2_000; round++) {
            String text = parts[random.nextInt(parts.length)] + "x\ny\r\nz";
            List<TextDocumentContentChangeEvent> changes = new ArrayList<>();
            String expected = text;
            for (int i = 0; i < 6; i++) {
                Lines lines = Lines.of(expected);
                int start = random.nextInt(expected.length() + 1);
                int end = start + random.nextInt(Math.min(4, expected.length() - start + 1));
                var first = lines.position(start);
                var last = lines.position(end);
                var change =
                        change(
                                first.line(),
                                first.character(),
                                last.line(),
                                last.character(),
                                parts[random.nextInt(parts.length)]);
                changes.add(change);
                expected =
                        expected.substring(0, lines.offset(first))
                                + change.getText()
                                + expected.substring(lines.offset(last));
            }
            assertEquals(
                    Optional.of(expected),
                    DocumentText.edited(text, changes, PositionEncoding.UTF_16, NO_LIMIT),
                    () -> text + changes);
        }
    }

    @Test
    void aTextBeyondTheLimitIsNoText() {
        List<TextDocumentContentChangeEvent> changes = List.of(change(0, 0, 0, 0, "two"));
        assertEquals(
                Optional.empty(), DocumentText.edited("one", changes, PositionEncoding.UTF_16, 5));
        assertEquals(
                Optional.of("twoone"),
                DocumentText.edited("one", changes, PositionEncoding.UTF_16, 6));
    }

    private static TextDocumentContentChangeEvent change(
            int startLine, int startCharacter, int endLine, int endCharacter, String text) {
        return new TextDocumentContentChangeEvent(
                new Range(
                        new Position(startLine, startCharacter),
                        new Position(endLine, endCharacter)),
                text);
    }

    private static TextDocumentContentChangeEvent whole(String text) {
        return new TextDocumentContentChangeEvent(text);
    }

    private static void check(
            String text, String expected, TextDocumentContentChangeEvent... changes) {
        assertEquals(
                Optional.of(expected),
                DocumentText.edited(text, List.of(changes), PositionEncoding.UTF_16, NO_LIMIT));
    }
}
