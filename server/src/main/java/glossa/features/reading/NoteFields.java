package glossa.features.reading;

import glossa.grammar.FrontMatter;
import glossa.grammar.Metadata;
import glossa.grammar.NotesLanguage;
import glossa.grammar.Span;
import glossa.grammar.Syntax;
import glossa.source.edit.SourceEdits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sets fields in the front matter of a note; all else in it stays as it is written. */
public final class NoteFields {
    /** What belongs to the field above: a line that is indented, or an item of a list. */
    private static final Pattern NESTED = Pattern.compile("[ \\t]+\\S|-[ \\t]");

    private NoteFields() {}

    /**
     * The edits that set fields.
     *
     * @param text of the note
     * @param fields plain words by name; one that is there gets the value in place of its own, one
     *     that is not becomes a line at the end of the front matter
     */
    public static List<SourceEdits.Edit> set(String text, Map<String, String> fields) {
        Syntax syntax = NotesLanguage.parse(text);
        Optional<FrontMatter> front = syntax.frontMatter();
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        StringBuilder lines = new StringBuilder();
        List<SourceEdits.Edit> edits = new ArrayList<>();
        Metadata there = Metadata.of(text, front);
        fields.forEach(
                (name, value) -> {
                    Optional<Metadata.Field> field = there.field(name);
                    if (field.isEmpty()) {
                        lines.append(name).append(": ").append(value).append(lineEnd);
                    } else {
                        replaced(text.substring(0, end(front, text)), field.get())
                                .map(
                                        span ->
                                                new SourceEdits.Edit(
                                                        span,
                                                        text.charAt(span.start() - 1) == ':'
                                                                ? " " + value
                                                                : value))
                                .ifPresent(edits::add);
                    }
                });
        if (!lines.isEmpty()) {
            int end = front.map(block -> block.content().end()).orElse(0);
            String added =
                    front.isPresent()
                            ? lines.toString()
                            : "---" + lineEnd + lines + "---" + lineEnd + lineEnd;
            edits.add(new SourceEdits.Edit(new Span(end, end), added));
        }
        edits.sort(
                (one, other) -> Integer.compare(one.replaced().start(), other.replaced().start()));
        return edits;
    }

    private static int end(Optional<FrontMatter> front, String text) {
        return front.map(block -> block.content().end()).orElse(text.length());
    }

    /** The one value of a field, or the place behind its colon; nothing of lists and tables. */
    private static Optional<Span> replaced(String text, Metadata.Field field) {
        if (field.values().size() == 1) {
            return Optional.of(field.values().getFirst().span());
        }
        int colon = text.indexOf(':', field.span().end());
        int lineEnd = colon < 0 ? -1 : text.indexOf('\n', colon);
        boolean isEmpty =
                lineEnd > 0
                        && field.values().isEmpty()
                        && text.substring(colon + 1, lineEnd).isBlank()
                        && !NESTED.matcher(text).region(lineEnd + 1, text.length()).lookingAt();
        return isEmpty ? Optional.of(new Span(colon + 1, colon + 1)) : Optional.empty();
    }
}
