package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import org.eclipse.lsp4j.Diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Problems of notes that the editor pulls (LSP 3.17, "Pull Diagnostics"). They are not published to
 * an editor that pulls; the problems of sources and settings, which few editors pull, are published
 * to all.
 *
 * <p>Offered only to editors that support a refresh request, because a change of the corpus changes
 * the problems of notes that have not changed.
 */
final class PullDiagnostics {
    private PullDiagnostics() {}

    /** Whether the editor pulls the problems of notes. */
    static boolean pulls(EditorCapabilities editor) {
        return editor.has("textDocument", "diagnostic")
                && editor.can("workspace", "diagnostics", "refreshSupport");
    }

    static void offer(EditorCapabilities editor, JsonObject capabilities) {
        if (pulls(editor)) {
            JsonObject provider = new JsonObject();
            provider.addProperty("identifier", "glossa");
            provider.addProperty("interFileDependencies", true);
            // Told to pull again, Neovim 0.12 pulls only the workspace if it can, and drops what
            // that reports about open notes (its vim/lsp/diagnostic.lua, on_refresh).
            provider.addProperty("workspaceDiagnostics", !editor.name().equals("Neovim"));
            capabilities.add("diagnosticProvider", provider);
        }
    }

    /** The report about one note (LSP 3.17, "Document Diagnostics"). */
    static Map<String, Object> ofNote(RequestContext context, JsonObject params) {
        String uri = params.getAsJsonObject("textDocument").get("uri").getAsString();
        return report(
                context.state().problems().ofNote(context.snapshot(), uri),
                string(params, "previousResultId"));
    }

    /** The reports about all notes, also those that are not open ("Workspace Diagnostics"). */
    static Map<String, Object> ofAllNotes(RequestContext context, JsonObject params) {
        Map<String, String> previous = new LinkedHashMap<>();
        if (params.has("previousResultIds")) {
            for (JsonElement each : params.getAsJsonArray("previousResultIds")) {
                previous.put(
                        string(each.getAsJsonObject(), "uri"),
                        string(each.getAsJsonObject(), "value"));
            }
        }
        return reports(context.state().problems().ofAllNotes(context.snapshot()), previous);
    }

    private static String string(JsonObject params, String name) {
        JsonElement value = params.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** A report without the problems if the editor has them already. */
    private static Map<String, Object> report(List<Diagnostic> problems, String previousId) {
        Map<String, Object> report = new LinkedHashMap<>();
        String id = problems.size() + "-" + Integer.toHexString(problems.hashCode());
        report.put("kind", id.equals(previousId) ? "unchanged" : "full");
        report.put("resultId", id);
        if (!id.equals(previousId)) {
            report.put("items", problems);
        }
        return report;
    }

    /**
     * The problems of one note.
     *
     * @param version the editor's; empty if the note is not open
     */
    record NoteReport(Optional<Integer> version, List<Diagnostic> problems) {}

    /** The reports about all notes that have problems, or of which the editor has any. */
    private static Map<String, Object> reports(
            Map<String, NoteReport> notes, Map<String, String> previousIds) {
        List<Map<String, Object>> items = new ArrayList<>();
        notes.forEach(
                (uri, note) -> {
                    String previousId = previousIds.getOrDefault(uri, "");
                    if (!note.problems().isEmpty() || !previousId.isEmpty()) {
                        items.add(workspaceReport(uri, note, previousId));
                    }
                });
        previousIds.forEach(
                (uri, previousId) -> {
                    if (!notes.containsKey(uri)) {
                        NoteReport gone = new NoteReport(Optional.empty(), List.of());
                        items.add(workspaceReport(uri, gone, previousId));
                    }
                });
        return Map.of("items", items);
    }

    private static Map<String, Object> workspaceReport(
            String uri, NoteReport note, String previousId) {
        Map<String, Object> report = report(note.problems(), previousId);
        report.put("uri", uri);
        // Null for a note that is not open.
        report.put(
                "version", note.version().<Object>map(number -> number).orElse(JsonNull.INSTANCE));
        return report;
    }
}
