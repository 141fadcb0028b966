package glossa.grammar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads citations as pandoc does (manual, "Citation syntax"; Text.Pandoc.Parsing.Citations): a
 * bracket in which every part has a key, or a key in running text, with or without a bracket after
 * it.
 */
final class CitationReader {
    private static final int NONE = InlineReader.NONE;

    /** UTF-16 units; bounds the search for the closing brace of a key. */
    private static final int MAX_KEY_LENGTH = 1_000;

    private final InlineReader inlines;

    CitationReader(InlineReader inlines) {
        this.inlines = inlines;
    }

    /**
     * A key with its {@code @}.
     *
     * @param suppressed whether a minus sign precedes it
     * @param at the index of the {@code @}
     * @param keyStart where the key itself begins
     * @param keyEnd where the key itself ends
     * @param end where the whole ends, including a brace
     */
    record KeySyntax(boolean suppressed, int at, int keyStart, int keyEnd, int end) {}

    /** The key at {@code start}, or null; there is none directly after a word. */
    @Nullable KeySyntax key(int start) {
        if (inlines.isAfterWord(start) || start >= inlines.end) {
            return null;
        }
        return keyAt(inlines.text, start, inlines.end);
    }

    static @Nullable KeySyntax keyAt(String text, int start, int end) {
        boolean suppressed = text.charAt(start) == '-';
        int at = suppressed ? start + 1 : start;
        if (at + 1 >= end || text.charAt(at) != '@') {
            return null;
        }
        if (text.charAt(at + 1) == '{') {
            int depth = 0;
            int last = Math.min(end, at + MAX_KEY_LENGTH);
            for (int i = at + 1; i < last; i++) {
                char c = text.charAt(i);
                if (CharClasses.isSpace(c)) {
                    return null;
                }
                if (c == '{') {
                    depth++;
                } else if (c == '}' && --depth == 0) {
                    return new KeySyntax(suppressed, at, at + 2, i, i + 1);
                }
            }
            return null;
        }
        int to = simpleKeyEnd(text, at + 1, end);
        return to < 0 ? null : new KeySyntax(suppressed, at, at + 1, to, to);
    }

    private static int simpleKeyEnd(String text, int from, int end) {
        int first = text.codePointAt(from);
        if (!isKeyChar(first) && first != '*') {
            return NONE;
        }
        int i = from + Character.charCount(first);
        while (i < end) {
            int c = text.codePointAt(i);
            int next = i + 1 < end ? text.codePointAt(i + 1) : ' ';
            if (isKeyChar(c)) {
                i += Character.charCount(c);
            } else if (":.#$%&-+?<>~/".indexOf(c) >= 0 && isKeyChar(next)
                    || (c == ':' || c == '/') && next == '/') {
                i++;
            } else {
                break;
            }
        }
        return Math.min(i, end);
    }

    private static boolean isKeyChar(int codePoint) {
        return CharClasses.isAlphaNum(codePoint) || codePoint == '_';
    }

