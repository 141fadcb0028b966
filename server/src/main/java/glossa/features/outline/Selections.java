package glossa.features.outline;

import glossa.features.CitationItemSpans;
import glossa.features.Sections;
import glossa.features.Sections.Section;
import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.Heading;
import glossa.grammar.Lines;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.notes.Sentences;
import glossa.paper.Paper;
import glossa.source.reading.SourceFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Selection ranges: the steps by which a selection grows.
 *
 * <pre>
 * key, &#64;key, its item in the group, the citation, the sentence, the paragraph, the sections, the note
 * </pre>
 */
public final class Selections {
    private Selections() {}

    /** The spans around the cursor, innermost first; each contains the one before. */
    public static List<Span> at(Cursor cursor) {
        Note note = cursor.note();
        int offset = cursor.offset();
        List<Span> around = new ArrayList<>();
        for (Citation citation : note.syntax().citations()) {
            if (citation.span().touches(offset)) {
                citation(note, citation, offset, around);
                around.add(citation.span());
            }
        }
        if (note.syntax().frontMatter().filter(b -> b.span().touches(offset)).isPresent()) {
            around.add(note.syntax().frontMatter().get().span());
        } else {
            prose(note, offset, around);
        }
        for (Section section : Sections.of(note)) {
            if (section.span().touches(offset)) {
                around.add(section.span());
            }
        }
        around.add(new Span(0, note.text().length()));
        return nested(around);
    }

    private static void citation(Note note, Citation citation, int offset, List<Span> around) {
        List<CitationItem> items = citation.items();
        for (int i = 0; i < items.size(); i++) {
            CitationItem item = items.get(i);
            if (item.keySpan().touches(offset)) {
                around.add(item.keySpan());
            }
            if (item.span().touches(offset)) {
                around.add(item.span());
            }
            item.locator()
                    .map(locator -> locator.span())
                    .filter(span -> span.touches(offset))
                    .ifPresent(around::add);
        }
        for (Span item : CitationItemSpans.items(note.text(), citation)) {
            if (item.touches(offset)) {
                around.add(item);
            }
        }
    }

    private static void prose(Note note, int offset, List<Span> around) {
        for (Heading heading : note.syntax().headings()) {
            Span span = heading.span();
            if (span.touches(offset)) {
                around.add(
                        new Span(
                                span.start(),
                                Sections.trimmedEnd(note.text(), span.start(), span.end())));
                return;
            }
        }
        if (note.isOpaque(offset)) {
            note.syntax().opaque().stream()
                    .filter(span -> span.touches(offset))
                    .forEach(around::add);
        }
        Sentences sentences = new Sentences(note);
        Span paragraph = trimmed(note.text(), sentences.paragraph(offset));
        if (paragraph.length() > 0) {
            for (Span sentence : sentences.in(paragraph.start(), paragraph.end())) {
                Span words = trimmed(note.text(), sentence);
                if (words.touches(offset)) {
                    around.add(words);
                }
            }
            around.add(paragraph);
        }
    }

    private static Span trimmed(String text, Span span) {
        int start = span.start();
        while (start < span.end() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return new Span(start, Sections.trimmedEnd(text, start, span.end()));
    }

    /**
     * The spans sorted from the innermost outwards, without those that do not contain their
     * predecessor.
     */
    private static List<Span> nested(List<Span> around) {
        around.sort(Comparator.comparingInt(Span::length));
        List<Span> nested = new ArrayList<>();
        for (Span span : around) {
            if (span.length() == 0) {
                continue;
            }
            if (nested.isEmpty() || holds(span, nested.getLast())) {
                nested.add(span);
            }
        }
        return nested.isEmpty() ? List.of(new Span(0, 0)) : nested;
    }

    private static boolean holds(Span wide, Span narrow) {
        return wide.start() <= narrow.start() && narrow.end() <= wide.end() && !wide.equals(narrow);
    }

    /** In a source: the name of the record, the record, and the whole text. */
    public static List<Range> inSource(Path file, String text, Position place) {
        List<Range> around = new ArrayList<>();
        if (text.length() <= Foldings.MAX_SOURCE_LENGTH) {
            for (Paper record : SourceFiles.read(file, text).papers()) {
                Range whole = record.sources().getFirst().record();
                if (touches(whole, place)) {
                    Range name = record.sources().getFirst().name();
                    if (touches(name, place) && !name.equals(whole)) {
                        around.add(name);
                    }
                    around.add(whole);
                    break;
                }
            }
        }
        Range all = Lines.of(text).range(new Span(0, text.length()));
        if (!around.contains(all)) {
            around.add(all);
        }
        return around;
    }

    private static boolean touches(Range range, Position place) {
        return range.start().compareTo(place) <= 0 && place.compareTo(range.end()) <= 0;
    }
}
