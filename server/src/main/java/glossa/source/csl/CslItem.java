package glossa.source.csl;

import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.SourceText;
import glossa.source.json.JsonValue;

import java.util.List;

/** One item of CSL-JSON or CSL-YAML (CSL-JSON schema, {@code csl-data.json}). */
public final class CslItem {
    private CslItem() {}

    /**
     * Adds the paper of an item to {@code papers}, and what is wrong with the item to {@code
     * problems}.
     *
     * @param item an object
     * @param idExample how the format writes an item's key
     */
    public static void read(
            SourceText source,
            JsonValue item,
            String idExample,
            List<Paper> papers,
            List<Problem> problems) {
        Span whole = item.span();
        Span start = new Span(whole.start(), Math.min(whole.start() + 1, whole.end()));
        if (item.at("title").type() == JsonValue.Type.OBJECT) {
            problems.add(
                    new Problem(
                            source.lines().range(start),
                            Problem.Severity.ERROR,
                            "csl-item",
                            "this item is skipped: its title is not a text"));
            return;
        }
        CslDraft draft = new CslDraft();
        item.members().forEach(draft::value);
        if (draft.key().isEmpty()) {
            problems.add(
                    new Problem(
                            source.lines().range(start),
                            Problem.Severity.WARNING,
                            "csl-id",
                            "this item has no id; write " + idExample + " to cite it by one"));
        }
        Span name = whole;
        for (String variable : List.of("title", "id")) {
            JsonValue value = item.at(variable);
            name = value.isScalar() && !value.isEmpty() ? value.span() : name;
        }
        papers.add(draft.paper(source, whole, name));
    }
}
