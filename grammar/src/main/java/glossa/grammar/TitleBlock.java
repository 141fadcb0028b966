package glossa.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The title block at the head of a note: title, authors and date, each on a line that begins with a
 * percent sign (pandoc manual, "pandoc_title_block").
 *
 * @param span its lines
 * @param values the texts in it, as those of a metadata block
 */
record TitleBlock(Span span, List<FrontMatterReader.Value> values) {
    private static final List<String> FIELDS = List.of("title", "author", "date");

    /** The title block of a note, if it has one. */
    static Optional<TitleBlock> in(String note, Lines lines, Set<Dialect> dialects) {
        int start = note.startsWith("\ufeff") ? 1 : 0;
        boolean isComment =
                note.startsWith("%%", start) && dialects.contains(Dialect.OBSIDIAN_COMMENTS);
        if (!note.startsWith("%", start) || isComment) {
            return Optional.empty();
        }
        List<FrontMatterReader.Value> values = new ArrayList<>();
        int line = 0;
        int end = start;
        for (int field = 0; field < FIELDS.size() && line < lines.count(); field++) {
            int at = line == 0 ? start : lines.start(line);
            if (!note.startsWith("%", at)) {
                break;
            }
            List<Span> pieces = new ArrayList<>();
            int from = at + 1;
            do {
                int text = VerbatimScanner.skipBlanks(note, from, lines.end(line));
                if (text < lines.end(line)) {
                    pieces.add(new Span(text, lines.end(line)));
                }
                end = lines.end(line);
                line++;
                from = line < lines.count() ? lines.start(line) : note.length();
            } while (line < lines.count() && isContinuation(note, from, lines.end(line)));
            if (!pieces.isEmpty()) {
                String name = FIELDS.get(field);
                values.add(new FrontMatterReader.Value(name + "\u0001" + name, pieces, List.of()));
            }
        }
        return Optional.of(new TitleBlock(new Span(start, end), values));
    }

    private static boolean isContinuation(String note, int from, int end) {
        return from < end
                && CharClasses.isBlank(note.charAt(from))
                && VerbatimScanner.skipBlanks(note, from, end) < end;
    }
}
