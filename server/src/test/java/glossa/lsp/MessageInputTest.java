package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One broken message costs itself: the one behind it is read. */
final class MessageInputTest {
    private static final String NEXT = "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"shutdown\"}";

    @Test
    void messagesAreHandedOn() throws IOException {
        check(framed(NEXT), "request shutdown 9");
    }

    @Test
    void headersInAnyCase() throws IOException {
        check("CONTENT-length :  " + NEXT.length() + "\r\n\r\n" + NEXT, "request shutdown 9");
        check("content-length:" + NEXT.length() + "\n\n" + NEXT, "request shutdown 9");
        check(
                "Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: "
                        + NEXT.length()
                        + "\r\n\r\n"
                        + NEXT,
                "request shutdown 9");
    }

    @Test
    void anUnknownCharsetIsAnError() throws IOException {
        check(
                "Content-Type: x; charset=klingon\r\nContent-Length: "
                        + NEXT.length()
                        + "\r\n\r\n"
                        + NEXT
                        + framed(NEXT),
                """
                error -32700 9: the charset is unknown; use utf-8
                request shutdown 9\
                """);
    }

    @Test
    void aBodyThatIsNoJsonIsReadToItsEnd() throws IOException {
        check(
                framed(
                                "{\"id\":1,\"method\":\"x\",\"params\":{"
                                        + "\"a\":[1,2],".repeat(2_000)
                                        + "}")
                        + framed(NEXT),
                """
                error -32700 1
                request shutdown 9\
                """);
        check(
                framed("nonsense, and much of it; ".repeat(1_000)) + framed(NEXT),
                """
                error -32700 null
                request shutdown 9\
                """);
    }

    @Test
    void aMessageThatIsNoneIsRefused() throws IOException {
        check(
                framed("[1, 2]") + framed("{}") + framed("null") + framed(NEXT),
                """
                error -32600 null
                error -32600 null
                error -32600 null
                request shutdown 9\
                """);
    }

    @Test
    void anIdThatIsNoIntegerIsRefusedAndEchoed() throws IOException {
        check(
                framed("{\"jsonrpc\":\"2.0\",\"id\":1099511627776,\"method\":\"shutdown\"}")
                        + framed("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"shutdown\"}")
                        + framed(NEXT),
                """
                error -32600 1099511627776
                error -32600 1.5
                request shutdown 9\
                """);
    }

    @Test
    void aVersionThatIsNoIntegerIsTaken() throws IOException {
        for (String version : List.of("1764500000000", "1.5", "-1e30", "\"7\"")) {
            check(
                    framed(
                            """
                            {"jsonrpc":"2.0","method":"textDocument/didOpen","params":{
                             "textDocument":{"uri":"file:///a.md","languageId":"markdown",
                             "version":VERSION,"text":"@a"}}}
                            """
                                    .replace("VERSION", version)),
                    "notification textDocument/didOpen");
        }
    }

    @Test
    void missingParametersAreNamed() throws IOException {
        check(
                framed(request("textDocument/references", "{\"context\":{}}")) + framed(NEXT),
                """
                error -32602 2: missing or null: params.position
                request shutdown 9\
                """);
        check(
                framed(request("textDocument/codeAction", "{\"textDocument\":{\"uri\":null}}")),
                "error -32602 2: missing or null: params.context");
        check(
                framed("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didClose\",\"params\":{}}"),
                "log: missing or null: params.textDocument");
    }

    @Test
    void parametersOfAnotherTypeAreRefused() throws IOException {
        for (String params :
                List.of(
                        "{\"textDocument\":7,\"position\":{}}",
                        "{\"textDocument\":{\"uri\":\"file:///a.md\"},\"position\":[1,2]}",
                        "{\"textDocument\":{\"uri\":\"file:///a.md\"},\"position\":{\"line\":true}}",
                        "[]",
                        "7",
                        "\"file:///a.md\"")) {
            check(framed(request("textDocument/hover", params)), "error -32602 2");
        }
    }

    @Test
    void aNumberIsNoText() throws IOException {
        check(
                framed(request("textDocument/documentSymbol", "{\"textDocument\":{\"uri\":5}}")),
                "error -32602 2");
        check(
                framed(
                        request(
                                "textDocument/hover",
                                "{\"textDocument\":{\"uri\":true},\"position\":{}}")),
                "error -32602 2");
        check(
                framed("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":5,\"params\":{}}"),
                "error -32600 2: the method is not a string");
    }

