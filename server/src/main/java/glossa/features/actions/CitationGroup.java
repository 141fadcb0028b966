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
 * A citation in brackets, {@code [see @a, p. 3; -@b]}, and what stands between its semicolons.
 *
 * @param span all of it
 * @param items as the note has them
 * @param parts the text of each item, without blanks around it
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
            if (touch(citation.span(), selection)) {
                of(note, citation).ifPresent(groups::add);
            }
        }
        return groups;
    }

    static boolean touch(Span one, Span other) {
        return one.start() <= other.end() && other.start() <= one.end();
    }

    /** Nothing for what is in the running text, and for another way to write citations. */
    static Optional<CitationGroup> of(Note note, Citation citation) {
        String text = note.text();
        Span span = citation.span();
        List<CitationItem> items = citation.items();
        boolean bracketed =
                text.charAt(span.start()) == '['
                        && text.charAt(span.end() - 1) == ']'
                        && items.stream()
                                .allMatch(item -> item.mode() != CitationMode.AUTHOR_IN_TEXT);
        if (!bracketed) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        int from = span.start() + 1;
        for (int i = 0; i < items.size(); i++) {
            int to =
                    i + 1 == items.size()
                            ? span.end() - 1
                            : semicolon(text, items.get(i), items.get(i + 1));
            if (to < from || !text.startsWith("@", items.get(i).span().start())) {
                return Optional.empty();
            }
            parts.add(text.substring(from, to).strip());
            from = to + 1;
        }
        return Optional.of(new CitationGroup(span, items, parts));
    }

    /** Where the semicolon between two items stands; those in braces are part of a locator. */
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

    static String text(List<String> parts) {
        return "[" + String.join("; ", parts) + "]";
    }
}
