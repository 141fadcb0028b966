package glossa.index;

import glossa.corpus.Identity;
import glossa.corpus.KeyRule;
import glossa.corpus.Paper;

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
final class Naming {
    private final KeyRule rule;
    private final KeyLedger ledger;
    private final Predicate<String> taken;

    /**
     * @param taken whether a paper outside of this run has the name
     */
    Naming(KeyRule rule, KeyLedger ledger, Predicate<String> taken) {
        this.rule = rule;
        this.ledger = ledger;
        this.taken = taken;
    }

    /** The names of each group of records, its key first; in the order of {@code groups}. */
    List<List<String>> names(List<List<Paper>> groups) {
        Set<String> own = new LinkedHashSet<>();
        groups.forEach(group -> own.addAll(Grouping.ownNames(group)));
        Map<Integer, List<String>> open = new TreeMap<>();
        List<List<String>> names = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            List<Paper> group = groups.get(i);
            Set<String> known = Grouping.ownNames(group);
            List<Paper> keyless = group.stream().filter(record -> record.key().isEmpty()).toList();
            if (!keyless.isEmpty()) {
                List<String> given = new ArrayList<>();
                for (Paper record : group) {
                    for (String name : ledger.names(Identity.fingerprint(record)).reversed()) {
                        if (!own.contains(name) && !given.contains(name) && !taken.test(name)) {
                            given.add(name);
                        }
                    }
                }
                known.addAll(given);
                if (given.isEmpty()) {
                    open.put(i, rule.candidates(keyless.getFirst()));
                }
            }
            names.add(new ArrayList<>(known));
        }
        contend(open, own, names);
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
            Map<Integer, List<String>> open, Set<String> own, List<List<String>> names) {
        Set<String> given = new LinkedHashSet<>(own);
        for (int round = 0; !open.isEmpty(); round++) {
            Map<String, List<Asker>> asked = new HashMap<>();
            for (var entry : open.entrySet()) {
                List<String> candidates = entry.getValue();
                boolean last = round >= candidates.size();
                String name =
                        last
                                ? candidates.getLast() + "-" + (round - candidates.size() + 2)
                                : candidates.get(round);
                asked.computeIfAbsent(name, n -> new ArrayList<>(1))
                        .add(new Asker(entry.getKey(), last));
            }
            for (var entry : asked.entrySet()) {
                String name = entry.getKey();
                Asker first = entry.getValue().getFirst();
                // Two papers that even their digest does not tell apart differ in nothing but their
                // place.
                boolean alone = entry.getValue().size() == 1 || first.last();
                if (alone && free(name, given)) {
                    given.add(name);
                    names.get(first.group()).add(name);
                    open.remove(first.group());
                }
            }
        }
    }

    /** A paper that asks for a name, by its place in the list of groups. */
    private record Asker(int group, boolean last) {}

    private boolean free(String name, Set<String> given) {
        return !given.contains(name) && ledger.owner(name).isEmpty() && !taken.test(name);
    }

    /**
     * A paper that some source names and some does not would lose its name with the first: so it is
     * written down.
     */
    private void remember(List<Paper> group, List<String> names) {
        for (Paper record : group) {
            if (record.key().isEmpty()) {
                String fingerprint = Identity.fingerprint(record);
                for (String name : names.reversed()) {
                    if (ledger.owner(name).filter(fingerprint::equals).isEmpty()
                            || name.equals(names.getFirst())) {
                        ledger.give(fingerprint, name);
                    }
                }
            }
        }
    }
}
