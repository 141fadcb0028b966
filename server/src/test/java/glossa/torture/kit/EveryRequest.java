package glossa.torture.kit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import glossa.lsp.RawClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that an editor asks about an open document, one request after the other. */
public final class EveryRequest {
    /** Requests about a place in a document. */
    private static final List<String> AT_A_PLACE =
            List.of(
                    "textDocument/hover",
                    "textDocument/completion",
                    "textDocument/definition",
                    "textDocument/declaration",
                    "textDocument/implementation",
                    "textDocument/references",
                    "textDocument/documentHighlight",
                    "textDocument/signatureHelp",
                    "textDocument/prepareRename",
                    "textDocument/prepareCallHierarchy");

    /** Requests about a whole document. */
    private static final List<String> WHOLE =
            List.of(
                    "textDocument/diagnostic",
                    "textDocument/documentSymbol",
                    "textDocument/semanticTokens/full",
                    "textDocument/foldingRange",
                    "textDocument/documentLink",
                    "textDocument/codeLens");

    private final Editor editor;
    private final Duration patience;

    /**
     * @param patience for each answer
     */
    public EveryRequest(Editor editor, Duration patience) {
        this.editor = editor;
        this.patience = patience;
    }

    /**
     * The requests about a document as method and parameters, with one about each of these places.
     */
    public static Map<String, List<String>> about(String uri, int lastLine, List<int[]> places) {
        String document = "{\"textDocument\": {\"uri\": \"" + uri + "\"}";
        String range =
                "\"range\": {\"start\": {\"line\": 0, \"character\": 0}, \"end\": {\"line\": "
                        + lastLine
                        + ", \"character\": 0}}";
        Map<String, List<String>> requests = new LinkedHashMap<>();
        WHOLE.forEach(method -> requests.put(method, List.of(document + "}")));
        requests.put("textDocument/inlayHint", List.of(document + ", " + range + "}"));
        requests.put(
                "textDocument/codeAction",
                List.of(document + ", " + range + ", \"context\": {\"diagnostics\": []}}"));
        requests.put("glossa/papers", List.of("{\"uri\": \"" + uri + "\"}"));
        requests.put("glossa/rendered", List.of("{\"uri\": \"" + uri + "\"}"));
        for (String method : AT_A_PLACE) {
            List<String> params = new ArrayList<>();
            for (int[] place : places) {
                String at = RawClient.at(uri, place[0], place[1]);
                params.add(
                        method.endsWith("references")
                                ? at.replaceFirst(
                                        "}$", ", \"context\": {\"includeDeclaration\": true}}")
                                : at);
            }
            requests.put(method, params);
        }
        List<String> selections = new ArrayList<>();
        List<String> actions = new ArrayList<>(requests.get("textDocument/codeAction"));
        List<String> renames = new ArrayList<>();
        for (int[] place : places) {
            String position = "{\"line\": " + place[0] + ", \"character\": " + place[1] + "}";
            selections.add(document + ", \"positions\": [" + position + "]}");
            actions.add(
                    document
                            + ", \"range\": {\"start\": "
                            + position
                            + ", \"end\": "
                            + position
                            + "}, \"context\": {\"diagnostics\": []}}");
            renames.add(
                    document + ", \"position\": " + position + ", \"newName\": \"renamed2000\"}");
        }
        requests.put("textDocument/selectionRange", selections);
        requests.put("textDocument/codeAction", actions);
        requests.put("textDocument/rename", renames);
        return requests;
    }

    /**
     * Asks all of them about an open document, and resolves what can be resolved.
     *
     * @return all answers; an error stands there as it came
     */
    public List<JsonObject> ask(String uri, String text) throws Exception {
        List<JsonObject> answers = new ArrayList<>();
        List<int[]> places = places(text);
        int lines = (int) text.lines().count();
        for (var request : about(uri, lines, places).entrySet()) {
            for (String params : request.getValue()) {
                JsonObject answer = editor.answer(request.getKey(), params, patience);
                answers.add(answer);
                if (request.getKey().equals("textDocument/codeAction")) {
                    resolve("codeAction/resolve", list(answer), answers);
                } else if (request.getKey().equals("textDocument/documentLink")) {
                    resolve("documentLink/resolve", list(answer), answers);
                } else if (request.getKey().equals("textDocument/completion")) {
                    resolve("completionItem/resolve", items(answer), answers);
                }
            }
        }
        answers.add(editor.answer("workspace/symbol", "{\"query\": \"\"}", patience));
        return answers;
    }

    private void resolve(String method, JsonArray items, List<JsonObject> answers)
            throws Exception {
        int left = 12;
        for (JsonElement item : items) {
            if (left-- > 0) {
                answers.add(editor.answer(method, item.toString(), patience));
            }
        }
    }

    private static JsonArray list(JsonObject answer) {
        return answer.has("result") && answer.get("result").isJsonArray()
                ? answer.getAsJsonArray("result")
                : new JsonArray();
    }

    private static JsonArray items(JsonObject answer) {
        return answer.has("result") && answer.get("result").isJsonObject()
                ? answer.getAsJsonObject("result").getAsJsonArray("items")
                : list(answer);
    }

    /** A place in each line that has an {@code @} or a bracket; no more than twelve. */
    private static List<int[]> places(String text) {
        List<int[]> places = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int line = 0; line < lines.length && places.size() < 12; line++) {
            int at = Math.max(lines[line].indexOf('@'), lines[line].indexOf('['));
            if (at >= 0) {
                places.add(new int[] {line, Math.min(at + 2, lines[line].length())});
            }
        }
        return places;
    }
}
