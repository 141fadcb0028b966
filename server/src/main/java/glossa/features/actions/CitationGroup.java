package glossa.features.actions;

import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.CitationMode;
import glossa.grammar.Span;
import glossa.notes.Note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A citation in brackets, {@code [see @a, p. 3; -@b]}, cut at its semicolons.
 *
 * @param span the whole citation, with its brackets
 * @param items the cited items
 * @param parts the text of each item, without surrounding spaces
 */
record CitationGroup(Span span, List<CitationItem> items, List<String> parts) {
    CitationGroup {
        items = List.copyOf(items);
        parts = List.copyOf(parts);
    }

    /** The groups that touch {@code selection}, in the order of the note. */
    static List<CitationGroup> at(Note note, Span selection) {
        List<CitationGroup> groups = new ArrayList<>();
        for (Citation citation : note.syntax().citations()) {
            if (citation.span().touches(selection)) {
                of(note, citation).ifPresent(groups::add);
            }
        }
        return groups;
    }

    /**
     * The group that a citation is; empty for a citation in running text and for dialects that
     * write citations without {@code @}.
     */
    static Optional<CitationGroup> of(Note note, Citation citation) {
        String text = note.text();
        Span span = citation.span();
        List<CitationItem> items = citation.items();
        boolean isBracketed =
                text.charAt(span.start()) == '['
                        && text.charAt(span.end() - 1) == ']'
                        && items.stream()
                                .allMatch(item -> item.mode() != CitationMode.AUTHOR_IN_TEXT);
        if (!isBracketed) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        int start = span.start() + 1;
        for (int i = 0; i < items.size(); i++) {
            int end =
                    i + 1 == items.size()
                            ? span.end() - 1
                            : semicolon(text, items.get(i), items.get(i + 1));
            if (end < start || !text.startsWith("@", items.get(i).span().start())) {
                return Optional.empty();
            }
            parts.add(text.substring(start, end).strip());
            start = end + 1;
        }
        return Optional.of(new CitationGroup(span, items, parts));
    }

    /** The semicolon between two items; semicolons in braces belong to a locator. */
    private static int semicolon(String text, CitationItem item, CitationItem next) {
        int depth = 0;
        for (int i = item.span().end(); i < next.span().start(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ';' && depth <= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The source text of a group with these parts. */
    static String text(List<String> parts) {
        return "[" + String.join("; ", parts) + "]";
    }
}
