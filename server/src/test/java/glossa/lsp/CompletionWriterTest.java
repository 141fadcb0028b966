package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.stream.JsonWriter;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a completion's answer says, and what it leaves out. */
final class CompletionWriterTest {
    private static final Range REPLACED = new Range(new Position(2, 5), new Position(2, 7));

    @Test
    void anItemSaysWhatItsLabelDoesNot() throws IOException {
        check(
                item("knuth1984", "knuth1984", "knuth1984"),
                true,
                """
                {"isIncomplete":true,"itemDefaults":{"editRange":{"start":{"line":2,"character":5},"end":{"line":2,"character":7}}},"items":[\
                {"label":"knuth1984","kind":18,"detail":"Literate","sortText":"000"}]}\
                """);
        check(
                item("a&b", "lita&b", "{a&b}"),
                true,
                """
                {"isIncomplete":true,"itemDefaults":{"editRange":{"start":{"line":2,"character":5},"end":{"line":2,"character":7}}},"items":[\
                {"label":"a&b","kind":18,"detail":"Literate","sortText":"000","filterText":"lita&b","textEditText":"{a&b}"}]}\
                """);
        check(
                item("knuth1984", "knuth1984", "knuth1984"),
                false,
                """
                {"isIncomplete":true,"items":[\
                {"label":"knuth1984","kind":18,"detail":"Literate","sortText":"000","textEdit":{"range":{"start":{"line":2,"character":5},"end":{"line":2,"character":7}},"newText":"knuth1984"}}]}\
                """);
    }

    @Test
    void longDetailsAreCutWhereThereAreManyAndOnlyThere() throws IOException {
        String chinese = "注意力机制与语言模型的".repeat(30);
        for (String detail : List.of("A word and another ".repeat(20).strip(), chinese)) {
            CompletionWriter.Item item =
                    new CompletionWriter.Item(
                            "somebody2023something",
                            Optional.of("Somebody et al. 2023"),
                            detail,
                            "typed-somebody2023something",
                            "somebody2023something",
                            "somebody2023something",
                            Optional.empty());
            CompletionWriter many =
                    new CompletionWriter(REPLACED, false, false, Collections.nCopies(40, item))
                            .cut();
            int bytes = written(many).getBytes(StandardCharsets.UTF_8).length;
            assertTrue(bytes <= 16 << 10 && bytes > 12 << 10, bytes + " bytes");
            assertTrue(many.items().getFirst().detail().endsWith("…"));
            assertEquals(
                    detail,
                    new CompletionWriter(REPLACED, false, false, List.of(item))
                            .cut()
                            .items()
                            .getFirst()
                            .detail());
        }
    }

    @Test
    void dataIsSaidWhereTheEditorAsksOnlyAboutItemsThatHaveSome() throws IOException {
        var items = List.of(item("knuth1984", "knuth1984", "knuth1984"));
        assertTrue(
                written(new CompletionWriter(REPLACED, false, true, items))
                        .contains("\"data\":\"knuth1984\""));
        assertTrue(!written(new CompletionWriter(REPLACED, false, false, items)).contains("data"));
    }

    private static CompletionWriter.Item item(String label, String filter, String insert) {
        return new CompletionWriter.Item(
                label, Optional.empty(), "Literate", filter, insert, label, Optional.empty());
    }

    private static void check(CompletionWriter.Item item, boolean defaultRange, String json)
            throws IOException {
        assertEquals(
                json, written(new CompletionWriter(REPLACED, defaultRange, false, List.of(item))));
    }

    private static String written(CompletionWriter answer) throws IOException {
        StringWriter text = new StringWriter();
        answer.write(new JsonWriter(text));
        return text.toString();
    }
}
