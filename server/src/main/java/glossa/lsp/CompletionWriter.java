package glossa.lsp;

import com.google.gson.stream.JsonWriter;

import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Range;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a completion, as short as the protocol lets it be: an item says nothing that its
 * label says already (LSP 3.17, "Completion Item": the label is also the filter text, and the new
 * text where there is a default edit range), and what is the same in all is said once where the
 * editor reads that.
 *
 * @param replaced what of the note any of the items takes the place of
 * @param defaultRange whether the editor takes that for all items at once
 * @param resolvesData whether the editor asks only about items that have data
 * @param items the best first
 */
record CompletionWriter(
        Range replaced, boolean defaultRange, boolean resolvesData, List<Item> items) {
    /**
     * One paper that is offered.
     *
     * @param label the key as it is shown
     * @param description beside the label, where the editor shows such
     * @param detail authors, year and title
     * @param filter what the editor compares with the text that is replaced
     * @param insert the new text
     * @param key the paper's
     */
    record Item(
            String label,
            Optional<String> description,
            String detail,
            String filter,
            String insert,
            String key) {}

    /** Bytes; an editor reads as much for every letter that is typed. */
    private static final int MAX_BYTES = 16_000;

    /** Bytes of an item without its texts, and those of its own range. */
    private static final int FORM = 120;

    private static final int RANGE_BYTES = 110;

    /** Characters; a detail is cut to no less. */
    private static final int MIN_ITEM_BYTES = 40;

    private static final int STEP = 20;

    /**
     * The same, with details cut to the length with which the whole is not too long; {@code
     * completionItem/resolve} brings them back.
     */
    CompletionWriter cut() {
        int left = MAX_BYTES;
        int longest = 0;
        for (Item item : items) {
            left -=
                    FORM
                            + (defaultRange ? 0 : RANGE_BYTES)
                            + bytes(item.label())
                            + bytes(item.description().orElse(""))
                            + (item.filter().equals(item.label()) ? 0 : bytes(item.filter()))
                            + (defaultRange && item.insert().equals(item.label())
                                    ? 0
                                    : bytes(item.insert()))
                            + (hasData(item) ? bytes(item.key()) : 0);
            longest = Math.max(longest, item.detail().length());
        }
        int most = longest;
        while (most > MIN_ITEM_BYTES && details(most) > left) {
            most -= STEP;
        }
        if (most == longest) {
            return this;
        }
        List<Item> cut = new ArrayList<>();
        for (Item item : items) {
            cut.add(
                    new Item(
                            item.label(),
                            item.description(),
                            cut(item.detail(), most),
                            item.filter(),
                            item.insert(),
                            item.key()));
        }
        return new CompletionWriter(replaced, defaultRange, resolvesData, cut);
    }

    private int details(int most) {
        int bytes = 0;
        for (Item item : items) {
            bytes += bytes(cut(item.detail(), most));
        }
        return bytes;
    }

    /** Cut between words, if there is one in the second half. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = text.lastIndexOf(' ', most - 1);
        if (end < most / 2) {
            end = most - 1;
            end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        }
        return text.substring(0, end) + "…";
    }

    private static int bytes(String text) {
        return PositionEncoding.bytes(text, 0, text.length());
    }

    void write(JsonWriter out) throws IOException {
        out.beginObject();
        // Typing on may bring papers that are not among these few.
        out.name("isIncomplete").value(true);
        if (defaultRange) {
            out.name("itemDefaults").beginObject();
            out.name("editRange");
            MessageJson.write(out, replaced);
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
            MessageJson.write(out, replaced);
            out.name("newText").value(item.insert());
            out.endObject();
        } else if (!item.insert().equals(item.label())) {
            out.name("textEditText").value(item.insert());
        }
        if (hasData(item)) {
            out.name("data").value(item.key());
        }
        out.endObject();
    }

    /** Without data an item is known by its label. */
    private boolean hasData(Item item) {
        return resolvesData || !item.key().equals(item.label());
    }

    /** Three digits, since editors sort by text. */
    private static String rank(int number) {
        String digits = Integer.toString(number);
        return "000".substring(Math.min(3, digits.length())) + digits;
    }
}
