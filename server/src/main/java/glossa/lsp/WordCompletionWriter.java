package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import glossa.features.completion.WordCompletions;

import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Range;

/**
 * The answer to a completion of other words than keys, as short as {@link CompletionWriter}: sixty
 * words at most, and of these what the label says is not said again.
 */
final class WordCompletionWriter {
    /** UTF-16 units of a detail. */
    private static final int MAX_DETAIL_LENGTH = 80;

    private WordCompletionWriter() {}

    /**
     * @param replaced the editor's range of what is replaced
     * @param defaultRange whether the editor takes that for all items at once
     */
    static JsonObject of(WordCompletions offer, Range replaced, boolean defaultRange) {
        JsonObject list = new JsonObject();
        list.addProperty("isIncomplete", offer.isTruncated());
        if (defaultRange) {
            JsonObject defaults = new JsonObject();
            defaults.add("editRange", range(replaced));
            list.add("itemDefaults", defaults);
        }
        JsonArray items = new JsonArray();
        int rank = 100;
        for (WordCompletions.Word word : offer.words()) {
            JsonObject item = new JsonObject();
            item.addProperty("label", word.label());
            item.addProperty("kind", kind(word.kind()).getValue());
            if (!word.detail().isEmpty()) {
                item.addProperty("detail", shortened(word.detail()));
            }
            item.addProperty("sortText", Integer.toString(rank++));
            if (!word.filterText().equals(word.label())) {
                item.addProperty("filterText", word.filterText());
            }
            if (!defaultRange) {
                JsonObject edit = new JsonObject();
                edit.add("range", range(replaced));
                edit.addProperty("newText", word.insertText());
                item.add("textEdit", edit);
            } else if (!word.insertText().equals(word.label())) {
                item.addProperty("textEditText", word.insertText());
            }
            if (word.kind() != WordCompletions.WordKind.KEY) {
                // No text, so that it is not looked up as a key when the item is looked at.
                item.add("data", new JsonObject());
            }
            items.add(item);
        }
        list.add("items", items);
        return list;
    }

    private static String shortened(String detail) {
        if (detail.length() <= MAX_DETAIL_LENGTH) {
            return detail;
        }
        int end =
                MAX_DETAIL_LENGTH
                        - (Character.isHighSurrogate(detail.charAt(MAX_DETAIL_LENGTH - 1)) ? 1 : 0);
        return detail.substring(0, end) + "…";
    }

    private static CompletionItemKind kind(WordCompletions.WordKind kind) {
        return switch (kind) {
            case LOCATOR -> CompletionItemKind.Unit;
            case FIELD -> CompletionItemKind.Property;
            case VALUE -> CompletionItemKind.Value;
            case FILE, NOTE -> CompletionItemKind.File;
            case TAG -> CompletionItemKind.Keyword;
            case TYPE -> CompletionItemKind.Class;
            case KEY -> CompletionItemKind.Reference;
        };
    }

    private static JsonObject range(Range range) {
        JsonObject json = new JsonObject();
        json.add("start", position(range.getStart()));
        json.add("end", position(range.getEnd()));
        return json;
    }

    private static JsonObject position(org.eclipse.lsp4j.Position position) {
        JsonObject json = new JsonObject();
        json.addProperty("line", position.getLine());
        json.addProperty("character", position.getCharacter());
        return json;
    }
}
