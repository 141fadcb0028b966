package glossa.notes;

import glossa.grammar.Citation;
import glossa.grammar.Heading;
import glossa.grammar.Span;

import java.util.ArrayList;
import java.util.List;

/**
 * The text before a place in a note, from near to far.
 *
 * @param start the start of the unfinished sentence, in UTF-16 offsets
 * @param clause its words since its last citation: the words that the next citation supports
 * @param before its words before that citation
 * @param previous the previous sentence, in the same paragraph
 * @param paragraph the rest of the paragraph before that
 * @param headings the headings of the section, outermost first
 */
public record PrecedingText(
        int start,
        String clause,
        String before,
        String previous,
        String paragraph,
        List<String> headings) {
    public PrecedingText {
        headings = List.copyOf(headings);
    }

    /** The text up to {@code offset}. */
    public static PrecedingText upTo(Note note, int offset) {
        Sentences sentences = new Sentences(note);
        int paragraph = sentences.paragraph(offset).start();
        List<Span> all = new ArrayList<>(sentences.in(paragraph, offset));
        int last = all.size() - 1;
        if (last > 0 && isEmpty(sentences, all.get(last))) {
            // A citation after a full stop belongs to the sentence before it.
            all.set(last - 1, new Span(all.get(last - 1).start(), offset));
            all.remove(last--);
        }
        int start = all.get(last).start();
        int previous = last > 0 ? all.get(last - 1).start() : start;
        int cited = start;
        for (Citation citation : note.syntax().citations()) {
            int end = citation.span().end();
            if (end > start && end <= offset) {
                cited = end;
            }
        }
        String clause = sentences.plain(cited, offset);
        boolean said = clause.chars().anyMatch(Character::isLetter);
        return new PrecedingText(
                start,
                said ? clause : sentences.plain(start, offset),
                said ? sentences.plain(start, cited) : "",
                sentences.plain(previous, start),
                sentences.plain(paragraph, previous),
                headings(note, offset));
    }

    private static boolean isEmpty(Sentences sentences, Span sentence) {
        return sentences
                .plain(sentence.start(), sentence.end())
                .chars()
                .noneMatch(Character::isLetter);
    }

    private static List<String> headings(Note note, int offset) {
        List<Heading> above = new ArrayList<>();
        for (Heading heading : note.syntax().headings()) {
            if (heading.span().end() > offset) {
                break;
            }
            while (!above.isEmpty() && above.getLast().level() >= heading.level()) {
                above.removeLast();
            }
            above.add(heading);
        }
        return above.stream().map(heading -> heading.text().replaceAll("\\{[^}]*}", " ")).toList();
    }
}
