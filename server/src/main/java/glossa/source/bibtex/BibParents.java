package glossa.source.bibtex;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The entries of a {@code .bib} that others take fields from or name as theirs (BibLaTeX manual,
 * section 2.4.1).
 */
public final class BibParents {
    private static final List<String> FIELDS =
            List.of("crossref", "xref", "xdata", "entryset", "related");

    private BibParents() {}

    /** Their keys, as those name them. */
    public static Set<String> of(String bib) {
        Set<String> parents = new HashSet<>();
        BibReader reader = new BibReader(bib, new ArrayList<>());
        for (BibEntry entry = reader.next(); entry != null; entry = reader.next()) {
            for (String field : FIELDS) {
                parents.addAll(List.of(entry.field(field).strip().split("[,\\s]+")));
            }
        }
        return parents;
    }
}
