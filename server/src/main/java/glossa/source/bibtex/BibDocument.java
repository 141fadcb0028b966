package glossa.source.bibtex;

import java.util.ArrayList;
import java.util.List;

/**
 * The syntax tree of a {@code .bib}: each part of each entry at its place. All features that look
 * at a {@code .bib} work on this tree; {@link BibTex} reads its entries one after the other and
 * never holds the whole.
 *
 * <pre>{@code
 * BibDocument.of("@book{knuth1984, title = {Literate Programming}}")
 *         .entries().getFirst().field("title"); // name 17..22, value 25..47
 * }</pre>
 *
 * @param nodes entries and commands, in the order of the text; text between them is a comment
 */
public record BibDocument(String text, List<BibEntry> nodes) {
    public BibDocument {
        nodes = List.copyOf(nodes);
    }

    /** The tree of a text; never fails. */
    public static BibDocument of(String text) {
        List<BibEntry> nodes = new ArrayList<>();
        BibParser parser = new BibParser(text, new ArrayList<>());
        for (BibEntry node = parser.next(); node != null; node = parser.next()) {
            nodes.add(node);
        }
        return new BibDocument(text, nodes);
    }

    /** The nodes that are entries. */
    public List<BibEntry> entries() {
        return nodes.stream().filter(node -> !node.isCommand()).toList();
    }
}
