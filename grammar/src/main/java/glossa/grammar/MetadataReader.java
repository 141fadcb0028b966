package glossa.grammar;

import java.util.ArrayList;
import java.util.List;

/** Reads the fields of the first level of a front matter, line by line. */
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
            line(start, end);
            start = end + 1;
        }
        end();
        return fields;
    }

    private void line(int start, int end) {
        int at = VerbatimScanner.skipBlanks(note, start, end);
        if (at == end || note.charAt(at) == '#') {
            return;
        }
        boolean dash =
                note.charAt(at) == '-'
                        && (at + 1 == end || CharClasses.isBlank(note.charAt(at + 1)));
        if (dash) {
            values(VerbatimScanner.skipBlanks(note, at + 1, end), end);
        } else if (at == start) {
            end();
            int colon = FrontMatterReader.colon(note, at, end);
            if (colon > at) {
                Span bare = bare(at, colon);
                name = bare.in(note);
                nameSpan = bare;
                values(VerbatimScanner.skipBlanks(note, colon + 1, end), end);
            }
        } else if (FrontMatterReader.colon(note, at, end) < 0) {
            // A value on lines of its own: a block of text, or a list between brackets.
            values(at, end);
        }
    }

    private void end() {
        if (!name.isEmpty()) {
            fields.add(new Metadata.Field(name, nameSpan, values));
        }
        name = "";
        values = new ArrayList<>();
    }

    /** One value, or those of a list between brackets. */
    private void values(int start, int end) {
        if (start >= end || name.isEmpty() || "|>&!*".indexOf(note.charAt(start)) >= 0) {
            return;
        }
        boolean wiki = note.startsWith("[[", start);
        if (note.charAt(start) != '[' || wiki) {
            value(start, end);
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
                value(from, i);
                from = VerbatimScanner.skipBlanks(note, i + 1, end);
            }
        }
        value(from, i);
    }

    private void value(int start, int end) {
        Span bare = bare(start, end);
        if (bare.length() > 0) {
            values.add(new Metadata.Value(bare.in(note), bare));
        }
    }

    /** Without blanks, quotation marks and a comment. */
    private Span bare(int start, int end) {
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
