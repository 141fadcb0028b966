package glossa.notes;

import glossa.grammar.Citation;
import glossa.grammar.Heading;
import glossa.grammar.Span;

import java.util.ArrayList;
import java.util.List;

/**
 * What is written up to a place of a note, from near to far; nothing behind the place is in it.
 *
 * @param start where the sentence begins that is being written, in UTF-16 offsets
 * @param clause its words since its last citation: the ones that the next citation is for
 * @param before its words before that
 * @param previous the sentence before it, in the same paragraph
 * @param paragraph what else stands before it in its paragraph
 * @param headings the headings that it stands under, the outermost first
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

    /** What is written up to {@code offset}. */
    public static PrecedingText upTo(Note note, int offset) {
        Sentences sentences = new Sentences(note);
        int paragraph = sentences.paragraph(offset).start();
        List<Span> all = new ArrayList<>(sentences.in(paragraph, offset));
        int last = all.size() - 1;
        if (last > 0 && isEmpty(sentences, all.get(last))) {
            // A citation behind the full stop belongs to the sentence before it.
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
