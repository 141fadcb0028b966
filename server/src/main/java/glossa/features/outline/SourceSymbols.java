package glossa.features.outline;

import glossa.features.PaperLabels;
import glossa.grammar.Range;
import glossa.paper.DisplayText;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.reading.SourceFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Document symbols of a source: its records, named by their keys. */
public final class SourceSymbols {
    private SourceSymbols() {}

    /**
     * A record.
     *
     * @param name its key, otherwise its title; never empty
     * @param detail authors, year and title; may be empty
     * @param selectionRange the part that names it; within {@code range}
     */
    public record Symbol(String name, String detail, Range range, Range selectionRange) {}

    /**
     * The records in text order; none if the source is too long.
     *
     * @param text the text of the source as the editor has it
     */
    public static List<Symbol> of(Path file, String text) {
        List<Symbol> symbols = new ArrayList<>();
        if (text.length() > Foldings.MAX_SOURCE_LENGTH) {
            return symbols;
        }
        for (Paper record : SourceFiles.read(file, text).papers()) {
            Source place = record.sources().getFirst();
            String key = DisplayText.line(record.key()).strip();
            String title = PaperLabels.title(record).strip();
            String name = key.isEmpty() ? title : key;
            symbols.add(
                    new Symbol(
                            name.isEmpty() ? "(no key)" : name,
                            key.isEmpty() ? PaperLabels.authors(record) : PaperLabels.line(record),
                            place.record(),
                            within(place.name(), place.record())));
        }
        return symbols;
    }

    /** Clips a name to its record: editors reject a selection range outside the range. */
    private static Range within(Range name, Range record) {
        boolean inside =
                record.start().compareTo(name.start()) <= 0
                        && name.end().compareTo(record.end()) <= 0;
        return inside ? name : record;
    }
}
