package glossa.features.actions;

import glossa.features.CitationKeys;
import glossa.features.ProposedChange;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.features.diagnostics.Mentions;
import glossa.features.diagnostics.Mentions.Mention;
import glossa.features.diagnostics.Mentions.MentionKind;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * Cites a paper that is only named: an identifier, a link to it, its authors and year, or its
 * title. What reads on without its words becomes the citation; behind a title or a system's name
 * the citation can also be added.
 */
final class CiteMention {
    private CiteMention() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (Mention mention : Mentions.at(snapshot, note, selection)) {
            String cited = CitationKeys.citation(mention.paper().key());
            Span span = mention.span();
            switch (mention.kind()) {
                case AUTHORS -> citeAuthors(note, mention, cited, actions);
                case IDENTIFIER -> {
                    Span link = withLink(note.text(), span);
                    add(
                            "Replace by [" + cited + "]",
                            note,
                            mention,
                            link,
                            "[" + cited + "]",
                            actions);
                    if (link.start() < span.start() - 1) {
                        addAfter(note, mention, link.end(), cited, actions);
                    }
                }
                case TITLE, SYSTEM -> {
                    Span marked = withMarkup(note.text(), span);
                    if (mention.kind() == MentionKind.TITLE) {
                        add(
                                "Replace by [" + cited + "]",
                                note,
                                mention,
                                marked,
                                "[" + cited + "]",
                                actions);
                    }
                    addAfter(note, mention, marked.end(), cited, actions);
                }
            }
        }
        return actions;
    }

    /**
     * {@code Fox et al. (2020)} is the author in the sentence; {@code (Fox et al., 2020)} is not.
     */
    private static void citeAuthors(
            Note note, Mention mention, String cited, List<Action> actions) {
        String text = note.text();
        Span span = mention.span();
        String words = span.in(text);
        boolean opens = words.contains("(") || words.contains("[");
        boolean closes = words.endsWith(")") || words.endsWith("]");
        boolean enclosed =
                span.start() > 0
                        && "([".indexOf(text.charAt(span.start() - 1)) >= 0
                        && !opens
                        && closes;
        if (enclosed) {
            Span whole = new Span(span.start() - 1, span.end());
            add("Replace by [" + cited + "]", note, mention, whole, "[" + cited + "]", actions);
        } else if (opens == closes) {
            add("Replace by " + cited, note, mention, span, cited, actions);
        }
    }

    private static void addAfter(
            Note note, Mention mention, int at, String cited, List<Action> actions) {
        add(
                "Add [" + cited + "] behind it",
                note,
                mention,
                new Span(at, at),
                " [" + cited + "]",
                actions);
    }

    /** With the emphasis or the quotation marks around it. */
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

    /** The link whose address or text, all of it, stands there; else what stands there. */
    private static Span withLink(String text, Span span) {
        int start = span.start();
        int end = span.end();
        if (text.startsWith("](", end) && start > 0 && text.charAt(start - 1) == '[') {
            int close = text.indexOf(')', end);
            return close < 0 ? span : new Span(start - 1, close + 1);
        }
        if (start > 1 && text.startsWith("](", start - 2)) {
            int open = text.lastIndexOf('[', start - 3);
            int close = text.indexOf(')', end);
            boolean plain =
                    open >= 0
                            && close >= 0
                            && text.substring(open, close).indexOf('\n') < 0
                            && (open == 0 || text.charAt(open - 1) != '!');
            return plain ? new Span(open, close + 1) : span;
        }
        boolean angled =
                start > 0
                        && text.charAt(start - 1) == '<'
                        && end < text.length()
                        && text.charAt(end) == '>';
        return angled ? new Span(start - 1, end + 1) : span;
    }

    private static void add(
            String title,
            Note note,
            Mention mention,
            Span span,
            String text,
            List<Action> actions) {
        actions.add(
                new Action(
                        title,
                        ActionKind.QUICK_FIX,
                        "mention",
                        note.lines().range(mention.span()),
                        () ->
                                ProposedChange.of(
                                        List.of(
                                                new ProposedChange.Edit(
                                                        note.uri(), span, text, "")))));
    }
}
