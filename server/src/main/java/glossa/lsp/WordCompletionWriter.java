package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import glossa.features.completion.WordCompletions;

import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Range;

/**
 * The answer to a completion of words other than keys, as short as that of {@link
 * CompletionWriter}: members that default to the label are left out.
 */
final class WordCompletionWriter {
    /** UTF-16 units. */
    private static final int MAX_DETAIL_LENGTH = 80;

    private WordCompletionWriter() {}

    /**
     * @param replaced the editor's range that each item replaces
     * @param defaultRange whether the editor takes one range for all items
     */
    static JsonObject of(WordCompletions offer, Range replaced, boolean defaultRange) {
        JsonObject list = new JsonObject();
        list.addProperty("isIncomplete", offer.isTruncated());
        if (defaultRange) {
            JsonObject defaults = new JsonObject();
            defaults.add("editRange", AnswerJson.range(replaced));
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
                edit.add("range", AnswerJson.range(replaced));
                edit.addProperty("newText", word.insertText());
                item.add("textEdit", edit);
            } else if (!word.insertText().equals(word.label())) {
                item.addProperty("textEditText", word.insertText());
            }
            if (word.kind() != WordCompletions.WordKind.KEY) {
                // An object, so that completionItem/resolve does not take the label for a key.
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
}
