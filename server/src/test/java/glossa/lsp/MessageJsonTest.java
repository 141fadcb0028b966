package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.junit.jupiter.api.Test;

/**
 * What comes at every keystroke is read as LSP4J's own reader does it, which finds the members by
 * reflection.
 */
final class MessageJsonTest {
    private static final String NOTE = "\"textDocument\":{\"uri\":\"file:///n.md\",\"version\":3}";
    private static final String RANGE =
            "{\"start\":{\"line\":1,\"character\":2},\"end\":{\"character\":4,\"line\":3}}";

    @Test
    void aPlaceInANote() {
        for (String method : new String[] {"completion", "hover", "definition"}) {
            checkRequest(
                    method,
                    "{\"textDocument\":{\"uri\":\"file:///n.md\"},\"position\":{\"line\":7,\"character\":9}}");
            checkRequest(
                    method,
                    "{\"workDoneToken\":4,\"position\":{\"character\":9,\"line\":7},\"context\":{\"triggerKind\":1},\"textDocument\":{\"uri\":\"a\\u00e9\\\"\"}}");
        }
    }

    @Test
    void aNoteThatIsOpened() {
        checkNotification(
                "didOpen",
                "{\"textDocument\":{\"uri\":\"file:///n.md\",\"languageId\":\"markdown\",\"version\":1,\"text\":\"As\\n"
                    + "@a\"}}");
    }

    @Test
    void aNoteThatIsTypedIn() {
        checkNotification(
                "didChange",
                "{" + NOTE + ",\"contentChanges\":[{\"range\":" + RANGE + ",\"text\":\"x\"}]}");
        checkNotification("didChange", "{" + NOTE + ",\"contentChanges\":[{\"text\":\"x\"}]}");
        checkNotification(
                "didChange", "{\"contentChanges\":[{\"range\":null,\"text\":\"\"}]," + NOTE + "}");
        checkNotification("didChange", "{" + NOTE + ",\"contentChanges\":[]}");
    }

    @Test
    void anotherFormThanTheProtocolsIsAnIssueOfTheMessage() {
        for (String params :
                new String[] {"{\"position\":[1]}", "{\"position\":{\"line\":\"x\"}}"}) {
            String request = request("completion", params);
            assertThrows(MessageIssueException.class, () -> own().parseMessage(request), params);
        }
    }

    private static void checkRequest(String method, String params) {
        String message = request(method, params);
        assertEquals(
                place(((RequestMessage) theirs().parseMessage(message)).getParams()),
                place(((RequestMessage) own().parseMessage(message)).getParams()));
    }

    /** What Glossa looks at; LSP4J has a type of its own for each request, with more in it. */
    private static String place(Object params) {
        var place = (org.eclipse.lsp4j.TextDocumentPositionParams) params;
        return place.getTextDocument() + " " + place.getPosition();
    }

    private static void checkNotification(String method, String params) {
        String message =
                "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/"
                        + method
                        + "\",\"params\":"
                        + params
                        + "}";
        assertEquals(
                ((NotificationMessage) theirs().parseMessage(message)).getParams(),
                ((NotificationMessage) own().parseMessage(message)).getParams());
    }

    private static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"textDocument/"
                + method
                + "\",\"params\":"
                + params
                + "}";
    }

    private static MessageJsonHandler own() {
        return new MessageJsonHandler(Requests.jsonTypes(), MessageJson::configure);
    }

    private static MessageJsonHandler theirs() {
        return new MessageJsonHandler(Requests.jsonTypes());
    }
}
