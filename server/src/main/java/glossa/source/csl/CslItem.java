package glossa.source.csl;

import glossa.grammar.Span;
import glossa.source.ReadResult;
import glossa.source.fields.CitableKeys;
import glossa.source.json.JsonValue;

import java.util.List;

/** One item of CSL-JSON or CSL-YAML (CSL-JSON schema, {@code csl-data.json}). */
public final class CslItem {
    private CslItem() {}

    /**
     * Adds the paper of an item, and the item's problems, to {@code result}.
     *
     * @param item an object
     * @param idExample an example of a key in the syntax of the format, for messages
     */
    public static void read(JsonValue item, String idExample, ReadResult.Builder result) {
        Span whole = item.span();
        Span start = new Span(whole.start(), Math.min(whole.start() + 1, whole.end()));
        if (item.at("title").type() == JsonValue.Type.OBJECT) {
            result.error(start, "csl-item", "this item is skipped: its title is not a string");
            return;
        }
        CslDraft draft = new CslDraft();
        item.members().forEach(draft::value);
        if (draft.key().isEmpty()) {
            result.warning(
                    start,
                    "csl-id",
                    "this item has no id; add " + idExample + " to cite it by a key");
        }
        Span name = whole;
        Span id = start;
        for (String variable : List.of("title", "id", CslDraft.STANDARD_CITATION)) {
            JsonValue value = item.at(variable);
            name = value.isScalar() && !value.isEmpty() ? value.span() : name;
            id = variable.equals("title") ? id : name;
        }
        if (!draft.key().isEmpty()) {
            Span place = id;
            CitableKeys.problem(draft.key())
                    .ifPresent(problem -> result.warning(place, "csl-id", problem));
        }
        result.add(draft.paper(result.source(), whole, name));
    }
}
