package glossa.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tags and callouts of Obsidian (its help, "Tags", "Callouts"): a tag follows a blank or begins a
 * line, and contains at least one character that is not a digit; a callout begins a block quote.
 */
final class Tags {
    private Tags() {}

    /** The tags between {@code start} and {@code end} whose name is in {@code names}. */
    static List<Motivation> in(String note, Syntax syntax, int start, int end, Set<String> names) {
        List<Motivation> found = new ArrayList<>();
        int at = note.indexOf('#', start, end);
        while (at >= 0) {
            int after = tagEnd(note, at, end);
            boolean free = at == 0 || CharClasses.isSpace(note.charAt(at - 1));
            if (free && after > at + 1 && !SpanSets.contains(syntax.opaque(), at)) {
                String name =
                        note.substring(at + 1, after)
                                .replaceFirst("/.*", "")
                                .toLowerCase(Locale.ROOT);
                if (names.contains(name)) {
                    found.add(new Motivation(name, new Span(at, after)));
                }
            }
            at = note.indexOf('#', Math.min(end, Math.max(after, at + 1)), end);
        }
        return found;
    }

    /** The end of the text without the tags and blanks at its end. */
    static int endBeforeTags(String note, int start, int end) {
        int at = end;
        while (at > start) {
            while (at > start && CharClasses.isSpace(note.charAt(at - 1))) {
                at--;
            }
            int word = at;
            while (word > start && !CharClasses.isSpace(note.charAt(word - 1))) {
                word--;
            }
            if (word == at || note.charAt(word) != '#' || tagEnd(note, word, at) != at) {
                return at;
            }
            at = word;
        }
        return start;
    }

    /** The span of the callout that begins with {@code [!} at {@code start}, or an empty span. */
    static Span callout(String note, int start, int end) {
        if (!note.startsWith("[!", start)) {
            return new Span(start, start);
        }
        int i = start + 2;
        while (i < end
                && (CharClasses.isAlphaNum(note.charAt(i)) || "-_ ".indexOf(note.charAt(i)) >= 0)) {
            i++;
        }
        return new Span(start, i < end && i > start + 2 && note.charAt(i) == ']' ? i + 1 : start);
    }

    /** The name of the callout in lower case; Obsidian's aliases are mapped to their main name. */
    static String name(String note, Span callout) {
        String name = note.substring(callout.start() + 2, callout.end() - 1);
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "help", "faq" -> "question";
            case "abstract", "tldr" -> "summary";
            case "caution", "attention" -> "warning";
            case "cite" -> "quote";
            case String other -> other;
        };
    }

    private static int tagEnd(String note, int at, int end) {
        int i = at + 1;
        boolean word = false;
        while (i < end) {
            int c = note.codePointAt(i);
            boolean letter = CharClasses.isAlphaNum(c);
            if (!letter && "_-/".indexOf(c) < 0) {
                break;
            }
            word |= !Character.isDigit(c);
            i += Character.charCount(c);
        }
        return word ? Math.min(i, end) : at + 1;
    }
}
