package glossa.grammar;

import java.util.List;
import java.util.Optional;

/**
 * Reads a run of inlines that no one wrote by hand (thousands of open brackets, say) in one pass:
 * only escapes, code and keys in running text.
 */
final class PlainReader {
    private final InlineText prose;
    private final String text;
    private final NoteDefinitions definitions;
    private final InlineOutput sheet = new InlineOutput();

    PlainReader(InlineText prose, NoteDefinitions definitions) {
        this.prose = prose;
        this.text = prose.text();
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
            if (key != null && !definitions.isExample(text.substring(key.from(), key.to()))) {
                cite(at, key);
                at = key.end();
                afterWord = false;
                continue;
            }
            if (c == '`') {
                int close = text.indexOf('`', at + 1);
                if (close >= 0) {
                    sheet.opaque(at, close + 1);
                    at = close;
                }
            }
            afterWord = CharClasses.isAlphaNum(text.charAt(at));
            at += c == '\\' ? 2 : 1;
        }
        return sheet;
    }

    private void cite(int at, CitationReader.KeySyntax key) {
        CitationItem item =
                new CitationItem(
                        text.substring(key.from(), key.to()),
                        key.suppressed()
                                ? CitationMode.SUPPRESS_AUTHOR
                                : CitationMode.AUTHOR_IN_TEXT,
                        prose.span(key.at(), key.end()),
                        prose.span(key.from(), key.to()),
                        "",
                        "",
                        Optional.empty());
        sheet.found(
                new InlineOutput.Event.Cited(
                        new Citation(prose.span(at, key.end()), List.of(item))));
    }
}
