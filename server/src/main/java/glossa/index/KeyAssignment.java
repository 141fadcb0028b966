package glossa.index;

import glossa.paper.Identity;
import glossa.paper.KeyRule;
import glossa.paper.Paper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Assigns keys to papers whose sources give none.
 *
 * <p>A paper keeps every name that it was ever assigned. A new paper gets the first of its {@link
 * KeyRule#candidates} that no other paper has and that no other new paper requests in the same
 * round. So the order of the sources does not influence the keys of one update.
 */
final class KeyAssignment {
    private final KeyRule rule;
    private final KeyLedger ledger;
    private final Predicate<String> isTaken;

    /**
     * @param isTaken whether a paper outside of the update has a name
     */
    KeyAssignment(KeyRule rule, KeyLedger ledger, Predicate<String> isTaken) {
        this.rule = rule;
        this.ledger = ledger;
        this.isTaken = isTaken;
    }

    /** The names of each group of records, its key first, in the order of {@code groups}. */
    List<List<String>> names(List<List<Paper>> groups) {
        Set<String> ownNames = new LinkedHashSet<>();
        groups.forEach(group -> ownNames.addAll(RecordGrouping.ownNames(group)));
        Set<String> inUse = new LinkedHashSet<>(ownNames);
        Map<Integer, List<String>> unnamed = new TreeMap<>();
        List<List<String>> namesByGroup = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            List<Paper> group = groups.get(i);
            Set<String> names = RecordGrouping.ownNames(group);
            List<Paper> keyless = group.stream().filter(record -> record.key().isEmpty()).toList();
            if (!keyless.isEmpty()) {
                List<String> fingerprints = fingerprints(group);
                List<String> kept = new ArrayList<>();
                for (String name : ledger.names(fingerprints).reversed()) {
                    // Ledgers of two people may have been merged: the name goes to the first that
                    // asks.
                    if (!isTaken.test(name) && inUse.add(name)) {
                        kept.add(name);
                    }
                }
                names.addAll(kept);
                if (kept.isEmpty()) {
                    unnamed.put(i, rule.candidates(keyless.getFirst()));
                }
            }
            namesByGroup.add(new ArrayList<>(names));
        }
        assignNew(unnamed, inUse, groups, namesByGroup);
        for (int i = 0; i < groups.size(); i++) {
            record(groups.get(i), namesByGroup.get(i));
        }
        return namesByGroup;
    }

    /**
     * Assigns new names in rounds. In each round, every unnamed paper requests its next candidate,
     * and gets it if no other requests it.
     */
    private void assignNew(
            Map<Integer, List<String>> unnamed,
            Set<String> inUse,
            List<List<Paper>> groups,
            List<List<String>> namesByGroup) {
        for (int round = 0; !unnamed.isEmpty(); round++) {
            Map<String, List<KeyRequest>> requests = new HashMap<>();
            for (var entry : unnamed.entrySet()) {
                List<String> candidates = entry.getValue();
                boolean isNumbered = round >= candidates.size();
                String name =
                        isNumbered
                                ? candidates.getLast() + "-" + (round - candidates.size() + 2)
                                : candidates.get(round);
                requests.computeIfAbsent(name, n -> new ArrayList<>(1))
                        .add(new KeyRequest(entry.getKey(), isNumbered));
            }
            for (var entry : requests.entrySet()) {
                String name = entry.getKey();
                KeyRequest first = entry.getValue().getFirst();
                // The last candidates have a digest of the record: papers with the same one differ
                // only in place.
                boolean alone = entry.getValue().size() == 1 || first.isNumbered();
                if (alone && isFree(name, inUse, groups.get(first.group()))) {
                    inUse.add(name);
                    namesByGroup.get(first.group()).add(name);
                    unnamed.remove(first.group());
                }
            }
        }
    }

    /**
     * A request for a name.
     *
     * @param group the index of the paper in the list of groups
     * @param isNumbered whether the candidates are used up and the name has a number at its end
     */
    private record KeyRequest(int group, boolean isNumbered) {}

    private boolean isFree(String name, Set<String> inUse, List<Paper> group) {
        return !inUse.contains(name)
                && !ledger.belongsToAnother(name, fingerprints(group))
                && !isTaken.test(name);
    }

    /** The fingerprints of all records of a paper. */
    static List<String> fingerprints(List<Paper> group) {
        return group.stream()
                .flatMap(record -> Identity.fingerprints(record).stream())
                .distinct()
                .toList();
    }

    /**
     * Records the names of papers that have a record without a key, the key last. A paper that only
     * some of its sources name would otherwise lose its name when these are gone.
     */
    private void record(List<Paper> group, List<String> names) {
        for (Paper record : group) {
            if (record.key().isEmpty()) {
                List<String> fingerprints = Identity.fingerprints(record);
                List<String> assigned = ledger.names(fingerprints);
                for (String name : names.reversed()) {
                    if (!assigned.contains(name) || name.equals(names.getFirst())) {
                        ledger.assign(fingerprints, name);
                    }
                }
            }
        }
    }
}
