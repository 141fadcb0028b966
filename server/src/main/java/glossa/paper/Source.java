package glossa.paper;

import glossa.grammar.Position;
import glossa.grammar.Range;

import java.nio.file.Path;

/**
 * The place of a paper's record.
 *
 * @param file the file, absolute
 * @param record the whole record: a BibTeX entry, a JSON object, title and abstract in a text dump
 * @param name the name of the paper in it: the key in a {@code .bib}, the value of {@code id} in
 *     CSL-JSON, the title if there is no key
 */
public record Source(Path file, Range record, Range name) {
    /** This place with its ranges shifted by {@code base}. */
    public Source from(Position base) {
        return new Source(file, record.from(base), name.from(base));
    }
}
