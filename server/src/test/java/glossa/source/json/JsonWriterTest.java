package glossa.source.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

final class JsonWriterTest {
    @Test
    void anObjectIsOneLineInTheOrderOfItsMembers() {
        check(
                json -> json.put("text", "a").put("number", -3).put("flag", true).putNull("none"),
                """
                {"text":"a","number":-3,"flag":true,"none":null}\
                """);
    }

    @Test
    void anEmptyOptionalIsNull() {
        check(
                json -> json.put("here", Optional.of("a")).put("absent", Optional.empty()),
                """
                {"here":"a","absent":null}\
                """);
    }

    @Test
    void objectsAndArraysAreNested() {
        check(
                json ->
                        json.putArray("names", List.of("a", "b"))
                                .putArray(
                                        "marks",
                                        marks ->
                                                marks.addArray(mark -> mark.add(0).add(9))
                                                        .addObject(mark -> mark.put("end", false))
                                                        .add(true)
                                                        .addNull())
                                .putObject("empty", empty -> {}),
                """
                {"names":["a","b"],"marks":[[0,9],{"end":false},true,null],"empty":{}}\
                """);
        assertEquals("[\"a\",1]", JsonWriter.array(items -> items.add("a").add(1)));
    }

    @Test
    void charactersOfRfc8259AreEscaped() {
        check(
                json -> json.put("a\"b", "\"\\/\b\f\n\r\t\u0000\u001B"),
                """
                {"a\\"b":"\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001B"}\
                """);
    }

    @Test
    void terminalControlCharactersAreEscaped() {
        check(
                json -> json.put("a", "\u007F\u009B\u2028\u2029\u061C\u200E\u200F\u202E\u2066"),
                """
                {"a":"\\u007F\\u009B\\u2028\\u2029\\u061C\\u200E\\u200F\\u202E\\u2066"}\
                """);
    }

    @Test
    void pairedSurrogatesAreWrittenAndUnpairedOnesEscaped() {
        check(
                json -> json.put("a", "é\uD83D\uDE00 \uD83D \uDE00"),
                """
                {"a":"é\uD83D\uDE00 \\uD83D \\uDE00"}\
                """);
    }

    private static void check(Consumer<JsonWriter> members, String expected) {
        assertEquals(expected, JsonWriter.object(members));
    }
}
