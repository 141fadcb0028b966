package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import java.util.OptionalInt;

/**
 * What an editor says that it can do: the tree {@code ClientCapabilities} (LSP 3.17), asked by the
 * names on the way: {@code can("textDocument", "rename", "prepareSupport")}.
 *
 * @param name the editor's; only for what it says of itself and does otherwise
 */
record EditorCapabilities(JsonObject tree, String name) {
    /** Whether the flag at the end of the way is there and set. */
    boolean can(String... way) {
        JsonElement value = at(way);
        return value.isJsonPrimitive() && value.getAsBoolean();
    }

    /** Whether something is there at all. */
    boolean has(String... way) {
        return !at(way).isJsonNull();
    }

    /** Whether the list at the end of the way names {@code wanted}. */
    boolean names(String wanted, String... way) {
        JsonElement list = at(way);
        return list.isJsonArray() && list.getAsJsonArray().contains(new JsonPrimitive(wanted));
    }

    /** The number at the end of the way. */
    OptionalInt number(String... way) {
        JsonElement value = at(way);
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
                ? OptionalInt.of(value.getAsInt())
                : OptionalInt.empty();
    }

    /** The list at the end of the way; empty where there is none. */
    JsonArray list(String... way) {
        JsonElement list = at(way);
        return list.isJsonArray() ? list.getAsJsonArray() : new JsonArray();
    }

    private JsonElement at(String... way) {
        JsonElement here = tree;
        for (String name : way) {
            JsonElement next = here.isJsonObject() ? here.getAsJsonObject().get(name) : null;
            if (next == null) {
                return JsonNull.INSTANCE;
            }
            here = next;
        }
        return here;
    }
}
