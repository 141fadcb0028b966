package glossa.features.actions;

import glossa.features.CitationKeys;
import glossa.features.ProposedChange.Edit;
import glossa.features.actions.Actions.Action;
import glossa.features.diagnostics.Mentions;
import glossa.features.diagnostics.Mentions.Mention;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cites a paper that the text only mentions: by an identifier, a link to it, its authors and year,
 * or its title. The citation replaces the words if the sentence still reads without them; after a
 * title or the name of a system it can also be added.
 */
final class CiteMention {
    /** UTF-16 units of a link before or after what it names. */
    private static final int MAX_LINK_LENGTH = 2_000;

    private CiteMention() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (Mention mention : Mentions.at(snapshot, note, selection)) {
            String citation = CitationKeys.citation(mention.paper().key());
            String bracketed = "[" + citation + "]";
            String text = note.text();
            Span span = mention.span();
            switch (mention.kind()) {
                case AUTHORS -> citeAuthors(note, mention, citation).ifPresent(actions::add);
                case IDENTIFIER -> {
                    Span link = withLink(text, span);
                    actions.add(replace(note, mention, link, bracketed));
                    if (link.start() < span.start() - 1) {
                        actions.add(addAfter(note, mention, link.end(), bracketed));
                    }
                }
                case TITLE -> {
                    Span marked = withMarkup(text, span);
                    actions.add(replace(note, mention, marked, bracketed));
                    actions.add(addAfter(note, mention, marked.end(), bracketed));
                }
                case SYSTEM ->
                        actions.add(
                                addAfter(note, mention, withMarkup(text, span).end(), bracketed));
            }
        }
        return actions;
    }

    /**
     * {@code Fox et al. (2020)} names the author in the sentence; {@code (Fox et al., 2020)} is a
     * bracketed citation. Empty if only one of two brackets belongs to the mention.
     */
    private static Optional<Action> citeAuthors(Note note, Mention mention, String citation) {
        String text = note.text();
        Span span = mention.span();
        String words = span.in(text);
        boolean opens = words.contains("(") || words.contains("[");
        boolean closes = words.endsWith(")") || words.endsWith("]");
        boolean isEnclosed =
                span.start() > 0
                        && "([".indexOf(text.charAt(span.start() - 1)) >= 0
                        && !opens
                        && closes;
        if (isEnclosed) {
            Span whole = new Span(span.start() - 1, span.end());
            return Optional.of(replace(note, mention, whole, "[" + citation + "]"));
        }
        return opens == closes
                ? Optional.of(replace(note, mention, span, citation))
                : Optional.empty();
    }

    private static Action replace(Note note, Mention mention, Span span, String citation) {
        return action("Replace with " + citation, note, mention, Edit.in(note, span, citation));
    }

    private static Action addAfter(Note note, Mention mention, int offset, String citation) {
        Edit edit = Edit.in(note, new Span(offset, offset), " " + citation);
        return action("Add " + citation + " after it", note, mention, edit);
    }

    private static Action action(String title, Note note, Mention mention, Edit edit) {
        return Action.quickFix(title, "mention", note, mention.span(), edit);
    }

    /** A span with the emphasis or the quotation marks, and the link, around it. */
    private static Span withMarkup(String text, Span span) {
        int start = span.start();
        int end = span.end();
        while (start > 0
                && end < text.length()
                && "*_\"“‘«".indexOf(text.charAt(start - 1)) >= 0
                && "*_\"”’»".indexOf(text.charAt(end)) >= 0) {
            start--;
            end++;
        }
        return withLink(text, new Span(start, end));
    }

    /** The link whose whole address or text the span is; otherwise the span. */
    private static Span withLink(String text, Span span) {
        int start = span.start();
        int end = span.end();
        int limit = Math.min(text.length(), end + MAX_LINK_LENGTH);
        if (text.startsWith("](", end) && start > 0 && text.charAt(start - 1) == '[') {
            int close = text.indexOf(')', end, limit);
            return close < 0 ? span : new Span(start - 1, close + 1);
        }
        if (start > 1 && text.startsWith("](", start - 2)) {
            int first = Math.max(0, start - MAX_LINK_LENGTH);
            int open = text.substring(first, start - 2).lastIndexOf('[') + first;
            int close = text.indexOf(')', end, limit);
            boolean isTextLink =
                    open >= first
                            && close >= 0
                            && text.substring(open, close).indexOf('\n') < 0
                            && (open == 0 || text.charAt(open - 1) != '!');
            return isTextLink ? new Span(open, close + 1) : span;
        }
        boolean isAutolink =
                start > 0
                        && text.charAt(start - 1) == '<'
                        && end < text.length()
                        && text.charAt(end) == '>';
        return isAutolink ? new Span(start - 1, end + 1) : span;
    }
}
