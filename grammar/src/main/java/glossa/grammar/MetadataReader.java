package glossa.grammar;

import java.util.ArrayList;
import java.util.List;

/** Reads the top-level fields of a front matter, line by line. */
final class MetadataReader {
    private final String note;
    private final Span content;
    private final List<Metadata.Field> fields = new ArrayList<>();
    private List<Metadata.Value> values = new ArrayList<>();
    private String name = "";
    private Span nameSpan = new Span(0, 0);

    MetadataReader(String note, Span content) {
        this.note = note;
        this.content = content;
    }

    List<Metadata.Field> read() {
        int start = content.start();
        while (start < content.end()) {
            int end = start;
            while (end < content.end() && note.charAt(end) != '\n' && note.charAt(end) != '\r') {
                end++;
            }
            readLine(start, end);
            start = end + 1;
        }
        endField();
        return fields;
    }

    private void readLine(int start, int end) {
        int at = VerbatimScanner.skipBlanks(note, start, end);
        if (at == end || note.charAt(at) == '#') {
            return;
        }
        boolean dash =
                note.charAt(at) == '-'
                        && (at + 1 == end || CharClasses.isBlank(note.charAt(at + 1)));
        if (dash) {
            readValues(VerbatimScanner.skipBlanks(note, at + 1, end), end);
        } else if (at == start) {
            endField();
            int colon = FrontMatterReader.colonAfterKey(note, at, end);
            if (colon > at) {
                Span bare = withoutQuotesAndComment(at, colon);
                name = bare.in(note);
                nameSpan = bare;
                readValues(VerbatimScanner.skipBlanks(note, colon + 1, end), end);
            }
        } else if (FrontMatterReader.colonAfterKey(note, at, end) < 0) {
            // A value on separate lines: a block of text, or a list in brackets.
            readValues(at, end);
        }
    }

    private void endField() {
        if (!name.isEmpty()) {
            fields.add(new Metadata.Field(name, nameSpan, values));
        }
        name = "";
        values = new ArrayList<>();
    }

    /** Reads one value, or the values of a list in brackets. */
    private void readValues(int start, int end) {
        if (start >= end || name.isEmpty() || "|>&!*".indexOf(note.charAt(start)) >= 0) {
            return;
        }
        boolean wiki = note.startsWith("[[", start);
        if (note.charAt(start) != '[' || wiki) {
            readValue(start, end);
            return;
        }
        int from = VerbatimScanner.skipBlanks(note, start + 1, end);
        int depth = 0;
        char quote = 0;
        int i = from;
        for (; i < end; i++) {
            char c = note.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && i == from) {
                quote = c;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth < 0) {
                break;
            } else if (c == ',' && depth == 0) {
                readValue(from, i);
                from = VerbatimScanner.skipBlanks(note, i + 1, end);
            }
        }
        readValue(from, i);
    }

    private void readValue(int start, int end) {
        Span bare = withoutQuotesAndComment(start, end);
        if (bare.length() > 0) {
            values.add(new Metadata.Value(bare.in(note), bare));
        }
    }

    /** The span without blanks, quotation marks and a comment. */
    private Span withoutQuotesAndComment(int start, int end) {
        if (start >= end) {
            return new Span(start, start);
        }
        char quote = note.charAt(start);
        if (quote == '"' || quote == '\'') {
            int close = note.indexOf(quote, start + 1, end);
            return new Span(start + 1, close < 0 ? end : close);
        }
        int to = end;
        for (int i = start + 1; i < to; i++) {
            if (note.charAt(i) == '#' && CharClasses.isBlank(note.charAt(i - 1))) {
                to = i;
            }
        }
        while (to > start && CharClasses.isBlank(note.charAt(to - 1))) {
            to--;
        }
        return new Span(start, to);
    }
}
