package glossa.lsp;

import com.google.gson.stream.JsonWriter;

import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Range;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a completion, as short as the protocol allows: members of an item that default to
 * its label are left out (LSP 3.17, "Completion Item": the label is also the filter text and, with
 * a default edit range, the new text), and the range is written once if the editor supports that.
 *
 * @param replaced the range of the note that each item replaces
 * @param defaultRange whether the editor takes one range for all items
 * @param resolvesData whether the editor resolves only items that have data
 * @param items the best first
 */
record CompletionWriter(
        Range replaced, boolean defaultRange, boolean resolvesData, List<Item> items) {
    /**
     * One paper.
     *
     * @param label the key as it is shown
     * @param description shown beside the label
     * @param detail authors, year and title
     * @param filter compared by the editor with the text that is replaced
     * @param insert the new text
     * @param key the paper's key
     * @param uri the note, if it depends on its bibliographies which paper has that key
     */
    record Item(
            String label,
            Optional<String> description,
            String detail,
            String filter,
            String insert,
            String key,
            Optional<String> uri) {}

    /** The answer's size in bytes: an editor parses as much for each character that is typed. */
    private static final int MAX_BYTES = 16_000;

    /** Bytes of an item without its texts and its range. */
    private static final int ITEM_BYTES = 120;

    private static final int RANGE_BYTES = 110;

    /** UTF-16 units; a detail is not cut to less. */
    private static final int MIN_DETAIL_LENGTH = 20;

    /** UTF-16 units by which details get shorter until the answer fits. */
    private static final int DETAIL_STEP = 20;

    /**
     * The same answer with details cut so that it fits into {@link #MAX_BYTES}; {@code
     * completionItem/resolve} sends them whole.
     */
    CompletionWriter cut() {
        int left = MAX_BYTES;
        int longest = 0;
        for (Item item : items) {
            left -=
                    ITEM_BYTES
                            + (defaultRange ? 0 : RANGE_BYTES)
                            + bytes(item.label())
                            + bytes(item.description().orElse(""))
                            + (item.filter().equals(item.label()) ? 0 : bytes(item.filter()))
                            + (defaultRange && item.insert().equals(item.label())
                                    ? 0
                                    : bytes(item.insert()))
                            + (hasData(item) ? bytes(item.key()) : 0)
                            + item.uri().map(CompletionWriter::bytes).orElse(0);
            longest = Math.max(longest, item.detail().length());
        }
        int limit = longest;
        while (limit > MIN_DETAIL_LENGTH && detailBytes(limit) > left) {
            limit -= DETAIL_STEP;
        }
        if (limit == longest) {
            return this;
        }
        List<Item> cut = new ArrayList<>();
        for (Item item : items) {
            cut.add(
                    new Item(
                            item.label(),
                            item.description(),
                            cut(item.detail(), limit),
                            item.filter(),
                            item.insert(),
                            item.key(),
                            item.uri()));
        }
        return new CompletionWriter(replaced, defaultRange, resolvesData, cut);
    }

    private int detailBytes(int limit) {
        int bytes = 0;
        for (Item item : items) {
            bytes += bytes(cut(item.detail(), limit));
        }
        return bytes;
    }

    /** Cuts between words, if that keeps at least half. */
    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = text.lastIndexOf(' ', limit - 1);
        if (end < limit / 2) {
            end = limit - 1;
            end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        }
        return text.substring(0, end) + "…";
    }

    private static int bytes(String text) {
        return PositionEncoding.bytes(text, 0, text.length());
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        // A longer prefix may match papers that are not among these few.
        out.name("isIncomplete").value(true);
        if (defaultRange) {
            out.name("itemDefaults").beginObject();
            out.name("editRange");
            AnswerJson.write(out, replaced);
            out.endObject();
        }
        out.name("items").beginArray();
        for (int i = 0; i < items.size(); i++) {
            write(out, items.get(i), i);
        }
        out.endArray();
        out.endObject();
    }

    private void write(JsonWriter out, Item item, int rank) throws IOException {
        out.beginObject();
        out.name("label").value(item.label());
        if (item.description().isPresent()) {
            out.name("labelDetails").beginObject();
            out.name("description").value(item.description().get());
            out.endObject();
        }
        out.name("kind").value(CompletionItemKind.Reference.getValue());
        out.name("detail").value(item.detail());
        out.name("sortText").value(rank(rank));
        if (!item.filter().equals(item.label())) {
            out.name("filterText").value(item.filter());
        }
        if (!defaultRange) {
            out.name("textEdit").beginObject();
            out.name("range");
            AnswerJson.write(out, replaced);
            out.name("newText").value(item.insert());
            out.endObject();
        } else if (!item.insert().equals(item.label())) {
            out.name("textEditText").value(item.insert());
        }
        if (item.uri().isPresent()) {
            out.name("data").beginObject();
            out.name("key").value(item.key());
            out.name("uri").value(item.uri().get());
            out.endObject();
        } else if (hasData(item)) {
            out.name("data").value(item.key());
        }
        out.endObject();
    }

    /** An item without data is resolved by its label. */
    private boolean hasData(Item item) {
        return resolvesData || !item.key().equals(item.label());
    }

    /** Three digits, since editors sort by the text. */
    private static String rank(int number) {
        String digits = Integer.toString(number);
        return "000".substring(Math.min(3, digits.length())) + digits;
    }
}