    /** Reads a citation in running text: {@code @key}, {@code -@key}, {@code @key [p. 3]}. */
    int inTextCitation(int start) {
        KeySyntax key = key(start);
        if (key == null) {
            return NONE;
        }
        String label = inlines.text.substring(key.keyStart, key.keyEnd);
        boolean isExample = inlines.definitions.isExample(label);
        // Pandoc does not know the examples further below when it reads a bracket.
        if (isExample
                && inlines.definitions.isExampleBefore(
                        label, inlines.inlineText.noteOffset(key.at))) {
            return NONE;
        }
        CitationMode mode =
                key.suppressed ? CitationMode.SUPPRESS_AUTHOR : CitationMode.AUTHOR_IN_TEXT;
        InlineOutput.Mark mark = inlines.output.mark();
        int bracket = VerbatimScanner.skipSpace(inlines.text, key.end, inlines.end);
        if (bracket < inlines.end && inlines.text.charAt(bracket) == '[') {
            List<CitationItem> items = new ArrayList<>();
            int after =
                    inlines.attempt(
                            InlineReader.Construct.TEXTUAL,
                            bracket,
                            i -> {
                                int close = bracketedItems(i, items);
                                return close >= 0 && isLabel(close) ? NONE : close;
                            });
            if (after >= 0) {
                items.addFirst(item(key, mode, "", null));
            } else {
                after =
                        inlines.attempt(
                                InlineReader.Construct.LOCATED,
                                bracket,
                                i -> inTextWithSuffix(i, key, mode, items));
            }
            if (after >= 0 && !inlines.definitions.isLink(inlines.text.substring(bracket, after))) {
                inlines.output.rollBackText(mark.textLength());
                inlines.output.add('@', key.at, key.at + 1);
                inlines.output.addText(inlines.text, key.keyStart, key.keyEnd);
                inlines.output.addSpace(key.end, bracket);
                inlines.output.addRawText(inlines.text, bracket, after);
                inlines.output.insertEvent(mark, citationEvent(start, after, items));
                return after;
            }
            inlines.output.rollBack(mark);
        }
        if (isExample) {
            return NONE;
        }
        inlines.output.add('@', key.at, key.at + 1);
        inlines.output.addText(inlines.text, key.keyStart, key.keyEnd);
        inlines.output.addEvent(citationEvent(start, key.end, List.of(item(key, mode, "", null))));
        return key.end;
    }

    private int inTextWithSuffix(
            int at, KeySyntax key, CitationMode mode, List<CitationItem> items) {
        items.clear();
        if (inlines.text.startsWith("[^", at)) {
            return NONE;
        }
        int start = inlines.output.length();
        inlines.output.startRecording();
        int i = suffix(at + 1);
        inlines.countSteps(i - at);
        inlines.output.stopRecording();
        items.add(item(key, mode, "", inlines.output.textSince(start)));
        if (i < inlines.end && inlines.text.charAt(i) == ';') {
            int more = items(VerbatimScanner.skipSpace(inlines.text, i + 1, inlines.end), items);
            if (more < 0) {
                return NONE;
            }
            i = more;
        }
        i = VerbatimScanner.skipSpace(inlines.text, i, inlines.end);
        if (i >= inlines.end || inlines.text.charAt(i) != ']') {
            return NONE;
        }
        boolean opens =
                i + 1 < inlines.end
                        && (inlines.text.charAt(i + 1) == '[' || inlines.text.charAt(i + 1) == '(');
        return opens || inlines.attributes(i + 1) >= 0 ? NONE : i + 1;
    }

    /** Reads a citation in brackets, {@code [see @a, p. 3; -@b]}. */
    int bracketedCitation(int at) {
        if (inlines.lastAt < at) {
            return NONE;
        }
        return inlines.attempt(
                InlineReader.Construct.CITE,
                at,
                start -> {
                    InlineOutput.Mark mark = inlines.output.mark();
                    List<CitationItem> items = new ArrayList<>();
                    int after = bracketedItems(start, items);
                    if (after >= 0 && isLabel(after)) {
                        return NONE;
                    }
                    if (after >= 0) {
                        inlines.output.rollBackText(mark.textLength());
                        inlines.output.addRawText(inlines.text, start, after);
                        inlines.output.insertEvent(mark, citationEvent(start, after, items));
                    }
                    return after;
                });
    }

    /** Reads the items of a bracketed citation, including both brackets. */
    private int bracketedItems(int at, List<CitationItem> items) {
        items.clear();
        int i = items(VerbatimScanner.skipSpace(inlines.text, at + 1, inlines.end), items);
        if (i < 0) {
            return NONE;
        }
        i = VerbatimScanner.skipSpace(inlines.text, i, inlines.end);
        if (i >= inlines.end || inlines.text.charAt(i) != ']') {
            return NONE;
        }
        return i + 1;
    }

    /** Whether the bracket that ends at {@code after} is the text of a link or a bracketed span. */
    private boolean isLabel(int after) {
        return inlines.isLinkTarget(after)
                || inlines.attributes(after) >= 0
                || inlines.isReference(after);
    }

