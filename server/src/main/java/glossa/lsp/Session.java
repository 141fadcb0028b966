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
 * What the editor said of itself in {@code initialize}.
 *
 * @param editor what it can do
 * @param site the workspace's folders: {@code workspaceFolders}, else {@code rootUri}, else {@code
 *     rootPath}; empty for a single file. And what {@code initializationOptions} set
 * @param parent the process that ends with the editor
 * @param encoding the first of the editor's encodings that Glossa knows; UTF-16 where it names none
 * @param definitionLinks whether definitions may tell what of the note they belong to
 * @param markdownHover whether hovers are shown as Markdown
 * @param markdownDocumentation whether an item's documentation is shown as Markdown
 * @param labelDetails whether the list shows more than an item's label
 * @param resolvesData whether only items with {@code data} are asked about again, as eglot does
 * @param defaultRange whether a list of items says once what all of them replace
 * @param progress whether the server may show progress
 * @param watchesFiles whether the editor watches files when asked to
 * @param colours whether the editor colours by semantic tokens, and how it asks for them
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
        TokenEncoder.ClientSupport colours) {

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
                // Emacs' lsp-mode shows them in place of the detail, and with it the title.
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
                colours(capabilities, object(text, "semanticTokens")));
    }

    /** A request is {@code true} or an object (LSP 3.17, "SemanticTokensClientCapabilities"). */
    private static TokenEncoder.ClientSupport colours(JsonObject capabilities, JsonObject tokens) {
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

    /** The settings are the options themselves, or in them under Glossa's name. */
    private static String settings(JsonObject params) {
        JsonObject options = object(params, "initializationOptions");
        JsonObject settings = options.has("glossa") ? object(options, "glossa") : options;
        return settings.isEmpty() ? "" : settings.toString();
    }

    /**
     * What {@code workspace/didChangeConfiguration} says of Glossa, as JSON; nothing where it
     * speaks of others only.
     */
    static Optional<String> settings(@Nullable Object params) {
        return params instanceof JsonObject given
                        && given.get("settings") instanceof JsonObject all
                        && all.get("glossa") instanceof JsonObject settings
                ? Optional.of(settings.isEmpty() ? "" : settings.toString())
                : Optional.empty();
    }

    /** Whether what is unnecessary can be shown faded (LSP 3.17, "DiagnosticTag"). */
    boolean fades() {
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

    /** The answer to {@code initialize}: what Glossa offers, and nothing that does not work. */
    static JsonObject answer(Session session, String version) {
        JsonObject sync = new JsonObject();
        sync.addProperty("openClose", true);
        sync.addProperty("change", 2);
        // A saved note may name another bibliography.
        sync.addProperty("save", true);
        JsonObject completion = new JsonObject();
        JsonArray triggers = new JsonArray();
        // Behind the others stand links to notes, tags and locators. None that may end a line: who
        // goes on to the next one by Enter would take the first word instead.
        List.of("@", "[", "#", ",").forEach(triggers::add);
        completion.add("triggerCharacters", triggers);
        completion.addProperty("resolveProvider", true);
        JsonObject folders = new JsonObject();
        folders.addProperty("supported", true);
        folders.addProperty("changeNotifications", true);
        JsonObject workspace = new JsonObject();
        workspace.add("workspaceFolders", folders);

        JsonObject capabilities = new JsonObject();
        capabilities.addProperty("positionEncoding", session.encoding().kind());
        capabilities.add("textDocumentSync", sync);
        capabilities.add("completionProvider", completion);
        capabilities.addProperty("hoverProvider", true);
        capabilities.addProperty("definitionProvider", true);
        Requests.offer(session.editor(), capabilities);
        capabilities.add("workspace", workspace);
        if (session.colours().any()) {
            capabilities.add("semanticTokensProvider", TokenEncoder.provider(session.colours()));
        }
        JsonObject server = new JsonObject();
        server.addProperty("name", "Glossa");
        server.addProperty("version", version);
        JsonObject answer = new JsonObject();
        answer.add("capabilities", capabilities);
        answer.add("serverInfo", server);
        return answer;
    }
}
