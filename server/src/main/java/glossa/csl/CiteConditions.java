package glossa.csl;

/**
 * How a style is read for one cite: what its conditions ask about the place of a cite in the note
 * is settled before the library sees it.
 *
 * @param purpose what is rendered
 * @param sortKey for {@link Purpose#SORTING}, which of the keys, from 0
 * @param position where the paper stands among the cites
 * @param near whether it was cited a few citations ago
 * @param locatorLabel the kind of its locator; empty without one
 * @param disambiguated whether the style is to say more, since it said too little
 * @param minNames how many names are given at least, where some would be left out
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
        /** What cites are sorted by. */
        SORTING_CITES,
        /** What entries are sorted by. */
        SORTING,
        /** The names alone, by a style whose cites have none. */
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

    /** The reading for a cite of this kind, none of which is like another. */
    static CiteConditions citation(Position position, boolean near, String label) {
        return new CiteConditions(Purpose.CITATION, 0, position, near, label, false, 0);
    }

    static CiteConditions sorting(Purpose purpose, int key) {
        return new CiteConditions(purpose, key, Position.FIRST, false, "", false, 0);
    }

    CiteConditions withDisambiguation(boolean more, int atLeast) {
        return new CiteConditions(purpose, sortKey, position, near, locatorLabel, more, atLeast);
    }

    /** Whether a cite of this kind is at CSL's {@code position}. */
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
