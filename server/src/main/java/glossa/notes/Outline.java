package glossa.notes;

import glossa.grammar.Heading;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a note whether an editor has it open or not: what it is about and whom it cites.
 *
 * @param uri as an editor would write it
 * @param paper the key of the paper that the whole note is about, if it is a literature note
 * @param headings its headings, in the order of the text
 * @param citings its citations, in the order of the text
 */
public record Outline(
        String uri, Optional<String> paper, List<Heading> headings, List<Citing> citings) {
    public Outline {
        headings = List.copyOf(headings);
        citings = List.copyOf(citings);
    }

    /** The outline of a note. */
    public static Outline of(Note note) {
        return new Outline(note.uri(), note.paper(), note.syntax().headings(), Citing.all(note));
    }
}
