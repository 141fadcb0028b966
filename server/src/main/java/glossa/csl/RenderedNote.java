package glossa.csl;

import java.util.List;

/**
 * The citations of a note and its bibliography, rendered.
 *
 * @param citations as HTML, one for each citation of the note
 * @param bibliography in the order of the style
 */
public record RenderedNote(List<String> citations, List<Entry> bibliography) {
    public RenderedNote {
        citations = List.copyOf(citations);
        bibliography = List.copyOf(bibliography);
    }

    /**
     * An entry of the bibliography.
     *
     * @param key the key of the paper
     */
    public record Entry(String key, String html) {}
}
