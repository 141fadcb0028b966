package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.eclipse.lsp4j.Diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Problems of notes that the editor asks for (LSP 3.17, "Pull Diagnostics"). Who asks is not told
 * of them besides; those of sources and settings, which few editors ask for, are published to all.
 *
 * <p>Offered where the editor can also be asked to ask again: another corpus changes what is wrong
 * in notes that nobody touched.
 */
final class PullDiagnostics {
    private PullDiagnostics() {}

    /** Whether the editor asks for the problems of notes. */
    static boolean pulls(EditorCapabilities editor) {
        return editor.has("textDocument", "diagnostic")
                && editor.can("workspace", "diagnostics", "refreshSupport");
    }

    static void offer(EditorCapabilities editor, JsonObject capabilities) {
        if (pulls(editor)) {
            JsonObject provider = new JsonObject();
            provider.addProperty("identifier", "glossa");
            provider.addProperty("interFileDependencies", true);
            // Neovim 0.12, asked to ask again, asks for the workspace alone where it can, and drops
            // what that says of the notes that it has open (its vim/lsp/diagnostic.lua,
            // on_refresh).
            provider.addProperty("workspaceDiagnostics", !editor.name().equals("Neovim"));
            capabilities.add("diagnosticProvider", provider);
        }
    }

    /** The document that {@code textDocument/diagnostic} asks about. */
    static String uri(JsonObject params) {
        return params.getAsJsonObject("textDocument").get("uri").getAsString();
    }

    /** What the editor was told last, as it says; empty for nothing. */
    static String previous(JsonObject params) {
        return string(params, "previousResultId");
    }

    /** The same for {@code workspace/diagnostic}, by document. */
    static Map<String, String> allPrevious(JsonObject params) {
        Map<String, String> previous = new LinkedHashMap<>();
        if (params.has("previousResultIds")) {
            for (JsonElement each : params.getAsJsonArray("previousResultIds")) {
                previous.put(
                        string(each.getAsJsonObject(), "uri"),
                        string(each.getAsJsonObject(), "value"));
            }
        }
        return previous;
    }

    private static String string(JsonObject params, String name) {
        JsonElement value = params.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** The report of one document: nothing but its name where it is as the editor knows it. */
    static Map<String, Object> report(List<Diagnostic> problems, String previous) {
        Map<String, Object> report = new LinkedHashMap<>();
        String id = problems.size() + "-" + Integer.toHexString(problems.hashCode());
        report.put("kind", id.equals(previous) ? "unchanged" : "full");
        report.put("resultId", id);
        if (!id.equals(previous)) {
            report.put("items", problems);
        }
        return report;
    }

    /** What is said of one document among all. */
    record NoteReport(Optional<Integer> version, List<Diagnostic> problems) {}

    /** The reports of all documents that have problems, or of which the editor knows any. */
    static Map<String, Object> reports(
            Map<String, NoteReport> documents, Map<String, String> previous) {
        List<Map<String, Object>> items = new ArrayList<>();
        documents.forEach(
                (uri, of) -> {
                    String before = previous.getOrDefault(uri, "");
                    if (!of.problems().isEmpty() || !before.isEmpty()) {
                        items.add(named(uri, of, before));
                    }
                });
        previous.forEach(
                (uri, before) -> {
                    if (!documents.containsKey(uri)) {
                        items.add(named(uri, new NoteReport(Optional.empty(), List.of()), before));
                    }
                });
        return Map.of("items", items);
    }

    private static Map<String, Object> named(String uri, NoteReport of, String before) {
        Map<String, Object> report = report(of.problems(), before);
        report.put("uri", uri);
        // The editor's number of the text, or null where it has none open.
        report.put(
                "version",
                of.version()
                        .<Object>map(number -> number)
                        .orElse(com.google.gson.JsonNull.INSTANCE));
        return report;
    }
}
