package glossa.csl;

import glossa.csl.CiteConditions.Position;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The positions of cites relative to the cites before them (CSL 1.0.2, "Choose": {@code position}).
 */
final class CitePositions {
    private final int nearNoteDistance;
    private final Map<String, Integer> lastCitation = new HashMap<>();
    private List<Cite> previousCites = List.of();
    private int citationNumber;

    /**
     * @param near the maximum distance in citations that counts as {@code near-note}
     */
    CitePositions(int near) {
        this.nearNoteDistance = near;
    }

    /** A cite's place. */
    record CitePlace(Position position, boolean near) {}

    /** The positions of the cites of the next citation, in their order. */
    List<CitePlace> next(List<Cite> cites) {
        citationNumber++;
        CitePlace[] places = new CitePlace[cites.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(cites, i);
            String key = key(cites.get(i));
            lastCitation.put(key, citationNumber);
        }
        previousCites = cites;
        return List.of(places);
    }

    private CitePlace place(List<Cite> cites, int i) {
        Cite cite = cites.get(i);
        Integer seen = lastCitation.get(key(cite));
        if (seen == null) {
            return new CitePlace(Position.FIRST, false);
        }
        boolean isNear = citationNumber - seen <= nearNoteDistance;
        boolean single =
                !previousCites.isEmpty()
                        && previousCites.stream()
                                .allMatch(one -> key(one).equals(key(previousCites.getFirst())));
        Cite previous = i > 0 ? cites.get(i - 1) : single ? previousCites.getLast() : null;
        if (previous == null || !key(previous).equals(key(cite))) {
            return new CitePlace(Position.SUBSEQUENT, isNear);
        }
        boolean same =
                previous.locatorLabel().equals(cite.locatorLabel())
                        && previous.locator().equals(cite.locator());
        Position position =
                same
                        ? Position.IBID
                        : cite.locator().isEmpty()
                                ? Position.SUBSEQUENT
                                : Position.IBID_WITH_LOCATOR;
        return new CitePlace(position, isNear);
    }

    private static String key(Cite cite) {
        return cite.paper().map(paper -> paper.key()).orElse(cite.key());
    }
}
