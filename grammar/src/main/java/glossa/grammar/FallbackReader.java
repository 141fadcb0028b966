package glossa.grammar;

import java.util.List;
import java.util.Optional;

/**
 * Reads a run of inlines on which {@link InlineReader} exhausted its budget, such as thousands of
 * open brackets. It takes one pass, and knows only escapes, code and keys in running text.
 */
final class FallbackReader {
    private final InlineText inlineText;
    private final String text;
    private final NoteDefinitions definitions;
    private final InlineOutput output = new InlineOutput();

    FallbackReader(InlineText inlineText, NoteDefinitions definitions) {
        this.inlineText = inlineText;
        this.text = inlineText.text();
        this.definitions = definitions;
    }

    InlineOutput read() {
        int end = text.length();
        int at = 0;
        boolean afterWord = false;
        while (at < end) {
            char c = text.charAt(at);
            CitationReader.KeySyntax key =
                    (c == '@' || c == '-') && !afterWord
                            ? CitationReader.keyAt(text, at, end)
                            : null;
            if (key != null
                    && !definitions.isExample(text.substring(key.keyStart(), key.keyEnd()))) {
                addCitation(at, key);
                at = key.end();
                afterWord = false;
                continue;
            }
            if (c == '`') {
                int close = text.indexOf('`', at + 1);
                if (close >= 0) {
                    output.addOpaque(at, close + 1);
                    at = close;
                }
            }
            afterWord = CharClasses.isAlphaNum(text.charAt(at));
            at += c == '\\' ? 2 : 1;
        }
        return output;
    }

    private void addCitation(int at, CitationReader.KeySyntax key) {
        CitationItem item =
                new CitationItem(
                        text.substring(key.keyStart(), key.keyEnd()),
                        key.suppressed()
                                ? CitationMode.SUPPRESS_AUTHOR
                                : CitationMode.AUTHOR_IN_TEXT,
                        inlineText.span(key.at(), key.end()),
                        inlineText.span(key.keyStart(), key.keyEnd()),
                        "",
                        "",
                        Optional.empty());
        output.addEvent(
                new InlineOutput.Event.CitationEvent(
                        new Citation(inlineText.span(at, key.end()), List.of(item))));
    }
}