    private static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"%s\",\"params\":%s}"
                .formatted(method, params);
    }

    @Test
    void aNotificationThatCannotBeReadIsLogged() throws IOException {
        String open =
                "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":"
                    + "{\"uri\":[],\"text\":\""
                        + "x".repeat(20_000)
                        + "\"}}}";
        check(
                framed(open) + framed(NEXT),
                """
                log
                request shutdown 9\
                """);
    }

    @Test
    void parametersThatAreNestedTooDeepAreRefused() throws IOException {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        check(
                framed("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"x\",\"params\":" + deep + "}")
                        + framed(NEXT),
                """
                error -32700 2
                request shutdown 9\
                """);
    }

    @Test
    void aBodyThatIsTooLongIsSkipped() throws IOException {
        long length = MessageInput.MAX_BODY_BYTES + 1L;
        byte[] begin =
                ("Content-Length: " + length + "\r\n\r\n{\"id\":3,\"method\":\"x\",\"params\":\"")
                        .getBytes(StandardCharsets.UTF_8);
        long rest = length - "{\"id\":3,\"method\":\"x\",\"params\":\"".length();
        InputStream blanks =
                new InputStream() {
                    private long left = rest;

                    @Override
                    public int read() {
                        return left-- > 0 ? ' ' : -1;
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        if (left <= 0) {
                            return -1;
                        }
                        int count = (int) Math.min(left, length);
                        Arrays.fill(bytes, offset, offset + count, (byte) ' ');
                        left -= count;
                        return count;
                    }
                };
        check(
                new SequenceInputStream(
                        new SequenceInputStream(new ByteArrayInputStream(begin), blanks),
                        new ByteArrayInputStream(framed(NEXT).getBytes(StandardCharsets.UTF_8))),
                """
                log: the message has 32 MiB; at most 32 MiB are read
                error -32600 3: the message has 32 MiB; at most 32 MiB are read
                request shutdown 9\
                """);
    }

    @Test
    void aBodyThatWasAnnouncedAndIsNotThereHidesNoMessage() throws IOException {
        check(
                "Content-Length: 1500000000\r\n\r\n" + framed(NEXT),
                """
                log: the message has 1430 MiB; at most 32 MiB are read
                error -32600 null
                request shutdown 9\
                """);
        check(
                "Content-Length: 1500000000\r\n\r\n{\"id\": 7, \"method\": \"x\"}" + framed(NEXT),
                """
                log
                error -32600 7
                request shutdown 9\
                """);
    }

    @Test
    void anInputThatEndsInTheMiddleIsLogged() throws IOException {
        check("Content-Length: 1500000000\r\n\r\n{\"id\":1", "log\nlog");
        check("Content-Length: 20\r\n\r\n{\"id\":1", "log");
    }

    @Test
    void aHeaderWithoutLengthIsSkipped() throws IOException {
        check(
                "Content-Length: many\r\n\r\n" + "{\"id\":1}\r\n" + framed(NEXT),
                """
                log
                request shutdown 9\
                """);
        check(
                "Content-Type: x\r\n\r\n" + "{\"id\":1}" + framed(NEXT),
                """
                log
                request shutdown 9\
                """);
    }

    private static String framed(String body) {
        return "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n"
                + body;
    }

    private static void check(String input, String expected) throws IOException {
        check(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), expected);
    }

    /** Messages are handed on as their methods; of an error only what is expected is compared. */
    private static void check(InputStream input, String expected) throws IOException {
        List<String> found = new ArrayList<>();
        MessageJsonHandler json =
                new MessageJsonHandler(Requests.jsonTypes(), MessageJson::configure);
        new MessageInput(
                        input,
                        json,
                        message ->
                                found.add(
                                        switch (message) {
                                            case RequestMessage request ->
                                                    "request "
                                                            + request.getMethod()
                                                            + " "
                                                            + request.getId();
                                            case NotificationMessage notification ->
                                                    "notification " + notification.getMethod();
                                            default -> "response";
                                        }),
                        new MessageInput.Refusal() {
                            @Override
                            public void answer(String id, ResponseErrorCode code, String why) {
                                found.add("error " + code.getValue() + " " + id + ": " + why);
                            }

                            @Override
                            public void log(String why) {
                                found.add("log: " + why);
                            }
                        })
                .listen();
        List<String> wanted = expected.lines().toList();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            boolean isPart =
                    i < wanted.size() && (found.get(i) + ": ").startsWith(wanted.get(i) + ": ");
            shown.add(isPart ? wanted.get(i) : found.get(i));
        }
        assertEquals(expected, String.join("\n", shown));
    }
}
