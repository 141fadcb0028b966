package glossa.source.edit;

import glossa.grammar.Span;
import glossa.paper.Disagreement.ComparedField;
import glossa.paper.Paper;
import glossa.source.SourceText;
import glossa.source.edit.SourceEdits.Edit;
import glossa.source.tagged.TaggedText;
import glossa.source.tagged.TaggedText.Field;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Edits of one RIS record: changes the values of its lines. */
final class RisEdits {
    private static final Pattern TAG = Pattern.compile("([A-Z][A-Z0-9]) {2,4}-(?=[ \\t]|$)");

    private RisEdits() {}

    /**
     * @param role {@code author} or {@code editor}
     */
    static List<Edit> of(String record, ComparedField part, Paper model, String role) {
        TaggedText text = new TaggedText(SourceText.of(Path.of("record.ris"), record), TAG);
        List<Field> fields = new ArrayList<>();
        for (Field field = text.next(); field != null; field = text.next()) {
            if (!field.value().isEmpty()) {
                fields.add(field);
            }
        }
        return switch (part) {
            case TITLE ->
                    fields.stream()
                            .filter(field -> List.of("TI", "T1", "CT").contains(field.tag()))
                            .limit(1)
                            .map(field -> new Edit(field.span(), model.title()))
                            .toList();
            case YEAR ->
                    fields.stream()
                            .filter(field -> List.of("PY", "Y1", "DA").contains(field.tag()))
                            .map(
                                    field ->
                                            new Edit(
                                                    field.span(),
                                                    String.join("/", SourceEdits.date(model))))
                            .toList();
            case AUTHORS -> authors(record, fields, model, role);
        };
    }

    /** The edits of the author lines; none if other lines are between them. */
    private static List<Edit> authors(String record, List<Field> fields, Paper model, String role) {
        List<String> tags = role.equals("author") ? List.of("AU", "A1") : List.of("ED", "A2");
        List<Field> lines = fields.stream().filter(field -> tags.contains(field.tag())).toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        int first = fields.indexOf(lines.getFirst());
        if (fields.indexOf(lines.getLast()) - first + 1 != lines.size()) {
            return List.of();
        }
        Field line = lines.getFirst();
        String mark = record.substring(line.start(), line.span().start());
        String written =
                model.authors().stream()
                        .map(
                                name ->
                                        name.given().isEmpty()
                                                ? name.family()
                                                : name.family() + ", " + name.given())
                        .collect(
                                Collectors.joining(
                                        (record.contains("\r\n") ? "\r\n" : "\n") + mark));
        return List.of(
                new Edit(new Span(line.span().start(), lines.getLast().span().end()), written));
    }
}
