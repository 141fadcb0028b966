package glossa.notes;

import glossa.grammar.CitationItem;
import glossa.grammar.Span;

import java.util.ArrayList;
import java.util.List;

/**
 * One citation of a note with the words that it stands in.
 *
 * @param span all of the citation, in UTF-16 offsets of the note
 * @param keys the cited keys, in the order of the text
 * @param words the note's own words around it, without the citations
 */
public record Citing(Span span, List<String> keys, String words) {
    /** UTF-16 units of a line that are looked at before a citation. */
    private static final int REACH = 400;

    public Citing {
        keys = List.copyOf(keys);
    }

    /** All citations of a note, in the order of the text. */
    public static List<Citing> all(Note note) {
        List<Citing> all = new ArrayList<>();
        for (var citation : note.syntax().citations()) {
            int line = note.lines().start(note.lines().line(citation.span().start()));
            int from = Math.max(line, citation.span().start() - REACH);
            all.add(
                    new Citing(
                            citation.span(),
                            citation.items().stream().map(CitationItem::key).toList(),
                            note.text().substring(from, citation.span().start())));
        }
        return all;
    }
}
