package glossa.csl;

/**
 * The conditions of a style that depend on the place of a cite in its note. citeproc-java does not
 * support them, so {@link StyleRewriting} resolves them before rendering.
 *
 * @param purpose what is rendered
 * @param sortKey for {@link Purpose#SORTING}, the index of the sort key, from 0
 * @param position the position of the cite among the cites of its paper
 * @param near whether the paper was cited a few citations ago
 * @param locatorLabel the label of its locator; empty without one
 * @param disambiguated whether the condition {@code disambiguate} is true
 * @param minNames the minimum number of names to write before "et al."
 */
record CiteConditions(
        Purpose purpose,
        int sortKey,
        Position position,
        boolean near,
        String locatorLabel,
        boolean disambiguated,
        int minNames) {
    /** What is rendered. */
    enum Purpose {
        /** A cite in a citation. */
        CITATION,
        /** An entry of the bibliography. */
        BIBLIOGRAPHY,
        /** The sort keys of cites. */
        SORTING_CITES,
        /** The sort keys of the bibliography. */
        SORTING,
        /** Only the names, for styles whose citations contain none. */
        AUTHORS
    }

    /** CSL's positions (CSL 1.0.2, "Choose"). */
    enum Position {
        FIRST,
        SUBSEQUENT,
        IBID,
        IBID_WITH_LOCATOR
    }

    static final CiteConditions BIBLIOGRAPHY = of(Purpose.BIBLIOGRAPHY);
    static final CiteConditions AUTHORS = of(Purpose.AUTHORS);

    static CiteConditions of(Purpose purpose) {
        return new CiteConditions(purpose, 0, Position.FIRST, false, "", false, 0);
    }

    /** The conditions for a cite that needs no disambiguation. */
    static CiteConditions citation(Position position, boolean near, String label) {
        return new CiteConditions(Purpose.CITATION, 0, position, near, label, false, 0);
    }

    static CiteConditions sorting(Purpose purpose, int key) {
        return new CiteConditions(purpose, key, Position.FIRST, false, "", false, 0);
    }

    CiteConditions withDisambiguation(boolean more, int atLeast) {
        return new CiteConditions(purpose, sortKey, position, near, locatorLabel, more, atLeast);
    }

    /** Whether the cite is at CSL's {@code position}. */
    boolean isAt(String name) {
        if (purpose != Purpose.CITATION) {
            return false;
        }
        return switch (name) {
            case "first" -> position == Position.FIRST;
            case "subsequent" -> position != Position.FIRST;
            case "ibid" -> position == Position.IBID || position == Position.IBID_WITH_LOCATOR;
            case "ibid-with-locator" -> position == Position.IBID_WITH_LOCATOR;
            case "near-note" -> near;
            default -> false;
        };
    }
}
