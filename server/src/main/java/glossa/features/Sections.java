package glossa.features;

import glossa.grammar.Heading;
import glossa.grammar.Span;
import glossa.notes.Note;

import java.util.ArrayList;
import java.util.List;

/** The sections of a note: a heading and the text up to the next heading of its level or above. */
public final class Sections {
    private Sections() {}

    /**
     * A section.
     *
     * @param span from the start of the heading to the end of the section, without trailing
     *     whitespace
     */
    public record Section(Heading heading, Span span) {}

    /** The sections in the order of their headings, so that a section precedes its subsections. */
    public static List<Section> of(Note note) {
        List<Heading> headings = note.syntax().headings();
        int[] ends = new int[headings.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            while (!open.isEmpty()
                    && headings.get(open.getLast()).level() >= headings.get(i).level()) {
                ends[open.removeLast()] = headings.get(i).span().start();
            }
            open.add(i);
        }
        open.forEach(i -> ends[i] = note.text().length());
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            Span heading = headings.get(i).span();
            int end = trimmedEnd(note.text(), heading.end(), Math.max(heading.end(), ends[i]));
            sections.add(new Section(headings.get(i), new Span(heading.start(), end)));
        }
        return sections;
    }

    /** The end of {@code text} from {@code start} to {@code end} without trailing whitespace. */
    public static int trimmedEnd(String text, int start, int end) {
        int i = end;
        while (i > start && Character.isWhitespace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
