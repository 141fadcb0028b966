package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import glossa.notes.Note;
import glossa.workspace.WorkspaceLocation;

import org.eclipse.lsp4j.DiagnosticTag;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the editor sent with {@code initialize}.
 *
 * @param editor what it supports
 * @param site the workspace's folders: {@code workspaceFolders}, else {@code rootUri}, else {@code
 *     rootPath}; empty for a single file. And the settings in {@code initializationOptions}
 * @param parent the process with which the server ends
 * @param encoding the first of the editor's encodings that Glossa supports; UTF-16 by default
 * @param definitionLinks whether a definition may have the range of its origin
 * @param markdownHover whether the editor renders hovers as Markdown
 * @param markdownDocumentation whether it renders an item's documentation as Markdown
 * @param labelDetails whether it shows more than the label of an item
 * @param resolvesData whether it resolves only items that have {@code data}, as eglot does
 * @param defaultRange whether a list of items may say once what all of them replace
 * @param progress whether the server may show progress
 * @param watchesFiles whether the editor watches files on request
 * @param tokens how it requests semantic tokens
 */
record Session(
        EditorCapabilities editor,
        WorkspaceLocation site,
        Optional<Long> parent,
        PositionEncoding encoding,
        boolean definitionLinks,
        boolean markdownHover,
        boolean markdownDocumentation,
        boolean labelDetails,
        boolean resolvesData,
        boolean defaultRange,
        boolean progress,
        boolean watchesFiles,
        TokenEncoder.ClientSupport tokens) {

    /** Reads the parameters of {@code initialize}. */
    static Session of(JsonObject params) {
        JsonObject capabilities = object(params, "capabilities");
        JsonObject text = object(capabilities, "textDocument");
        JsonObject item = object(object(text, "completion"), "completionItem");
        JsonElement process = params.get("processId");
        String editor = string(object(params, "clientInfo"), "name");
        return new Session(
                new EditorCapabilities(capabilities, editor),
                new WorkspaceLocation(folders(params), settings(params)),
                process == null
                                || !process.isJsonPrimitive()
                                || !process.getAsJsonPrimitive().isNumber()
                        ? Optional.empty()
                        : Optional.of(process.getAsLong()),
                encoding(object(capabilities, "general")),
                flag(object(text, "definition"), "linkSupport"),
                names(object(text, "hover"), "contentFormat", "markdown"),
                names(item, "documentationFormat", "markdown"),
                // Emacs' lsp-mode shows them in place of the detail, which has the title.
                flag(item, "labelDetailsSupport") && !editor.equals("emacs"),
                editor.equals("Eglot"),
                names(
                        object(object(text, "completion"), "completionList"),
                        "itemDefaults",
                        "editRange"),
                flag(object(capabilities, "window"), "workDoneProgress"),
                flag(
                        object(object(capabilities, "workspace"), "didChangeWatchedFiles"),
                        "dynamicRegistration"),
                tokens(capabilities, object(text, "semanticTokens")));
    }

    /**
     * A supported request is {@code true} or an object (LSP 3.17,
     * "SemanticTokensClientCapabilities").
     */
    private static TokenEncoder.ClientSupport tokens(JsonObject capabilities, JsonObject tokens) {
        JsonObject requests = object(tokens, "requests");
        return new TokenEncoder.ClientSupport(
                !object(requests, "full").isEmpty() || flag(requests, "full"),
                flag(object(requests, "full"), "delta"),
                requests.has("range")
                        && (requests.get("range").isJsonObject() || flag(requests, "range")),
                flag(
                        object(object(capabilities, "workspace"), "semanticTokens"),
                        "refreshSupport"));
    }

    private static PositionEncoding encoding(JsonObject general) {
        for (JsonElement offered : array(general, "positionEncodings")) {
            for (PositionEncoding encoding : PositionEncoding.values()) {
                if (offered.isJsonPrimitive() && offered.getAsString().equals(encoding.kind())) {
                    return encoding;
                }
            }
        }
        return PositionEncoding.UTF_16;
    }

    private static List<Path> folders(JsonObject params) {
        List<Path> folders = new ArrayList<>();
        for (JsonElement folder : array(params, "workspaceFolders")) {
            if (folder.isJsonObject()) {
                Note.file(string(folder.getAsJsonObject(), "uri")).ifPresent(folders::add);
            }
        }
        if (folders.isEmpty()) {
            Note.file(string(params, "rootUri")).ifPresent(folders::add);
        }
        if (folders.isEmpty() && !string(params, "rootPath").isEmpty()) {
            folders.add(Path.of(string(params, "rootPath")).toAbsolutePath());
        }
        return List.copyOf(folders);
    }

    /** The settings are the options themselves, or their member {@code glossa}. */
    private static String settings(JsonObject params) {
        JsonObject options = object(params, "initializationOptions");
        JsonObject settings = options.has("glossa") ? object(options, "glossa") : options;
        return settings.isEmpty() ? "" : settings.toString();
    }

    /**
     * Glossa's settings in {@code workspace/didChangeConfiguration}, as JSON; nothing if it has
     * only those of other servers.
     */
    static Optional<String> settings(JsonElement params) {
        return params instanceof JsonObject given
                        && given.get("settings") instanceof JsonObject all
                        && all.get("glossa") instanceof JsonObject settings
                ? Optional.of(settings.isEmpty() ? "" : settings.toString())
                : Optional.empty();
    }

    /** Whether the editor fades what is unnecessary (LSP 3.17, "DiagnosticTag"). */
    boolean fadesUnnecessary() {
        return editor.list("textDocument", "publishDiagnostics", "tagSupport", "valueSet")
                .contains(new JsonPrimitive(DiagnosticTag.Unnecessary.getValue()));
    }

    private static JsonObject object(JsonObject parent, String name) {
        JsonElement value = parent.get(name);
        return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
    }

    private static JsonArray array(JsonObject parent, String name) {
        JsonElement value = parent.get(name);
        return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
    }

    private static String string(JsonObject parent, String name) {
        @Nullable JsonElement value = parent.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    private static boolean flag(JsonObject parent, String name) {
        JsonElement value = parent.get(name);
        return value != null && value.isJsonPrimitive() && value.getAsBoolean();
    }

    private static boolean names(JsonObject parent, String name, String wanted) {
        for (JsonElement value : array(parent, name)) {
            if (value.isJsonPrimitive() && value.getAsString().equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