    private int items(int at, List<CitationItem> items) {
        int i = at;
        while (true) {
            i = item(i, items);
            if (i < 0) {
                return NONE;
            }
            if (i >= inlines.end || inlines.text.charAt(i) != ';') {
                return i;
            }
            i = VerbatimScanner.skipSpace(inlines.text, i + 1, inlines.end);
        }
    }

    private int item(int at, List<CitationItem> items) {
        inlines.output.startRecording();
        try {
            return recordedItem(at, items);
        } finally {
            inlines.output.stopRecording();
        }
    }

    private int recordedItem(int at, List<CitationItem> items) {
        int start = inlines.output.length();
        int i = at;
        while (i < inlines.end && !endsPrefix(i)) {
            i = inlines.inline(i);
            if (i < 0) {
                return NONE;
            }
        }
        if (i >= inlines.end) {
            return NONE;
        }
        KeySyntax key = key(i);
        if (key == null) {
            return NONE;
        }
        inlines.output.trim(start);
        String prefix = inlines.output.textSince(start).text();
        inlines.output.rollBackText(start);
        int after = suffix(key.end);
        // Prefix and suffix are copied, and the suffix is searched for a locator.
        inlines.countSteps(after - at);
        CitationMode mode =
                key.suppressed ? CitationMode.SUPPRESS_AUTHOR : CitationMode.NORMAL_CITATION;
        items.add(item(key, mode, prefix, inlines.output.textSince(start)));
        inlines.output.rollBackText(start);
        return after;
    }

    /** Whether a prefix ends here: at a key, or at a bracket or semicolon if there is no key. */
    private boolean endsPrefix(int at) {
        char c = inlines.text.charAt(at);
        if (c == ']' || c == ';') {
            return true;
        }
        return (c == '@' || c == '-') && key(at) != null;
    }

    private int suffix(int at) {
        boolean spaced = at >= inlines.end || CharClasses.isSpace(inlines.text.charAt(at));
        int i = VerbatimScanner.skipSpace(inlines.text, at, inlines.end);
        int start = inlines.output.length();
        inlines.output.add(InlineOutput.NO_TEXT, at, Math.max(at, i));
        int content = inlines.output.length();
        while (i < inlines.end && inlines.text.charAt(i) != ';' && inlines.text.charAt(i) != ']') {
            int next = inlines.inline(i);
            if (next < 0) {
                break;
            }
            i = next;
        }
        inlines.output.trim(content);
        if (spaced && inlines.output.length() > content) {
            // Pandoc keeps one space before a suffix.
            inlines.output.set(start, InlineOutput.FIXED_SPACE);
        }
        return i;
    }

    private CitationItem item(
            KeySyntax key,
            CitationMode mode,
            String prefix,
            InlineOutput.@Nullable PlainText suffix) {
        Optional<Locator> locator =
                suffix == null
                        ? Optional.empty()
                        : Locators.in(suffix, inlines.inlineText, inlines.definitions.terms());
        return new CitationItem(
                // A key that is cited a thousand times is in memory once.
                inlines.text.substring(key.keyStart, key.keyEnd).intern(),
                mode,
                inlines.inlineText.span(key.at, key.end),
                inlines.inlineText.span(key.keyStart, key.keyEnd),
                prefix,
                suffix == null ? "" : suffix.text(),
                locator);
    }

    private InlineOutput.Event citationEvent(int from, int to, List<CitationItem> items) {
        return new InlineOutput.Event.CitationEvent(
                new Citation(inlines.inlineText.span(from, to), items));
    }

    /** Reads {@code @label} of an example list, or an {@code @} that begins nothing. */
    int exampleLabel(int at) {
        int after = ListMarker.exampleLabelEnd(inlines.text, at + 1, inlines.end);
        String label = inlines.text.substring(at + 1, after);
        Optional<String> number = inlines.definitions.exampleNumber(label);
        if (number.isPresent()) {
            inlines.output.addReplacement(number.get(), at, after);
        } else {
            inlines.output.addText(inlines.text, at, after);
        }
        return after;
    }
}
