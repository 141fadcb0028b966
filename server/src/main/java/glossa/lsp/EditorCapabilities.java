package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import java.util.OptionalInt;

/**
 * What an editor supports: the tree {@code ClientCapabilities} (LSP 3.17), whose members are read
 * by their path: {@code can("textDocument", "rename", "prepareSupport")}.
 *
 * @param name the editor's name, for the few that do not do what their capabilities say
 */
record EditorCapabilities(JsonObject tree, String name) {
    /** Whether the flag at a path exists and is true. */
    boolean can(String... path) {
        JsonElement value = at(path);
        return value.isJsonPrimitive() && value.getAsBoolean();
    }

    /** Whether there is anything at a path. */
    boolean has(String... path) {
        return !at(path).isJsonNull();
    }

    /** Whether the list at a path contains {@code wanted}. */
    boolean names(String wanted, String... path) {
        JsonElement list = at(path);
        return list.isJsonArray() && list.getAsJsonArray().contains(new JsonPrimitive(wanted));
    }

    /** The number at a path. */
    OptionalInt number(String... path) {
        JsonElement value = at(path);
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
                ? OptionalInt.of(value.getAsInt())
                : OptionalInt.empty();
    }

    /** The list at a path; empty if there is none. */
    JsonArray list(String... path) {
        JsonElement list = at(path);
        return list.isJsonArray() ? list.getAsJsonArray() : new JsonArray();
    }

    private JsonElement at(String... path) {
        JsonElement here = tree;
        for (String name : path) {
            JsonElement next = here.isJsonObject() ? here.getAsJsonObject().get(name) : null;
            if (next == null) {
                return JsonNull.INSTANCE;
            }
            here = next;
        }
        return here;
    }
}
