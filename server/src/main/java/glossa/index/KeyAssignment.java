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
 * Gives names to papers that bring none.
 *
 * <p>A paper keeps every name it was ever given. A new one takes the first of its {@link
 * KeyRule#candidates} that no paper has and that no other new paper asks for at the same time: who
 * came first does not matter within one run, so the order of the sources cannot change a name.
 */
final class KeyAssignment {
    private final KeyRule rule;
    private final KeyLedger ledger;
    private final Predicate<String> taken;

    /**
     * @param taken whether a paper outside of this run has the name
     */
    KeyAssignment(KeyRule rule, KeyLedger ledger, Predicate<String> taken) {
        this.rule = rule;
        this.ledger = ledger;
        this.taken = taken;
    }

    /** The names of each group of records, its key first; in the order of {@code groups}. */
    List<List<String>> names(List<List<Paper>> groups) {
        Set<String> own = new LinkedHashSet<>();
        groups.forEach(group -> own.addAll(RecordGrouping.ownNames(group)));
        Set<String> given = new LinkedHashSet<>(own);
        Map<Integer, List<String>> open = new TreeMap<>();
        List<List<String>> names = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            List<Paper> group = groups.get(i);
            Set<String> known = RecordGrouping.ownNames(group);
            List<Paper> keyless = group.stream().filter(record -> record.key().isEmpty()).toList();
            if (!keyless.isEmpty()) {
                List<String> fingerprints = fingerprints(group);
                List<String> kept = new ArrayList<>();
                for (String name : ledger.names(fingerprints).reversed()) {
                    // Two people's ledgers may have been merged: who is asked first has the name.
                    if (!taken.test(name) && given.add(name)) {
                        kept.add(name);
                    }
                }
                known.addAll(kept);
                if (kept.isEmpty()) {
                    open.put(i, rule.candidates(keyless.getFirst()));
                }
            }
            names.add(new ArrayList<>(known));
        }
        contend(open, given, groups, names);
        for (int i = 0; i < groups.size(); i++) {
            remember(groups.get(i), names.get(i));
        }
        return names;
    }

    /**
     * Each round, every paper still without a name asks for its next candidate; who asks alone gets
     * it.
     */
    private void contend(
            Map<Integer, List<String>> open,
            Set<String> given,
            List<List<Paper>> groups,
            List<List<String>> names) {
        for (int round = 0; !open.isEmpty(); round++) {
            Map<String, List<KeyRequest>> asked = new HashMap<>();
            for (var entry : open.entrySet()) {
                List<String> candidates = entry.getValue();
                boolean last = round >= candidates.size();
                String name =
                        last
                                ? candidates.getLast() + "-" + (round - candidates.size() + 2)
                                : candidates.get(round);
                asked.computeIfAbsent(name, n -> new ArrayList<>(1))
                        .add(new KeyRequest(entry.getKey(), last));
            }
            for (var entry : asked.entrySet()) {
                String name = entry.getKey();
                KeyRequest first = entry.getValue().getFirst();
                // Two papers that even their digest does not tell apart differ in nothing but their
                // place.
                boolean alone = entry.getValue().size() == 1 || first.last();
                if (alone && free(name, given, groups.get(first.group()))) {
                    given.add(name);
                    names.get(first.group()).add(name);
                    open.remove(first.group());
                }
            }
        }
    }

    /** A paper that asks for a name, by its place in the list of groups. */
    private record KeyRequest(int group, boolean last) {}

    private boolean free(String name, Set<String> given, List<Paper> group) {
        return !given.contains(name)
                && !ledger.isOfAnother(name, fingerprints(group))
                && !taken.test(name);
    }

    /** What any of the records may be known again by. */
    static List<String> fingerprints(List<Paper> group) {
        return group.stream()
                .flatMap(record -> Identity.fingerprints(record).stream())
                .distinct()
                .toList();
    }

    /**
     * A paper that some source names and some does not would lose its name with the first: so its
     * names are written down, its key last.
     */
    private void remember(List<Paper> group, List<String> names) {
        for (Paper record : group) {
            if (record.key().isEmpty()) {
                List<String> fingerprints = Identity.fingerprints(record);
                List<String> known = ledger.names(fingerprints);
                for (String name : names.reversed()) {
                    if (!known.contains(name) || name.equals(names.getFirst())) {
                        ledger.give(fingerprints, name);
                    }
                }
            }
        }
    }
}
