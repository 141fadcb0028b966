package glossa.torture;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import glossa.torture.kit.Editor;
import glossa.torture.kit.EveryRequest;
import glossa.torture.kit.TortureCase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Draws messages that are nearly right: it knows the methods, their parameters, and the frame
 * around them.
 */
final class ProtocolFuzz {
    /** The workspace's note; the row fills it in. */
    private static final String NOTE = "file://{workspace}/note.md";

    private static final List<String> WRONG_VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "1e308",
                    "-0.0",
                    "2147483648",
                    "1764500000000",
                    "1099511627776",
                    "123456789012345678901234567890",
                    "\"\"",
                    "\"text\"",
                    "\"file:///etc/passwd\"",
                    "\"not an address\"",
                    "\"file://{workspace}/%ff%00.md\"",
                    "[]",
                    "[1, 2]",
                    "[null]",
                    "[[[]]]",
                    "{}",
                    "{\"a\": 1}",
                    "{\"line\": 1}",
                    "\"⟪u0000⟫\"",
                    "\"⟪ud800⟫\"",
                    "\"⟪20000×a⟫\"",
                    "⟪5000×[⟫⟪5000×]⟫",
                    "⟪5000×{\"a\":⟫1⟪5000×}⟫");

    private static final List<String> HEADS =
            List.of(
                    "content-length: {length}",
                    "CONTENT-LENGTH: {length}",
                    "Content-Length:{length}",
                    "Content-Length:    {length}   ",
                    "Content-Type: application/vscode-jsonrpc; charset=utf-8\n"
                            + "Content-Length: {length}",
                    "Content-Length: {length}\n"
                            + "Content-Type: application/vscode-jsonrpc; charset=utf8",
                    "Content-Length: {length}\n"
                            + "Content-Type: application/vscode-jsonrpc; charset=\"utf-8\"",
                    "Content-Length: {length}\nContent-Type: text/plain; charset=klingon",
                    "Content-Length: {length}\nContent-Type: ;;;",
                    "Content-Length: {length}\nX-Long: ⟪3000×a⟫",
                    "⟪300×X-Many: a\n⟫Content-Length: {length}");

    /** After these it cannot be known where the next message begins. */
    private static final List<String> BROKEN_HEADS =
            List.of(
                    "Content-Length: -5",
                    "Content-Length: abc",
                    "Content-Length: 1e3",
                    "Content-Length: 1610612736",
                    "Content-Length: 99999999999999999999",
                    "Content-Length:",
                    "X-Nothing: here",
                    "GET / HTTP/1.1\nHost: localhost",
                    "⟪200000×a⟫",
                    "⟪xff⟫⟪xfe⟫⟪x00⟫");

    private static final List<String> BROKEN_BODIES =
            List.of(
                    "",
                    " ",
                    "null",
                    "1",
                    "\"text\"",
                    "[]",
                    "[{}]",
                    "[1, 2, 3]",
                    "{",
                    "}",
                    "{\"jsonrpc\": \"2.0\"",
                    "{\"jsonrpc\": \"2.0\",}",
                    "{'jsonrpc': '2.0', 'id': 1000001, 'method': 'textDocument/hover'}",
                    "⟪xff⟫⟪xfe⟫",
                    "{\"jsonrpc\": \"⟪xc3⟫\"}",
                    "{} {}",
                    "// comment",
                    "⟪100000×[⟫",
                    "⟪100000×{\"a\":⟫",
                    "⟪9000× ⟫{",
                    "{\"jsonrpc\": \"2.0\", \"method\": 5}",
                    "{\"jsonrpc\": \"2.0\", \"id\": 1000001}",
                    "{\"jsonrpc\": \"1.0\", \"id\": 1000001, \"method\": \"glossa/status\"}",
                    "{\"id\": 1000001, \"method\": \"glossa/status\"}",
                    "{\"jsonrpc\": \"2.0\", \"method\": \"$/unknown\", \"params\": {\"a\": [1.5]}}",
                    "{\"jsonrpc\": \"2.0\", \"id\": 1000001, \"method\": \"⟪10000×m⟫\"}",
                    "[{\"jsonrpc\": \"2.0\", \"id\": 1000001, \"method\": \"glossa/status\"}]",
                    "{\"jsonrpc\": \"2.0\", \"id\": 1000001, \"id\": 1000002, \"method\":"
                            + " \"glossa/status\"}");

    private static final List<String> RESPONSES =
            List.of(
                    "{\"jsonrpc\": \"2.0\", \"id\": 999, \"error\": null}",
                    "{\"jsonrpc\": \"2.0\", \"id\": 999, \"error\": \"text\"}",
                    "{\"jsonrpc\": \"2.0\", \"id\": 999, \"error\": [1]}",
                    "{\"jsonrpc\": \"2.0\", \"id\": 999, \"error\": {\"code\": 1.5, \"message\":"
                            + " null}}",
                    "{\"jsonrpc\": \"2.0\", \"id\": \"1\", \"error\": {\"code\": \"x\","
                            + " \"message\": 5, \"data\": ⟪5000×[⟫⟪5000×]⟫}}",
                    "{\"jsonrpc\": \"2.0\", \"id\": 1, \"error\": {}}",
                    "{\"jsonrpc\": \"2.0\", \"id\": 1.5, \"result\": 1.5}",
                    "{\"jsonrpc\": \"2.0\", \"id\": null, \"result\": null, \"error\": {\"code\":"
                            + " -32700, \"message\": \"m\"}}",
                    "{\"jsonrpc\": \"2.0\", \"id\": {}, \"result\": {}}",
                    "{\"jsonrpc\": \"2.0\", \"id\": 1099511627776, \"result\": null}");

    private final Map<String, List<String>> requests = requests();

    private static Map<String, List<String>> requests() {
        Map<String, List<String>> all =
                new LinkedHashMap<>(EveryRequest.about(NOTE, 1, List.of(new int[] {0, 7})));
        String document = "{\"textDocument\": {\"uri\": \"" + NOTE + "\"";
        all.put("workspace/symbol", List.of("{\"query\": \"known\"}"));
        all.put(
                "workspace/diagnostic",
                List.of(
                        "{\"previousResultIds\": [{\"uri\": \""
                                + NOTE
                                + "\", \"value\": \"1\"}]}"));
        all.put(
                "textDocument/semanticTokens/range",
                List.of(
                        document
                                + "}, \"range\": {\"start\": {\"line\": 0, \"character\": 0},"
                                + " \"end\": {\"line\": 1, \"character\": 0}}}"));
        all.put(
                "textDocument/semanticTokens/full/delta",
                List.of(document + "}, \"previousResultId\": \"1\"}"));
        all.put(
                "codeAction/resolve",
                List.of(
                        "{\"title\": \"t\", \"kind\": \"quickfix\", \"data\": {\"uri\": \""
                                + NOTE
                                + "\"}, \"diagnostics\": [{\"range\": {\"start\": {\"line\": 0,"
                                + " \"character\": 0}, \"end\": {\"line\": 0, \"character\": 1}},"
                                + " \"message\": \"m\", \"code\": 5}]}"));
        all.put(
                "completionItem/resolve",
                List.of("{\"label\": \"known2000\", \"data\": {\"key\": \"known2000\"}}"));
        all.put(
                "codeLens/resolve",
                List.of(
                        "{\"range\": {\"start\": {\"line\": 0, \"character\": 0}, \"end\":"
                                + " {\"line\": 0, \"character\": 1}}, \"data\": {}}"));
        all.put(
                "documentLink/resolve",
                List.of(
                        "{\"range\": {\"start\": {\"line\": 0, \"character\": 0}, \"end\":"
                                + " {\"line\": 0, \"character\": 1}}, \"data\": {}}"));
        for (String calls : List.of("incomingCalls", "outgoingCalls")) {
            all.put(
                    "callHierarchy/" + calls,
                    List.of(
                            "{\"item\": {\"name\": \"n\", \"kind\": 1, \"uri\": \""
                                    + NOTE
                                    + "\", \"range\": {\"start\": {\"line\": 0, \"character\": 0},"
                                    + " \"end\": {\"line\": 0, \"character\": 1}},"
                                    + " \"selectionRange\": {\"start\": {\"line\": 0,"
                                    + " \"character\": 0}, \"end\": {\"line\": 0, \"character\":"
                                    + " 1}}, \"data\": {}}}"));
        }
        all.put("glossa/papers", List.of("{\"query\": \"known\", \"limit\": 5}"));
        all.put("glossa/status", List.of("{}"));
        all.put(
                "initialize",
                List.of(
                        "{\"processId\": 5, \"rootUri\": \"file://{workspace}\", \"capabilities\":"
                                + " {}}"));
        return all;
    }

    private static final Map<String, String> NOTIFICATIONS =
            Map.of(
                    "textDocument/didOpen",
                    "{\"textDocument\": {\"uri\": \""
                            + NOTE
                            + "\", \"languageId\": \"markdown\", \"version\": 1, \"text\": \"See"
                            + " [@known2000].\"}}",
                    "textDocument/didChange",
                    "{\"textDocument\": {\"uri\": \""
                            + NOTE
                            + "\", \"version\": 2}, \"contentChanges\": [{\"range\": {\"start\":"
                            + " {\"line\": 0, \"character\": 0}, \"end\": {\"line\": 0,"
                            + " \"character\": 1}}, \"rangeLength\": 1, \"text\": \"x\"}]}",
                    "textDocument/didSave",
                    "{\"textDocument\": {\"uri\": \"" + NOTE + "\"}, \"text\": \"x\"}",
                    "textDocument/didClose",
                    "{\"textDocument\": {\"uri\": \"" + NOTE + "\"}}",
                    "workspace/didChangeWatchedFiles",
                    "{\"changes\": [{\"uri\": \"" + NOTE + "\", \"type\": 2}]}",
                    "workspace/didChangeConfiguration",
                    "{\"settings\": {\"glossa\": {\"hover\": {\"provenance\": \"always\"}}}}",
                    "workspace/didChangeWorkspaceFolders",
                    "{\"event\": {\"added\": [], \"removed\": []}}",
                    "$/cancelRequest",
                    "{\"id\": 1000001}",
                    "$/setTrace",
                    "{\"value\": \"verbose\"}",
                    "window/workDoneProgress/cancel",
                    "{\"token\": \"t\"}");

    /** A new case. */
    TortureCase draw(RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> TortureCase.of("send", request(random, one(random, WRONG_VALUES)));
            case 2, 3 -> mutatedRequest(random);
            case 4, 5 -> mutatedNotification(random);
            case 6 -> TortureCase.of("send", one(random, BROKEN_BODIES));
            case 7 -> framed(random);
            case 8 -> TortureCase.of("send", one(random, RESPONSES));
            default -> random.nextInt(4) == 0 ? initialized(random) : mutatedRequest(random);
        };
    }

    private String request(RandomGenerator random, String params) {
        List<String> methods = new ArrayList<>(requests.keySet());
        return message(id(random), one(random, methods), params);
    }

    private static String message(String id, String method, String params) {
        return "{\"jsonrpc\": \"2.0\", \"id\": "
                + id
                + ", \"method\": \""
                + method
                + "\", \"params\": "
                + params
                + "}";
    }

    /** Mostly one that is right. */
    private static String id(RandomGenerator random) {
        return random.nextInt(5) > 0
                ? Integer.toString(1_000_001 + random.nextInt(1_000_000))
                : one(
                        random,
                        List.of(
                                "1099511627776",
                                "1.5",
                                "\"text\"",
                                "null",
                                "[1]",
                                "{}",
                                "-5",
                                "1e3",
                                "true"));
    }

    private TortureCase mutatedRequest(RandomGenerator random) {
        String method = one(random, new ArrayList<>(requests.keySet()));
        String params = one(random, requests.getOrDefault(method, List.of("{}")));
        return TortureCase.of("send", message(id(random), method, mutated(random, params)));
    }

    private static TortureCase mutatedNotification(RandomGenerator random) {
        String method = one(random, NOTIFICATIONS.keySet().stream().sorted().toList());
        String params = mutated(random, NOTIFICATIONS.getOrDefault(method, "{}"));
        if (random.nextBoolean()) {
            // Larger than a buffer: what is not read of it is taken for the next message.
            params =
                    params.replaceFirst(
                            "\\}\\z",
                            ", \"padding\": \"⟪" + (4000 << random.nextInt(6)) + "×a⟫\"}");
        }
        return TortureCase.of(
                "send",
                "{\"jsonrpc\": \"2.0\", \"method\": \""
                        + method
                        + "\", \"params\": "
                        + params
                        + "}");
    }

    private static TortureCase framed(RandomGenerator random) {
        String body =
                message(Integer.toString(1_000_001 + random.nextInt(1000)), "glossa/status", "{}");
        return random.nextInt(3) > 0
                ? TortureCase.of("head", one(random, HEADS), "body", body)
                : TortureCase.of("head", one(random, BROKEN_HEADS), "body", body, "may end", "");
    }

    private static TortureCase initialized(RandomGenerator random) {
        String params =
                "{\"processId\": null, \"rootUri\": \"file://{workspace}\", \"capabilities\": "
                        + Editor.CAPABILITIES
                        + "}";
        return TortureCase.of(
                "initialize",
                mutated(random, params),
                "send",
                RESPONSES.get(random.nextInt(RESPONSES.size())));
    }

    /** One to three members of a value changed or taken out. */
    private static String mutated(RandomGenerator random, String json) {
        JsonElement root = JsonParser.parseString(json);
        Map<String, String> large = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutate(random, root, large);
        }
        String text = root.toString();
        for (var entry : large.entrySet()) {
            text = text.replace("\"" + entry.getKey() + "\"", entry.getValue());
        }
        return text;
    }

    /**
     * What is put in stands in {@code later} by its name, since no tree of JSON can hold it as it
     * is written.
     */
    private static void mutate(
            RandomGenerator random, JsonElement root, Map<String, String> later) {
        JsonElement at = root;
        while (true) {
            List<String> names = names(at);
            if (names.isEmpty()) {
                return;
            }
            String name = names.get(random.nextInt(names.size()));
            JsonElement child = child(at, name);
            if (!names(child).isEmpty() && random.nextInt(4) > 0) {
                at = child;
                continue;
            }
            String placeholder = "%%" + later.size() + "%%";
            if (at.isJsonObject() && random.nextInt(4) == 0) {
                at.getAsJsonObject().remove(name);
            } else if (at.isJsonObject()) {
                at.getAsJsonObject().add(name, new JsonPrimitive(placeholder));
                later.put(placeholder, one(random, WRONG_VALUES));
            } else {
                at.getAsJsonArray().set(Integer.parseInt(name), new JsonPrimitive(placeholder));
                later.put(placeholder, one(random, WRONG_VALUES));
            }
            return;
        }
    }

    private static List<String> names(JsonElement element) {
        if (element.isJsonObject()) {
            return List.copyOf(element.getAsJsonObject().keySet());
        }
        List<String> names = new ArrayList<>();
        if (element instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                names.add(Integer.toString(i));
            }
        }
        return names;
    }

    private static JsonElement child(JsonElement element, String name) {
        return element instanceof JsonObject object
                ? object.get(name)
                : element.getAsJsonArray().get(Integer.parseInt(name));
    }

    private static <T> T one(RandomGenerator random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
